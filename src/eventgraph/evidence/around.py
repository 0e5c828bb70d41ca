"""What stands around an event: its parts, and everybody and every place with a part in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rdflib import Dataset

from eventgraph.rdf.scoped import whole_of
from eventgraph.sparql.running import packaged, solve

__all__ = ["around"]


def around(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Give for each event itself, its parts, and who and what anyone gives a part in any of them.

    All are IRIs, sorted; a scope hides none of them. What has neither part nor role is left out.

    >>> import eventgraph as eg
    >>> exchange = "https://w3id.org/eventgraph/id/event/exchange"
    >>> exchange in around(eg.load("graph"))[exchange]
    True
    """
    whole = whole_of(dataset)
    parts: dict[str, set[str]] = defaultdict(set)
    for row in solve(packaged("evidence/around-parts"), whole):
        parts[row["event"].value].add(row["part"].value)
    roles: dict[str, set[str]] = defaultdict(set)
    for row in solve(packaged("evidence/around-roles"), whole):
        roles[row["event"].value].add(row["thing"].value)
    found = {}
    for event in sorted(parts.keys() | roles.keys()):
        within = _within(event, parts)
        found[event] = tuple(sorted(within.union(*(roles.get(part, ()) for part in within))))
    return found


def _within(event: str, parts: Mapping[str, set[str]]) -> set[str]:
    """Gather an event, its parts, and the parts of these; a circle of them does no harm."""
    within, waiting = {event}, [event]
    while waiting:
        further = parts.get(waiting.pop(), set()) - within
        within |= further
        waiting += further
    return within
