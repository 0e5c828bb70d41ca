"""Matters of what is found side against side: sums that do not come out, disputes, denials."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Final, NamedTuple

from rdflib.term import Identifier

from eventgraph.evidence.denials import DENIED
from eventgraph.evidence.matters.records import Matter, Position, Standing
from eventgraph.evidence.matters.twins import Pair, standings_of
from eventgraph.evidence.sides import CLASSES, Disagreement, Side
from eventgraph.vocabulary import EVG

__all__ = ["matters_of"]

_DISPUTES: Final = str(EVG.disputes)


class _Key(NamedTuple):
    """What tells positions apart."""

    thing: str
    relation: str
    value: Identifier
    attitude: str


def matters_of(found: Iterable[Disagreement]) -> Iterator[Matter]:
    """Gather disagreements by what is at issue: the thing, and what is set against what."""
    matters: dict[Hashable, list[Disagreement]] = defaultdict(list)
    for one in found:
        sides = tuple((side.thing, side.relation) for side in one.sides)
        disputed = one.other.claims if one.one.relation == _DISPUTES else ()
        matters[one.about, sides, disputed].append(one)
    made = map(_matter, matters.values())
    # What disputes itself faces nothing else.
    yield from (one for one in made if one.standings)


def _matter(alike: list[Disagreement]) -> Matter:
    claims: dict[_Key, set[str]] = defaultdict(set)
    facing: dict[tuple[str, str], dict[tuple[_Key, ...], None]] = defaultdict(dict)
    for one in alike:
        keys = tuple(_key(side, one.note, n) for n, side in enumerate(one.sides))
        for key, side in zip(keys, one.sides, strict=True):
            claims[key].update(side.claims)
        facing[one.class_, one.note][keys] = None
    order = sorted(claims, key=lambda key: (key.relation, key.thing, *_rank(key), not key.attitude))
    places = {key: place for place, key in enumerate(order)}
    positions = (
        Position(
            key.thing,
            key.relation,
            key.value,
            tuple(sorted(claims[key])),
            attitude=key.attitude,
        )
        for key in order
    )
    standings: list[Standing] = []
    for (class_, note), sides in sorted(facing.items(), key=lambda its: CLASSES.index(its[0][0])):
        found = [tuple(places[key] for key in keys) for keys in sides]
        standings += _standings(class_, note, found)
    relations = tuple(sorted({key.relation for key in order}))
    return Matter(alike[0].about, relations, tuple(positions), tuple(standings))


def _key(side: Side, note: str, number: int) -> _Key:
    denies = "Denies" if note == DENIED and number == 0 else ""
    return _Key(side.thing, side.relation, side.said[0].value, denies)


def _rank(key: _Key) -> tuple[bool, object]:
    """Order values by their size or date as far as they have one."""
    value = getattr(key.value, "value", None)
    number = isinstance(value, int | float)
    return not number, value if number else key.value.n3()


def _standings(class_: str, note: str, found: list[tuple[int, ...]]) -> Iterator[Standing]:
    """Say it of pairs together, of three each time."""
    pairs: dict[Pair, str] = {}
    for places in found:
        if places[2:]:
            yield Standing(class_, places, note=note)
        else:
            pairs[min(places), max(places)] = class_
    blocks = [[place] for place in range(max((max(pair) for pair in pairs), default=-1) + 1)]
    yield from (one._replace(note=note) for one in standings_of(blocks, pairs))
