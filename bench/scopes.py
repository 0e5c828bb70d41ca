"""Measure what a scope adds to a query: one speaker's tenth of a million quads, without a copy.

Run `python bench/scopes.py [CLAIMS]`; with `--markdown` it prints the section of
docs/benchmarks.md. Each time is the best of three; a scope must not add more than 0.2 seconds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from rdflib import Dataset
from synthetic import write_claims

import eventgraph as eg
from eventgraph.claims.scopes import Scope, claims
from eventgraph.rdf.scoped import seen_through
from eventgraph.sparql.files import Query, parse_query
from eventgraph.sparql.running import solve

RUNS: Final = 3
LIMIT: Final = 0.2
TENTH: Final = Scope(according_to="actor:a0")
QUERIES: Final = {
    "one event": "SELECT ?claim ?p ?o { GRAPH ?claim { event:e5 ?p ?o } }",
    "who is held where": (
        "SELECT ?e ?g ?w { GRAPH ?c { ?e evg:affects ?g ; evg:heldAt ?w } } LIMIT 1000"
    ),
    "claims by speaker": (
        "SELECT ?s (COUNT(?c) AS ?n)"
        " { GRAPH ?c { ?e evg:affects ?g } ?c sem:accordingTo ?s } GROUP BY ?s"
    ),
}


def best(run: Callable[[], object]) -> float:
    """Give the shortest of three times, in seconds."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


def ask(query: Query, dataset: Dataset) -> list[object]:
    """Read all solutions."""
    return list(solve(query, dataset))


def main() -> int:
    """Measure, print, and tell whether the limit was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", nargs="?", type=int, default=125_000)
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.nq"
        quads = write_claims(path, given.claims)
        dataset = eg.load(path)
    names = claims(dataset, TENTH) or ()
    choosing = best(partial(claims, dataset, TENTH))
    seen = seen_through(dataset, names)
    rows = []
    for name, text in QUERIES.items():
        query = parse_query(text, name)
        whole = best(partial(ask, query, dataset))
        scoped = best(partial(ask, query, seen))
        rows.append((name, whole, scoped, choosing + scoped - whole))
    print(
        f"{quads} quads, {given.claims} claims, {len(names)} in scope, chosen in {choosing:.3f} s\n"
    )
    if given.markdown:
        print("| query | all claims | the scope | the scope adds, choosing included |")
        print("| --- | ---: | ---: | ---: |")
    for name, whole, scoped, added in rows:
        cells = (name, f"{whole:.3f} s", f"{scoped:.3f} s", f"{added:+.3f} s")
        print(f"| {' | '.join(cells)} |" if given.markdown else "  ".join(cells))
    return 0 if all(added <= LIMIT for *_, added in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
