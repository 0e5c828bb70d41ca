"""Dates are said in the language of the reader, as precisely as they were given."""

import pytest

from eventgraph.text.measures.saying import date_in_words, value_in_words
from eventgraph.vocabulary import EDTF, EVG


@pytest.mark.parametrize(
    ("date", "english", "spanish"),
    [
        ("2025-07-18", "18 July 2025", "18 de julio de 2025"),
        ("2025-07", "July 2025", "julio de 2025"),
        ("2025-07?", "perhaps July 2025", "quizá julio de 2025"),
        ("2025-07~", "about July 2025", "hacia julio de 2025"),
        ("2025%", "perhaps about 2025", "quizá hacia 2025"),
        (
            "2025-03/2025-07~",
            "March 2025 to about July 2025",
            "de marzo de 2025 a hacia julio de 2025",
        ),
        ("2025-03/..", "from March 2025 on", "desde marzo de 2025"),
        ("/2025-03", "up to March 2025", "hasta marzo de 2025"),
        ("202X", "the 2020s", "los años 2020"),
        ("19XX", "1900s", "los años 1900"),
        ("2025-XX", "2025", "2025"),
        ("2025-07-XX", "July 2025", "julio de 2025"),
        ("2025-22", "summer 2025", "verano de 2025"),
        ("2025-29", "spring 2025", "primavera de 2025"),
        (
            "[2025-03-15,2025-03-16]",
            "15 March 2025 or 16 March 2025",
            "15 de marzo de 2025 o 16 de marzo de 2025",
        ),
        ("{1960, 1961}", "1960 and 1961", "1960 y 1961"),
        ("-0049", "49 BC", "49 a. C."),
        ("-0044-03", "March 44 BC", "marzo de 44 a. C."),
        ("0800", "800", "800"),
        ("2025-02-30", "2025-02-30", "2025-02-30"),
        ("2025-07-18T10:00:00Z", "2025-07-18T10:00:00Z", "2025-07-18T10:00:00Z"),
    ],
)
def test_a_date_is_said_in_words(date: str, english: str, spanish: str) -> None:
    assert (date_in_words(date), date_in_words(date, "es-VE")) == (english, spanish)
    assert date_in_words(date, "fr") == english


def test_only_what_is_not_exact_is_said_in_words() -> None:
    assert value_in_words("50..60", str(EVG.quantity), "es") == "de 50 a 60"
    assert value_in_words("2025-07~", EDTF) == "about July 2025"
    assert value_in_words("~250", "") == "~250"
    assert value_in_words("2025-07", "http://www.w3.org/2001/XMLSchema#gYearMonth") == "2025-07"
