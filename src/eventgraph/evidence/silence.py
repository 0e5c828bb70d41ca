"""Who says nothing about what, and who is spoken of and never speaks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from rdflib import Dataset, URIRef

from eventgraph.claims.attitudes import told
from eventgraph.claims.names import labels
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.evidence.accounts import SILENT, Entry, entries_of
from eventgraph.evidence.aspects import ASPECTS, aspects
from eventgraph.sparql.running import packaged, solve
from eventgraph.tables.table import Cell, Table

__all__ = ["silence_map", "silence_of"]

#: What heads the silences that claims tell of.
_TOLD: Final = {"en": "said to be silent", "es": "se dice que calla"}

#: The claims of each speaker, by the aspect they speak of; `all` is every one.
Speech = dict[str, dict[str, set[str]]]


def silence_map(
    dataset: Dataset, event: str | None = None, scope: Scope | None = None, language: str = "en"
) -> Table:
    """Tabulate actors by aspects: in how many claims each speaks of it, or *silent*.

    Speakers come first; below them the actors that claims speak of and that never speak, who are
    silent on all. With an event, only what is said of it, its parts and its people counts. That a
    dataset holds no word of somebody does not tell that none was said. Where a claim says that an
    actor did not comment, neither confirmed nor denied, or could not verify, a column of its own
    tells in how many claims: it is the word of whoever says so, and no silence of the dataset.
    Raises UnknownName for a name that nothing carries, or that is no event's.

    >>> import eventgraph as eg
    >>> eg.silence_map(eg.load("graph")).columns[:3]
    ('actor', 'claims', 'spoken of in')
    """
    seen = told(narrow(dataset, scope))
    if event is not None:
        return silence_of(seen, entries_of(seen, event), language)
    return _tabulated(_of_all(seen), _spoken_of(seen), _told_silent(seen, language), language)


def silence_of(dataset: Dataset, entries: Sequence[Entry], language: str = "en") -> Table:
    """Tabulate as `silence_map` does for an event, of entries that have been read already."""
    claims: Speech = defaultdict(lambda: defaultdict(set))
    for entry in entries:
        for key in ("all", entry.row.aspect):
            claims[entry.account][key].add(entry.claim)
    about = {claim for found in claims.values() for claim in found["all"]}
    spoken = {actor: its & about for actor, its in _spoken_of(dataset).items() if its & about}
    things = {entry.row.thing for entry in entries}
    return _tabulated(claims, spoken, _told_silent(dataset, language, things), language)


def _tabulated(
    said: Speech, spoken: Mapping[str, set[str]], told: Mapping[str, str], language: str
) -> Table:
    """Count each actor's claims by aspect; who never speaks is silent on all."""
    rows: list[tuple[Cell, ...]] = []
    for actor in {*said, *spoken, *told}:
        found = said.get(actor, {})
        counts = (len(found.get(aspect, ())) or SILENT for aspect in ASPECTS)
        silent = (told.get(actor),) if told else ()
        numbers = len(found.get("all", ())), len(spoken.get(actor, ()))
        rows.append((URIRef(actor), *numbers, *counts, *silent))
    rows.sort(key=lambda row: (-int(str(row[1])), -int(str(row[2])), str(row[0])))
    columns = ("actor", "claims", "spoken of in", *(text[language] for text in ASPECTS.values()))
    columns += (_TOLD[language],) if told else ()
    return Table(columns, tuple(rows), "Who speaks of what")


def _told_silent(
    dataset: Dataset, language: str, things: Collection[str] | None = None
) -> dict[str, str]:
    """Say of each actor in which ways claims say it is silent, and in how many; of some things."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in solve(packaged("evidence/silence-told"), dataset):
        if things is None or row["thing"].value in things:
            found[row["actor"].value][row["property"].value] += 1
    names = labels(dataset, language, "evidence/silence-ways") if found else {}
    return {
        actor: ", ".join(f"{names[how]} ({count})" for how, count in sorted(ways.items()))
        for actor, ways in found.items()
    }


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
