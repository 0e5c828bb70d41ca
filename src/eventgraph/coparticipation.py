"""Link actors who take part in the same event, with the role of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

__all__ = ["Pair", "Part", "pair_up"]

Part = tuple[str, str, str, str]


class Pair(NamedTuple):
    """Two actors in one event, the first by IRI first; the roles are sorted IRIs."""

    event: str
    one: str
    other: str
    roles: tuple[tuple[str, ...], tuple[str, ...]]
    said: tuple[Part, ...]


def pair_up(parts: Iterable[Part]) -> Iterator[Pair]:
    """Pair the actors of each event; each part is an event, a role, an actor and the claim.

    An actor with two roles in one event, or a role that five claims repeat, makes one pair.

    >>> said = [("e", "party", "b", "c1"), ("e", "mediator", "a", "c2")]
    >>> [(pair.one, pair.other, pair.roles) for pair in pair_up(said)]
    [('a', 'b', (('mediator',), ('party',)))]
    """
    events: dict[str, dict[str, list[Part]]] = {}
    for part in parts:
        events.setdefault(part[0], {}).setdefault(part[2], []).append(part)
    for event, actors in sorted(events.items()):
        for one, other in combinations(sorted(actors), 2):
            roles = _roles(actors[one]), _roles(actors[other])
            yield Pair(event, one, other, roles, (*actors[one], *actors[other]))


def _roles(parts: list[Part]) -> tuple[str, ...]:
    return tuple(sorted({part[1] for part in parts}))
