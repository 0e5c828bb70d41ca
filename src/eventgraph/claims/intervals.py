"""Numbers and dates as intervals: what a value says, no more precisely than it says it."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction
from typing import Final, NamedTuple

from rdflib import Literal
from rdflib.term import Identifier

__all__ = ["Bound", "Interval", "Relation", "interval_of", "period", "relate"]

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_DATES: Final = {"date", "gYearMonth", "gYear", "dateTime"}
_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(T\S+)?)?)?(?:Z|[+-]\d\d:\d\d)?")
_NUMBERS: Final = re.compile(
    r"(decimal|float|double|.*[iI]nteger|(unsigned)?([lL]ong|[iI]nt|[sS]hort|[bB]yte))"
)
_DAY_LENGTH: Final = timedelta(days=1)


class Bound(Enum):
    """How a property's value bounds what it speaks of."""

    EXACT = "exactly"
    LOWER = "at least"
    STRICT_LOWER = "more than"
    UPPER = "at most"


class Relation(Enum):
    """How two intervals lie to one another; the same whichever is named first."""

    SAME = "same"
    NESTED = "nested"
    OVERLAPPING = "overlapping"
    APART = "apart"


class Interval(NamedTuple):
    """All values between two ends; None is an end without limit, `open` leaves that end itself out.

    `kind` is "number" or "date"; a date counts in days.
    """

    kind: str
    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __str__(self) -> str:
        """Write it as mathematicians do."""
        ends = ("(" if self.low_open else "[", ")" if self.high_open else "]")
        low = "-∞" if self.low is None else str(self.low)
        return f"{ends[0]}{low}, {'∞' if self.high is None else self.high}{ends[1]}"


def interval_of(value: Identifier, bound: Bound = Bound.EXACT) -> Interval | None:
    """Read a literal as the interval it stands for; None when it is neither a number nor a date.

    A month is all its days; "more than 8000" is everything above.

    >>> print(interval_of(Literal(8000), Bound.STRICT_LOWER))
    (8000, ∞]
    >>> interval_of(Literal("a few")) is None
    True
    """
    exact = _exact(value)
    if exact is None or bound is Bound.EXACT:
        return exact
    kind, low, high, _, high_open = exact
    match bound:
        case Bound.LOWER:
            return Interval(kind, low, None)
        case Bound.STRICT_LOWER:
            return Interval(kind, high, None, low_open=not high_open)
        case _:
            return Interval(kind, None, high, high_open=high_open)


def relate(one: Interval, other: Interval) -> Relation:
    """Tell how two intervals of one kind lie to one another.

    >>> day = period("2025-03-15")
    >>> relate(period("2025-03"), day)
    <Relation.NESTED: 'nested'>
    >>> relate(day, period("2025-04"))
    <Relation.APART: 'apart'>
    """
    if one == other:
        return Relation.SAME
    if one.kind != other.kind or _before(one, other) or _before(other, one):
        return Relation.APART
    if _within(one, other) or _within(other, one):
        return Relation.NESTED
    return Relation.OVERLAPPING


def period(text: str) -> Interval | None:
    """Read `2025`, `2025-07`, `2025-07-18`, or two of them with a slash, as the days they cover.

    >>> print(relate(period("2025-03/2025-07"), period("2025-07-18")))
    Relation.NESTED
    >>> period("July") is None
    True
    """
    first, slash, last = text.partition("/")
    begin, end = _days(first), _days(last if slash else first)
    if begin is None or end is None or _low(begin) > _low(end):
        return None
    return Interval("date", begin.low, end.high, high_open=end.high_open)


def _low(interval: Interval) -> Fraction:
    return interval.low if interval.low is not None else Fraction(0)


def _exact(value: Identifier) -> Interval | None:
    if not isinstance(value, Literal) or value.datatype is None:
        return None
    name = str(value.datatype).removeprefix(_XSD)
    if name in _DATES:
        return _days(str(value))
    if not _NUMBERS.fullmatch(name):
        return None
    try:
        number = Fraction(Decimal(str(value)))
    except (InvalidOperation, ValueError, OverflowError):
        return None
    return Interval("number", number, number)


def _days(text: str) -> Interval | None:
    """Give the days that a date in ISO 8601 covers; a moment of a day is that moment alone."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day, moment = found.groups()
    try:
        if moment:
            return _moment(text.strip())
        first = date(int(year), int(month or 1), int(day or 1))
        last = first + _DAY_LENGTH if day else _next_first(int(year), month)
    except (ValueError, OverflowError):
        return None
    return Interval("date", Fraction(first.toordinal()), Fraction(last.toordinal()), high_open=True)


def _next_first(year: int, month: str | None) -> date:
    """Give the first day after a year or a month."""
    if month is None or month == "12":
        return date(year + 1, 1, 1)
    return date(year, int(month) + 1, 1)


def _moment(text: str) -> Interval:
    """Place a dateTime on the scale of days, by its local time as written."""
    when = datetime.fromisoformat(text).replace(tzinfo=None)
    seconds = (when - datetime.combine(when.date(), time())).total_seconds()
    at = when.toordinal() + Fraction(int(seconds), 86400)
    return Interval("date", at, at)


def _before(one: Interval, other: Interval) -> bool:
    """Tell whether all of one lies below all of the other."""
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and (one.high_open or other.low_open))


def _within(one: Interval, other: Interval) -> bool:
    """Tell whether all of one lies in the other."""
    low = other.low is None or (
        one.low is not None
        and (one.low > other.low or (one.low == other.low and (one.low_open or not other.low_open)))
    )
    high = other.high is None or (
        one.high is not None
        and (
            one.high < other.high
            or (one.high == other.high and (one.high_open or not other.high_open))
        )
    )
    return low and high
