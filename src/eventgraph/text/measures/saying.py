"""Dates and quantities in words, in the language of a reader, as precisely as they were given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from eventgraph.text.languages import language_of
from eventgraph.text.measures.calendar import days_of
from eventgraph.text.measures.edtf import edtf
from eventgraph.text.measures.quantities import said
from eventgraph.text.measures.words import LANGUAGES, words_of
from eventgraph.vocabulary import EDTF, EVG

__all__ = ["date_in_words", "inexact_in_words", "value_in_words"]

_PARTS: Final = re.compile(
    r"(?P<year>-?[0-9]{4}|-?[0-9]{2}(?:[0-9]X|XX))(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<mark>[~?%]?)",
    re.ASCII,
)
_QUANTITY: Final = str(EVG.quantity)
_SPRING: Final = 21
_SEASONS: Final = 4


def date_in_words(text: str, language: str = "en") -> str:
    """Say a date, exact or in EDTF; what is none, or has a time of day, stays as it is written.

    >>> date_in_words("2025-07-18"), date_in_words("2025-07?"), date_in_words("-0049")
    ('18 July 2025', 'perhaps July 2025', '49 BC')
    >>> date_in_words("2025-03/..", "es"), date_in_words("202X", "es")
    ('desde marzo de 2025', 'los años 2020')
    """
    if edtf(text) is None:
        return text
    tag = language_of(language)
    words = words_of("dates", tag if tag in LANGUAGES else "en")["written"]
    if text[0] in "[{":
        joint = words["or" if text[0] == "[" else "and"]
        return str(joint.join(_one(part.strip(), words) for part in text[1:-1].split(",")))
    first, slash, last = text.partition("/")
    if not slash:
        return _one(text, words)
    way = "../" if first in {"", ".."} else "/.." if last in {"", ".."} else "/"
    whole: str = words[way].format(
        first=_one(first, words) if way != "../" else "",
        last=_one(last, words) if way != "/.." else "",
    )
    return whole


def value_in_words(text: str, datatype: str, language: str = "en") -> str:
    """Say a quantity or a date in EDTF; every other value stays as it is written.

    >>> value_in_words(">250", str(EVG.quantity)), value_in_words(">250", "")
    ('more than 250', '>250')
    """
    if datatype == _QUANTITY:
        return said(text, language)
    return date_in_words(text, language) if datatype == EDTF else text


def inexact_in_words(date: str, language: str = "en") -> str:
    """Say a date whose datatype is not at hand; one that is exact stays as it is written.

    >>> inexact_in_words("2025-07~"), inexact_in_words("2025-07")
    ('about July 2025', '2025-07')
    """
    return date if days_of(date) else date_in_words(date, language)


def _one(text: str, words: Mapping[str, Any]) -> str:
    """Say one date with its mark."""
    found = _PARTS.fullmatch(text)
    if found is None:
        return text
    bare = _bare(found, words)
    marked: str = words[found["mark"]].format(date=bare) if found["mark"] else bare
    return marked


def _bare(found: re.Match[str], words: Mapping[str, Any]) -> str:
    year = _year(found["year"], words)
    month, day = (None if part == "XX" else part for part in (found["month"], found["day"]))
    if month is None:
        return year
    if int(month) >= _SPRING:
        season = _SPRING + (int(month) - _SPRING) % _SEASONS
        return f"{words['seasons'][str(season)]} {year}"
    name = words["months"][int(month) - 1]
    form = words["month" if day is None else "day"]
    whole: str = form.format(day=day and int(day), month=name, year=year)
    return whole


def _year(year: str, words: Mapping[str, Any]) -> str:
    """Say a year, decade or century; one before Christ is counted as XML Schema 1.0 counts."""
    bare = year.lstrip("-")
    whole: str = (
        words["century"].format(date=bare[:2])
        if bare.endswith("XX")
        else words["decade"].format(date=bare.replace("X", "0"))
        if bare.endswith("X")
        else bare.lstrip("0") or bare
    )
    before: str = words["bc"].format(date=whole) if year.startswith("-") else whole
    return before
