"""Who says nothing about what, and who is spoken of and never speaks."""

from __future__ import annotations

from collections import defaultdict

from rdflib import Dataset, URIRef

from eventgraph.claims.scopes import Scope, narrow
from eventgraph.evidence.accounts import ASPECTS, SILENT, aspects, entries_of
from eventgraph.sparql.running import packaged, solve
from eventgraph.tables.table import Cell, Table

__all__ = ["silence_map"]

Said = dict[str, dict[str, set[str]]]


def silence_map(
    dataset: Dataset, event: str | None = None, scope: Scope | None = None, language: str = "en"
) -> Table:
    """Tabulate actors by aspects: in how many claims each speaks of it, or *silent*.

    Speakers come first; below them the actors that claims speak of and that never speak, who are
    silent on all. With an event, only what is said of it, its parts and its people counts. That a
    dataset holds no word of somebody does not tell that none was said.
    Raises UnknownName for an event nothing carries, QueryError for one that is no event.

    >>> import eventgraph as eg
    >>> eg.silence_map(eg.load("graph")).columns[:3]
    ('actor', 'claims', 'spoken of in')
    """
    seen = narrow(dataset, scope)
    said = _of_event(seen, event) if event is not None else _of_all(seen)
    spoken = _spoken_of(seen, event, {claim for found in said.values() for claim in found["all"]})
    rows: list[tuple[Cell, ...]] = []
    for actor in {*said, *spoken}:
        found = said.get(actor, {})
        counts = (len(found.get(aspect, ())) or SILENT for aspect in ASPECTS)
        rows.append((URIRef(actor), len(found.get("all", ())), len(spoken.get(actor, ())), *counts))
    rows.sort(key=lambda row: (-int(str(row[1])), -int(str(row[2])), str(row[0])))
    columns = ("actor", "claims", "spoken of in", *(text[language] for text in ASPECTS.values()))
    return Table(columns, tuple(rows), "Who speaks of what")


def _of_event(dataset: Dataset, event: str) -> Said:
    """Gather each speaker's claims about one event, by aspect."""
    said: Said = defaultdict(lambda: defaultdict(set))
    for entry in entries_of(dataset, event):
        for key in ("all", entry.row.aspect):
            said[entry.account][key].add(entry.claim)
    return said


def _of_all(dataset: Dataset) -> Said:
    """Gather each speaker's claims, by aspect; a claim may speak of several, or of none."""
    aspect_of = aspects(dataset)
    said: Said = defaultdict(lambda: defaultdict(set))
    for row in solve(packaged("evidence/silence-properties"), dataset):
        aspect = aspect_of.get(row["property"].value, "")
        for key in ("all", aspect):
            said[row["speaker"].value][key].add(row["claim"].value)
    return said


def _spoken_of(dataset: Dataset, event: str | None, claims: set[str]) -> dict[str, set[str]]:
    """Gather the claims that speak of each actor: all of them, or those about an event."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for row in solve(packaged("evidence/silence-spoken"), dataset):
        if event is None or row["claim"].value in claims:
            spoken[row["actor"].value].add(row["claim"].value)
    return spoken
