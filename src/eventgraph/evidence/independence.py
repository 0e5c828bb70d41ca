"""How independent the publications are: documents that go back to one origin count as one."""

from __future__ import annotations

from typing import Any, Final

from rdflib import Dataset

from eventgraph.claims.extents.declarations import symmetric_properties
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.evidence.descent.origins import Origins, origins
from eventgraph.rdf.oxigraph import term
from eventgraph.sparql.running import packaged, solve
from eventgraph.tables.table import Cell, Table

__all__ = ["facts_of", "independence", "independence_note", "note_on", "same_publisher"]

_COLUMNS: Final = (
    *("subject", "predicate", "object", "claims", "speakers"),
    *("documents", "publications", "publishers"),
)
#: Small numbers in words, from two on.
_WORDS: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def independence(dataset: Dataset, scope: Scope | None = None) -> Table:
    """Count for each statement its claims, speakers, documents and independent publications.

    Documents that go back to one origin, such as a press release and its reprint or two papers
    that pass on one agency, are one publication; `publishers` counts those who publish them. Who
    speaks jointly is one speaker. How many speakers say a thing does not tell how many saw it.

    >>> import eventgraph as eg
    >>> min(eg.independence(eg.load("graph")).column("publications"))
    1
    """
    seen = narrow(dataset, scope)
    known = origins(dataset)
    rows: list[tuple[Cell, ...]] = []
    for fact, said in facts_of(seen).items():
        voices: dict[str, set[str]] = {}
        for row in said:
            voices.setdefault(row["claim"].value, set()).add(row["speaker"].value)
        claims, speakers = set(voices), set(map(frozenset, voices.values()))
        publications = known.publications(claims)
        shared, by = known.shared(publications)
        counts = (len(known.documents(claims)), len(publications), len(publications) - shared + by)
        rows.append((*map(term, fact), len(claims), len(speakers), *counts))
    return Table(_COLUMNS, tuple(rows), note_on(known))


def facts_of(dataset: Dataset) -> dict[tuple[Any, ...], list[Any]]:
    """Gather by statement what says it; a symmetric one is the same from either side."""
    symmetric = symmetric_properties(dataset)
    facts: dict[tuple[Any, ...], list[Any]] = {}
    for row in solve(packaged("evidence/independence-facts"), dataset):
        subject, predicate, value = (row[part] for part in ("subject", "predicate", "object"))
        turned = (value, predicate, subject)
        known = turned in facts and predicate.value in symmetric
        facts.setdefault(turned if known else (subject, predicate, value), []).append(row)
    return facts


def independence_note(dataset: Dataset) -> str:
    """Say in one sentence how many independent publications a dataset rests on.

    Every page, report and export header carries it.

    >>> import eventgraph as eg
    >>> independence_note(eg.load("graph")).split(",")[0]
    '37 publications'
    """
    return note_on(origins(dataset))


def note_on(known: Origins) -> str:
    """Say it of `origins` that have been read already.

    >>> paper, reprint = frozenset(["urn:a"]), frozenset(["urn:b"])
    >>> note_on(Origins({"urn:1": paper, "urn:2": paper}, {"urn:1": paper, "urn:2": reprint}, {}))[
    ...     :44
    ... ]
    'One publication: every claim was read in 2 d'
    """
    publications, documents = known.publications(), len(known.documents())
    if not documents:
        return "No publication: the dataset names no source of its claims."
    read = "one document" if documents == 1 else f"{documents} documents"
    if len(publications) > 1:
        alike = same_publisher(known, publications)
        return (
            f"{len(publications)} publications, independent by what the dataset says of their "
            f"origin{alike and f', {alike}'}: its claims were read in {read}."
        )
    related = " derived from one another" if documents > 1 else ""
    return (
        f"One publication: every claim was read in {read}{related}, "
        "and nothing here is confirmed by an independent second one."
    )


def same_publisher(known: Origins, publications: frozenset[str]) -> str:
    """Say how many of some publications have their publisher in common; nothing if none have.

    >>> known = Origins({}, {}, {"urn:a": "urn:x", "urn:b": "urn:x", "urn:c": "urn:y"})
    >>> same_publisher(known, frozenset(["urn:a", "urn:b", "urn:c"]))
    'two of them by one publisher'
    """
    shared, by = known.shared(publications)
    if not shared:
        return ""
    publishers = "one publisher" if by == 1 else f"{_in_words(by)} publishers, several by each"
    return f"{_in_words(shared)} of them by {publishers}"


def _in_words(number: int) -> str:
    return _WORDS[number - 2] if number - 2 < len(_WORDS) else str(number)
