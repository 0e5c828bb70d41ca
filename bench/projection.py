"""Measure projections beside the bare reading of the same solutions from pyoxigraph.

Run `python bench/projection.py [QUADS]`; with `--markdown` it prints the section of
docs/benchmarks.md. Each time is the best of three, of the processor; the ratio must not pass 3.
"""

from __future__ import annotations

import argparse
import gc
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from rdflib import Dataset

import eventgraph as eg
from eventgraph.network.projecting import kind_named, project
from eventgraph.sparql.files import read_query
from eventgraph.sparql.running import packaged, solve
from eventgraph.vocabulary import PREFIXES

PAIRS: Final = Path(__file__).with_name("pairs.rq")
RUNS: Final = 3
LIMIT: Final = 3.0
PER_CLAIM: Final = 10
ROLES: Final = ("party", "mediatedBy", "orderedBy", "affects", "negotiatedBy")
SAID: Final = (
    "labels",
    "said",
    "values",
    "claims",
    "things",
    "classes",
    "dates",
    "disputes",
    "contradictions",
)


def lines_of(claims: int) -> Iterator[str]:
    """Write claims, three to an event: six quads of description, three of what is said."""
    evg, sem, prov = PREFIXES["evg"], PREFIXES["sem"], PREFIXES["prov"]
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    a = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    actors = max(10, claims // 40)
    for n in range(actors):
        actor = f"<{PREFIXES['actor']}a{n}>"
        yield f'{actor} {a} <{evg}Person> .\n{actor} {label} "Actor {n}"@en .\n'
    for n in range(claims // 3 + 1):
        event = f"<{PREFIXES['event']}e{n}>"
        yield f'{event} {a} <{evg}Negotiation> .\n{event} {label} "Event {n}"@en .\n'
    for n in range(claims):
        claim, event = f"<{PREFIXES['claim']}c{n}>", f"<{PREFIXES['event']}e{n // 3}>"
        one, other, speaker = (
            f"<{PREFIXES['actor']}a{(n * step) % actors}>" for step in (7, 11, 13)
        )
        yield (
            f"{claim} {a} <{evg}Claim> .\n"
            f'{claim} {label} "Claim {n}"@en .\n'
            f"{claim} <{sem}accordingTo> {speaker} .\n"
            f"{claim} <{prov}wasQuotedFrom> <{PREFIXES['source']}s{n % 50}> .\n"
            f'{claim} <{evg}quote> "words of claim {n}"@en .\n'
            f"{claim} <{evg}certainty> <{evg}Stated> .\n"
            f"{event} <{evg}{ROLES[n % 5]}> {one} {claim} .\n"
            f"{event} <{evg}{ROLES[n % 3]}> {other} {claim} .\n"
            f'{event} <{sem}hasTimeStamp> "2025-07"'
            f"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> {claim} .\n"
        )


def dataset_of(quads: int) -> Dataset:
    """Make a dataset of about so many quads."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.nq"
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(lines_of(quads // PER_CLAIM))
        return eg.load(path)


def read_solutions(dataset: Dataset, kind: str) -> int:
    """Iterate every solution that a projection reads, each cell as text, and do nothing with it."""
    names = [f"projection-{name}" for name in SAID]
    queries = [packaged(name) for name in names]
    if kind == "actors":
        queries.append(read_query(PAIRS))
    if kind == "speakers":
        queries.append(kind_named("speakers"))
    count = 0
    for query in queries:
        for row in solve(query, dataset):
            for cell in row:
                if cell is not None:
                    _ = cell.value
            count += 1
    return count


def best(work: Callable[[], object]) -> float:
    """Time a piece of work, the best of three, without the collector's pauses."""
    times = []
    for _ in range(RUNS):
        gc.collect()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("quads", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--markdown", action="store_true")
    options = parser.parse_args()
    dataset = dataset_of(options.quads)
    rows = []
    for kind in ("events", "actors", "speakers"):
        bare = best(lambda kind=kind: read_solutions(dataset, kind))  # type: ignore[misc]
        drawn = best(lambda kind=kind: project(dataset, kind=kind))  # type: ignore[misc]
        projection = project(dataset, kind=kind)
        rows.append((kind, len(projection), projection.number_of_edges(), bare, drawn))
        if not options.markdown:
            print(f"{kind}: bare {bare:.2f} s, projected {drawn:.2f} s, {drawn / bare:.2f}")
    if options.markdown:
        print("| kind | nodes | edges | solutions alone | projected | ratio |")
        print("|---|---:|---:|---:|---:|---:|")
        for kind, nodes, edges, bare, drawn in rows:
            cells = f"{bare:.1f} s | {drawn:.1f} s | {drawn / bare:.1f}"
            print(f"| {kind} | {nodes:,} | {edges:,} | {cells} |")


if __name__ == "__main__":
    main()
