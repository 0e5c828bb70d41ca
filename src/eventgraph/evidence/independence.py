"""How independent the publications are: documents derived from one another count as one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby

from rdflib import Dataset

from eventgraph.claims.scopes import Scope, narrow
from eventgraph.rdf.oxigraph import term
from eventgraph.sparql.running import packaged, solve
from eventgraph.tables.table import Cell, Table

__all__ = ["independence", "independence_note", "note_on", "origins"]


def origins(dataset: Dataset) -> dict[str, str]:
    """Map each source that claims were read in to its origin: derived sources share one.

    A reprint, a translation or a summary of a source is not independent of it.
    """
    origin: dict[str, str] = {}
    sources = set()
    for row in solve(packaged("evidence/independence-publications"), dataset):
        sources.add(row["source"].value)
        source = _root(origin, row["source"].value)
        if row["origin"]:
            origin[source] = _root(origin, row["origin"].value)
    return {source: _root(origin, source) for source in sorted(sources)}


def _root(origin: dict[str, str], source: str) -> str:
    while origin.setdefault(source, source) != source:
        source = origin[source]
    return source


def independence(dataset: Dataset, scope: Scope | None = None) -> Table:
    """Count for each statement its claims, speakers, documents and independent publications.

    Documents derived from one another, such as a press release and its reprint, are one
    publication. How many speakers say a thing does not tell how many saw it.

    >>> import eventgraph as eg
    >>> set(eg.independence(eg.load("graph")).column("publications"))
    {1}
    """
    seen = narrow(dataset, scope)
    root = origins(dataset)
    rows: list[tuple[Cell, ...]] = []
    facts = solve(packaged("evidence/independence-facts"), seen)
    for fact, found in groupby(
        facts, lambda row: (row["subject"], row["predicate"], row["object"])
    ):
        said = list(found)
        sources = {row["source"].value for row in said if row["source"]}
        who = [{row[name].value for row in said} for name in ("claim", "speaker")]
        counts = (*map(len, who), len(sources), len({root[source] for source in sources}))
        rows.append((*map(term, fact), *counts))
    columns = ("subject", "predicate", "object", "claims", "speakers", "documents", "publications")
    return Table(columns, tuple(rows), note_on(root))


def independence_note(dataset: Dataset) -> str:
    """Say in one sentence how many independent publications a dataset rests on.

    Every page, report and export header carries it.

    >>> import eventgraph as eg
    >>> independence_note(eg.load("graph")).split(":")[0]
    'One publication'
    """
    return note_on(origins(dataset))


def note_on(root: Mapping[str, str]) -> str:
    """Say it of `origins` that have been read already.

    >>> note_on({"urn:a": "urn:a", "urn:b": "urn:a"})[:44]
    'One publication: every claim was read in 2 d'
    """
    publications, documents = len(set(root.values())), len(root)
    if not documents:
        return "No publication: the dataset names no source of its claims."
    if publications > 1:
        return (
            f"{publications} publications, independent by what the dataset says of their origin: "
            f"its claims were read in {documents} documents."
        )
    where = "one document" if documents == 1 else f"{documents} documents derived from one another"
    return (
        f"One publication: every claim was read in {where}, "
        "and nothing here is confirmed by an independent second one."
    )
