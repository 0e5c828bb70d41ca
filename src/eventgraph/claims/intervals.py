"""Numbers and dates as intervals: what a value says, no more precisely than it says it."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from fractions import Fraction
from typing import Final, NamedTuple

from rdflib import Literal
from rdflib.term import Identifier

__all__ = ["Bound", "Interval", "Relation", "below", "interval_of", "period", "relate"]

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_DATES: Final = {"date", "gYearMonth", "gYear", "dateTime", "dateTimeStamp"}
_DATE: Final = re.compile(
    r"(?P<year>-?(?:[1-9]\d{3,}|0\d{3}))(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?P<moment>T(?P<hour>\d\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d(?:\.\d+)?))?)?)?)?"
    r"(?P<zone>Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?",
    re.ASCII,
)
_NUMBERS: Final = re.compile(
    r"(decimal|float|double|.*[iI]nteger|(unsigned)?([lL]ong|[iI]nt|[sS]hort|[bB]yte))"
)
_CYCLE_YEARS: Final = 400
_CYCLE_DAYS: Final = 146_097
_FARTHEST: Final = 4000

#: How far clocks may run before UTC, in days: in a zone, and where no zone is named.
_Zones = tuple[Fraction, Fraction]
_UTC: Final[_Zones] = (Fraction(0), Fraction(0))
_ANYWHERE: Final[_Zones] = (Fraction(-14, 24), Fraction(14, 24))


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

    `scale` is "number" or "date"; a date counts in days, by the clocks of its `zones`. A day, month
    or year without a zone has none: it is the calendar's own, wherever that hangs.
    """

    scale: str
    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False
    zones: _Zones | None = None

    def __str__(self) -> str:
        """Write it as mathematicians do."""
        low = "(-∞" if self.low is None else f"{'(' if self.low_open else '['}{self.low}"
        high = "∞)" if self.high is None else f"{self.high}{')' if self.high_open else ']'}"
        return f"{low}, {high}"


def interval_of(value: Identifier, bound: Bound = Bound.EXACT) -> Interval | None:
    """Read a literal as the interval it stands for; None when it is neither a number nor a date.

    A month is all its days; "more than 8000" is everything above.

    >>> print(interval_of(Literal(8000), Bound.STRICT_LOWER))
    (8000, ∞)
    >>> interval_of(Literal("a few")) is None
    True
    """
    exact = _exact(value)
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


def relate(one: Interval, other: Interval) -> Relation:
    """Tell how two intervals of one scale lie to one another.

    Moments are compared in UTC where both name their zone. Where one of them names none, its clock
    may run up to 14 hours before or behind UTC, and it is anywhere in these 28 hours.

    >>> day = period("2025-03-15")
    >>> relate(period("2025-03"), day)
    <Relation.NESTED: 'nested'>
    >>> relate(day, period("2025-04"))
    <Relation.APART: 'apart'>
    """
    one, other = _on_one_clock(one, other)
    if one[:-1] == other[:-1]:
        return Relation.SAME
    if one.scale != other.scale or _before(one, other) or _before(other, one):
        return Relation.APART
    if _within(one, other) or _within(other, one):
        return Relation.NESTED
    return Relation.OVERLAPPING


def below(one: Interval, other: Interval) -> bool:
    """Tell whether all of one lies below all of the other, whatever the zones of both.

    >>> below(period("2025-03"), period("2025-04-01")), below(period("2025"), period("2025-12"))
    (True, False)
    """
    return one.scale == other.scale and _before(*_on_one_clock(one, other))


def period(text: str) -> Interval | None:
    """Read `2025`, `2025-07`, `2025-07-18`, or two of them with a slash, as the days they cover.

    >>> print(relate(period("2025-03/2025-07"), period("2025-07-18")))
    Relation.NESTED
    >>> period("July") is None
    True
    """
    first, slash, last = text.partition("/")
    begin, end = _days(first), _days(last if slash else first)
    if begin is None or end is None:
        return None
    begin, end = _on_one_clock(begin, end)
    whole = begin._replace(high=end.high, high_open=end.high_open)
    return None if _before(end, begin) else whole


def _on_one_clock(one: Interval, other: Interval) -> tuple[Interval, Interval]:
    """Put two dates on the clock of UTC if their zones differ, and as they stand if not."""
    if one.zones is None or other.zones is None or one.zones == other.zones:
        return one, other
    return _in_utc(one, one.zones), _in_utc(other, other.zones)


def _in_utc(given: Interval, zones: _Zones) -> Interval:
    low = None if given.low is None else given.low - zones[1]
    high = None if given.high is None else given.high - zones[0]
    return given._replace(low=low, high=high, zones=_UTC)


def _exact(value: Identifier) -> Interval | None:
    if not isinstance(value, Literal) or value.datatype is None:
        return None
    name = str(value.datatype).removeprefix(_XSD)
    if name in _DATES:
        return _days(str(value))
    if not _NUMBERS.fullmatch(name):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _FARTHEST:
        return None
    return Interval("number", Fraction(number), Fraction(number))


def _days(text: str) -> Interval | None:
    """Give the days that a date in ISO 8601 covers; a moment of a day is that moment alone."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    try:
        year, month = int(found["year"]), int(found["month"] or 1)
        low = high = Fraction(_number(year, month, int(found["day"] or 1)))
        if found["moment"]:
            low = high = low + _part_of_day(found["hour"], found["minute"], found["second"] or "0")
        elif found["day"]:
            high += 1
        elif found["month"]:
            high = Fraction(_number(year + month // 12, month % 12 + 1, 1))
        else:
            high = Fraction(_number(year + 1, 1, 1))
    except ValueError:
        return None
    zones = _zones_of(found["zone"], of_moment=found["moment"] is not None)
    return Interval("date", low, high, high_open=found["moment"] is None, zones=zones)


def _number(year: int, month: int, day: int) -> int:
    """Give a day of our calendar, drawn out to all years, its number; 1 January of year 1 is 1.

    The year before it is 0, as in XML Schema 1.1. Raises ValueError for a day that is none.
    """
    cycles, rest = divmod(year, _CYCLE_YEARS)
    inside = date(rest + _CYCLE_YEARS, month, day).toordinal()
    return inside + (cycles - 1) * _CYCLE_DAYS


def _part_of_day(hour: str, minute: str, second: str) -> Fraction:
    """Give the part of a day that is over at a time; 24:00:00 is the end of the day."""
    over = Fraction((int(hour) * 60 + int(minute)) * 60 + Fraction(second), 86400)
    if over > 1:
        raise ValueError(hour)
    return over


def _zones_of(zone: str | None, *, of_moment: bool) -> _Zones | None:
    """Read how far the clocks of a zone run before UTC."""
    if zone is None:
        return _ANYWHERE if of_moment else None
    if zone == "Z":
        return _UTC
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    offset = Fraction(-minutes if zone[0] == "-" else minutes, 24 * 60)
    return offset, offset


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
