"""The rules by which claims about one thing disagree, read from the ontology's declarations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from typing import Final

from eventgraph.claims.extents.declarations import Declarations, Qualifiers
from eventgraph.claims.extents.intervals import Relation, relate, tolerance
from eventgraph.claims.extents.values import Fit, Stated, Value, differ, fit, stated_values
from eventgraph.claims.sayings import Saying, written
from eventgraph.evidence.circumstances import Circumstances
from eventgraph.evidence.namings import called, set_side_by_side
from eventgraph.evidence.parts import ordered
from eventgraph.evidence.sides import (
    CONTRADICTS,
    DIFFERS,
    LESS_PRECISE,
    NOT_COMPARABLE,
    Disagreement,
    Manner,
    Said,
    Side,
    class_for,
    set_against,
    side_of,
    weighed,
)

__all__ = ["compare", "disagreements_about", "relation_of"]

_Role = tuple[str, str]
_UNQUALIFIED: Final = Qualifiers()


def disagreements_about(
    thing: str, sayings: Sequence[Saying], declared: Declarations, around: Circumstances
) -> Iterator[Disagreement]:
    """Set everything that claims say of one thing against each other, by the declarations."""
    values = stated_values(sayings, declared, around.possible)
    found = (
        _measured(thing, values, declared),
        ordered(thing, values, declared),
        _opposed(thing, sayings, declared, around),
        _nested(thing, sayings, declared),
        set_side_by_side(thing, sayings, declared),
    )
    for kind in found:
        for one in filter(around.matters, kind):
            yield from around.told_apart(one)
    yield from called(thing, sayings, declared)


def _measured(
    thing: str, values: Mapping[str, Sequence[Stated]], declared: Declarations
) -> Iterator[Disagreement]:
    """Compare the values of each single-valued property, bounds of it included."""
    for base, stated in values.items():
        if len(stated) == 1:
            continue
        by = declared.qualifiers.get(base, _UNQUALIFIED)
        beside = partial(compare, by=by)
        for first, second, class_ in set_against([one.value for one in stated], beside):
            one, other = stated[first], stated[second]
            if one.claims != other.claims:
                sides = side_of(thing, one), side_of(thing, other)
                yield Disagreement(class_, thing, sides, _reach(one.value, other.value))


def _reach(*values: Value) -> str:
    """Say how far an approximate value was taken to reach, where one of the two is one."""
    scales = {value.interval.scale for value in values if value.interval and value.interval.about}
    if "number" in scales:
        return f"about is read as up to {tolerance()} % more or less"
    return "about is read as up to its own length more or less" if scales else ""


def compare(one: Value, other: Value, by: Qualifiers) -> str:
    """Name the class in which two values of one property disagree; empty where they do not."""
    relation = relation_of(one, other)
    if relation is Relation.NEAR:
        return DIFFERS if fit(one.qualities, other.qualities, by) in {Fit.SAME, Fit.PERHAPS} else ""
    how = fit(one.qualities, other.qualities, by)
    if how is Fit.OTHER_UNIT:
        units = [
            {name for name, _ in value.qualities if name in by.units} for value in (one, other)
        ]
        return NOT_COMPARABLE if all(units) or relation is Relation.APART else ""
    if relation is Relation.APART:
        return class_for(CONTRADICTS, how, possible=(one.possible, other.possible))
    return LESS_PRECISE if relation is Relation.NESTED and how is not Fit.OTHER else ""


def relation_of(one: Value, other: Value) -> Relation:
    """Tell how two values lie to one another; texts are the same or apart."""
    if one.interval is not None and other.interval is not None:
        return relate(one.interval, other.interval)
    return Relation.APART if differ(one.text, other.text) else Relation.SAME


def _opposed(
    thing: str, sayings: Sequence[Saying], declared: Declarations, around: Circumstances
) -> Iterator[Disagreement]:
    """Find one value under two properties that are declared to contradict each other.

    Where the two are not one, but a body and who belongs to it, both may hold.
    """
    roles: dict[str, dict[str, dict[tuple[Saying, bool], list[str]]]] = defaultdict(
        lambda: defaultdict(dict)
    )
    for saying in sayings:
        if saying.property in declared.opposites:
            key = saying.content(), saying.claim in around.possible
            said = roles[saying.property][written(saying.value)]
            said.setdefault(key, []).append(saying.claim)
    for name in sorted(roles):
        for opposite in sorted(declared.opposites[name] & roles.keys()):
            if opposite <= name:
                continue
            for value, theirs in product(sorted(roles[name]), sorted(roles[opposite])):
                ones, others = roles[name][value], roles[opposite][theirs]
                same = value == theirs
                if same or around.akin(value[1:-1], theirs[1:-1]):
                    yield from _facing(thing, ones, others, CONTRADICTS if same else DIFFERS)


def _facing(
    thing: str,
    ones: Mapping[tuple[Saying, bool], list[str]],
    others: Mapping[tuple[Saying, bool], list[str]],
    class_: str,
) -> Iterator[Disagreement]:
    """Set everybody who says the one against everybody who says the other."""
    for (one, unsure), (other, doubtful) in product(sorted(ones), sorted(others)):
        found = weighed(class_, Manner(possible=unsure), Manner(possible=doubtful))
        sides = (
            _side(thing, one, ones[one, unsure]),
            _side(thing, other, others[other, doubtful]),
        )
        yield Disagreement(found, thing, sides)


def _nested(
    thing: str, sayings: Sequence[Saying], declared: Declarations
) -> Iterator[Disagreement]:
    """Find values one of which contains the other, such as a town and its country."""
    found: dict[Saying, list[str]] = defaultdict(list)
    for saying in sayings:
        if saying.property in declared.nested:
            found[saying.content()].append(saying.claim)
    order = sorted(found)
    saying_it: dict[_Role, list[int]] = defaultdict(list)
    for place, saying in enumerate(order):
        saying_it[saying.property, str(saying.value)].append(place)
    for one in order:
        outer = declared.nested[one.property].get(str(one.value), frozenset())
        places = sorted(place for name in outer for place in saying_it[one.property, name])
        for other in (order[place] for place in places):
            if found[one] != found[other]:
                sides = _side(thing, one, found[one]), _side(thing, other, found[other])
                yield Disagreement(LESS_PRECISE, thing, sides)


def _side(thing: str, saying: Saying, claims: Sequence[str]) -> Side:
    said = tuple(Said(saying.value, claim) for claim in sorted(set(claims)))
    return Side(thing, saying.property, saying.speaker, said)
