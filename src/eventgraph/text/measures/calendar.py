"""The calendar: dates and moments of ISO 8601 as days by number, on the clocks of their zones."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

__all__ = ["UTC", "Days", "Zones", "day_at", "days_of"]

_DATE: Final = re.compile(
    r"(?P<year>-?(?:[1-9]\d{3,}|0\d{3}))(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?P<moment>T(?P<hour>\d\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d(?:\.\d+)?))?)?)?)?"
    r"(?P<zone>Z|[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00))?",
    re.ASCII,
)
_CYCLE_YEARS: Final = 400
_CYCLE_DAYS: Final = 146_097

#: How far clocks may run before UTC, in days: in a zone, and where no zone is named.
Zones = tuple[Fraction, Fraction]
UTC: Final[Zones] = (Fraction(0), Fraction(0))
_ANYWHERE: Final[Zones] = (Fraction(-14, 24), Fraction(14, 24))


class Days(NamedTuple):
    """The first and the last of some days, by number, whether it is one moment, and its zones.

    A day, month or year without a zone has none: it is the calendar's own, wherever that hangs.
    """

    low: Fraction
    high: Fraction
    moment: bool
    zones: Zones | None


def days_of(text: str) -> Days | None:
    """Give the days that a date in ISO 8601 covers; a moment of a day is that moment alone.

    >>> days_of("2025-07").high - days_of("2025-07").low
    Fraction(31, 1)
    """
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
    return Days(low, high, found["moment"] is not None, zones)


def day_at(number: int) -> str:
    """Write the day of a number, as ISO 8601 does.

    >>> day_at(1), day_at(0), day_at(int(days_of("2025-07-18").low))
    ('0001-01-01', '0000-12-31', '2025-07-18')
    """
    cycles = (number - date(_CYCLE_YEARS, 1, 1).toordinal()) // _CYCLE_DAYS
    day = date.fromordinal(number - cycles * _CYCLE_DAYS)
    year = day.year + cycles * _CYCLE_YEARS
    return f"{'-' if year < 0 else ''}{abs(year):04}-{day.month:02}-{day.day:02}"


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


def _zones_of(zone: str | None, *, of_moment: bool) -> Zones | None:
    """Read how far the clocks of a zone run before UTC."""
    if zone is None:
        return _ANYWHERE if of_moment else None
    if zone == "Z":
        return UTC
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    offset = Fraction(-minutes if zone[0] == "-" else minutes, 24 * 60)
    return offset, offset
