"""Between what a quantity or a date in EDTF lies, and how far it may be off."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Final, NamedTuple

from eventgraph.text.measures.calendar import days_of
from eventgraph.text.measures.edtf import edtf
from eventgraph.text.measures.quantities import quantity

__all__ = ["Bounds", "bounds_of_date", "bounds_of_quantity", "by_day"]

#: Where what is no date comes among dates.
_LAST: Final = Fraction(10**9)


class Bounds(NamedTuple):
    """Two ends, None for one without limit; `open` leaves the end itself out.

    Dates are days by number. `about` is how far an approximate value may be off.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False
    about: Fraction = Fraction(0)


def bounds_of_date(text: str) -> Bounds | None:
    """Give the days that a date in EDTF covers; an approximate one may be off by its own length.

    >>> found = bounds_of_date("2025-07~")
    >>> found.high - found.low, found.about
    (Fraction(31, 1), Fraction(31, 1))
    """
    found = edtf(text)
    if found is None:
        return None
    ends = [None if end is None else days_of(end) for end in (found.first, found.last)]
    first, last = ends
    low, high = first and first.low, last and last.high
    about = max(days.high - days.low for days in ends if days) if found.about else Fraction(0)
    return Bounds(low, high, high_open=high is not None, about=about)


@lru_cache(maxsize=4096)
def by_day(text: str) -> tuple[Fraction, str]:
    """Order a date by the day that it begins with, or, where that is open, by the day it ends.

    >>> sorted(["2025-07-18", "[2025-03-15,2025-03-16]", "-0048"], key=by_day)
    ['-0048', '[2025-03-15,2025-03-16]', '2025-07-18']
    """
    found = bounds_of_date(text.partition("T")[0])
    day = None if found is None else found.high if found.low is None else found.low
    return _LAST if day is None else day, text


def bounds_of_quantity(text: str, tolerance: Fraction) -> Bounds | None:  # noqa: PLR0911 - a sign each
    """Give the numbers that a quantity stands for; "about" is as wide as a tolerance in per cent.

    >>> bounds_of_quantity("~<300", Fraction(10))[:2]
    (Fraction(270, 1), Fraction(300, 1))
    """
    found = quantity(text)
    if found is None:
        return None
    low, high = Fraction(found.low), Fraction(found.high)
    about = max(abs(low), abs(high)) * tolerance / 100 if found.about else Fraction(0)
    match found.sign:
        case ">":
            return Bounds(low, None, low_open=True)
        case ">=":
            return Bounds(low, None)
        case "<" | "<=":
            return Bounds(Fraction(0) if low >= 0 else None, low, high_open=found.sign == "<")
        case "~<":
            return Bounds(low - about, low, high_open=True, about=about)
        case "~>":
            return Bounds(low, low + about, low_open=True, about=about)
        case _:
            return Bounds(low - about, high + about, about=about)
