"""Dates written in text, on their own or by the date a text was published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache
from typing import Final, NamedTuple

from eventgraph.text.measures.datelines import completed, told_from
from eventgraph.text.measures.datewords import NUMERIC, DateWords, date_words
from eventgraph.text.measures.numbers import spelled, tokens_of
from eventgraph.text.measures.words import fold, words_of
from eventgraph.text.normalization import printed

__all__ = ["DateRead", "dates_in", "day_of"]


class DateRead(NamedTuple):
    """A date as `xsd:date`, `xsd:gYearMonth` or `xsd:gYear` writes it; the words it was read from.

    A season or a decade is as EDTF writes it (`2025-22`, `199X`). `resolved` is true where the
    words alone do not say it: the text's own date filled them in.
    """

    value: str
    words: str
    resolved: bool


class _Written(NamedTuple):
    """A month, with days or without, and the years that are written with it."""

    match: re.Match[str]
    month: int
    days: tuple[int, ...]
    years: tuple[int, ...]


_PARTS: Final = re.compile(r"(-?[0-9]{4})(?:(-[0-9]{2})(-[0-9]{2})?)?")
_DECADE: Final = re.compile(r"(?<![0-9])([12][0-9]{2})0s(?![a-z])|(?<=decada de )([12][0-9]{2})0")
_SHORT_RANGE: Final = re.compile(
    r"(?<![0-9.,-])([12][0-9])([0-9]{2})[-\u2013/]([0-9]{2})(?![0-9/-])"
)
_TWELVE: Final = 12
#: Two digits of a year may be of this century or the last.
_CENTURIES: Final = (2000, 1900)
_FULL_YEAR: Final = 1000
_NEWEST: Final = 2999


def day_of(lexical: str) -> date | None:
    """Read the day of an `xsd:date` or `xsd:dateTime`; None for a month, a year or no date.

    >>> day_of("2025-07-19")
    datetime.date(2025, 7, 19)
    """
    try:
        return date.fromisoformat(lexical[:10])
    except ValueError:
        return None


@lru_cache(maxsize=16)
def dates_in(text: str, dateline: date | None = None, language: str = "") -> tuple[DateRead, ...]:
    """Read every date in a text, as precise as it is written, and what each date implies.

    A day implies its month and year. What lacks a year, or is told from the day of writing
    ("Friday", "last month", "ayer"), is read by the `dateline`, and left out without one. Words
    count in the language of the text, by its tag: the "ago" of "two days ago" is no August.

    >>> [(reading.value, reading.resolved) for reading in dates_in("on July 18", date(2025, 7, 19))]
    [('2025-07-18', True), ('2025-07', True), ('2025', True)]
    >>> [reading.value for reading in dates_in("el 15 de marzo de 2025", language="es")]
    ['2025-03-15', '2025-03', '2025']
    """
    text = unicodedata.normalize("NFC", printed(text))
    folded = fold(text)
    known = date_words(language)
    near = dateline if dateline is not None and MINYEAR < dateline.year < MAXYEAR else None
    found = list(_in_digits(folded, near))
    written = _with_years(_months(text, folded, known, language, near), folded, known)
    for one in written:
        for year in one.years:
            found += _readings(one, year)
    found += _years_alone(folded, known)
    if near is not None:
        for one in written:
            if not one.years:
                for year in completed(one.match, one.month, one.days, near):
                    found += _readings(one, year, resolved=True)
        found += (
            DateRead(*told, resolved=True) for told in told_from(folded, known, near, language)
        )
    return _implied(found)


def _implied(found: list[DateRead]) -> tuple[DateRead, ...]:
    """Add months and years to days; what the words say alone comes first."""
    best: dict[str, DateRead] = {}
    for reading in sorted(found, key=lambda reading: reading.resolved):
        parts = _PARTS.fullmatch(reading.value)
        groups = [parts[1], parts[2], parts[3]] if parts else [reading.value]
        for length in range(len(groups), 0, -1):
            if groups[length - 1] is not None:
                value = "".join(filter(None, groups[:length]))
                best.setdefault(value, reading._replace(value=value))
    return tuple(best.values())


def _in_digits(folded: str, near: date | None) -> Iterator[DateRead]:
    """Read 2025-07-18, 18/07/2025, 18-07-2025, 18.07.25 and 2025年7月18日."""
    for match in (found for pattern in NUMERIC for found in pattern.finditer(folded)):
        parts = match.groupdict()
        first, second = int(parts["month"] or 0), int(parts["day"] or 0)
        pairs = [(first, second)] + ([(second, first)] if parts.get("mark") else [])
        short = len(parts["year"].lstrip("-")) < len("2025")
        for year in _of_two(int(parts["year"]), near) if short else [int(parts["year"])]:
            for month, day in dict.fromkeys(pairs):
                yield from _reading(year, month, day, match[0])


def _of_two(digits: int, near: date | None) -> list[int]:
    """Give the years that two digits can stand for, the nearest one by a dateline."""
    years = [century + digits for century in _CENTURIES]
    return [min(years, key=lambda year: abs(year - near.year))] if near else years


def _months(
    text: str, folded: str, known: DateWords, language: str, near: date | None
) -> list[_Written]:
    """Find every month that is written, with its days and its year."""
    found: list[_Written] = []
    passed: set[int] = set()
    alone = known.dated[-1]
    for match in (found for pattern in known.dated for found in pattern.finditer(folded)):
        start = match.start("month")
        if start in passed and match.re is alone:
            continue
        years = tuple(_years_of(match, language, near))
        if match.re is alone and not years and not _is_month(match, text, known):
            continue
        days = match.groupdict().get("days") or ""
        values = known.words.get("day_words", {})
        numbers = [_day(day[0], values) for day in known.day.finditer(days)]
        passed.add(start)
        found.append(_Written(match, known.months[match["month"]], tuple(numbers), years))
    return sorted(found, key=lambda one: (one.match.start(), -one.match.end()))


def _day(word: str, values: dict[str, int]) -> int:
    digits = re.match(r"[0-9]+", word)
    return int(digits[0]) if digits else values[" ".join(word.split())]


def _is_month(match: re.Match[str], text: str, known: DateWords) -> bool:
    """Tell whether a month name without a day or year is one: "may" is, with a capital letter."""
    start, end = match.span("month")
    name = match["month"]
    if name not in known.words["also_words"] and name not in known.words["abbreviations"]:
        return True
    return text[start : start + 1].isupper() or (
        name not in known.words["also_words"] and text[end : end + 1] == "."
    )


def _years_of(match: re.Match[str], language: str, near: date | None) -> Iterator[int]:
    """Read the year of a match, if one is written; a year before Christ counts in two ways.

    The year before the year 1 is 0 in ISO 8601, and -1 in the first version of XML Schema.
    """
    parts = match.groupdict()
    if parts["bc"]:
        yield from (-int(parts["bc"]), 1 - int(parts["bc"]))
    elif written := parts["year"] or parts["ad"] or parts["anno"]:
        yield int(written)
    elif parts["short"]:
        yield from _of_two(int(parts["short"]), near)
    elif parts["spelt"]:
        tokens = [token.text for token in tokens_of(parts["spelt"])]
        values = [int(found.value) for found in spelled(tokens, words_of("numbers", language))]
        if len(values) == 2 and all(9 < value < 100 for value in values):  # noqa: PLR2004 - twenty twenty-five
            values = [values[0] * 100 + values[1]]
        yield from (value for value in values[-1:] if _FULL_YEAR <= value <= _NEWEST)


def _with_years(written: list[_Written], folded: str, known: DateWords) -> list[_Written]:
    """Give months the year of the date they are joined to: "in March and April 2025"."""
    for order, step in ((range(len(written) - 2, -1, -1), 1), (range(1, len(written)), -1)):
        for place in order:
            one, other = written[place], written[place + step]
            if one.years or not other.years:
                continue
            left, right = sorted((one.match, other.match), key=lambda match: match.start())
            if known.join.fullmatch(folded, left.end(), max(left.end(), right.start())):
                turned = (other.month - one.month) * step < 0
                years = [year - step for year in other.years] if turned else []
                written[place] = one._replace(years=(*years, *other.years))
    return written


def _readings(one: _Written, year: int, *, resolved: bool = False) -> Iterator[DateRead]:
    for day in one.days or (0,):
        yield from _reading(year, one.month, day, one.match[0], resolved=resolved)


def _reading(
    year: int, month: int, day: int, words: str, *, resolved: bool = False
) -> Iterator[DateRead]:
    """Give the reading if the calendar has such a date; 0 is no month, or no day."""
    try:
        # The calendar repeats itself every 400 years.
        date(year if MINYEAR <= year <= MAXYEAR else year % 400 + 400, month or 1, day or 1)
    except ValueError:
        return
    value = f"{'-' if year < 0 else ''}{abs(year):04}"
    value += (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    yield DateRead(value, " ".join(words.split()), resolved)


def _years_alone(folded: str, known: DateWords) -> Iterator[DateRead]:
    """Read years, seasons and decades."""
    for match in known.year.finditer(folded):
        if not match["spelt"] and not match["short"]:
            for year in _years_of(match, "", None):
                yield from _reading(year, 0, 0, match[0])
    for match in known.old.finditer(folded):
        yield from _reading(int(match["year"]), 0, 0, match[0])
    for match in _SHORT_RANGE.finditer(folded):
        if int(match[3]) > max(_TWELVE, int(match[2])):
            yield from _reading(int(match[1] + match[3]), 0, 0, match[0])
    for match in known.season.finditer(folded):
        for year in _years_of(match, "", None):
            yield DateRead(
                f"{year:04}-{known.words['seasons'][match['season']]}", match[0], resolved=False
            )
    for match in _DECADE.finditer(folded):
        yield DateRead(f"{match[1] or match[2]}X", match[0], resolved=False)
