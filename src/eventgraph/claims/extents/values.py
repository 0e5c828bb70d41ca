"""Values as claims state them: as intervals or texts, with what they are values of.

Whether two values answer the same question is read from what qualifies them, by the declarations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from rdflib import Literal
from rdflib.term import Identifier

from eventgraph.claims.extents.declarations import Declarations, Qualifiers
from eventgraph.claims.extents.intervals import Interval, Relation, interval_of, relate
from eventgraph.claims.sayings import Saying, written
from eventgraph.text.namings import fold_name
from eventgraph.vocabulary import EDTF

__all__ = ["Fit", "Stated", "Text", "Value", "differ", "fit", "stated_values", "text_of"]

#: How many texts are kept as they were folded once, and how long one of them may be.
_KEPT: Final = 1 << 12
_LONG: Final = 200
#: What a claim says of what its value is a value of: property and value.
Qualities = frozenset[tuple[str, Identifier]]
_UNQUALIFIED: Final[Qualities] = frozenset()
#: A term, or a text as language and folded words.
Text = Identifier | tuple[str, str]


class Fit(IntEnum):
    """Whether two values answer the same question, the surest first."""

    SAME = 0
    PERHAPS = 1
    OTHER_UNIT = 2
    OTHER = 3


class _Likeness(IntEnum):
    """How alike two claims state one qualifier, the likest first."""

    SAME = 0
    OVERLAPPING = 1
    WORDED = 2
    APART = 3
    ALONE = 4


_OF_INTERVALS: Final = {Relation.SAME: _Likeness.SAME, Relation.APART: _Likeness.APART}


class Value(NamedTuple):
    """What is said, whoever says it, and whether it is said only to be possible.

    A number or date is an interval, anything else a text or term.
    """

    interval: Interval | None
    text: Text | None
    qualities: Qualities
    possible: bool = False


class Stated(NamedTuple):
    """A value as one speaker states it in some claims, in the same manner."""

    property: str
    speaker: str
    term: Identifier
    value: Value
    claims: tuple[str, ...]


def stated_values(
    sayings: Sequence[Saying], declared: Declarations, possible: Container[str] = ()
) -> dict[str, list[Stated]]:
    """Gather by measured property what is stated of one thing; `possible` are claims put so.

    A date that is written as uncertain is put so too, whatever its claim is. The order is by
    property, value and speaker.
    """
    of_claim: dict[str, list[Saying]] = defaultdict(list)
    for saying in sayings:
        of_claim[saying.claim].append(saying)
    found: dict[str, dict[tuple[Saying, Qualities, bool], list[str]]] = defaultdict(dict)
    for saying in sayings:
        if saying.property in declared.measures:
            base, _ = declared.measures[saying.property]
            qualities = _qualities(
                of_claim[saying.claim], declared.qualifying.get(base, frozenset())
            )
            unsure = saying.claim in possible or _is_uncertain(saying.value)
            key = saying.content(), qualities, unsure
            found[base].setdefault(key, []).append(saying.claim)
    return {
        base: [
            Stated(
                saying.property,
                saying.speaker,
                saying.value,
                _value(saying, declared, qualities, unsure),
                tuple(sorted(set(claims))),
            )
            for (saying, qualities, unsure), claims in sorted(sides.items(), key=_key)
        ]
        for base, sides in sorted(found.items())
    }


def _value(saying: Saying, declared: Declarations, qualities: Qualities, possible: bool) -> Value:  # noqa: FBT001 - as the record has it
    """Read a value; the text of one that is an interval tells nothing more."""
    interval = interval_of(saying.value, declared.measures[saying.property][1])
    if interval is None:
        return Value(None, text_of(saying.value), qualities, possible)
    if saying.property in declared.rounded:
        interval = _as_written(interval, str(saying.value))
    return Value(interval, None, qualities, possible)


def _is_uncertain(value: Identifier) -> bool:
    """Tell whether a date in EDTF bears the mark of what is uncertain, alone or with `~`."""
    return (
        isinstance(value, Literal)
        and ("?" in value or "%" in value)
        and str(value.datatype) == EDTF
    )


def _as_written(interval: Interval, text: str) -> Interval:
    """Take an exact number for all that round to it: 3 per cent can be 3.1, and is not 3.6."""
    if interval.about or interval.low is None or interval.low != interval.high:
        return interval
    half = Fraction(10) ** int(Decimal(text).as_tuple().exponent) / 2
    low, high = interval.low - half, interval.low + half
    return interval._replace(low=low, high=high, high_open=True)


def text_of(value: Identifier) -> Text:
    """Read a literal as its language and its folded words; any other term is itself."""
    if not isinstance(value, Literal):
        return value
    return _folded(value) if len(value) > _LONG else _folded_once(value)


def _folded(value: Literal) -> Text:
    language = (value.language or "").partition("-")[0].lower()
    return language, fold_name(str(value), language)


_folded_once: Final = lru_cache(_KEPT)(_folded)


def differ(one: Text | None, other: Text | None) -> bool:
    """Tell whether two texts differ; two languages may be translations of each other, and do not.

    >>> differ(("en", "dawn"), ("es", "alba"))
    False
    """
    if isinstance(one, tuple) and isinstance(other, tuple) and one[0] != other[0]:
        return False
    return one != other


def fit(one: Qualities, other: Qualities, by: Qualifiers) -> Fit:
    """Tell whether two values with these qualities answer the same question.

    A qualifier must be stated alike, or by neither; a unit likewise. What only situates a value may
    be stated by one alone, or in other words: then both may be meant of the same, or not.
    """
    worst = Fit.SAME
    if not one and not other:
        return worst
    for name in {name for name, _ in one | other}:
        ours, theirs = ({value for key, value in side if key == name} for side in (one, other))
        likeness = min((_alike(a, b) for a in ours for b in theirs), default=_Likeness.ALONE)
        worst = max(worst, _fit_by(name, likeness, by))
    return worst


def _fit_by(name: str, likeness: _Likeness, by: Qualifiers) -> Fit:
    """Tell what it means for two values how alike one of their qualifiers is."""
    if likeness is _Likeness.SAME:
        return Fit.SAME
    if name in by.situating:
        return Fit.OTHER if likeness is _Likeness.APART else Fit.PERHAPS
    if likeness is _Likeness.OVERLAPPING:
        return Fit.PERHAPS
    return Fit.OTHER_UNIT if name in by.units else Fit.OTHER


def _alike(one: Identifier, other: Identifier) -> _Likeness:
    """Compare two values of one qualifier."""
    first, second = interval_of(one), interval_of(other)
    if first is not None and second is not None:
        relation = relate(first, second)
        return _OF_INTERVALS.get(relation, _Likeness.OVERLAPPING)
    ours, theirs = text_of(one), text_of(other)
    if ours == theirs:
        return _Likeness.SAME
    if not differ(ours, theirs):
        return _Likeness.OVERLAPPING
    words = isinstance(ours, tuple) and isinstance(theirs, tuple)
    return _Likeness.WORDED if words else _Likeness.APART


def _qualities(sayings: Sequence[Saying], by: frozenset[str]) -> Qualities:
    """Collect what one claim says of what its value is a value of."""
    if len(sayings) == 1 or not by:
        return _UNQUALIFIED
    return frozenset((saying.property, saying.value) for saying in sayings if saying.property in by)


def _key(side: tuple[tuple[Saying, Qualities, bool], list[str]]) -> tuple[object, ...]:
    (saying, qualities, possible), _ = side
    terms = sorted(written(value) for _, value in qualities) if qualities else []
    return saying.property, written(saying.value), saying.speaker, terms, possible
