"""Intervals of numbers and dates, and how two of them lie to one another."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from eventgraph.text.measures.calendar import UTC, Zones

__all__ = ["Interval", "Relation", "below", "comes_before", "on_one_clock", "relate"]


class Relation(Enum):
    """How two intervals lie to one another; the same whichever is named first."""

    SAME = "same"
    NESTED = "nested"
    OVERLAPPING = "overlapping"
    APART = "apart"
    NEAR = "near"


class Interval(NamedTuple):
    """All values between two ends; None is an end without limit, `open` leaves that end itself out.

    `scale` is "number" or "date"; a date counts in days, by the clocks of its `zones`. A day, month
    or year without a zone has none: it is the calendar's own, wherever that hangs. `about` is how
    far an approximate value may be off.
    """

    scale: str
    low: Fraction | int | None
    high: Fraction | int | None
    low_open: bool = False
    high_open: bool = False
    zones: Zones | None = None
    about: Fraction | int = 0

    def __str__(self) -> str:
        """Write it as mathematicians do."""
        low = "(-∞" if self.low is None else f"{'(' if self.low_open else '['}{self.low}"
        high = "∞)" if self.high is None else f"{self.high}{')' if self.high_open else ']'}"
        return f"{low}, {high}"


def relate(one: Interval, other: Interval) -> Relation:
    """Tell how two intervals of one scale lie to one another.

    Moments are compared in UTC where both name their zone. Where one of them names none, its clock
    may run up to 14 hours before or behind UTC, and it is anywhere in these 28 hours. A date
    without a zone is a day somewhere, and apart from a moment only by more than a day. What is
    apart by less than an approximate value may be off is NEAR.

    >>> from eventgraph.claims.extents.intervals import period
    >>> day = period("2025-03-15")
    >>> relate(period("2025-03"), day)
    <Relation.NESTED: 'nested'>
    >>> relate(day, period("2025-04"))
    <Relation.APART: 'apart'>
    """
    one, other = on_one_clock(one, other)
    if one[:5] == other[:5] and one.about == other.about:
        return Relation.SAME
    if one.scale != other.scale:
        return Relation.APART
    gap = _gap(one, other)
    if gap is not None:
        if gap <= _slack(one, other):
            return Relation.OVERLAPPING
        return Relation.NEAR if gap < max(one.about, other.about) else Relation.APART
    if _within(one, other) or _within(other, one):
        return Relation.NESTED
    return Relation.OVERLAPPING


def _gap(one: Interval, other: Interval) -> Fraction | int | None:
    """Give how far two intervals lie apart; None if they meet."""
    for first, second in ((one, other), (other, one)):
        if comes_before(first, second) and first.high is not None and second.low is not None:
            return second.low - first.high
    return None


def _slack(one: Interval, other: Interval) -> int:
    """Give how many days a date without a zone may lie beside a moment; -1 if there is neither."""
    moments = [given.low == given.high and _placed(given) for given in (one, other)]
    placeless = [given.zones is None and given.scale == "date" for given in (one, other)]
    return 1 if any(moments) and any(placeless) else -1


def below(one: Interval, other: Interval) -> bool:
    """Tell whether all of one lies below all of the other, whatever the zones of both.

    Approximate values must be further apart than they may be off.

    >>> from eventgraph.claims.extents.intervals import period
    >>> below(period("2025-03"), period("2025-04-01")), below(period("2025"), period("2025-12"))
    (True, False)
    """
    if one.scale != other.scale:
        return False
    one, other = on_one_clock(one, other)
    return comes_before(one, other) and relate(one, other) is Relation.APART


def _placed(given: Interval) -> bool:
    """Tell whether the clock of a moment is known."""
    return given.zones is not None and given.zones[0] == given.zones[1]


def on_one_clock(one: Interval, other: Interval) -> tuple[Interval, Interval]:
    """Put two dates on the clock of UTC if their zones differ, and as they stand if not."""
    if one.zones is None or other.zones is None or one.zones == other.zones:
        return one, other
    return _in_utc(one, one.zones), _in_utc(other, other.zones)


def _in_utc(given: Interval, zones: Zones) -> Interval:
    low = None if given.low is None else given.low - zones[1]
    high = None if given.high is None else given.high - zones[0]
    return given._replace(low=low, high=high, zones=UTC)


def comes_before(one: Interval, other: Interval) -> bool:
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
