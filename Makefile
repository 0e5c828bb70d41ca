# make build       set up, then write everything a reader opens to build/
# make test        set up, run every test, then the style checks
# make test-quick  the quick tests: no browser, no other program
# make coverage    every test, and which lines and branches no test runs
# make mutants     changes of the code that judges, which its tests must notice
# make fuzz        inputs that nobody would type, for MINUTES=10; SEED=… repeats a run
# make bench       measure beside peers, and write it to docs/benchmarks.md; QUADS="10000 100000" for these sizes alone
# make check       the style checks alone
# make docs        set up, then write the documentation site: open build/site-docs/index.html
# make lock        write locks/ anew, keeping the pins; UPGRADE=1 moves all of them, UPGRADE=rdflib that one
# make clean       remove what these made

SHELL := /bin/bash
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/pycache
# The theme says at each run that it ends in 2027; docs/decisions/site.md says it once.
export NO_MKDOCS_2_WARNING := 1

.PHONY: build test test-quick coverage mutants fuzz bench check docs lock clean

build:
	@scripts/environment build
	.venv/bin/eventgraph build

test:
	@scripts/system-packages
	@scripts/environment build test docs ftm
	@scripts/node-packages || echo "Node packages: not installed; the tests that need them are skipped"
	.venv/bin/python -m pytest --numprocesses=2 --dist=worksteal
	@$(MAKE) --no-print-directory check

coverage:
	@scripts/environment build test docs ftm
	.venv/bin/python -m pytest --numprocesses=2 --dist=worksteal --cov --cov-report=
	.venv/bin/python -m coverage report

mutants:
	@scripts/environment build test mutants
	.venv/bin/python scripts/mutants.py

fuzz:
	@scripts/environment build test
	.venv/bin/python scripts/fuzz.py --minutes $(or $(MINUTES),10) --seed "$(SEED)"

bench:
	@scripts/environment build test
	.venv/bin/python bench/peers $(QUADS)

test-quick:
	@scripts/environment build test
	.venv/bin/python -m pytest --numprocesses=2 --dist=worksteal -m "not (browser or external or slow)"

check:
	@scripts/environment build test docs
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	@scripts/check-javascript

docs:
	@scripts/environment build docs
	.venv/bin/mkdocs build --strict --quiet
	@echo "wrote build/site-docs/: open build/site-docs/index.html in a browser"

lock:
	@scripts/environment build lock
	.venv/bin/python scripts/lock.py $(UPGRADE)

clean:
	rm -rf .venv build dist mutants node_modules
