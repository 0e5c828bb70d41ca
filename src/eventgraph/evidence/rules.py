"""The rules by which claims about one thing disagree, read from the ontology's declarations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations
from typing import Final, NamedTuple

from rdflib import Literal
from rdflib.term import Identifier

from eventgraph.claims.declarations import Declarations
from eventgraph.claims.intervals import Relation, interval_of, relate
from eventgraph.claims.sayings import Saying

__all__ = ["KINDS", "Disagreement", "Side", "disagreements_about"]

#: The classes of disagreement, in the order they are listed.
KINDS: Final = ("contradicts", "less precise", "arithmetic", "naming")

Qualities = frozenset[tuple[str, Identifier]]


class Side(NamedTuple):
    """One side of a disagreement: a property, its values, who says so and in which claims."""

    property: str
    values: tuple[Identifier, ...]
    speakers: tuple[str, ...]
    claims: tuple[str, ...]


class Disagreement(NamedTuple):
    """Two sides that disagree about one thing, in one of the classes of `KINDS`."""

    kind: str
    about: str
    one: Side
    other: Side
    note: str = ""


def disagreements_about(
    thing: str, sayings: Sequence[Saying], declared: Declarations
) -> Iterator[Disagreement]:
    """Set everything that claims say of one thing against each other, by the declarations."""
    yield from _measured(thing, sayings, declared)
    yield from _opposed(thing, sayings, declared)
    yield from _nested(thing, sayings, declared)
    yield from _named(thing, sayings, declared)


def _measured(
    thing: str, sayings: Sequence[Saying], declared: Declarations
) -> Iterator[Disagreement]:
    """Compare the values of each single-valued property, bounds of it included."""
    sides: dict[str, dict[tuple[Saying, Qualities], list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for saying in sayings:
        if saying.property in declared.measures:
            base, _ = declared.measures[saying.property]
            qualities = _qualities(saying, sayings, declared.qualifiers.get(base, frozenset()))
            sides[base][saying._replace(claim=""), qualities].append(saying.claim)
    for _, found in sorted(sides.items()):
        for (one, of_one), (other, of_other) in combinations(sorted(found, key=_key), 2):
            if found[one, of_one] == found[other, of_other] or not _comparable(of_one, of_other):
                continue
            kind = _compare(one, other, declared)
            if kind:
                yield Disagreement(
                    kind,
                    thing,
                    _side(one, found[one, of_one]),
                    _side(other, found[other, of_other]),
                )


def _key(side: tuple[Saying, Qualities]) -> tuple[str, ...]:
    saying, qualities = side
    terms = sorted(value.n3() for _, value in qualities)
    return (saying.property, saying.value.n3(), saying.speaker, *terms)


def _side(saying: Saying, claims: list[str]) -> Side:
    return Side(saying.property, (saying.value,), (saying.speaker,), tuple(sorted(set(claims))))


def _qualities(saying: Saying, sayings: Sequence[Saying], qualifiers: frozenset[str]) -> Qualities:
    """Collect what one claim says of what its value is a value of."""
    return frozenset(
        (other.property, other.value)
        for other in sayings
        if other.claim == saying.claim and other.property in qualifiers
    )


def _comparable(one: Qualities, other: Qualities) -> bool:
    """Tell whether two values may be of the same: no qualifier has different values."""
    shared = {name for name, _ in one} & {name for name, _ in other}
    return all(
        {value for key, value in one if key == name}
        & {value for key, value in other if key == name}
        for name in shared
    )


def _compare(one: Saying, other: Saying, declared: Declarations) -> str:
    """Name the class in which two values of one property disagree; empty where they do not."""
    first = interval_of(one.value, declared.measures[one.property][1])
    second = interval_of(other.value, declared.measures[other.property][1])
    if first is not None and second is not None:
        relation = relate(first, second)
        if relation is Relation.SAME:
            return ""
        return "contradicts" if relation is Relation.APART else "less precise"
    return "contradicts" if _differ(one.value, other.value) else ""


def _differ(one: Identifier, other: Identifier) -> bool:
    """Tell whether two terms differ; texts in two languages may be translations, and do not."""
    if isinstance(one, Literal) and isinstance(other, Literal):
        return one.language == other.language and str(one).casefold() != str(other).casefold()
    return one != other


def _opposed(
    thing: str, sayings: Sequence[Saying], declared: Declarations
) -> Iterator[Disagreement]:
    """Find the same value under two properties that are declared to contradict each other."""
    found: dict[tuple[str, str], dict[Saying, list[str]]] = defaultdict(lambda: defaultdict(list))
    for saying in sayings:
        if saying.property in declared.opposites:
            found[saying.property, saying.value.n3()][saying._replace(claim="")].append(
                saying.claim
            )
    for (name, value), ones in sorted(found.items()):
        for opposite in sorted(declared.opposites[name]):
            if opposite <= name:
                continue
            for other, its in sorted(found.get((opposite, value), {}).items()):
                for one, claims in sorted(ones.items()):
                    yield Disagreement("contradicts", thing, _side(one, claims), _side(other, its))


def _nested(
    thing: str, sayings: Sequence[Saying], declared: Declarations
) -> Iterator[Disagreement]:
    """Find values one of which contains the other, such as a town and its country."""
    found: dict[Saying, list[str]] = defaultdict(list)
    for saying in sayings:
        if saying.property in declared.nested:
            found[saying._replace(claim="")].append(saying.claim)
    for one, other in permutations(sorted(found), 2):
        outer = declared.nested[one.property].get(str(one.value), frozenset())
        nested = one.property == other.property and str(other.value) in outer
        if nested and found[one] != found[other]:
            yield Disagreement(
                "less precise", thing, _side(one, found[one]), _side(other, found[other])
            )


def _named(thing: str, sayings: Sequence[Saying], declared: Declarations) -> Iterator[Disagreement]:
    """Pair speakers who do not call a thing by the same names of one language.

    Names that both use are left out, unless one of them uses no other.
    """
    found: dict[tuple[str, str], dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    for saying in sayings:
        if saying.property in declared.namings and isinstance(saying.value, Literal):
            found[saying.property, saying.value.language or ""][saying.speaker].append(saying)
    for _, speakers in sorted(found.items()):
        for one, other in combinations(sorted(speakers), 2):
            first = _own(speakers[one], speakers[other])
            second = _own(speakers[other], speakers[one])
            if first or second:
                ours, theirs = first or speakers[one], second or speakers[other]
                yield Disagreement("naming", thing, _naming(ours), _naming(theirs))


def _own(ones: Sequence[Saying], others: Sequence[Saying]) -> list[Saying]:
    """Keep the names that the other side does not use."""
    used = {str(saying.value).casefold() for saying in others}
    return [saying for saying in ones if str(saying.value).casefold() not in used]


def _naming(sayings: Sequence[Saying]) -> Side:
    values = {str(saying.value).casefold(): saying.value for saying in reversed(sayings)}
    claims = tuple(sorted({saying.claim for saying in sayings}))
    names = tuple(sorted(values.values(), key=str))
    return Side(sayings[0].property, names, (sayings[0].speaker,), claims)
