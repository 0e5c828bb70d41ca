"""Measure how much memory exports and long answers take beside what the store takes by itself.

Run `python bench/memory.py [CLAIMS] [NAME …]`; it ends with status 1 where a target is missed. A
store on disk is built of generated claims, nearly six million quads if nothing else is said, and
each verb answers it in a process of its own. What the store takes by itself is the memory of a
process that opens it and answers ASK. Target: no more than 500 MB above that.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Final

from synthetic import write_claims

from stores import spent

CLAIMS: Final = 630_000
MOST: Final = 500.0
CASES: Final = {
    **{f"export {name}": ("export", name) for name in ("nquads", "ntriples")},
    **{f"export {name}": ("export", name) for name in ("trig", "turtle", "jsonld", "rdfxml")},
    **{f"export {name}": ("export", name) for name in ("nanopub", "csv-nodes-edges", "graphml")},
    **{f"export {name}": ("export", name) for name in ("gexf", "cytoscape", "dot", "mermaid")},
    **{f"export {name}": ("export", name) for name in ("timelinejs", "ftm")},
    "export xlsx": ("export", "xlsx"),
    "query, all triples, csv": ("query", "{folder}/all.rq", "-f", "csv"),
    "query, all triples, json": ("query", "{folder}/all.rq", "-f", "json"),
    "query, a graph, N-Triples": ("query", "{folder}/graph.rq", "-f", "ntriples"),
    "rank degree": ("rank", "degree", "--top", "3"),
    "stats": ("stats",),
    "path": ("path", "event:e0", "event:e7"),
}


def main() -> None:
    """Measure, and print a Markdown table."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    cases = {name: CASES[name] for name in sys.argv[2:] or CASES}
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        quads = write_claims(folder / "claims.nq", claims, entered=True)
        (folder / "all.rq").write_text("SELECT * { GRAPH ?claim { ?s ?p ?o } }\n", "utf-8")
        (folder / "graph.rq").write_text("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }\n", "utf-8")
        (folder / "ask.rq").write_text("ASK { }\n", "utf-8")
        store = ("--graph", str(folder / "store"))
        spent("store", "build", store[1], str(folder / "claims.nq"))
        own = spent("query", str(folder / "ask.rq"), *store).megabytes
        print(f"{quads:,} quads; the store by itself: {own:,.0f} MB\n")
        print("| | time | memory above the store's |\n|---|--:|--:|")
        for case, words in cases.items():
            took = spent(*(word.format(folder=folder) for word in words), *store)
            above = took.megabytes - own
            missed = missed or above > MOST
            print(f"| {case} | {took.seconds:.0f} s | {above:,.0f} MB |", flush=True)
    sys.exit(missed)


if __name__ == "__main__":
    main()
