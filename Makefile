# make build   set up, then write everything a reader opens to build/
# make test    set up, run every test, then the style checks
# make check   the style checks alone
# make lock    resolve anew: write constraints.txt
# make clean   remove what these made

SHELL := /bin/bash
export PYTHONDONTWRITEBYTECODE := 1

.PHONY: build test check lock clean

build:
	@scripts/environment build
	.venv/bin/eventgraph build

test:
	@scripts/system-packages
	@scripts/environment build test ftm
	@scripts/node-packages || echo "Node packages: not installed; the tests that need them are skipped"
	.venv/bin/python -m pytest --numprocesses=2 --dist=loadfile
	@$(MAKE) --no-print-directory check

check:
	@scripts/environment build test
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	@scripts/check-javascript

lock:
	@scripts/environment build lock
	.venv/bin/python scripts/lock.py

clean:
	rm -rf .venv build dist node_modules
