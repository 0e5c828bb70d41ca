"""Moments as intervals: zones, fractions of seconds, the end of a day, and years far away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef

from eventgraph.claims.extents.intervals import (
    Bound,
    Interval,
    Relation,
    below,
    interval_of,
    period,
    relate,
)

JANUARY = Literal("0001-01", datatype=XSD.gYearMonth, normalize=False)


def interval(text: str, kind: URIRef = XSD.dateTime, bound: Bound = Bound.EXACT) -> Interval:
    found = interval_of(Literal(text, datatype=kind, normalize=False), bound)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025-07-18T12:00:00-04:00", "2025-07-18T16:00:00Z", Relation.SAME),
        ("2025-07-18T12:00:00-04:00", "2025-07-18T18:00:00+02:00", Relation.SAME),
        ("2025-07-18T23:30:00-04:00", "2025-07-19T03:30:00Z", Relation.SAME),
        ("2025-07-18T12:00:00+05:30", "2025-07-18T06:30:00Z", Relation.SAME),
        ("2025-07-18T12:00:00+00:00", "2025-07-18T12:00:00Z", Relation.SAME),
        ("2025-07-18T12:00:00-00:00", "2025-07-18T12:00:00Z", Relation.SAME),
        ("2025-07-18T12:00:00Z", "2025-07-18T12:00:00-04:00", Relation.APART),
        ("2025-07-18T12:00:00", "2025-07-18T12:00:00", Relation.SAME),
        ("2025-07-18T12:00:00", "2025-07-18T12:00:01", Relation.APART),
        ("2025-07-18T12:00:00.25", "2025-07-18T12:00:00.250", Relation.SAME),
        ("2025-07-18T12:00:00.25", "2025-07-18T12:00:00", Relation.APART),
        ("2025-07-18T12:00:00.0000000001", "2025-07-18T12:00:00", Relation.APART),
        ("2025-07-18T24:00:00", "2025-07-19T00:00:00", Relation.SAME),
        ("2025-12-31T24:00:00Z", "2026-01-01T00:00:00Z", Relation.SAME),
        ("-0001-12-31T24:00:00Z", "0000-01-01T00:00:00Z", Relation.SAME),
        ("0000-12-31T24:00:00Z", "0001-01-01T00:00:00Z", Relation.SAME),
        ("9999-12-31T24:00:00Z", "10000-01-01T00:00:00Z", Relation.SAME),
        ("9999-12-31T23:00:00-02:00", "10000-01-01T01:00:00Z", Relation.SAME),
    ],
)
def test_moments_are_the_instant_that_they_name(one: str, other: str, expected: Relation) -> None:
    assert relate(interval(one), interval(other)) is expected
    assert relate(interval(other), interval(one)) is expected


@pytest.mark.parametrize(
    ("zoned", "expected"),
    [
        ("2025-07-17T22:00:00Z", Relation.NESTED),
        ("2025-07-17T21:59:59Z", Relation.APART),
        ("2025-07-18T12:00:00Z", Relation.NESTED),
        ("2025-07-19T02:00:00Z", Relation.NESTED),
        ("2025-07-19T02:00:00.001Z", Relation.APART),
        ("2025-07-18T12:00:00-14:00", Relation.NESTED),
        ("2025-07-18T12:00:01-14:00", Relation.APART),
    ],
)
def test_a_moment_without_a_zone_is_within_28_hours(zoned: str, expected: Relation) -> None:
    assert relate(interval("2025-07-18T12:00:00"), interval(zoned)) is expected


@pytest.mark.parametrize(
    ("bound", "expected"),
    [
        (Bound.LOWER, (Relation.APART, Relation.NESTED)),
        (Bound.STRICT_LOWER, (Relation.APART, Relation.NESTED)),
        (Bound.UPPER, (Relation.NESTED, Relation.APART)),
    ],
)
def test_a_bound_is_on_the_clock_of_its_zone(
    bound: Bound, expected: tuple[Relation, Relation]
) -> None:
    noon = interval("2025-07-18T12:00:00-04:00", bound=bound)
    around = interval("2025-07-18T15:59:59Z"), interval("2025-07-18T16:00:01Z")
    assert tuple(relate(noon, moment) for moment in around) == expected
    floating = interval("2025-07-18T12:00:00", bound=bound)
    far = interval("2025-07-17T21:59:59Z"), interval("2025-07-19T02:00:01Z")
    assert tuple(relate(floating, moment) for moment in far) == expected


@pytest.mark.parametrize(
    ("day", "moment", "expected"),
    [
        ("2025-07-18", "2025-07-18T23:30:00-04:00", Relation.NESTED),
        ("2025-07-19", "2025-07-18T23:30:00-04:00", Relation.OVERLAPPING),
        ("2025-07-20", "2025-07-18T23:30:00-04:00", Relation.APART),
        ("2025-07-18", "2025-07-18T23:30:00", Relation.NESTED),
        ("2025-07-18Z", "2025-07-18T23:30:00-04:00", Relation.APART),
        ("2025-07-19Z", "2025-07-18T23:30:00-04:00", Relation.NESTED),
        ("2025-07-18-04:00", "2025-07-18T23:30:00-04:00", Relation.NESTED),
        ("2025-07-18-04:00", "2025-07-19T03:30:00Z", Relation.NESTED),
        ("2025-07-18+14:00", "2025-07-17T10:00:00Z", Relation.NESTED),
        ("2025-07-18-14:00", "2025-07-17T10:00:00Z", Relation.APART),
        ("2025-07-18Z", "2025-07-18T12:00:00", Relation.NESTED),
        ("2025-07-18Z", "2025-07-19T12:00:00", Relation.OVERLAPPING),
    ],
)
def test_a_day_without_a_zone_is_the_day_where_it_is_told(
    day: str, moment: str, expected: Relation
) -> None:
    assert relate(interval(day, XSD.date), interval(moment)) is expected


def test_days_in_two_zones_are_two_days() -> None:
    one, other = interval("2025-07-18+14:00", XSD.date), interval("2025-07-18-10:00", XSD.date)
    assert relate(one, other) is Relation.APART
    assert relate(one, interval("2025-07-18", XSD.date)) is Relation.SAME


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("0000-02-29", XSD.date, "[-306, -305)"),
        ("0000", XSD.gYear, "[-365, 1)"),
        ("-0001", XSD.gYear, "[-730, -365)"),
        ("-0400-03-01", XSD.date, "[-146402, -146401)"),
        ("9999-12", XSD.gYearMonth, "[3652029, 3652060)"),
        ("12025-07-18", XSD.date, "[4391875, 4391876)"),
        ("2025-07-18T06:00:00Z", XSD.dateTimeStamp, "[2957801/4, 2957801/4]"),
        ("2025-07-18T06:00", XSD.dateTime, "[2957801/4, 2957801/4]"),
    ],
)
def test_years_reach_beyond_four_digits_and_before_the_first(
    text: str, kind: URIRef, expected: str
) -> None:
    assert str(interval(text, kind)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2025-07-18T24:00:01",
        "2025-07-18T25:00:00",
        "2025-07-18T12:60:00",
        "2025-07-18T12:00:60",
        "2025-07-18T12:00:00+14:01",
        "2025-07-18T12:00:00+15:00",
        "2025-07-18T12:00:00z",
        "2025-02-29T12:00:00",
        "02025-07-18T12:00:00",
        "٢٠٢٥-07-18T12:00:00",
        "1" * 5000,
    ],
)
def test_what_is_no_moment_has_no_interval(text: str) -> None:
    assert interval_of(Literal(text, datatype=XSD.dateTime, normalize=False)) is None


@pytest.mark.parametrize("text", ["1e999999999", "1e-999999999", "9" * 9999])
def test_a_number_beyond_all_measure_has_no_interval_and_takes_no_time(text: str) -> None:
    assert interval_of(Literal(text, datatype=XSD.double, normalize=False)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-07-18T10:00:00Z/2025-07-18T14:00:00Z", Relation.NESTED),
        ("2025-07-18T14:00:00+04:00/2025-07-18T14:00:00Z", Relation.NESTED),
        ("2025-07-18T08:00:00Z/2025-07-18T10:00:00Z", Relation.APART),
    ],
)
def test_a_period_of_hours_is_on_one_clock(text: str, expected: Relation) -> None:
    wanted = period(text)
    assert wanted is not None
    assert relate(wanted, interval("2025-07-18T12:00:00Z")) is expected
    assert relate(wanted, interval("2025-07-18T08:00:00-04:00")) is expected


zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=zones)  # noqa: DTZ001


@given(moments, moments)
def test_moments_are_ordered_as_datetime_orders_them(one: datetime, other: datetime) -> None:
    first, second = interval(one.isoformat()), interval(other.isoformat())
    assert (relate(first, second) is Relation.SAME) == (one == other)
    assert below(first, second) == (one < other)
    moments_in_utc = one.astimezone(UTC), other.astimezone(UTC)
    lower = interval(min(moments_in_utc).isoformat(), bound=Bound.LOWER)
    assert relate(lower, first) is Relation.NESTED
    assert relate(lower, second) is Relation.NESTED


@given(st.dates())
def test_a_day_has_the_number_that_datetime_gives_it(day: datetime) -> None:
    assert interval(day.isoformat(), XSD.date).low == Fraction(day.toordinal())


@pytest.mark.parametrize(
    ("value", "bound", "expected"),
    [
        (Literal(5), Bound.EXACT, Interval("number", Fraction(5), Fraction(5))),
        (Literal(5), Bound.STRICT_LOWER, Interval("number", Fraction(5), None, low_open=True)),
        (Literal(5), Bound.UPPER, Interval("number", None, Fraction(5))),
        (JANUARY, Bound.EXACT, Interval("date", Fraction(1), Fraction(32), high_open=True)),
        (JANUARY, Bound.LOWER, Interval("date", Fraction(1), None)),
        (JANUARY, Bound.STRICT_LOWER, Interval("date", Fraction(32), None)),
        (JANUARY, Bound.UPPER, Interval("date", None, Fraction(32), high_open=True)),
    ],
)
def test_an_end_without_limit_is_never_open(
    value: Literal, bound: Bound, expected: Interval
) -> None:
    assert interval_of(value, bound) == expected
