"""Whether a quote tells a date is judged the same, whatever is looked at first."""

from __future__ import annotations

from itertools import product

import pytest

from eventgraph.text.measures.dates import day_of
from eventgraph.text.measures.said import date_read
from eventgraph.validation.passing import PASSES

QUOTES = (
    "on 18 July 2025 they left",
    "July 18, 2025, and 20 March 1925",
    "18/07/25 and 3.4.1925",
    "in March and April 2025",
    "on July 18",
    "on Friday, two days ago",
    "the season 2024-25, the 1990s",
    "25 1925 July",
    "el 18 de julio de 2025 y el 4 de abril del 25",
    "2025-07-18T10:00:00Z",
    "in 2025",
    "",
)
VALUES = (
    *("2025-07-18", "1925-07-18", "2025-03", "2025", "1925", "1925-04-03", "2025-04-04", "199X"),
    *("2025-07-18T10:00:00Z", "2025-07~", "2025-03/2025-04", "2025-07-18/2025-07-20", "-0044"),
)


@pytest.mark.parametrize("dateline", ["", "2025-07-20", "1926-01-01", "2031-12-31"])
@pytest.mark.parametrize("language", ["en", "es", ""])
def test_a_date_is_told_where_it_is_read_by_the_date_of_the_source(
    dateline: str, language: str
) -> None:
    told = set()
    for quote, value in product(QUOTES, VALUES):
        row = {"value": value, "quotes": quote, "language": language, "dateline": dateline}
        row["notes"] = ""
        day = value if "~" in value or "/" in value or "X" in value else value[:10]
        expected = date_read(day, quote, language, day_of(dateline)) is not None
        malformed = len(day) == 10 and day_of(day) is None
        assert PASSES["date-in-quote"](row) == (expected or malformed), (quote, value)
        told.add(expected)
    assert told == {True, False}
