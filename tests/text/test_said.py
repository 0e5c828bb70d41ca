"""Numbers and dates as people word them, each in the language of its text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from eventgraph.text.measures.dates import dates_in
from eventgraph.text.measures.numbers import numbers_in
from eventgraph.text.measures.quantities import quantities_in, quantity, said
from eventgraph.text.measures.said import NOT_READ, date_read, number_said

DAY = date(2023, 6, 14)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("a hundred tents and a billion seeds", "en", [100, 10**9]),
        ("half a dozen boats, half a billion", "en", [6, 500_000_000]),
        ("a million and a half trees", "en", [1_500_000]),
        ("four thousand, three hundred", "en", [300, 4000, 4300]),
        ("3.4 trillion", "en", [3_400_000_000_000]),
        ("tres billones; mil millones", "es", [10**9, 3 * 10**12]),
        ("un millar, tres docenas y medio millón", "es", [36, 1000, 500_000]),
        ("4 millones y medio", "es", [4_500_000]),
        ("the twenty-second boat", "en", [20, 22]),
        ("三百四十一人", "zh", [341]),
        ("2.5亿, 七万三千", "zh", [Decimal("2.5"), 73000, 250_000_000]),
        ("٣٤١ قاربا", "ar", [341]),
        ("३४१ नावें", "hi", [341]),
    ],
)
def test_number_words_are_read(text: str, language: str, expected: list[Decimal]) -> None:
    assert sorted(numbers_in(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [("she came once", "en"), ("UN staff", "en"), ("ten cuidado", "es"), ("deux cents", "fr")],
)
def test_number_words_count_in_their_own_language_alone(text: str, language: str) -> None:
    assert numbers_in(text, language) == set()


@pytest.mark.parametrize(
    ("text", "language", "sign", "low", "high"),
    [
        ("nearly 70 boats", "en", "~<", 70, 70),
        ("no more than seventy", "en", "<=", 70, 70),
        ("more than 70", "en", ">", 70, 70),
        ("70 boats or more", "en", ">=", 70, 70),
        ("between 20 and 30 boats", "en", "..", 20, 30),
        ("dozens of boats", "en", ">=", 24, 24),
        ("casi un centenar", "es", "~<", 100, 100),
        ("unas 70 barcas", "es", "~", 70, 70),
        ("entre veinte y treinta", "es", "..", 20, 30),
        ("miles de barcas", "es", ">=", 2000, 2000),
    ],
)
def test_the_words_around_a_number_are_read(
    text: str, language: str, sign: str, low: int, high: int
) -> None:
    found = [(read.sign, int(read.low), int(read.high)) for read in quantities_in(text, language)]
    assert (sign, low, high) in found


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("two in five of them", "en", "40"),
        ("roughly half", "en", "~50"),
        ("three quarters", "en", "75"),
        ("a third", "en", "33.3"),
        ("la tercera parte", "es", "~33"),
        ("dos de cada cinco", "es", "40"),
        ("dozens", "en", ">=24"),
    ],
)
def test_parts_of_a_whole_and_round_words_carry_a_value(
    text: str, language: str, value: str
) -> None:
    assert number_said(value, text, language) == "in the quote"
    assert number_said("41", text, language) == ""


def test_dozens_are_not_twenty_four() -> None:
    assert number_said("24", "dozens of boats", "en") == ""


def test_a_language_without_words_is_not_read_unless_a_note_names_the_number() -> None:
    assert number_said("80", "quatre-vingts", "fr") == NOT_READ
    assert number_said("80", "quatre-vingts", "fr", "That is 80.") == "named in the curator's note"
    assert number_said("80", "80 bateaux", "fr") == "in the quote"
    assert number_said("80", "ninety", "en", "That is 80.") == ""


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("built on 3 March 1387", "en", "1387-03-03"),
        ("fell in 1204", "en", "1204"),
        ("by 2150", "en", "2150"),
        ("in 70 BC", "en", "-0070"),
        ("el 1.º de junio de 2021", "es", "2021-06-01"),
        ("el primero de junio de 2021", "es", "2021-06-01"),
        ("el veintitrés de junio de dos mil veintiuno", "es", "2021-06-23"),
        ("June twenty-third, twenty twenty-one", "en", "2021-06-23"),
        ("on 23-06-2021", "es", "2021-06-23"),
        ("23/06/21", "en", "2021-06-23"),
        ("in May and June 2021", "en", "2021-05"),
        ("from May 3 to June 2, 2021", "en", "2021-05-03"),
        ("entre mayo y junio de 2021", "es", "2021-05"),
        ("2021年6月23日", "zh", "2021-06-23"),
        ("in the autumn of 2021", "en", "2021-23"),
        ("the 1980s", "en", "198X"),
        ("about May 2021", "en", "2021-05~"),
        ("between May and June 2021", "en", "2021-05/2021-06"),
        ("since May 2021", "en", "2021-05/.."),
        ("on June 23, 2021", "en", "2021-06-23T10:00:00Z"),
    ],
)
def test_dates_in_words_need_no_dateline(text: str, language: str, expected: str) -> None:
    read = date_read(expected, text, language)
    assert read is not None
    assert not read.resolved


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("three days ago", "en", "2023-06-11"),
        ("hace tres días", "es", "2023-06-11"),
        ("a year ago", "en", "2022"),
        ("last November", "en", "2022-11"),
        ("el noviembre pasado", "es", "2022-11"),
        ("in November", "en", "2022-11"),
        ("in November", "en", "2023-11"),
        ("next Monday", "en", "2023-06-19"),
    ],
)
def test_what_is_told_from_the_day_of_writing(text: str, language: str, expected: str) -> None:
    read = date_read(expected, text, language, DAY)
    assert read is not None
    assert read.resolved
    assert date_read(expected, text, language) is None


@pytest.mark.parametrize(
    ("text", "language", "wrong"),
    [
        ("three days ago", "en", "2023-08"),
        ("last November", "en", "2023-11"),
        ("on 3 March 1387", "en", "2023-03-03"),
        ("mil novecientos", "es", "1900"),
    ],
)
def test_what_the_words_do_not_say_is_not_filled_in(text: str, language: str, wrong: str) -> None:
    assert wrong not in {read.value for read in dates_in(text, DAY, language)}


def test_a_quantity_is_written_in_one_way_and_said_in_words() -> None:
    assert [quantity(text) for text in (">= 50", "60..50", "about 5", "1,000", "")] == [None] * 5
    assert [said(text) for text in ("~<300", "~>300", "<=80", "~50..60")] == [
        "nearly 300",
        "just over 300",
        "up to 80",
        "about 50 to 60",
    ]
    assert said(">250", "es") == "más de 250"
    assert said(">=50", "fr") == "at least 50"
