"""Dates that a text tells from the day it was written: "last December", "two days ago"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from eventgraph.text.measures.datewords import DateWords
from eventgraph.text.measures.numbers import spelled, tokens_of
from eventgraph.text.measures.words import words_of

__all__ = ["completed", "told_from"]

_MIDDLE: Final = 15
_DAYS: Final = {"day": 1, "week": 7, "fortnight": 14}
_FARTHEST: Final = 200 * 366


def completed(match: re.Match[str], month: int, days: Sequence[int], near: date) -> tuple[int, ...]:
    """Give the years that a month without one can be of, the likeliest first.

    "Last December" is the December before; a bare one is the nearest, this year's, or the last.
    """
    day = max(1, min(days[0] if days else _MIDDLE, 28))
    before = near.year if date(near.year, month, day) < near else near.year - 1
    if not days and month == near.month:
        before = near.year - 1
    way = _way(match)
    if way is not None:
        this = {-1: (before, near.year) if days else (before,), 0: (near.year,)}
        return this.get(way, (before + 1 if month != near.month else near.year + 1,))
    years = (near.year, near.year - 1, near.year + 1)
    apart = [abs((date(year, month, day) - near).days) for year in years]
    return tuple(dict.fromkeys((years[apart.index(min(apart))], near.year, before)))


def _way(match: re.Match[str]) -> int | None:
    """Tell whether "last", "this" or "next" stands before or behind what was found."""
    parts = match.groupdict()
    if parts.get("last") or parts.get("past"):
        return -1
    if parts.get("next") or parts.get("coming"):
        return 1
    return 0 if parts.get("this") else None


def told_from(
    folded: str, known: DateWords, near: date, language: str
) -> Iterator[tuple[str, str]]:
    """Read days of the week, "yesterday", "last month", "two days ago"; each with its words."""
    words = known.words
    for match in known.weekday.finditer(folded):
        ago = (near.weekday() - words["weekdays"][match["weekday"]]) % 7
        way = _way(match)
        past = (
            ()
            if way == 1
            else (ago, ago - 7)
            if way is None
            else (ago or 7, ago + 7, ago - 7 * (not way))
        )
        for days in past or (ago - 7, ago - 14):
            yield (near - timedelta(days)).isoformat(), match[0]
    for match in known.shift.finditer(folded):
        yield (
            (near + timedelta(words["days_from"][" ".join(match[0].split())])).isoformat(),
            match[0],
        )
    for match in known.around.finditer(folded):
        way, unit = _way(match), words["units"][match["unit"]]
        if way is not None and unit in {"month", "year"}:
            yield _back(near, -way, unit), match[0]
    for match in (found for pattern in known.ago for found in pattern.finditer(folded)):
        unit = words["units"][match["unit"]]
        for count in _counts(match["count"], language):
            if count * _DAYS.get(unit, 366) < min(_FARTHEST, near.toordinal() - 1000):
                yield _back(near, count, unit), match[0]


def _counts(text: str, language: str) -> list[int]:
    """Read how many days or months ago."""
    if text.isdigit():
        return [int(text)]
    tokens = [token.text for token in tokens_of(text)]
    words = words_of("numbers", language)
    if tokens[-1:] and tokens[-1] in words.get("one", ()):
        return [1]
    found = list(spelled(tokens, words))
    return [int(one.value) for one in found if one.last == len(tokens) - 1]


def _back(near: date, count: int, unit: str) -> str:
    """Go back from a day, as precisely as the unit is."""
    if unit in _DAYS:
        return (near - timedelta(count * _DAYS[unit])).isoformat()
    if unit == "year":
        return f"{near.year - count:04}"
    months = near.year * 12 + near.month - 1 - count
    return f"{months // 12:04}-{months % 12 + 1:02}"
