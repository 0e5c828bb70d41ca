"""Quantities that are not exact: how they are written, said in words, and read from words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Final, NamedTuple

from eventgraph.text.languages import language_of
from eventgraph.text.measures.numbers import Found, Token, fold, found_in, tokens_of
from eventgraph.text.measures.words import LANGUAGES, phrases, words_of
from eventgraph.text.normalization import printed

__all__ = [
    "HOW",
    "PATTERN",
    "Quantity",
    "QuantityRead",
    "quantities_in",
    "quantity",
    "said",
    "unnumbered_in",
]

_NUMBER: Final = r"-?[0-9]+(?:\.[0-9]+)?"
#: What an `evg:quantity` looks like.
PATTERN: Final = (
    rf"(?:(?P<sign>~[<>]?|[<>]=?)?(?P<low>{_NUMBER})"
    rf"|(?P<about>~?)(?P<from>{_NUMBER})\.\.(?P<to>{_NUMBER}))"
)
_WRITTEN: Final = re.compile(PATTERN)
#: How one is written, for messages.
HOW: Final = (
    "write 252, >250 (more than), >=50 (at least), <80 (fewer than), <=80 (up to), ~250 (about), "
    "~<300 (nearly), ~>300 (just over) or 50..60"
)
_SHARES: Final = 100
#: How many tokens may stand between two numbers that belong together, and letters beside one.
_LONGEST: Final = 4
_AROUND: Final = 60


class Quantity(NamedTuple):
    """A quantity: its sign, and its number; a range (`..`) has two."""

    sign: str
    low: str
    high: str

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """Give the numbers that it is written with."""
        return tuple(Decimal(number) for number in dict.fromkeys((self.low, self.high)))

    @property
    def about(self) -> bool:
        """Tell whether it is approximate."""
        return self.sign.startswith("~")


def quantity(text: str) -> Quantity | None:
    """Read an `evg:quantity`; None for what is none, such as a range that runs downwards.

    >>> quantity(">250"), quantity("50..60").sign, quantity("60..50")
    (Quantity(sign='>', low='250', high='250'), '..', None)
    """
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return None
    if found["low"] is not None:
        return Quantity(found["sign"] or "", found["low"], found["low"])
    if Decimal(found["from"]) > Decimal(found["to"]):
        return None
    return Quantity(f"{found['about']}..", found["from"], found["to"])


def said(text: str, language: str = "en") -> str:
    """Say a quantity in words; what is none stays as it is written.

    >>> said(">250"), said("~250"), said("50..60", "es"), said("252")
    ('more than 250', 'about 250', 'de 50 a 60', '252')
    """
    found = quantity(text)
    tag = language_of(language)
    if found is None:
        return text
    written: str = words_of("numbers", tag if tag in LANGUAGES else "en")["written"][found.sign]
    return written.format(low=found.low, high=found.high)


class QuantityRead(NamedTuple):
    """A quantity as a text says it; `share` is a part of a whole, in per cent.

    `implied` is true where the words name no number, as "dozens".
    """

    sign: str
    low: Fraction
    high: Fraction
    share: bool = False
    implied: bool = False


@lru_cache(maxsize=16)
def quantities_in(text: str, language: str = "") -> tuple[QuantityRead, ...]:
    """Read every quantity in a text, with the words that make it less than exact.

    >>> [f"{read.sign}{read.low}" for read in quantities_in("nearly 300 of them", "en")]
    ['~<300']
    >>> [(read.low, read.share) for read in quantities_in("la mitad", "es")]
    [(Fraction(50, 1), True)]
    """
    folded = fold(printed(text))
    tokens = tokens_of(folded)
    numbers = found_in(folded, language)
    found = list(_ranges(folded, tokens, numbers, language))
    for number in numbers:
        before = folded[: tokens[number.first].start][-_AROUND:]
        after = folded[tokens[number.last].end :][:_AROUND]
        value = Fraction(number.value)
        found += [QuantityRead(sign, value, value) for sign in _signs(before, after, language)]
    found += _unnumbered(folded, tokens, numbers, language)
    return tuple(dict.fromkeys(found))


def unnumbered_in(text: str, language: str = "") -> tuple[QuantityRead, ...]:
    """Read of the quantities in a text only those for which it has no number: parts, and "dozens".

    >>> [f"{read.low}" for read in unnumbered_in("nearly 300, dozens of them women", "en")]
    ['24']
    """
    folded = fold(printed(text))
    return tuple(_unnumbered(folded, tokens_of(folded), found_in(folded, language), language))


def _unnumbered(
    folded: str, tokens: list[Token], numbers: tuple[Found, ...], language: str
) -> Iterator[QuantityRead]:
    """Read the parts of a whole, and the words that say only about how many."""
    yield from _parts(folded, tokens, numbers, language)
    plurals = words_of("numbers", language).get("plurals", {})
    counted = {number.last for number in numbers}
    for place, token in enumerate(tokens):
        if token.text in plurals and place not in counted:
            least = Fraction(plurals[token.text])
            yield QuantityRead(">=", least, least, implied=True)


def _signs(before: str, after: str, language: str) -> set[str]:
    """Tell what the words around a number make of it; nothing makes it exact."""
    before = re.sub(r"[\s$€£]+$|\b(?:us|usd|the|los|las)\s*$", "", before)
    found = {
        sign
        for sign, words in _around("before", language)
        if words in before
        and re.search(rf"(?<![a-z]){re.escape(words)}$", before)
        and not _longer(words, before, language)
    }
    found |= {
        sign
        for sign, words in _around("after", language)
        if words in after
        and re.match(rf"[^\n.;]{{0,24}}?(?<![a-z]){re.escape(words)}(?![a-z])", after)
    }
    return found or {""}


def _longer(words: str, before: str, language: str) -> bool:
    """Tell whether longer words end there too: "no more than" is not "more than"."""
    return any(
        len(other) > len(words) and other.endswith(words) and before.endswith(other)
        for _, other in _around("before", language)
    )


@cache
def _around(side: str, language: str) -> list[tuple[str, str]]:
    by_sign = words_of("numbers", language).get(side, {})
    return [(sign, words) for sign, several in by_sign.items() for words in several]


def _ranges(
    folded: str, tokens: list[Token], numbers: tuple[Found, ...], language: str
) -> Iterator[QuantityRead]:
    """Read "between 50 and 60", "50 to 60", "50-60"."""
    links = {*phrases("numbers", "to", language), "-", "\u2013", "\u2014"}
    opened = phrases("numbers", "between", language)
    for one, other in _near(numbers):
        link = folded[tokens[one.last].end : tokens[other.first].start].strip(" $€£")
        before = folded[: tokens[one.first].start][-_AROUND:].rstrip(" $€£")
        between = any(before.endswith(words) for words in opened)
        if link not in links or (link in {"and", "y"} and not between):
            continue
        about = "~" if "~" in _signs(before, "", language) else ""
        yield QuantityRead(f"{about}..", Fraction(one.value), Fraction(other.value))


def _near(numbers: tuple[Found, ...]) -> Iterator[tuple[Found, Found]]:
    """Pair each number with the greater ones that follow a few tokens later."""
    by_place: dict[int, list[Found]] = {}
    for found in numbers:
        by_place.setdefault(found.first, []).append(found)
    for one in numbers:
        for place in range(one.last + 1, one.last + 1 + _LONGEST):
            for other in by_place.get(place, ()):
                if 0 < one.value < other.value:
                    yield one, other


def _parts(
    folded: str, tokens: list[Token], numbers: tuple[Found, ...], language: str
) -> Iterator[QuantityRead]:
    """Read "half", "a third", "two thirds", "three in ten" as per cent of the whole."""
    words = words_of("numbers", language)
    by_end = {tokens[found.last].end: found for found in numbers}
    begun = {tokens[found.first].start for found in numbers}
    said = ((name, parts) for name, parts in words.get("fractions", {}).items() if name in folded)
    for name, parts in said:
        for match in re.finditer(rf"(?<![a-z]){name}(?![a-z])", folded):
            before = folded[: match.start()].rstrip(" -")
            count = by_end.get(len(before))
            if name in words["half"] and match.start() in begun:
                continue
            alone = name in words["whole"] or re.search(r"(?<![a-z])(?:an?|un|una)$", before[-4:])
            if count is None and not alone:
                continue
            times = Fraction(count.value) if count and 0 < count.value < parts else Fraction(1)
            start = tokens[count.first].start if count else match.start()
            ahead = re.sub(r"\s+(?:an?|un|la|el|the)$", "", folded[:start][-_AROUND:].rstrip())
            for sign in _signs(ahead, folded[match.end() :][:_AROUND], language):
                yield _share(sign, times / parts)
    for one, other in _near(numbers):
        link = folded[tokens[one.last].end : tokens[other.first].start].strip()
        if link in words.get("of", ()):
            yield _share("", Fraction(one.value) / Fraction(other.value))


def _share(sign: str, part: Fraction) -> QuantityRead:
    return QuantityRead(sign, part * _SHARES, part * _SHARES, share=True)
