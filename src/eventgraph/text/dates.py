"""Dates written in English or Spanish text, on their own or by the date a text was published."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from eventgraph.text.numbers import fold

__all__ = ["DateRead", "dates_in", "day_of"]


class DateRead(NamedTuple):
    """A date as `xsd:date`, `xsd:gYearMonth` or `xsd:gYear` writes it; the words it was read from.

    `resolved` is true where the words alone do not say it: the text's own date filled them in.
    """

    value: str
    words: str
    resolved: bool


_MONTH_NAMES: Final = (
    "january february march april may june july august september october november december",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "jan feb mar apr may jun jul aug sep oct nov dec",
    "ene feb mar abr may jun jul ago sep oct nov dic",
)
_MONTHS: Final[dict[str, int]] = {
    **{name: n for names in _MONTH_NAMES for n, name in enumerate(names.split(), 1)},
    "sept": 9,
    "setiembre": 9,
}
_DAYS: Final[dict[str, int]] = {
    name: n
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "lunes martes miercoles jueves viernes sabado domingo",
    )
    for n, name in enumerate(names.split())
}
_SHIFTS: Final[dict[str, int]] = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "hoy": 0,
    "anoche": -1,
    "ayer": -1,
    "anteayer": -2,
    "manana": 1,
}
_AROUND: Final[dict[str, int]] = {
    "last": -1,
    "this": 0,
    "next": 1,
    "este": 0,
    "pasado": -1,
    "proximo": 1,
}

_M: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_Y: Final = r"(?P<year>(?:1[5-9]|20)[0-9]{2})(?![0-9,.]*[0-9])"
_TH: Final = r"(?:st|nd|rd|th)?(?![0-9]|[.,][0-9])"
_D: Final = rf"(?P<day>[0-3]?[0-9]){_TH}"
_TO: Final = rf"(?:\s*(?:-|\u2013|and|to|y|al|a)\s*(?P<until>[0-3]?[0-9]){_TH})?"
_OF: Final = r"(?:,?\s+|\s+(?:of|de|del)\s+)"

_FULL: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_M}\s+{_D}{_TO}(?:,?\s+{_Y})?",
        rf"(?<![0-9.,/-]){_D}{_TO}{_OF}{_M}(?:{_OF}{_Y})?",
    )
)
_MONTH_OF_YEAR: Final = re.compile(rf"\b{_M}{_OF}{_Y}")
_MONTH_ALONE: Final = re.compile(rf"\b{_M}(?!{_OF}{_Y})")
_YEAR: Final = re.compile(rf"(?<![0-9.,$]){_Y}")
_ISO: Final = re.compile(r"\b([0-9]{4})-([01][0-9])(?:-([0-3][0-9]))?\b")
_SLASHED: Final = re.compile(rf"(?<![0-9/.])([0-3]?[0-9])[/.]([0-3]?[0-9])[/.]{_Y}")
_DAY_NAME: Final = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b")
_SHIFT: Final = re.compile(rf"\b(?:{'|'.join(_SHIFTS)})\b")
_RELATIVE: Final = re.compile(
    r"\b(?P<en>last|this|next)\s+(?P<en_unit>month|year)\b"
    r"|\b(?P<es>este)\s+(?P<es_unit>mes|ano)\b|\b(?P<unit>mes|ano)\s+(?P<after>pasado|proximo)\b"
)
_MIDDLE: Final = 15
#: Month names that are also common words: on their own they count only with a capital letter.
_ALSO_WORDS: Final = frozenset({"may", "march", "mar", "sep", "dec", "jan"})


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
def dates_in(text: str, dateline: date | None = None) -> tuple[DateRead, ...]:
    """Read every date in a text, as precise as it is written, and what each date implies.

    A day implies its month and year. What lacks a year, or is told from the day of writing
    ("Friday", "last month", "ayer"), is read by the `dateline`, and left out without one.

    >>> [(reading.value, reading.resolved) for reading in dates_in("on July 18", date(2025, 7, 19))]
    [('2025-07-18', True), ('2025-07', True), ('2025', True)]
    >>> [reading.value for reading in dates_in("el 15 de marzo de 2025")]
    ['2025-03-15', '2025-03', '2025']
    """
    text = unicodedata.normalize("NFC", text)
    folded = fold(text)
    found = list(_explicit(folded))
    if dateline is not None and MINYEAR < dateline.year < MAXYEAR:
        found += [*_undated(text, folded, dateline), *_told_from(folded, dateline)]
    best: dict[str, DateRead] = {}
    for reading in sorted(found, key=lambda reading: reading.resolved):
        for length in (10, 7, 4):
            if len(reading.value) >= length:
                value = reading.value[:length]
                best.setdefault(value, reading._replace(value=value))
    return tuple(best.values())


def _explicit(text: str) -> Iterator[DateRead]:
    """Read the dates whose year is written."""
    for match in _ISO.finditer(text):
        day = int(match[3]) if match[3] else None
        yield from _reading(int(match[1]), int(match[2]), day, match[0])
    for match in _SLASHED.finditer(text):
        first, second, year = int(match[1]), int(match[2]), int(match["year"])
        yield from _reading(year, second, first, match[0])
        yield from _reading(year, first, second, match[0])
    for match in (found for pattern in _FULL for found in pattern.finditer(text)):
        if match["year"]:
            yield from _days(match, int(match["year"]), resolved=False)
    for match in _MONTH_OF_YEAR.finditer(text):
        yield from _reading(int(match["year"]), _MONTHS[match["month"]], None, match[0])
    for match in _YEAR.finditer(text):
        yield DateRead(match["year"], match[0], resolved=False)


def _days(match: re.Match[str], year: int, *, resolved: bool) -> Iterator[DateRead]:
    month = _MONTHS[match["month"]]
    for day in (match["day"], match["until"]):
        if day:
            yield from _reading(year, month, int(day), match[0], resolved=resolved)


def _reading(
    year: int, month: int, day: int | None, words: str, *, resolved: bool = False
) -> Iterator[DateRead]:
    """Give the reading if the calendar has such a date."""
    try:
        found = date(year, month, day or 1)
    except ValueError:
        return
    yield DateRead(found.isoformat()[: 10 if day else 7], words, resolved)


def _undated(text: str, folded: str, dateline: date) -> Iterator[DateRead]:
    """Read days and months without a year."""
    passed: set[int] = set()
    for match in (found for pattern in _FULL for found in pattern.finditer(folded)):
        passed.add(match.start("month"))
        if not match["year"]:
            for year in _years(dateline, _MONTHS[match["month"]], int(match["day"])):
                yield from _days(match, year, resolved=True)
    for match in _MONTH_ALONE.finditer(folded):
        start = match.start()
        written = match["month"] not in _ALSO_WORDS or text[start : start + 1].isupper()
        if start not in passed and written:
            month = _MONTHS[match["month"]]
            for year in _years(dateline, month, _MIDDLE):
                yield from _reading(year, month, None, match[0], resolved=True)


def _told_from(folded: str, dateline: date) -> Iterator[DateRead]:
    """Read days of the week, "yesterday", "last month" and the like."""
    for match in _DAY_NAME.finditer(folded):
        ago = (dateline.weekday() - _DAYS[match[0]]) % 7
        for days in (ago, ago - 7):
            yield DateRead((dateline - timedelta(days)).isoformat(), match[0], resolved=True)
    for match in _SHIFT.finditer(folded):
        shifted = dateline + timedelta(_SHIFTS[match[0]])
        yield DateRead(shifted.isoformat(), match[0], resolved=True)
    for match in _RELATIVE.finditer(folded):
        yield _around(match, dateline)


def _years(dateline: date, month: int, day: int) -> tuple[int, ...]:
    """Give the year that brings a day nearest to the dateline, and the dateline's own."""
    years = (dateline.year, dateline.year - 1, dateline.year + 1)
    days = [abs((date(year, month, max(1, min(day, 28))) - dateline).days) for year in years]
    return tuple(dict.fromkeys((years[days.index(min(days))], dateline.year)))


def _around(match: re.Match[str], dateline: date) -> DateRead:
    """Read "last month", "este año" and the like."""
    shift = _AROUND[match["en"] or match["es"] or match["after"]]
    if (match["en_unit"] or match["es_unit"] or match["unit"]) in {"year", "ano"}:
        return DateRead(str(dateline.year + shift), match[0], resolved=True)
    months = dateline.year * 12 + dateline.month - 1 + shift
    return DateRead(f"{months // 12:04}-{months % 12 + 1:02}", match[0], resolved=True)
