"""Dates and numbers out of order: a begin after the end, a part beyond its whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from rdflib import Dataset

from eventgraph.claims.extents.declarations import Declarations, Qualifiers
from eventgraph.claims.extents.intervals import below
from eventgraph.claims.extents.values import Stated, Value, fit, stated_values
from eventgraph.claims.sayings import Saying, sayings_about, voices
from eventgraph.evidence.circumstances import Circumstances
from eventgraph.evidence.sides import (
    ARITHMETIC,
    DIFFERS,
    Disagreement,
    Said,
    Side,
    class_for,
    side_of,
)

__all__ = ["beyond_wholes", "ordered"]

_Values = Mapping[str, Sequence[Stated]]
_Compare = Callable[[Value, Value], str]
_UNQUALIFIED: Final = Qualifiers()


def ordered(thing: str, values: _Values, declared: Declarations) -> Iterator[Disagreement]:
    """Find values of one thing that come after what they are declared not to come after."""
    for name in sorted(values.keys() & declared.after.keys()):
        for later in sorted(declared.after[name] & values.keys()):
            by = _both(declared, name, later)
            pairs = _pairs(values[name], values[later], _above(by))
            for one, other, class_ in pairs:
                if one.claims != other.claims:
                    note = f"{one.term} is after {other.term}"
                    sides = side_of(thing, one), side_of(thing, other)
                    yield Disagreement(class_, thing, sides, note)


def beyond_wholes(
    dataset: Dataset, declared: Declarations, circumstances: Circumstances
) -> Iterator[Disagreement]:
    """Yield where parts go beyond their wholes, part by part."""
    properties = declared.properties()

    @lru_cache(maxsize=64)
    def said_of(thing: str) -> tuple[Saying, ...]:
        return tuple(voices(sayings_about(dataset, thing, properties)))

    wholes = circumstances.wholes
    for part in sorted(frozenset().union(*wholes.values())):
        ours = part, said_of(part)
        theirs = [(link, whole) for link, its in wholes.items() for whole in its.get(part, ())]
        beyond = (
            one
            for link, whole in (sorted(theirs) if ours[1] else ())
            for one in _beyond_its_whole(
                ours, (whole, said_of(whole)), link, declared, circumstances
            )
        )
        # Two properties may lead to one whole.
        yield from dict.fromkeys(filter(circumstances.matters, beyond))


def _beyond_its_whole(
    thing: tuple[str, Sequence[Saying]],
    whole: tuple[str, Sequence[Saying]],
    link: str,
    declared: Declarations,
    around: Circumstances,
) -> Iterator[Disagreement]:
    """Find where a part, named with what is said of it, goes beyond its whole, by one `link`."""
    ours, theirs = (stated_values(said, declared, around.possible) for _, said in (thing, whole))
    theirs = {name: its for name, its in theirs.items() if not _between(name, theirs, declared)}
    bounds = (
        (declared.at_most.get(link, frozenset()), _above, "more than"),
        (declared.at_least.get(link, frozenset()), _below, "less than"),
    )
    for pairs, compare, how in bounds:
        for name, bound in sorted(pairs):
            found = _pairs(
                ours.get(name, ()), theirs.get(bound, ()), compare(_both(declared, name, bound))
            )
            for one, other, class_ in found:
                note = f"of the part {one.term}, {how} of the whole {other.term}"
                sides = side_of(thing[0], one), side_of(whole[0], other)
                yield Disagreement(class_, thing[0], sides, note)
    yield from _reached(thing, whole, link, declared, around)


def _between(name: str, values: _Values, declared: Declarations) -> bool:
    """Tell whether a date lies between others that are stated: then these bound the parts."""
    before = {one for one, later in declared.after.items() if name in later}
    after = declared.after.get(name)
    return bool(before and after) and not values.keys().isdisjoint({*before, *(after or ())})


def _both(declared: Declarations, one: str, other: str) -> Qualifiers:
    """Join what qualifies two properties."""
    ours, theirs = (declared.qualifiers.get(name, _UNQUALIFIED) for name in (one, other))
    return Qualifiers(*(mine | yours for mine, yours in zip(ours, theirs, strict=True)))


def _pairs(
    ones: Sequence[Stated], others: Sequence[Stated], compare: _Compare
) -> Iterator[tuple[Stated, Stated, str]]:
    """Pair what disagrees, in order, with the class; equal values are compared once."""
    found: dict[tuple[Value, Value], str] = {}
    for one, other in product(ones, others):
        key = one.value, other.value
        if key not in found:
            found[key] = compare(*key)
        if found[key]:
            yield one, other, found[key]


def _above(by: Qualifiers) -> _Compare:
    return lambda one, other: _out_of_order(one, other, by) if _lies_below(other, one) else ""


def _below(by: Qualifiers) -> _Compare:
    return lambda one, other: _out_of_order(one, other, by) if _lies_below(one, other) else ""


def _lies_below(one: Value, other: Value) -> bool:
    if one.interval is None or other.interval is None:
        return False
    return below(one.interval, other.interval)


def _out_of_order(one: Value, other: Value, by: Qualifiers) -> str:
    how = fit(one.qualities, other.qualities, by)
    return class_for(ARITHMETIC, how, possible=(one.possible, other.possible))


def _reached(
    thing: tuple[str, Sequence[Saying]],
    whole: tuple[str, Sequence[Saying]],
    link: str,
    declared: Declarations,
    around: Circumstances,
) -> Iterator[Disagreement]:
    """Find who has a part in a part, and is said to have none in the whole."""
    for out in whole[1]:
        if link not in declared.reaches.get(out.property, ()):
            continue
        for saying in thing[1]:
            if saying.property not in declared.opposites.get(out.property, ()):
                continue
            one, other = str(saying.value), str(out.value)
            if one == other or around.akin(one, other):
                sides = _said(whole[0], out), _said(thing[0], saying)
                yield Disagreement(DIFFERS, whole[0], sides, "in a part")


def _said(thing: str, saying: Saying) -> Side:
    return Side(thing, saying.property, saying.speaker, (Said(saying.value, saying.claim),))
