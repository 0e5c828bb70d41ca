"""Who says nothing about what, and who is spoken of and never speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rdflib import Dataset, URIRef

from eventgraph.claims.attitudes import told
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.evidence.accounts import SILENT, Entry, entries_of
from eventgraph.evidence.aspects import ASPECTS, aspects
from eventgraph.sparql.running import packaged, solve
from eventgraph.tables.table import Cell, Table

__all__ = ["silence_map", "silence_of"]

#: The claims of each speaker, by the aspect they speak of; `all` is every one.
Speech = dict[str, dict[str, set[str]]]


def silence_map(
    dataset: Dataset, event: str | None = None, scope: Scope | None = None, language: str = "en"
) -> Table:
    """Tabulate actors by aspects: in how many claims each speaks of it, or *silent*.

    Speakers come first; below them the actors that claims speak of and that never speak, who are
    silent on all. With an event, only what is said of it, its parts and its people counts. That a
    dataset holds no word of somebody does not tell that none was said.
    Raises UnknownName for a name that nothing carries, or that is no event's.

    >>> import eventgraph as eg
    >>> eg.silence_map(eg.load("graph")).columns[:3]
    ('actor', 'claims', 'spoken of in')
    """
    seen = told(narrow(dataset, scope))
    if event is not None:
        return silence_of(seen, entries_of(seen, event), language)
    return _tabulated(_of_all(seen), _spoken_of(seen), language)


def silence_of(dataset: Dataset, entries: Iterable[Entry], language: str = "en") -> Table:
    """Tabulate as `silence_map` does for an event, of entries that have been read already."""
    claims: Speech = defaultdict(lambda: defaultdict(set))
    for entry in entries:
        for key in ("all", entry.row.aspect):
            claims[entry.account][key].add(entry.claim)
    about = {claim for found in claims.values() for claim in found["all"]}
    spoken = {actor: its & about for actor, its in _spoken_of(dataset).items() if its & about}
    return _tabulated(claims, spoken, language)


def _tabulated(said: Speech, spoken: Mapping[str, set[str]], language: str) -> Table:
    """Count each actor's claims by aspect; who never speaks is silent on all."""
    rows: list[tuple[Cell, ...]] = []
    for actor in {*said, *spoken}:
        found = said.get(actor, {})
        counts = (len(found.get(aspect, ())) or SILENT for aspect in ASPECTS)
        rows.append((URIRef(actor), len(found.get("all", ())), len(spoken.get(actor, ())), *counts))
    rows.sort(key=lambda row: (-int(str(row[1])), -int(str(row[2])), str(row[0])))
    columns = ("actor", "claims", "spoken of in", *(text[language] for text in ASPECTS.values()))
    return Table(columns, tuple(rows), "Who speaks of what")


def _of_all(dataset: Dataset) -> Speech:
    """Gather each speaker's claims, by aspect; a claim may speak of several, or of none."""
    aspect_of = aspects(dataset)
    said: Speech = defaultdict(lambda: defaultdict(set))
    for row in solve(packaged("evidence/silence-properties"), dataset):
        aspect = aspect_of.get(row["property"].value, "")
        for key in ("all", aspect):
            said[row["speaker"].value][key].add(row["claim"].value)
    return said


def _spoken_of(dataset: Dataset) -> dict[str, set[str]]:
    """Gather the claims that speak of each actor."""
    spoken: dict[str, set[str]] = defaultdict(set)
    for row in solve(packaged("evidence/silence-spoken"), dataset):
        spoken[row["actor"].value].add(row["claim"].value)
    return spoken
