"""How the words of a quote, or else a curator's note, say a number or a date of its claim."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rdflib import Literal

from eventgraph.text.measures.said import NOT_READ, date_read, number_said
from eventgraph.text.measures.words import is_read

__all__ = ["Stated", "Value", "stated"]


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


def stated(given: Stated, quote: Literal, note: str = "", issued: date | None = None) -> Value:
    """Tell how a quote says a number, or a date, which the source's own date may fill in.

    The words count in the language of the quote. A date may also be named in the note, and what
    is said in a language whose words are not known is *not read*.

    >>> from rdflib import Literal
    >>> size = Stated("evg:size", "252", is_number=True)
    >>> stated(size, Literal("252 nationals", lang="en")).said
    'in the quote'
    >>> day = Stated("sem:hasTimeStamp", "2025-07-18", is_number=False)
    >>> stated(day, Literal("on Friday", lang="en"), issued=date(2025, 7, 19)).said
    "“friday” by the source's date, 2025-07-19"
    """
    language = quote.language or ""
    if given.is_number:
        said = number_said(given.value, str(quote), language, note)
        return Value(given.property, given.value, said)
    said = _dated(given.value, str(quote), language, note, issued)
    return Value(
        given.property, given.value, said or ("" if is_read(language, "dates") else NOT_READ)
    )


def _dated(value: str, quote: str, language: str, note: str, issued: date | None) -> str:
    reading = date_read(value, quote, language, issued)
    if reading is not None:
        by = f" by the source's date, {issued}" if reading.resolved else ""
        return f"“{reading.words}”{by}"
    return "named in the curator's note" if date_read(value, note, "", issued) else ""
