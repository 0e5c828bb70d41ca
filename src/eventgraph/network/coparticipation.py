"""Find who takes part in the same event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

__all__ = ["Crowd", "Part", "gather", "pair_up"]

#: An event, a role in it, the actor who has the role, and the claim that says so.
Part = tuple[str, str, str, str]

#: The actors of one event, each with all that is said of its taking part.
Crowd = dict[str, list[Part]]


def gather(parts: Iterable[Part]) -> dict[str, Crowd]:
    """Gather the actors of each event, events in sorted order.

    >>> list(gather([("e", "party", "b", "c1"), ("e", "mediator", "a", "c2")])["e"])
    ['b', 'a']
    """
    events: dict[str, Crowd] = {}
    for part in parts:
        events.setdefault(part[0], {}).setdefault(part[2], []).append(part)
    return dict(sorted(events.items()))


def pair_up(crowd: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pair the actors of one event, each two once, the first by IRI first.

    An actor with two roles in an event, or a role that five claims repeat, makes one pair.

    >>> list(pair_up(["b", "a", "c"]))
    [('a', 'b'), ('a', 'c'), ('b', 'c')]
    """
    return combinations(sorted(crowd), 2)
