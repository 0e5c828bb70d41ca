"""Make a story of what was gathered: columns, rows, and which of them stand in the first view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rdflib import Dataset

from eventgraph.claims.finding import find
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.stories.gathering import gather
from eventgraph.stories.ordering import in_rows, nested
from eventgraph.stories.records import Column, Material, Row, Story

__all__ = ["MOST_COLUMNS", "MOST_ROWS", "arrange", "make_story"]

#: How many columns and rows the first view has at most; the others are folded in place.
MOST_COLUMNS: Final = 10
MOST_ROWS: Final = 20


def make_story(
    dataset: Dataset, events: Iterable[str] = (), scope: Scope | None = None, language: str = "en"
) -> Story:
    """Gather a story, of all events or of some with their parts.

    Raises UnknownName for a name that nothing carries.

    >>> import eventgraph as eg
    >>> story = make_story(eg.load("graph"), ["event:exchange"])
    >>> [column.event.rpartition("/")[2] for column in story.columns]
    ['exchange', 'release-of-prisoners-held-in-venezuela']
    """
    seen = narrow(dataset, scope)
    wanted = [str(find(seen, name)) for name in events]
    return arrange(gather(seen, language), wanted)


def arrange(material: Material, wanted: Sequence[str] = ()) -> Story:
    """Put into columns and rows what was gathered; with `wanted`, these events and their parts."""
    events = _within(material, wanted) if wanted else material.events
    order = nested(material, events)
    chosen = {event for event, _ in order} if wanted else _heaviest(material, order)
    columns = tuple(Column(event, whole, event in chosen) for event, whole in order)
    shown = [column.event for column in columns if column.shown]
    first = in_rows(material, shown)
    heavy = set(sorted(first, key=lambda actor: _said(material, shown, actor))[:MOST_ROWS])
    known = set(first)
    rest = [
        actor for actor in in_rows(material, [event for event, _ in order]) if actor not in known
    ]
    rows = (Row(actor, actor in heavy) for actor in (*first, *rest))
    return Story(material, columns, tuple(rows))


def _within(material: Material, wanted: Iterable[str]) -> list[str]:
    """Name events and all their parts; of what is no event, all it has a part in."""
    named = set(wanted)
    found = {event for event in named if material.parts.get(event)}
    found |= {
        event
        for event in material.events
        if any(str(part.value) in named for part in material.of(event, "who"))
    }
    while more := {one for one, whole in material.wholes.items() if whole in found} - found:
        found |= more
    return sorted(found & {*material.events, *named} - _actors(material))


def _actors(material: Material) -> set[str]:
    return {iri for iri, kind in material.kinds.items() if kind}


def _heaviest(material: Material, order: Iterable[tuple[str, str]]) -> set[str]:
    """Choose what is told most of among the events that are part of no other."""
    whole = [event for event, above in order if not above and material.of(event, "who")]
    return set(sorted(whole, key=lambda event: (-material.weight(event), event))[:MOST_COLUMNS])


def _said(material: Material, events: Iterable[str], actor: str) -> tuple[int, str]:
    """Rank an actor by how many claims give it a part in events."""
    claims = {
        claim
        for event in events
        for part in material.of(event, "who")
        if str(part.value) == actor
        for claim in part.claims
    }
    return -len(claims), actor
