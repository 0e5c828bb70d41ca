"""Numbers and dates as intervals: as precise as they are stated, and compared without favour."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef

from eventgraph.claims.extents.intervals import Bound, Relation, interval_of, period, relate


def dated(text: str) -> Literal:
    kinds = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    return Literal(text, datatype=kinds.get(len(text), XSD.dateTime), normalize=False)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2025-03", "2025-03-15", Relation.NESTED),
        ("2025", "2025-12-31", Relation.NESTED),
        ("2025-02", "2025-03", Relation.APART),
        ("2024-12", "2025", Relation.APART),
        ("2025-03-15", "2025-03-15", Relation.SAME),
        ("2024-02", "2024-02-29", Relation.NESTED),
        ("2025-07-18", "2025-07-18T13:00:00", Relation.NESTED),
        ("2025-07-18", "2025-07-19T00:00:00", Relation.APART),
    ],
)
def test_dates_are_as_precise_as_stated(one: str, other: str, expected: Relation) -> None:
    first, second = interval_of(dated(one)), interval_of(dated(other))
    assert first is not None
    assert second is not None
    assert relate(first, second) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((8000, Bound.STRICT_LOWER), (8200, Bound.EXACT), Relation.NESTED),
        ((8000, Bound.STRICT_LOWER), (8000, Bound.EXACT), Relation.APART),
        ((8000, Bound.LOWER), (8000, Bound.EXACT), Relation.NESTED),
        ((50, Bound.LOWER), (49, Bound.EXACT), Relation.APART),
        ((50, Bound.LOWER), (100, Bound.UPPER), Relation.OVERLAPPING),
        ((50, Bound.LOWER), (50, Bound.STRICT_LOWER), Relation.NESTED),
        ((252, Bound.EXACT), (238, Bound.EXACT), Relation.APART),
        ((100, Bound.UPPER), (100, Bound.STRICT_LOWER), Relation.APART),
    ],
)
def test_numbers_are_bounded_as_stated(
    one: tuple[int, Bound], other: tuple[int, Bound], expected: Relation
) -> None:
    first, second = (interval_of(Literal(value), bound) for value, bound in (one, other))
    assert first is not None
    assert second is not None
    assert relate(first, second) is expected


@pytest.mark.parametrize(
    "value",
    [
        URIRef("http://example.org/x"),
        Literal("some"),
        Literal(True),  # noqa: FBT003 - a value
        Literal("5", datatype=URIRef("urn:fives")),
        Literal("2025-02-30", datatype=XSD.date, normalize=False),
        Literal("many", datatype=XSD.integer, normalize=False),
        Literal("NaN", datatype=XSD.double, normalize=False),
        Literal("INF", datatype=XSD.double, normalize=False),
    ],
)
def test_what_is_neither_number_nor_date_has_no_interval(value: Literal | URIRef) -> None:
    assert interval_of(value) is None


@pytest.mark.parametrize(
    ("bound", "month", "other", "expected"),
    [
        (Bound.LOWER, "2025-03", "2025-02-28", Relation.APART),
        (Bound.LOWER, "2025-03", "2025-03-01", Relation.NESTED),
        (Bound.STRICT_LOWER, "2025-03", "2025-03-31", Relation.APART),
        (Bound.STRICT_LOWER, "2025-03", "2025-04-01", Relation.NESTED),
        (Bound.STRICT_LOWER, "2025-03", "2025-04-01T00:00:00", Relation.NESTED),
        (Bound.UPPER, "2025-03", "2025-03-31", Relation.NESTED),
        (Bound.UPPER, "2025-03", "2025-03-31T23:59:59", Relation.NESTED),
        (Bound.UPPER, "2025-03", "2025-04-01", Relation.APART),
        (Bound.UPPER, "2025-03", "2025-04-01T00:00:00", Relation.APART),
        (Bound.UPPER, "2025-12", "2025", Relation.NESTED),
        (Bound.LOWER, "2025-03", "2025", Relation.OVERLAPPING),
        (Bound.STRICT_LOWER, "2025-03-15T12:00:00", "2025-03-15T12:00:00", Relation.APART),
        (Bound.LOWER, "2025-03-15T12:00:00", "2025-03-15T12:00:00", Relation.NESTED),
        (Bound.UPPER, "2025-03-15T12:00:00", "2025-03-15T12:00:00", Relation.NESTED),
    ],
)
def test_a_date_bounds_by_its_ends(
    bound: Bound, month: str, other: str, expected: Relation
) -> None:
    first, second = interval_of(dated(month), bound), interval_of(dated(other))
    assert first is not None
    assert second is not None
    assert relate(first, second) is expected


@pytest.mark.parametrize(
    ("value", "bound", "expected"),
    [
        (Literal(8000), Bound.EXACT, "[8000, 8000]"),
        (Literal(8000), Bound.LOWER, "[8000, ∞)"),
        (Literal(8000), Bound.STRICT_LOWER, "(8000, ∞)"),
        (Literal(8000), Bound.UPPER, "(-∞, 8000]"),
        (Literal("2.50", datatype=XSD.decimal, normalize=False), Bound.EXACT, "[5/2, 5/2]"),
        (dated("0001-01-01"), Bound.EXACT, "[1, 2)"),
        (dated("0001-01-01"), Bound.STRICT_LOWER, "[2, ∞)"),
        (dated("0001-01"), Bound.UPPER, "(-∞, 32)"),
        (dated("0001"), Bound.EXACT, "[1, 366)"),
        (dated(" 0001-01-01T12:00:00 "), Bound.EXACT, "[3/2, 3/2]"),
    ],
)
def test_an_interval_is_written_as_mathematicians_do(
    value: Literal, bound: Bound, expected: str
) -> None:
    assert str(interval_of(value, bound)) == expected


def test_a_number_is_no_date() -> None:
    number, year = interval_of(Literal(739000)), interval_of(dated("2025"), Bound.LOWER)
    assert number is not None
    assert year is not None
    assert relate(number, year) is Relation.APART


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025-07", "[739433, 739464)"),
        ("2025-07-01/2025-07-31", "[739433, 739464)"),
        ("2025-07-18/2025-07", "[739450, 739464)"),
        ("2025-07-18/2025-07-17", "None"),
        ("2025-07-18T12:00:00/2025-07-18", "[1478901/2, 739451)"),
    ],
)
def test_a_period_is_all_its_days(text: str, expected: str) -> None:
    assert str(period(text)) == expected


@pytest.mark.parametrize("text", ["", "July", "2025-13", "2025-07/2025-03", "2025-07-18/", "25"])
def test_a_period_that_cannot_be_read_is_none(text: str) -> None:
    assert period(text) is None


literals = st.one_of(
    st.tuples(st.integers(-50, 50).map(Literal), st.sampled_from(Bound)),
    st.tuples(st.decimals(-9, 9, places=1).map(Literal), st.sampled_from(Bound)),
    st.tuples(
        st.tuples(st.dates(date(2024, 1, 1), date(2026, 1, 1)), st.sampled_from([4, 7, 10])).map(
            lambda pair: dated(pair[0].isoformat()[: pair[1]])
        ),
        st.sampled_from(Bound),
    ),
)


@given(literals, literals)
def test_comparison_is_symmetric(one: tuple[Literal, Bound], other: tuple[Literal, Bound]) -> None:
    first, second = interval_of(*one), interval_of(*other)
    assert first is not None
    assert second is not None
    assert relate(first, second) is relate(second, first)
    assert relate(first, first) is Relation.SAME


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_a_day_lies_in_its_month_and_the_month_in_its_year(day: date) -> None:
    text = day.isoformat()
    for inner, outer in ((text, text[:7]), (text[:7], text[:4])):
        first, second = period(inner), period(outer)
        assert first is not None
        assert second is not None
        assert relate(first, second) is Relation.NESTED


@given(st.integers(-100, 100), st.integers(-100, 100), st.sampled_from(Bound))
def test_an_exact_number_is_apart_exactly_when_the_bound_forbids_it(
    value: int, end: int, bound: Bound
) -> None:
    allowed = {
        Bound.EXACT: value == end,
        Bound.LOWER: value >= end,
        Bound.STRICT_LOWER: value > end,
        Bound.UPPER: value <= end,
    }[bound]
    first, second = interval_of(Literal(value)), interval_of(Literal(end), bound)
    assert first is not None
    assert second is not None
    assert (relate(first, second) is not Relation.APART) == allowed
