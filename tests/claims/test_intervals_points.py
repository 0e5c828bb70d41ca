"""How intervals lie to one another, tried against the points that they hold."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, example, given
from hypothesis import strategies as st
from rdflib import Literal

from eventgraph.claims.extents.intervals import (
    Interval,
    Relation,
    below,
    interval_of,
    period,
    relate,
)

ENDS = st.one_of(st.none(), st.integers(0, 5).map(Fraction))
POINTS = [Fraction(half, 2) for half in range(-2, 13)]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Draw an interval with ends from 0 to 5, open or closed, that holds a point."""
    low, high = draw(ENDS), draw(ENDS)
    low_open = low is not None and draw(st.booleans())
    high_open = high is not None and draw(st.booleans())
    found = Interval("number", low, high, low_open, high_open)
    assume(points(found))
    return found


def points(given: Interval) -> set[Fraction]:
    """List the whole and half numbers that an interval holds; -1 and 6 stand for all beyond."""
    return {
        point
        for point in POINTS
        if (given.low is None or point > given.low or (point == given.low and not given.low_open))
        and (
            given.high is None
            or point < given.high
            or (point == given.high and not given.high_open)
        )
    }


@given(intervals(), intervals())
@example(
    Interval("number", Fraction(1), Fraction(2)),
    Interval("number", Fraction(1), Fraction(4), low_open=True),
)
@example(
    Interval("number", Fraction(3), Fraction(4)),
    Interval("number", Fraction(1), Fraction(4), high_open=True),
)
def test_intervals_lie_to_one_another_as_their_points_do(one: Interval, other: Interval) -> None:
    ours, theirs = points(one), points(other)
    if ours == theirs:
        expected = Relation.SAME
    elif ours <= theirs or theirs <= ours:
        expected = Relation.NESTED
    else:
        expected = Relation.OVERLAPPING if ours & theirs else Relation.APART
    assert relate(one, other) is expected


@given(intervals(), intervals())
@example(
    Interval("number", Fraction(1), Fraction(2)),
    Interval("number", Fraction(2), Fraction(3)),
)
@example(
    Interval("number", Fraction(1), Fraction(2), high_open=True),
    Interval("number", Fraction(2), Fraction(3)),
)
@example(
    Interval("number", Fraction(1), Fraction(2)),
    Interval("number", Fraction(2), Fraction(3), low_open=True),
)
def test_one_lies_below_the_other_as_all_of_its_points_do(one: Interval, other: Interval) -> None:
    assert below(one, other) == (max(points(one)) < min(points(other)))


@given(intervals(), intervals())
def test_two_are_apart_where_either_lies_below_the_other(one: Interval, other: Interval) -> None:
    assert (relate(one, other) is Relation.APART) == (below(one, other) or below(other, one))


def test_a_number_lies_neither_below_nor_above_a_date() -> None:
    number, day = interval_of(Literal(1)), period("2025-07-18")
    assert number is not None
    assert day is not None
    assert not below(number, day)
    assert not below(day, number)
