"""The rules by which claims about one thing disagree, read from the ontology's declarations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from rdflib import Literal
from rdflib.term import Identifier

from eventgraph.claims.declarations import Declarations
from eventgraph.claims.intervals import Interval, Relation, interval_of, relate
from eventgraph.claims.sayings import Saying
from eventgraph.evidence.pairing import ENOUGH, Sparing, crossed, every_pair

__all__ = ["CLASSES", "Disagreement", "Side", "disagreements_about"]

#: The classes of disagreement, in the order they are listed.
CLASSES: Final = ("contradicts", "less precise", "arithmetic", "naming")

Qualities = frozenset[tuple[str, Identifier]]
_Text = Identifier | tuple[str | None, str]


class _Value(NamedTuple):
    """What is said, whoever says it; texts are the same whatever their case."""

    interval: Interval | None
    text: _Text
    qualities: Qualities


class Side(NamedTuple):
    """One side of a disagreement: a property, its values, who says so and in which claims."""

    property: str
    values: tuple[Identifier, ...]
    speakers: tuple[str, ...]
    claims: tuple[str, ...]


class Disagreement(NamedTuple):
    """Two sides that disagree about one thing, in one of the classes of `CLASSES`."""

    class_: str
    about: str
    one: Side
    other: Side
    note: str = ""


def disagreements_about(
    thing: str, sayings: Sequence[Saying], declared: Declarations, *, sparing: bool = False
) -> Iterator[Disagreement]:
    """Set all that claims say of one thing against each other; `sparing` as `Sparing` does."""
    yield from _measured(thing, sayings, declared, sparing=sparing)
    yield from _opposed(thing, sayings, declared, sparing=sparing)
    yield from _nested(thing, sayings, declared, sparing=sparing)
    yield from _named(thing, sayings, declared, sparing=sparing)


def _measured(
    thing: str, sayings: Sequence[Saying], declared: Declarations, *, sparing: bool
) -> Iterator[Disagreement]:
    """Compare the values of each single-valued property, bounds of it included."""
    of_claim = defaultdict(list)
    for saying in sayings:
        of_claim[saying.claim].append(saying)

    @cache
    def qualities_of(claim: str, base: str) -> Qualities:
        return _qualities(of_claim[claim], declared.qualifiers.get(base, frozenset()))

    sides: dict[str, dict[tuple[Saying, Qualities], list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for saying in sayings:
        if saying.property in declared.measures:
            base, _ = declared.measures[saying.property]
            qualities = qualities_of(saying.claim, base)
            sides[base][saying._replace(claim=""), qualities].append(saying.claim)
    for _, found in sorted(sides.items()):
        ordered = sorted(found, key=_key)
        values = [_value(saying, qualities, declared) for saying, qualities in ordered]
        kinds = [saying.property for saying, _ in ordered]
        pair = Sparing(kinds, (_low, _high, _quality)) if sparing else every_pair
        for first, second, class_ in pair(values, _compare):
            one, other = ordered[first], ordered[second]
            if found[one] != found[other]:
                yield Disagreement(
                    class_, thing, _side(one[0], found[one]), _side(other[0], found[other])
                )


def _key(side: tuple[Saying, Qualities]) -> tuple[str, ...]:
    saying, qualities = side
    terms = sorted(value.n3() for _, value in qualities)
    return (saying.property, saying.value.n3(), saying.speaker, *terms)


def _side(saying: Saying, claims: list[str]) -> Side:
    return Side(saying.property, (saying.value,), (saying.speaker,), tuple(sorted(set(claims))))


def _value(saying: Saying, qualities: Qualities, declared: Declarations) -> _Value:
    """Read what a saying says, whoever says it: its interval, once, and its text."""
    value = saying.value
    text = (value.language, str(value).casefold()) if isinstance(value, Literal) else value
    return _Value(interval_of(value, declared.measures[saying.property][1]), text, qualities)


def _low(value: _Value) -> tuple[object, ...]:
    """Order values by where they begin, as `_high` by where they end; texts come last."""
    if value.interval is None:
        return True, "", str(value.text)
    return False, value.interval.scale, value.interval.low or 0


def _high(value: _Value) -> tuple[object, ...]:
    if value.interval is None or value.interval.high is not None:
        return False, *_low(value)[:2], value.interval.high if value.interval else str(value.text)
    return True, value.interval.scale, value.interval.low or 0


def _quality(value: _Value) -> tuple[object, ...]:
    return sorted(map(str, value.qualities)), *_low(value)


def _qualities(sayings: Sequence[Saying], qualifiers: frozenset[str]) -> Qualities:
    """Collect what one claim says of what its value is a value of."""
    return frozenset(
        (saying.property, saying.value) for saying in sayings if saying.property in qualifiers
    )


def _comparable(one: Qualities, other: Qualities) -> bool:
    """Tell whether two values may be of the same: no qualifier has different values."""
    shared = {name for name, _ in one} & {name for name, _ in other}
    return all(
        {value for key, value in one if key == name}
        & {value for key, value in other if key == name}
        for name in shared
    )


def _compare(one: _Value, other: _Value) -> str:
    """Name the class in which two values of one property disagree; empty where they do not."""
    if not _comparable(one.qualities, other.qualities):
        return ""
    if one.interval is not None and other.interval is not None:
        relation = relate(one.interval, other.interval)
        if relation is Relation.SAME:
            return ""
        return "contradicts" if relation is Relation.APART else "less precise"
    return "contradicts" if _differ(one.text, other.text) else ""


def _differ(one: _Text, other: _Text) -> bool:
    """Tell whether two terms differ; texts in two languages may be translations, and do not."""
    if isinstance(one, tuple) and isinstance(other, tuple) and one[0] != other[0]:
        return False
    return one != other


def _opposed(
    thing: str, sayings: Sequence[Saying], declared: Declarations, *, sparing: bool
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
            others = found.get((opposite, value), {})
            for one, other in crossed(sorted(ones), sorted(others), sparing=sparing):
                sides = _side(one, ones[one]), _side(other, others[other])
                yield Disagreement("contradicts", thing, *sides)


def _nested(
    thing: str, sayings: Sequence[Saying], declared: Declarations, *, sparing: bool
) -> Iterator[Disagreement]:
    """Find values one of which contains the other, such as a town and its country."""
    found: dict[Saying, list[str]] = defaultdict(list)
    for saying in sayings:
        if saying.property in declared.nested:
            found[saying._replace(claim="")].append(saying.claim)
    ordered = sorted(found)
    saying_it: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, saying in enumerate(ordered):
        saying_it[saying.property, str(saying.value)].append(place)
    said: Counter[tuple[str, str]] = Counter()
    for one in ordered:
        key = one.property, str(one.value)
        most = ENOUGH if sparing and said[key] >= ENOUGH else None
        said[key] += 1
        outer = declared.nested[one.property].get(key[1], frozenset())
        places = sorted(place for name in outer for place in saying_it[key[0], name][:most])
        for other in (ordered[place] for place in places):
            if found[one] != found[other]:
                yield Disagreement(
                    "less precise", thing, _side(one, found[one]), _side(other, found[other])
                )


def _named(
    thing: str, sayings: Sequence[Saying], declared: Declarations, *, sparing: bool
) -> Iterator[Disagreement]:
    """Pair speakers who do not call a thing by the same names of one language.

    Names that both use are left out, unless one of them uses no other.
    """
    found: dict[tuple[str, str], dict[str, list[Saying]]] = defaultdict(lambda: defaultdict(list))
    for saying in sayings:
        if saying.property in declared.namings and isinstance(saying.value, Literal):
            found[saying.property, saying.value.language or ""][saying.speaker].append(saying)
    for _, speakers in sorted(found.items()):
        ordered = sorted(speakers)
        used = [_used(speakers[speaker]) for speaker in ordered]
        pair = Sparing([""] * len(used), (sorted,)) if sparing else every_pair
        for first, second, class_ in pair(used, lambda *_: "naming"):
            one, other = speakers[ordered[first]], speakers[ordered[second]]
            ours = _own(one, used[second]) or one
            theirs = _own(other, used[first]) or other
            yield Disagreement(class_, thing, _naming(ours), _naming(theirs))


def _used(sayings: Sequence[Saying]) -> frozenset[str]:
    """Give the names that one side uses, whatever their case."""
    return frozenset(str(saying.value).casefold() for saying in sayings)


def _own(sayings: Sequence[Saying], used: frozenset[str]) -> list[Saying]:
    """Keep the names that the other side does not use."""
    return [saying for saying in sayings if str(saying.value).casefold() not in used]


def _naming(sayings: Sequence[Saying]) -> Side:
    values = {str(saying.value).casefold(): saying.value for saying in reversed(sayings)}
    claims = tuple(sorted({saying.claim for saying in sayings}))
    names = tuple(sorted(values.values(), key=str))
    return Side(sayings[0].property, names, (sayings[0].speaker,), claims)
