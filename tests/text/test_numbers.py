from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.text.measures.dates import DateRead, dates_in, day_of
from eventgraph.text.measures.numbers import fold, numbers_in

DATELINE = date(2025, 7, 19)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("252 nationals", [252]),
        ("over 8,000 repatriated", [8000]),
        ("just 2% of over 8,000", [2, 8000]),
        ("allegedly paid $6 million", [6000000]),
        ("$6M, 3 bn and 5k", [5000, 6000000, 3000000000]),
        ("two new flights returned 252", [2, 252]),
        ("“ten convicted and confessed”", [10]),
        ("twenty-one of fifty", [21, 50]),
        ("two hundred and fifty-two", [252]),
        ("a hundred days", [100]),
        ("three thousand five hundred", [3500]),
        ("twenty and thirty", [20, 30]),
        ("one, two and three", [1, 2, 3]),
        ("un millón doscientos mil", [1200000]),
        ("mil millones", [1000000000]),
        ("treinta y uno", [31]),
        ("doscientas personas", [200]),
        ("1,234.5 and 0.5", [Decimal("0.5"), Decimal("1234.5")]),
        ("2,5 millones", [2500000]),
        ("12.345.678", [12345678]),
        ("252\N{NO-BREAK SPACE}people", [252]),
        ("no numbers, hundreds or millions", []),
        ("a tense pause; often alone", []),
    ],
)
def test_numbers_are_read_from_digits_and_words(text: str, expected: list[Decimal]) -> None:
    assert sorted(numbers_in(text)) == expected


def test_a_number_that_can_be_read_in_two_ways_gives_both_readings() -> None:
    assert numbers_in("8.000") == {Decimal(8), Decimal(8000)}
    assert Decimal(8000) in numbers_in("8 000 migrantes")
    assert Decimal(8000) in numbers_in("8\N{NARROW NO-BREAK SPACE}000 migrantes")


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_are_read_back(number: int) -> None:
    assert Decimal(number) in numbers_in(f"some {number:,} people")
    assert Decimal(number) in numbers_in(f"unas {number:,} personas".replace(",", "."))


@given(st.text())
def test_no_text_makes_the_readers_fail(text: str) -> None:
    assert all(number >= 0 for number in numbers_in(text))
    assert all(len(reading.value) in {4, 7, 10} for reading in dates_in(text, DATELINE))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on July 18, 2025", ["2025-07-18", "2025-07", "2025"]),
        ("on 18 July 2025", ["2025-07-18", "2025-07", "2025"]),
        ("el 18 de julio de 2025", ["2025-07-18", "2025-07", "2025"]),
        ("July 18-19, 2025", ["2025-07-18", "2025-07", "2025", "2025-07-19"]),
        ("In March 2025, 238 people", ["2025-03", "2025"]),
        ("en marzo de 2025", ["2025-03", "2025"]),
        ("2025-07-18", ["2025-07-18", "2025-07", "2025"]),
        ("18/07/2025", ["2025-07-18", "2025-07", "2025"]),
        ("in 2025", ["2025"]),
        ("2,025 people and $2025", []),
        ("April 31, 2025", ["2025"]),
    ],
)
def test_dates_are_read_as_precise_as_they_are_written(text: str, expected: list[str]) -> None:
    assert [reading.value for reading in dates_in(text)] == expected
    assert not any(reading.resolved for reading in dates_in(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no contact since March 15", "2025-03-15"),
        ("since February", "2025-02"),
        ("in December", "2025-12"),
        ("on Friday", "2025-07-18"),
        ("el viernes", "2025-07-18"),
        ("ayer", "2025-07-18"),
        ("last month", "2025-06"),
        ("el mes pasado", "2025-06"),
        ("last year", "2024"),
        ("January 2", "2025-01-02"),
    ],
)
def test_the_dateline_completes_a_date_and_the_reading_says_so(text: str, expected: str) -> None:
    readings = {reading.value: reading for reading in dates_in(text, DATELINE)}
    assert readings[expected].resolved
    assert dates_in(text) == ()


def test_around_new_year_the_nearest_year_is_chosen() -> None:
    assert dates_in("on December 30", date(2025, 1, 2))[0].value == "2024-12-30"
    assert dates_in("on January 2", date(2024, 12, 30))[0].value == "2025-01-02"


def test_a_reading_keeps_the_words_it_was_read_from() -> None:
    assert dates_in("[July 18]", DATELINE)[0] == DateRead("2025-07-18", "july 18", resolved=True)


def test_a_verb_is_not_a_month() -> None:
    assert dates_in("the case may constitute; they march on", DATELINE) == ()
    assert dates_in("the talks in May", DATELINE)[0].value == "2025-05"


def test_small_readers() -> None:
    assert fold("Millón ÁRBOL") == "millon arbol"
    assert day_of("2025-07-18T12:00:00") == date(2025, 7, 18)
    assert day_of("2025-07") is None
