"""The numbers and dates of a text as values that a claim can hold, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final, NamedTuple

from eventgraph.text.measures.dates import dates_in
from eventgraph.text.measures.numbers import Found, Token, found_in, tokens_of
from eventgraph.text.measures.quantities import QuantityRead, quantities_in
from eventgraph.text.measures.words import fold, words_of
from eventgraph.text.sources import SourceText, Span
from eventgraph.vocabulary import EDTF, EVG, XSD

__all__ = ["Chip", "dates_of", "numbers_of"]

_ONES: Final = frozenset({"one", "un", "una", "uno"})
_DATES: Final = {
    r"-?\d{4,}-\d\d-\d\d": str(XSD.date),
    r"-?\d{4,}-(?:0\d|1[0-2])": str(XSD.gYearMonth),
    r"-?\d{4,}": str(XSD.gYear),
}
_AHEAD: Final = re.compile(r"next|coming|tomorrow|proxim|manana|que viene|within|dentro")
#: "After 100 days" tells no year.
_OLDEST: Final = "1000"
_RANGES: Final = ("..", "~..")


class Chip(NamedTuple):
    """A value with its datatype (an IRI), the place of its words, and a note if one is due."""

    span: Span
    value: str
    datatype: str
    note: str = ""


def numbers_of(text: SourceText, within: Span, language: str = "") -> tuple[Chip, ...]:
    """Read the numbers in a stretch of a text, as exact as they are said.

    Ordinals, the word "one", and what belongs to a date are left out.

    >>> text = SourceText("Nearly 300 people on two flights, dozens of them on July 18")
    >>> [
    ...     (chip.value, text.text[chip.span.start : chip.span.end])
    ...     for chip in numbers_of(text, Span(0, len(text.text)), "en")
    ... ]
    [('~<300', '300'), ('2', 'two'), ('>=24', 'dozens')]
    """
    words = text.text[within.start : within.end]
    folded = fold(words)
    if len(folded) != len(words):
        return ()
    tokens = tokens_of(folded)
    read = quantities_in(words, language)
    taken = [chip.span for chip in dates_of(text, within, None, language, resolved=False)]
    passed = set(words_of("numbers", language).get("ordinals", {})) | _ONES
    chips = []
    for span, values in _places(tokens, found_in(folded, language), passed):
        whole = Span(within.start + span.start, within.start + span.end)
        if not any(date.start <= whole.start < date.end for date in taken):
            chips += [_chip(whole, value, read) for value in values]
    chips += _implied(within.start, tokens, language)
    return tuple(sorted(dict.fromkeys(chips)))


def dates_of(
    text: SourceText,
    within: Span,
    issued: date | None,
    language: str = "",
    *,
    resolved: bool = True,
) -> tuple[Chip, ...]:
    """Read the dates in a stretch of a text, each as precise as it is written.

    What the day of the text fills in says so in its note; `resolved` takes such dates too.

    >>> text = SourceText("It began on Friday, July 18.")
    >>> [(chip.value, chip.note) for chip in dates_of(text, Span(0, 28), date(2025, 7, 19), "en")]
    [('2025-07-18', 'Told from the day of the text, 2025-07-19.')]
    """
    words = text.text[within.start : within.end]
    folded = " ".join(fold(words).split(" "))
    near = issued or (date(2000, 1, 1) if not resolved else None)
    best: dict[str, list[str]] = {}
    told: set[str] = set()
    for read in dates_in(words, near, language):
        said = best.setdefault(read.words.casefold(), [])
        if not any(value.startswith(read.value) for value in said):
            said.append(read.value)
        if read.resolved:
            told.add(read.words.casefold())
    chips = []
    for phrase, values in best.items():
        for place in re.finditer(re.escape(phrase).replace(r"\ ", r"\s+"), folded):
            span = Span(within.start + place.start(), within.start + place.end())
            note = f"Told from the day of the text, {issued}." if phrase in told and issued else ""
            chips += [
                Chip(span, value, _type_of(value), note)
                for value in values
                if not (note and _is_ahead(value, issued, phrase)) and value >= _OLDEST
            ]
    return tuple(sorted(_outermost(chips)))


def _is_ahead(value: str, issued: date | None, phrase: str) -> bool:
    """Tell whether a date lies behind the day of a text that does not look ahead: "Friday"."""
    return issued is not None and value > str(issued) and not _AHEAD.search(phrase)


def _type_of(value: str) -> str:
    return next((type for form, type in _DATES.items() if re.fullmatch(form, value)), EDTF)


def _outermost(chips: Iterable[Chip]) -> Iterator[Chip]:
    """Leave out dates that are read from a part of the words of another."""
    kept = list(chips)
    for chip in kept:
        if not any(
            other.span != chip.span
            and other.span.start <= chip.span.start
            and chip.span.end <= other.span.end
            for other in kept
        ):
            yield chip


def _places(
    tokens: list[Token], found: Iterable[Found], passed: set[str]
) -> Iterator[tuple[Span, list[Decimal]]]:
    """Give each number's place and its readings; a number inside a longer one is none."""
    by_place: dict[tuple[int, int], list[Decimal]] = {}
    for number in found:
        by_place.setdefault((number.first, number.last), []).append(number.value)
    for (first, last), values in by_place.items():
        inner = any((a, b) != (first, last) and a <= first and last <= b for a, b in by_place)
        if not inner and not (first == last and tokens[first].text in passed):
            # 8.000 can be read in two ways: the whole number is what is mostly meant.
            whole = [value for value in values if value == value.to_integral_value()]
            yield Span(tokens[first].start, tokens[last].end), [max(whole or values)]


def _chip(span: Span, value: Decimal, read: Iterable[QuantityRead]) -> Chip:
    """Write a number, with the sign that the words about it give."""
    number = f"{value.normalize():f}"
    signs = [
        one.sign
        for one in read
        if one.low == value and not one.implied and one.sign and one.sign not in _RANGES
    ]
    if signs:
        return Chip(span, f"{signs[0]}{number}", str(EVG.quantity))
    return Chip(span, number, str(XSD.decimal if "." in number else XSD.integer))


def _implied(start: int, tokens: list[Token], language: str) -> Iterator[Chip]:
    """Read words such as "dozens"."""
    plurals = words_of("numbers", language).get("plurals", {})
    for token in tokens:
        if token.text in plurals:
            span = Span(start + token.start, start + token.end)
            yield Chip(span, f">={plurals[token.text]}", str(EVG.quantity))
