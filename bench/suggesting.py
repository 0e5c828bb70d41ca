"""How good the suggestions are: speakers of quotations, numbers and dates, and what is useless.

    EVENTGRAPH_SOURCE_TEXT=FILE .venv/bin/python bench/suggesting.py

What the curated claims of the article say is held to be right. A number or date is useful if a
claim holds it; a quotation counts if a claim quotes words of it.
"""

from __future__ import annotations

import os
import sys
import time
from datetime import date
from pathlib import Path

from eventgraph import load
from eventgraph.curation.suggesting.making import suggest
from eventgraph.text.anchoring import Passage, find
from eventgraph.text.sources import SourceText

SOURCE = "<https://w3id.org/eventgraph/id/source/orinoco-2025-07-19>"
HEAD = """PREFIX evg: <https://w3id.org/eventgraph/ns#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
NAMES = HEAD + "SELECT DISTINCT ?thing ?name { ?thing rdfs:label|skos:altLabel ?name }"
QUOTES = (
    HEAD + f"SELECT * {{ ?c sem:accordingTo ?who ; evg:quote ?q ; prov:wasQuotedFrom {SOURCE} }}"
)
VALUES = (
    HEAD
    + f"""SELECT DISTINCT ?v {{ ?c prov:wasQuotedFrom {SOURCE} .
GRAPH ?c {{ ?s ?p ?v }} FILTER(isLiteral(?v)) }}"""
)


def main() -> None:
    """Measure on the article that the curated dataset reads."""
    path = os.environ.get("EVENTGRAPH_SOURCE_TEXT")
    if not path:
        sys.exit("EVENTGRAPH_SOURCE_TEXT names no text: nothing measured")
    text = SourceText(Path(path).read_text("utf-8"))
    dataset = load("graph")
    names: dict[str, list[str]] = {}
    for row in dataset.query(NAMES):
        if "/id/actor/" in row.thing or "/id/group/" in row.thing:
            names.setdefault(str(row.thing), []).append(str(row.name))
    start = time.perf_counter()
    found = suggest(text, names, "en", date(2025, 7, 22))
    print(f"{time.perf_counter() - start:.2f} s for {len(text.text)} characters")
    right: dict[tuple[int, int], set[str]] = {}
    for row in dataset.query(QUOTES):
        for piece in find(text, Passage(str(row.q))).pieces:
            for one in found.quotations:
                if one.span.start <= piece.start and piece.end <= one.span.end:
                    right.setdefault(one.span, set()).add(str(row.who))
    judged = [one for one in found.quotations if one.span in right]
    for most in (1, 2):
        good = sum(bool(right[one.span] & set(one.speakers[:most])) for one in judged)
        print(f"speaker among the first {most}: {good} of {len(judged)} quotations")
    values = {str(row.v) for row in dataset.query(VALUES)}
    for name, chips in (("numbers", found.numbers), ("dates", found.dates)):
        useful = [chip for chip in chips if chip.value in values]
        offered = {chip.value for chip in chips}
        print(f"{name}: {len(useful)} of {len(chips)} offered are in a claim; values {offered}")
    print(f"names: {len(found.names)} mentions of {len({m.iri for m in found.names})} things")


if __name__ == "__main__":
    main()
