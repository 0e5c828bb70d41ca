"""The patterns by which dates are found in text, made from the words of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from eventgraph.patterns import pattern
from eventgraph.text.measures.words import words_of

__all__ = ["NUMERIC", "DateWords", "date_words"]

_NEVER: Final = r"(?!)"
#: What may not follow a number that ends there: more digits, or decimals.
_END: Final = r"(?![0-9]|[.,][0-9])"
_DASH: Final = "-\u2013\u2014"
_LISTS: Final = (
    "joins",
    "of",
    "last",
    "next",
    "this",
    "last_after",
    "next_after",
    "units",
    "ordinal_marks",
    "day_words",
    "year_words",
    "seasons",
    "weekdays",
    "days_from",
    "ago_before",
    "ago_after",
    "before_christ",
    "after_christ",
)

#: Dates in digits, the same in every language; the groups of one name are one part.
NUMERIC: Final = (
    pattern(r"(?<![0-9-])(?P<year>-?[0-9]{4})-(?P<month>[01][0-9])(?:-(?P<day>[0-3][0-9]))?\b"),
    pattern(r"(?<![0-9])(?P<year>[0-9]{4})([/.])(?P<month>[01]?[0-9])\2(?P<day>[0-3]?[0-9])\b"),
    pattern(
        r"(?<![0-9/.-])(?P<day>[0-3]?[0-9])(?P<mark>[/.-])(?P<month>[0-3]?[0-9])(?P=mark)"
        rf"(?P<year>[0-9]{{4}}|[0-9]{{2}}){_END}(?![/-][0-9])"
    ),
    pattern(
        r"(?<![0-9])(?P<year>[0-9]{4})\s*[年년](?:\s*(?P<month>[01]?[0-9])\s*[月월]"
        r"(?:\s*(?P<day>[0-3]?[0-9])\s*[日号號일])?)?"
    ),
)


class DateWords(NamedTuple):
    """The patterns of one language, and what their words mean."""

    dated: tuple[re.Pattern[str], ...]
    year: re.Pattern[str]
    old: re.Pattern[str]
    season: re.Pattern[str]
    weekday: re.Pattern[str]
    shift: re.Pattern[str]
    ago: tuple[re.Pattern[str], re.Pattern[str]]
    around: re.Pattern[str]
    join: re.Pattern[str]
    day: re.Pattern[str]
    months: Mapping[str, int]
    words: Mapping[str, Any]


@cache
def date_words(tag: str = "") -> DateWords:
    """Make the patterns of a language, by its tag; without one, of all languages together.

    >>> date_words("es").months["ago"], date_words("en").months.get("ago")
    (8, None)
    """
    words = words_of("dates", tag)
    a = {name: _any(words.get(name, ())) for name in _LISTS}
    months = words.get("months", {}) | words.get("abbreviations", {})
    month = rf"(?P<month>{_any(months)})(?![a-z])\.?"
    year = _year(a, words_of("numbers", tag))
    one = (
        rf"(?:(?<![0-9])[0-3]?[0-9](?:{a['ordinal_marks']})?(?![a-z0-9]|[.,][0-9])"
        rf"|(?<![a-z])(?:{a['day_words']})(?![a-z]))"
    )
    link = rf"(?:\s*[{_DASH},]\s*|,?\s+(?:{a['joins']})\s+)"
    several = rf"(?P<days>{one}(?:{link}{one}){{0,9}})"
    of = rf"(?:,?\s+(?:(?:{a['of']})\s+)*|-)"
    before = rf"(?:\b(?:(?P<last>{a['last']})|(?P<next>{a['next']})|(?P<this>{a['this']}))\s+)?"
    after = rf"(?:\s+(?:(?P<past>{a['last_after']})|(?P<coming>{a['next_after']}))(?![a-z]))?"
    unit = rf"(?P<unit>{a['units']})(?![a-z])"
    count = rf"(?P<count>[0-9]{{1,4}}|[a-z]+(?:[\s-](?:y\s)?[a-z]+)?)\s+{unit}"
    return DateWords(
        dated=(
            re.compile(rf"(?<![a-z]){month}\s+(?:the\s+)?{several}(?:{of}{year})?"),
            re.compile(rf"(?<![0-9.,/]){several}{of}{month}(?:{of}{year})?"),
            re.compile(rf"{before}(?<![a-z]){month}{after}(?:{of}{year})?"),
        ),
        year=re.compile(rf"(?<![0-9.,$\u20ac\u00a3]){year}"),
        old=re.compile(rf"(?<![a-z])(?:{a['year_words']})\s+(?P<year>[0-9]{{3}}){_END}"),
        season=re.compile(rf"(?<![a-z])(?P<season>{a['seasons']}){of}{year}"),
        weekday=re.compile(rf"{before}(?<![a-z])(?P<weekday>{a['weekdays']})(?![a-z]){after}"),
        shift=re.compile(rf"(?<![a-z])(?P<shift>{a['days_from']})(?![a-z])"),
        ago=(
            re.compile(rf"(?<![a-z])(?:{a['ago_before']})\s+{count}"),
            re.compile(rf"(?<![a-z0-9]){count}\s+(?:{a['ago_after']})(?![a-z])"),
        ),
        around=re.compile(rf"{before}(?<![a-z]){unit}{after}"),
        join=re.compile(rf"(?:[\s,{_DASH}]|(?<![a-z])(?:{a['joins']})(?![a-z]))*"),
        day=re.compile(one),
        months=months,
        words=words,
    )


def _any(words: Iterable[str]) -> str:
    """Match any of some words, the longest first; none of no words."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) or _NEVER


def _year(a: Mapping[str, str], numbers: Mapping[str, Any]) -> str:
    """Match a year: in digits, with its era, cut to two digits, or in words."""
    bc, ad = a["before_christ"], a["after_christ"]
    named = {*numbers.get("values", ()), *numbers.get("scales", ()), *numbers.get("and", ())}
    named |= {*numbers.get("hundred", ())}
    word = rf"(?:{_any(named)})(?![a-z])"
    return (
        rf"(?:(?P<bc>[0-9]{{1,4}})\s*(?:{bc})(?![a-z])"
        rf"|(?P<ad>[0-9]{{1,4}})\s*(?:{ad})(?![a-z])|(?:{ad})\s*(?P<anno>[0-9]{{1,4}}){_END}"
        rf"|(?P<year>[12][0-9]{{3}})(?![0-9,.]*[0-9])(?![a-z])"
        rf"|['\u2019](?P<short>[0-9]{{2}}){_END}"
        rf"|(?P<spelt>{word}(?:[\s-]+{word}){{1,7}}))"
    )
