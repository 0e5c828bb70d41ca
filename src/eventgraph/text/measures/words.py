"""The words for numbers and dates, language by language, from the files beside this one."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Any, Final

from eventgraph.text.languages import language_of
from eventgraph.text.lettering import unaccented

__all__ = ["CHINESE", "LANGUAGES", "chinese_numbers", "fold", "is_read", "phrases", "words_of"]

#: The languages whose words for numbers and dates are read.
LANGUAGES: Final = ("en", "es")
#: Those written with Chinese numerals; their numbers are read, their words for dates are not.
CHINESE: Final = frozenset({"zh", "ja", "yue", "wuu"})
#: The marks that other scripts group digits and part decimals with, and full-width ones.
_MARKS: Final = str.maketrans(
    {"\u066c": ",", "\u066b": ".", "\u060c": ",", "\u066a": "%", "\uff0c": ",", "\uff0e": "."}
)


def is_read(tag: str, kind: str = "numbers") -> bool:
    """Tell whether the words of a language are known, for `numbers` or `dates`.

    Words without a language are read in every one.

    >>> is_read("es-VE"), is_read("fr"), is_read("zh"), is_read("zh", "dates")
    (True, False, True, False)
    """
    language = language_of(tag)
    return language in {"", *LANGUAGES} or (kind == "numbers" and language in CHINESE)


@cache
def words_of(kind: str, tag: str = "") -> Mapping[str, Any]:
    """Give the words of one kind, `numbers` or `dates`, in the language of a tag.

    Without a language those of all come together; of a language that is not known there are none.

    >>> words_of("numbers", "es")["ordinals"]["tercer"]
    3
    >>> words_of("numbers", "fr")
    {}
    """
    language = language_of(tag)
    if language in LANGUAGES:
        known: Mapping[str, Any] = _file(language)[kind]
        return known
    if language:
        return {}
    return _together([_file(name)[kind] for name in LANGUAGES])


@cache
def phrases(kind: str, name: str, tag: str = "") -> tuple[str, ...]:
    """List the words under one name, the longest first, so that the longest is found."""
    return tuple(sorted(words_of(kind, tag).get(name, ()), key=lambda words: (-len(words), words)))


@cache
def _file(name: str) -> dict[str, Any]:
    text = (
        resources.files("eventgraph")
        .joinpath(f"text/measures/words/{name}.json")
        .read_text("utf-8")
    )
    read: dict[str, Any] = json.loads(text)
    for one in filter(None, (read.get("numbers"),)):
        if "cardinals" in one:
            one["values"] |= {word: value for value, word in enumerate(one["cardinals"])}
    if "dates" in read:
        dates = read["dates"]
        for key in ("months", "weekdays"):
            dates[key] = {word: number for number, word in enumerate(dates[key], key == "months")}
    return read


def fold(text: str) -> str:
    """Bring text to lower case without accents, its digits to those of ASCII.

    >>> fold("Millón"), fold("٢٥٢")
    ('millon', '252')
    """
    if text.isascii():
        return text.lower()
    whole = unicodedata.normalize("NFC", unaccented(text)).lower()
    return whole if whole.isascii() else "".join(map(_digit, whole.translate(_MARKS)))


def _digit(letter: str) -> str:
    value = unicodedata.decimal(letter, None)
    return letter if value is None else str(value)


def chinese_numbers(folded: str) -> Iterator[tuple[Decimal, int, int]]:
    """Read the Chinese numerals in a text, alone or behind digits (3.5万).

    Each comes with the place where it begins, and how many tokens it is.

    >>> [(int(value), start) for value, start, _ in chinese_numbers("共二百五十二人, 3.5万")]
    [(252, 1), (35000, 9)]
    """
    signs = "".join(sign for part in _chinese().values() for sign in part)
    for match in re.finditer(rf"(?P<digits>[0-9][0-9.,]*)?(?P<signs>[{signs}]+)", folded):
        value = _of_signs(match["signs"], match["digits"] or "")
        if value is not None:
            yield value, match.start(), len(match["signs"]) + bool(match["digits"])


def _chinese() -> Mapping[str, Mapping[str, int]]:
    """Give the Chinese numerals: digits, units below ten thousand, and what groups of them are."""
    found: Mapping[str, Mapping[str, int]] = _file("zh")["numbers"]
    return found


def _of_signs(signs: str, before: str = "") -> Decimal | None:
    """Read a number in Chinese numerals, behind digits or not; None for what is none."""
    table = _chinese()
    if all(sign in table["digits"] for sign in signs):
        return None if before else Decimal("".join(str(table["digits"][sign]) for sign in signs))
    number = before.replace(",", "")
    if before and not re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", number):
        return None
    total, section, group = Decimal(0), Decimal(0), 0
    digit = Decimal(number) if before else None
    for sign in signs:
        if sign in table["digits"]:
            digit = Decimal(table["digits"][sign])
        elif sign in table["units"]:
            section += (Decimal(1) if digit is None else digit) * table["units"][sign]
            digit = None
        else:
            section, size = section + (digit or 0), table["groups"][sign]
            total = (total + section) * size if size > group else total + section * size
            section, digit, group = Decimal(0), None, size
    return total + section + (digit or 0)


def _together(parts: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Put the words of several languages together; what is one word in each is a list."""
    whole: dict[str, Any] = {}
    for part in parts:
        for key, value in part.items():
            if isinstance(value, list):
                whole[key] = [*whole.get(key, ()), *value]
            elif isinstance(value, dict) and key in whole:
                whole[key] = _together([whole[key], value])
            elif isinstance(value, dict):
                whole[key] = dict(value)
            else:
                whole.setdefault(key, value)
    return whole
