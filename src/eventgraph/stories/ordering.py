"""The order of a story: events by time, those without a date beside what they are linked with."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from heapq import heapify, heappop, heappush
from typing import Final

from eventgraph.claims.extents.intervals import interval_of
from eventgraph.stories.records import Material
from eventgraph.vocabulary import SEM

__all__ = ["begin", "in_order", "in_rows", "nested"]

#: What dates the end of an event says nothing of when it began.
_ENDS: Final = {
    str(SEM[f"has{which}TimeStamp"]) for which in ("End", "LatestEnd", "EarliestEnd", "LatestBegin")
}


def begin(material: Material, event: str) -> Fraction | int | None:
    """Give the earliest begin that anybody claims of an event, as a day; None without one."""
    found = [
        extent.low
        for part in material.of(event, "when")
        if part.property not in _ENDS and (extent := interval_of(part.value)) is not None
    ]
    return min((low for low in found if low is not None), default=None)


def nested(material: Material, events: Iterable[str]) -> list[tuple[str, str]]:
    """Put events in order, each with its whole or nothing; parts stand behind their wholes.

    What is part of itself by a detour is a part of nothing.
    """
    known = set(events)
    wholes = {one: whole for one, whole in material.wholes.items() if {one, whole} <= known}
    for one in sorted(wholes):
        seen, above = {one}, wholes.get(one)
        while above is not None and above not in seen:
            seen.add(above)
            above = wholes.get(above)
        if above is not None:
            del wholes[one]
    parts: dict[str, list[str]] = defaultdict(list)
    for one, whole in wholes.items():
        parts[whole].append(one)
    found, waiting = [], in_order(material, known - wholes.keys())[::-1]
    while waiting:
        event = waiting.pop()
        found.append((event, wholes.get(event, "")))
        waiting += in_order(material, parts.get(event, ()))[::-1]
    return found


def in_order(material: Material, events: Iterable[str]) -> list[str]:
    """Put events in order: by their begin, else before or after what they are linked with.

    What has neither stands before the one with which it shares most actors and places, else last.
    """
    begins = {event: begin(material, event) for event in events}
    rank = {event: (-material.weight(event), event) for event in begins}
    dated = [(low, event) for event, low in begins.items() if low is not None]
    placed = [event for _, event in sorted(dated, key=lambda one: (one[0], rank[one[1]]))]
    there, shared = set(placed), _Shared(material, placed)
    waiting = sorted(begins.keys() - there, key=rank.__getitem__, reverse=True)
    earlier, later = _neighbours(material, begins)
    ready = [(rank[one], one) for event in placed for one in earlier[event] | later[event]]
    heapify(ready)
    while ready or waiting:
        event = heappop(ready)[1] if ready else waiting.pop()
        if event in there:
            continue
        place = _between(event, placed, earlier, later)
        if place is None:
            beside = shared.best(event)
            place = placed.index(beside) if beside else len(placed)
        placed.insert(place, event)
        there.add(event)
        shared.add(event)
        for one in earlier[event] | later[event]:
            heappush(ready, (rank[one], one))
    return placed


_Neighbours = defaultdict[str, set[str]]


def _neighbours(
    material: Material, events: Mapping[str, object]
) -> tuple[_Neighbours, _Neighbours]:
    """Name for each event those that come before it and those that come after."""
    earlier: _Neighbours = defaultdict(set)
    later: _Neighbours = defaultdict(set)
    for first, second in material.links:
        if first in events and second in events and first != second:
            later[first].add(second)
            earlier[second].add(first)
    return earlier, later


def _between(
    event: str, placed: Sequence[str], earlier: _Neighbours, later: _Neighbours
) -> int | None:
    """Find the place before what comes after; else behind what comes before; else none."""
    after = [placed.index(one) for one in later[event] if one in placed]
    before = [placed.index(one) + 1 for one in earlier[event] if one in placed]
    return min(after) if after else max(before, default=None)


class _Shared:
    """With which of the events that have their place another shares most actors and places."""

    def __init__(self, material: Material, placed: Iterable[str]) -> None:
        self._material = material
        self._things: dict[str, frozenset[str]] = {}
        self._events: dict[str, list[str]] = {}
        for event in placed:
            self.add(event)

    def _of(self, event: str) -> frozenset[str]:
        """Name actors and places of an event."""
        parts = (self._material.of(event, aspect) for aspect in ("who", "where"))
        return frozenset(str(part.value) for its in parts for part in its)

    def add(self, event: str) -> None:
        """Take in an event that has its place now."""
        self._things[event] = self._of(event)
        for thing in self._things[event]:
            self._events.setdefault(thing, []).append(event)

    def best(self, event: str) -> str:
        """Name the event with which it has the largest share in common; nothing where none."""
        own = self._of(event)
        counted = Counter(one for thing in own for one in self._events.get(thing, ()))
        shares = {one: n / len(own | self._things[one]) for one, n in counted.items()}
        return min(shares, key=lambda one: (-shares[one], one), default="")


def in_rows(material: Material, columns: Sequence[str]) -> list[str]:
    """Put actors in the order of their first event, then of the middle of all their events.

    With columns that stand, this middle (the barycentre) is what few crossings ask for.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for place, event in enumerate(columns):
        for actor in sorted({str(part.value) for part in material.of(event, "who")}):
            places[actor].append(place)
    return sorted(
        places,
        key=lambda actor: (
            places[actor][0],
            sum(places[actor]) / len(places[actor]),
            material.labels.get(actor, actor),
            actor,
        ),
    )
