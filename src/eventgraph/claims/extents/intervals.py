"""Numbers and dates as intervals: what a value says, no more precisely than it says it."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from typing import Final

from rdflib import Literal
from rdflib.term import Identifier

from eventgraph.claims.extents.spans import (
    Interval,
    Relation,
    below,
    comes_before,
    on_one_clock,
    relate,
)
from eventgraph.rdf.inexact import tolerance
from eventgraph.text.measures.bounds import Bounds, bounds_of_date, bounds_of_quantity
from eventgraph.text.measures.calendar import days_of
from eventgraph.vocabulary import EDTF, EVG

__all__ = ["Bound", "Interval", "Relation", "below", "interval_of", "period", "relate", "tolerance"]

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_QUANTITY: Final = str(EVG.quantity)
_DATES: Final = {"date", "gYearMonth", "gYear", "dateTime", "dateTimeStamp"}
_NUMBERS: Final = re.compile(
    r"(decimal|float|double|.*[iI]nteger|(unsigned)?([lL]ong|[iI]nt|[sS]hort|[bB]yte))"
)
_FARTHEST: Final = 4000
#: What nearly all numbers look like.
_WHOLE: Final = re.compile(r"-?[0-9]{1,18}", re.ASCII)
#: How many values are kept as they were read once, and how long one of them may be.
_KEPT: Final = 1 << 14
_LONG: Final = 200


class Bound(Enum):
    """How a property's value bounds what it speaks of."""

    EXACT = "exactly"
    LOWER = "at least"
    STRICT_LOWER = "more than"
    UPPER = "at most"


def interval_of(value: Identifier, bound: Bound = Bound.EXACT) -> Interval | None:
    """Read a literal as the interval it stands for; None when it is neither a number nor a date.

    A month is all its days; "more than 8000" is everything above.

    >>> print(interval_of(Literal(8000), Bound.STRICT_LOWER))
    (8000, ∞)
    >>> interval_of(Literal("a few")) is None
    True
    """
    if not isinstance(value, Literal) or value.datatype is None:
        return None
    exact = _exact(value) if len(value) > _LONG else _exact_once(value)
    if exact is None or bound is Bound.EXACT:
        return exact
    match bound:
        case Bound.LOWER:
            return exact._replace(high=None, high_open=False)
        case Bound.STRICT_LOWER:
            after = not exact.high_open
            return exact._replace(low=exact.high, high=None, low_open=after, high_open=False)
        case _:
            return exact._replace(low=None)


def period(text: str) -> Interval | None:
    """Read `2025`, `2025-07`, `2025-07-18`, or two of them with a slash, as the days they cover.

    >>> print(relate(period("2025-03/2025-07"), period("2025-07-18")))
    Relation.NESTED
    >>> period("July") is None
    True
    """
    first, slash, last = text.partition("/")
    begin, end = _dated(first), _dated(last if slash else first)
    if begin is None or end is None:
        return None
    begin, end = on_one_clock(begin, end)
    whole = begin._replace(high=end.high, high_open=end.high_open)
    return None if comes_before(end, begin) else whole


@lru_cache(_KEPT)
def _exact_once(value: Literal) -> Interval | None:
    """Read a value once; whole numbers are compared as such, which takes a tenth of the time."""
    found = _exact(value)
    if found is None:
        return None
    low, high, about = map(_plain, (found.low, found.high, found.about))
    return found._replace(low=low, high=high, about=about or 0)


def _plain(end: Fraction | int | None) -> Fraction | int | None:
    return end.numerator if end is not None and end.denominator == 1 else end


def _exact(value: Literal) -> Interval | None:  # noqa: PLR0911 - a kind of value each
    name = str(value.datatype).removeprefix(_XSD)
    if name in _DATES:
        return _dated(str(value))
    if name == _QUANTITY:
        return _quantified(str(value))
    if name == EDTF:
        return _roughly_dated(str(value))
    if not _NUMBERS.fullmatch(name):
        return None
    if _WHOLE.fullmatch(value):
        return Interval("number", int(value), int(value))
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _FARTHEST:
        return None
    return Interval("number", Fraction(number), Fraction(number))


def _dated(text: str) -> Interval | None:
    """Give the days that a date in ISO 8601 covers."""
    days = days_of(text)
    if days is None:
        return None
    return Interval("date", days.low, days.high, high_open=not days.moment, zones=days.zones)


def _roughly_dated(text: str) -> Interval | None:
    """Give the days that a date in EDTF covers."""
    found = bounds_of_date(text)
    return _dated(text) if found is None else _between("date", found)


def _quantified(text: str) -> Interval | None:
    """Give the numbers that a quantity stands for; "about" is as wide as the ontology says."""
    found = bounds_of_quantity(text, tolerance())
    return None if found is None else _between("number", found)


def _between(scale: str, ends: Bounds) -> Interval:
    return Interval(scale, *ends[:4], about=ends.about)
