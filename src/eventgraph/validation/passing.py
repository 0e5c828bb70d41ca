"""The tests in Python that let what a check finds pass: numbers and dates that a quote says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from eventgraph.text.measures.dates import day_of
from eventgraph.text.measures.edtf import edtf
from eventgraph.text.measures.said import NOT_READ, date_read, number_said, numbers_of
from eventgraph.text.measures.words import is_read

__all__ = ["PASSES", "Row"]

_DAY_LENGTH: Final = len("2025-07-18")

#: One row of a check's answer, as text.
Row = Mapping[str, str]


def _number_in_quote(row: Row) -> bool:
    """Tell whether the quote says the number, or is in a language whose words are not read."""
    return bool(_number_said(row)) or not _finite(row)


def _number_read(row: Row) -> bool:
    """Tell whether the number was looked for in words that are known."""
    return _number_said(row) != NOT_READ or not _finite(row)


def _number_said(row: Row) -> str:
    return number_said(row["value"], row["quotes"], row.get("language", ""), row.get("notes", ""))


def _finite(row: Row) -> bool:
    """Tell whether a number is one: NaN and what is malformed are reported elsewhere."""
    return bool(numbers_of(row["value"]))


def _date_said(row: Row) -> bool:
    """Tell whether the quote says the date on its own."""
    return date_read(_day(row), row["quotes"], row.get("language", "")) is not None


def _date_told(row: Row) -> bool:
    """Tell whether the quote tells the date, by the source's own date if need be.

    What it says with its year in full, it says whatever the source's own date.
    """
    day, quotes, language = _day(row), row["quotes"], row.get("language", "")
    alone = date_read(day, quotes, language)
    if alone is not None and alone.value == day and day[:4] in alone.words:
        return True
    return date_read(day, quotes, language, day_of(row.get("dateline", ""))) is not None


def _date_named(row: Row) -> bool:
    """Tell whether the quote tells the date, or a note names it; a date that is none passes."""
    dateline = day_of(row.get("dateline", ""))
    malformed = len(_day(row)) == _DAY_LENGTH and day_of(_day(row)) is None
    return malformed or _date_told(row) or bool(date_read(_day(row), row["notes"], "", dateline))


def _date_in_quote(row: Row) -> bool:
    """Tell whether the date is named, or the quote is in a language whose words are not read."""
    return _date_named(row) or not is_read(row.get("language", ""), "dates")


def _date_read(row: Row) -> bool:
    """Tell whether the date was looked for in words that are known."""
    return _date_named(row) or is_read(row.get("language", ""), "dates")


def _date_said_or_noted(row: Row) -> bool:
    """Tell whether a date that the quote tells needs no note, or has one."""
    return _date_said(row) or bool(row.get("notes")) or not _date_told(row)


def _day(row: Row) -> str:
    """Give a date without its time of day and zone; one that is not exact stays as it is."""
    value = row["value"]
    return value if edtf(value) else value[:_DAY_LENGTH].removesuffix("Z")


#: The tests by the names that headers give them.
PASSES: Final[Mapping[str, Callable[[Row], bool]]] = {
    "number-in-quote": _number_in_quote,
    "number-read": _number_read,
    "date-in-quote": _date_in_quote,
    "date-read": _date_read,
    "date-said-or-noted": _date_said_or_noted,
}
