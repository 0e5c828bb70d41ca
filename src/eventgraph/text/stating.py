"""How the words of a quote, or else a curator's note, say a number or a date."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from eventgraph.text.dates import dates_in
from eventgraph.text.numbers import numbers_in

__all__ = ["Stated", "Value", "stated"]

_DAY_LENGTH: Final = len("2025-07-18")


class Stated(NamedTuple):
    """What a property says: a number, or else a date."""

    property: str
    value: str
    is_number: bool


class Value(NamedTuple):
    """A number or date of a claim; `said` tells how the quote says it, empty if it does not."""

    property: str
    value: str
    said: str


def stated(given: Stated, quote: str, note: str = "", issued: date | None = None) -> Value:
    """Tell how a quote says a number, or a date, which the source's own date may fill in.

    A date may also be named in the note.

    >>> stated(Stated("evg:size", "252", is_number=True), "252 nationals").said
    'in the quote'
    >>> day = Stated("sem:hasTimeStamp", "2025-07-18", is_number=False)
    >>> stated(day, "on Friday", issued=date(2025, 7, 19)).said
    "“friday” by the source's date, 2025-07-19"
    """
    if not given.is_number:
        day = given.value[:_DAY_LENGTH]
        return Value(given.property, given.value, _dated(day, quote, note, issued))
    said = abs(Decimal(given.value)) in numbers_in(quote)
    return Value(given.property, given.value, "in the quote" if said else "")


def _dated(value: str, quote: str, note: str, issued: date | None) -> str:
    for reading in dates_in(quote, issued):
        if reading.value == value:
            by = f" by the source's date, {issued}" if reading.resolved else ""
            return f"“{reading.words}”{by}"
    named = any(reading.value == value for reading in dates_in(note, issued))
    return "named in the curator's note" if named else ""
