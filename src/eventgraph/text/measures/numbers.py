"""Numbers written in text: digits of every script, and words of the languages that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from string import digits
from typing import Any, Final, NamedTuple

from eventgraph.patterns import pattern
from eventgraph.text.languages import language_of
from eventgraph.text.measures.words import CHINESE, chinese_numbers, fold, words_of
from eventgraph.text.normalization import printed

__all__ = ["Found", "Token", "fold", "found_in", "numbers_in", "spelled", "tokens_of"]

#: Where words such as "hundred million hundred" stop multiplying.
_HIGHEST: Final = 10**30
_TEN: Final = 10
_THIRTY: Final = 30
_GAP: Final = "'\u2019\u00a0\u2009\u202f"
_TOKEN: Final = pattern(
    rf"[0-9](?:[0-9]|[.,{_GAP}](?=[0-9]))*|[a-z]+|[^\sa-z0-9-]|(?<=[0-9])-|-(?=[0-9])"
)
_GROUPED: Final = pattern(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?")
_GROUPED_BY_DOTS: Final = pattern(r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_SPACED: Final = pattern(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])")
_POINT: Final = pattern(r"[0-9]+\.[0-9]+")
_COMMA: Final = pattern(r"[0-9]+,(?:[0-9]{1,2}|[0-9]{4,})")


class Token(NamedTuple):
    """A word, a number in digits or a mark, and where it stands in the folded text."""

    text: str
    start: int
    end: int


class Found(NamedTuple):
    """A number, and the first and last of the tokens that say it."""

    value: Decimal
    first: int
    last: int


@lru_cache(maxsize=16)
def numbers_in(text: str, language: str = "") -> frozenset[Decimal]:
    """Read every number in a text; one that can be read in two ways (8.000) gives both readings.

    Digits may carry separators, `$` and `%`, and be followed by a word ("$6 million"). Words count
    in the language of the text, by its tag: the English word "once" is not eleven. Without a tag
    those of all known languages do.

    >>> sorted(map(int, numbers_in("two flights, 252 people, over 8,000 in all, $6 million", "en")))
    [2, 252, 8000, 6000000]
    >>> sorted(map(int, numbers_in("doscientos cincuenta y dos migrantes; más de 8.000", "es")))
    [8, 252, 8000]
    """
    return frozenset(found.value for found in found_in(fold(printed(text)), language))


@lru_cache(maxsize=16)
def found_in(folded: str, language: str = "") -> tuple[Found, ...]:
    """Read every number in a folded text, with the place of its tokens."""
    words = words_of("numbers", language)
    tokens = tokens_of(folded)
    texts = [token.text for token in tokens]
    places = {token.start: place for place, token in enumerate(tokens)}
    found = list(_digits(texts, words))
    if not _words_for(language).isdisjoint(texts):
        found += [*spelled(texts, words), *_ordinals(texts, words)]
    for match in _SPACED.finditer(folded):
        first = places[match.start()]
        found.append(Found(Decimal(match[0].replace(" ", "")), first, first + match[0].count(" ")))
    if language_of(language) in {"", *CHINESE}:
        for value, start, length in chinese_numbers(folded):
            if start in places:
                found.append(Found(value, places[start], places[start] + length - 1))
    return tuple(dict.fromkeys(found))


def tokens_of(folded: str) -> list[Token]:
    """Part a folded text into words, numbers and marks."""
    return [Token(match[0], *match.span()) for match in _TOKEN.finditer(folded)]


@cache
def _words_for(language: str) -> frozenset[str]:
    """Give the words without any of which no number is written in words alone."""
    words = words_of("numbers", language)
    kinds = ("values", "hundred", "scales", "unaided", "half", "collectives", "abbreviations")
    return frozenset(word for kind in (*kinds, "ordinals") for word in words.get(kind, ()))


def _digits(tokens: list[str], words: Mapping[str, Any]) -> Iterator[Found]:
    """Read the numbers written in digits, multiplied by the words behind them."""
    scales = _factors(words) | words.get("abbreviations", {})
    for place, token in enumerate(tokens):
        if token[0] not in digits:
            continue
        factor, last = 1, place
        for following in range(place + 1, len(tokens)):
            word = tokens[following]
            if factor > _HIGHEST or word not in scales:
                break
            factor, last = factor * scales[word], following
        half = factor > 1 and _and_a_half(tokens, last, words)
        for reading in _readings(token):
            yield Found((reading + (Decimal("0.5") if half else 0)) * factor, place, last)


def _factors(words: Mapping[str, Any]) -> dict[str, int]:
    """Give the words that multiply a number before them."""
    scales: dict[str, int] = dict(words.get("scales", {}))
    hundreds = dict.fromkeys(words.get("hundred", ()), 100)
    return {**scales, **hundreds, **words.get("collectives", {})}


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


def spelled(tokens: list[str], words: Mapping[str, Any]) -> Iterator[Found]:
    """Read the numbers written in words alone.

    A comma behind a scale may be inside a number ("seven thousand, two hundred") or part a list:
    both readings are given.
    """
    if not words:
        return
    values, scales = words["values"], words["scales"]
    whole = list(enumerate(tokens))
    joined = [
        (place, token)
        for place, token in enumerate(tokens)
        if not (
            token.startswith(",")
            and 0 < place < len(tokens) - 1
            and tokens[place - 1] in scales
            and tokens[place + 1] in values
        )
    ]
    for found in [
        *_spelled(whole, words),
        *(_spelled(joined, words) if len(joined) < len(tokens) else ()),
    ]:
        half = _and_a_half(tokens, found.last, words)
        scale = scales.get(tokens[found.last]) or words["collectives"].get(tokens[found.last])
        if half and scale:
            yield Found(found.value + Decimal(scale) / 2, found.first, found.last)
        elif not (found.first and tokens[found.first - 1] in words["half"]):
            yield found
    yield from _halves(tokens, words)


def _spelled(tokens: list[tuple[int, str]], words: Mapping[str, Any]) -> Iterator[Found]:
    """Go through words as long as each goes on with the number before it."""
    values, scales, hundreds = words["values"], words["scales"], set(words["hundred"])
    dozens = words["collectives"]
    factors = _factors(words) | words["abbreviations"]
    total, current, first, last, joined, counted = 0, 0, -1, -1, "", False
    for index, (place, word) in enumerate([*tokens, (-1, "")]):
        following = tokens[index + 1][1] if index + 1 < len(tokens) else ""
        value = 1 if word in words["one"] and following in factors else values.get(word)
        scale = None if counted else scales.get(word)
        started = first >= 0
        go_on = True
        if scale and (started or word in words["unaided"]):
            total, current = _scaled(total, current, scale), 0
        elif word in hundreds and not counted:
            current = min(max(current, 1) * 100, _HIGHEST)
        elif word in dozens and not counted and current:
            total, current = min(total + current * dozens[word], _HIGHEST), 0
        elif value is not None and (not started or _joins(total, current, value, joined)):
            current += value
        elif word not in words["and"] or not started:
            if started:
                yield Found(Decimal(total + current), first, last)
            total, current, go_on = 0, value or 0, value is not None
            first = -1
        else:
            go_on = False
        if go_on:
            first, last = (place if first < 0 else first), place
        joined = word if word in words["and"] else ""
        counted = word[:1] in set(digits) or (counted and word in factors)


def _scaled(total: int, current: int, scale: int) -> int:
    """Multiply what a scale word belongs to: the last part, or all of it ("mil millones")."""
    if total < scale:
        return min(max(total + current, 1) * scale, _HIGHEST)
    return total + max(current, 1) * scale


def _joins(total: int, current: int, value: int, joined: str) -> bool:
    """Tell whether a word goes on with the number so far, as after "two hundred and"."""
    room = _TEN ** len(str(value))
    if current % room or not total + current:
        return False
    if joined == "y":
        return current % 100 >= _THIRTY and value < _TEN
    return not joined or current % 100 == 0


def _and_a_half(tokens: list[str], last: int, words: Mapping[str, Any]) -> bool:
    """Tell whether "and a half", "y medio" follow, and no "half a million"."""
    rest = [word for word in tokens[last + 1 : last + 5] if word not in words.get("one", ())]
    if len(rest) <= 1 or rest[0] not in words["and"] or rest[1] not in words["half"]:
        return False
    return {*rest[2:3]}.isdisjoint({*words["scales"], *words["collectives"]})


def _halves(tokens: list[str], words: Mapping[str, Any]) -> Iterator[Found]:
    """Read "half a million", "media docena"."""
    factors = {**words["scales"], **words["collectives"]}
    for place, word in enumerate(tokens):
        if word in words["half"]:
            last = place + 1 + (tokens[place + 1 : place + 2] in ([one] for one in words["one"]))
            if last < len(tokens) and tokens[last] in factors:
                yield Found(Decimal(factors[tokens[last]]) / 2, place, last)


def _ordinals(tokens: list[str], words: Mapping[str, Any]) -> Iterator[Found]:
    """Read "third", "twenty-first", "vigésimo"."""
    ordinals, values = words.get("ordinals", {}), words.get("values", {})
    for place, word in enumerate(tokens):
        if word in ordinals:
            ten = values.get(tokens[place - 1], 0) if place else 0
            joined = ten >= 2 * _TEN and ten % _TEN == 0 and ordinals[word] < _TEN
            yield Found(Decimal(ordinals[word] + ten * joined), place - joined, place)
