"""Numbers written in English or Spanish text: digits, words, and digits before words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from string import digits
from typing import Final

__all__ = ["fold", "numbers_in"]

_UNITS: Final = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty
    """
_UNITS_ES: Final = """
    cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince
    dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro
    veinticinco veintiseis veintisiete veintiocho veintinueve
    """
_TENS: Final = "ten twenty thirty forty fifty sixty seventy eighty ninety"
_TENS_ES: Final = "diez veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_HUNDREDS_ES: Final = """
    cien doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos
    novecientos
    """
_WORDS: Final[dict[str, int]] = {
    **{word: value for words in (_UNITS, _UNITS_ES) for value, word in enumerate(words.split())},
    **{word: ten * 10 for words in (_TENS, _TENS_ES) for ten, word in enumerate(words.split(), 1)},
    **{word: hundred * 100 for hundred, word in enumerate(_HUNDREDS_ES.split(), 1)},
    **{
        word.removesuffix("os") + "as": hundred * 100
        for hundred, word in enumerate(_HUNDREDS_ES.split(), 1)
    },
    "ciento": 100,
    "un": 1,
    "una": 1,
    "veintiun": 21,
    "veintiuna": 21,
}
_THOUSAND_ES: Final = "mil"
_SCALES: Final[dict[str, int]] = {
    **dict.fromkeys(("k", "thousand", _THOUSAND_ES), 10**3),
    **dict.fromkeys(("m", "mn", "million", "millon", "millones"), 10**6),
    **dict.fromkeys(("bn", "billion"), 10**9),
}
#: Where words such as "hundred million hundred" stop multiplying.
_HIGHEST: Final = 10**30
_TEN: Final = 10
_THIRTY: Final = 30
_LETTERS: Final = frozenset({"k", "m", "mn", "bn"})
_HUNDRED: Final = "hundred"
_AND: Final = frozenset({"and", "y"})
_GAP: Final = "'\u2019\u00a0\u2009\u202f"
_TOKEN: Final = re.compile(
    rf"[0-9](?:[0-9]|[.,{_GAP}](?=[0-9]))*|[a-z]+|[^\sa-z0-9-]|(?<=[0-9])-|-(?=[0-9])"
)
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_GROUPED_BY_DOTS: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_SPACED: Final = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
_POINT: Final = re.compile(r"[0-9]+\.[0-9]+")
_COMMA: Final = re.compile(r"[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})")


def fold(text: str) -> str:
    """Bring text to lower case without accents, so that "Millón" meets "millon".

    >>> fold("Millón")
    'millon'
    """
    spread = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare).lower()


@lru_cache(maxsize=16)
def numbers_in(text: str) -> frozenset[Decimal]:
    """Read every number in a text; one that can be read in two ways (8.000) gives both readings.

    Digits may carry separators, `$` and `%`, and be followed by a word ("$6 million"); words go
    from zero to the billions in English and Spanish. A dozen, a half and ordinals are not read.

    >>> sorted(map(int, numbers_in("two flights, 252 people, over 8,000 in all, $6 million")))
    [2, 252, 8000, 6000000]
    >>> sorted(map(int, numbers_in("doscientos cincuenta y dos migrantes; más de 8.000")))
    [8, 252, 8000]
    """
    folded = fold(text)
    tokens = _TOKEN.findall(folded)
    spaced = (match.replace(" ", "") for match in _SPACED.findall(folded))
    return frozenset([*_digits(tokens), *map(Decimal, spaced), *map(Decimal, _spelled(tokens))])


def _digits(tokens: list[str]) -> Iterator[Decimal]:
    """Read the numbers written in digits, multiplied by the words behind them."""
    for place, token in enumerate(tokens):
        if token[0] not in digits:
            continue
        factor = 1
        for following in range(place + 1, len(tokens)):
            word = tokens[following]
            if factor > _HIGHEST or (word != _HUNDRED and word not in _SCALES):
                break
            factor *= _SCALES.get(word, 100)
        for reading in _readings(token):
            yield reading * factor


def _readings(token: str) -> Iterator[Decimal]:
    """Give each number that one token of digits can stand for."""
    parts = re.split(f"[{_GAP}]", token)
    if len(parts) > 1:
        whole = ["".join(parts)] if _GROUPED.match(",".join(parts)) else []
        for part in whole + parts:
            yield from _readings(part)
        return
    if token.isdigit() or _POINT.fullmatch(token):
        yield Decimal(token)
    if _GROUPED.fullmatch(token):
        yield Decimal(token.replace(",", ""))
    if _GROUPED_BY_DOTS.fullmatch(token):
        yield Decimal(token.replace(".", "").replace(",", "."))
    if _COMMA.fullmatch(token):
        yield Decimal(token.replace(",", "."))


def _spelled(tokens: list[str]) -> Iterator[int]:
    """Read the numbers written in words alone."""
    total, current, started, joined, counted = 0, 0, False, "", False
    for word in [*tokens, ""]:
        value = _WORDS.get(word)
        scale = None if word in _LETTERS or counted else _SCALES.get(word)
        if scale and (started or word == _THOUSAND_ES):
            total, current, started = _scaled(total, current, scale), 0, True
        elif word == _HUNDRED and not counted:
            current, started = min(max(current, 1) * 100, _HIGHEST), True
        elif value is not None and (not started or _joins(total, current, value, joined)):
            current, started = current + value, True
        elif word not in _AND or not started:
            if started:
                yield total + current
            total, current, started = 0, value or 0, value is not None
        joined = word if word in _AND else ""
        counted = word[:1] in set(digits) or (counted and (word in _SCALES or word == _HUNDRED))


def _scaled(total: int, current: int, scale: int) -> int:
    """Multiply what a scale word belongs to: the last part, or all of it ("mil millones")."""
    if total < scale:
        return max(total + current, 1) * scale
    return total + max(current, 1) * scale


def _joins(total: int, current: int, value: int, joined: str) -> bool:
    """Tell whether a word goes on with the number so far, as after "two hundred and"."""
    room = _TEN ** len(str(value))
    if current % room or not total + current:
        return False
    if joined == "and":
        return current % 100 == 0
    if joined == "y":
        return current % 100 >= _THIRTY and value < _TEN
    return True
