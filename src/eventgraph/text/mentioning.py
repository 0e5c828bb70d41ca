"""Whether words name something: by a part of one of its names, in any form, or its initials."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from eventgraph.text.normalization import printed

__all__ = ["FIRST_PERSON", "bears", "named_by", "names", "stems"]

_WORD: Final = re.compile(r"\w+")
_DOTTED: Final = re.compile(r"\b(?:\w\.){2,}")
#: How many letters two words must begin with alike, if they have as many, to be forms of one.
_STEM: Final = 5
_EMPTY: Final = {
    "en": "the a an of in on at to for from by with and or as that this it its is was were be been "
    "his her their our who whom which not no",
    "es": "el la los las un una unos unas de del en a al por para con y e o u que se su sus lo es "
    "fue ser",
}
#: Words that name nothing on their own.
_NO_NAMES: Final = frozenset(word for words in _EMPTY.values() for word in words.split())
_OWN: Final = {
    "en": "i me my mine we us our ours myself ourselves",
    "es": "yo mi me nos nosotros nosotras nuestro nuestra nuestros nuestras",
}
#: Words by which speakers speak of themselves, or of those they speak for.
FIRST_PERSON: Final = frozenset(word for words in _OWN.values() for word in words.split())
#: Cues no longer than this are whole words, not beginnings of words.
_WHOLE: Final = 3


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """Give the beginnings of the words of a text that name something, and the capitals alone.

    Accents, case, dots and what a word ends in do not count.

    >>> sorted(stems("The U.S. released Venezuelans"))
    ['=us', 'relea', 'venez']
    """
    plain = _plain(_DOTTED.sub(lambda found: found[0].replace(".", "") + " ", text))
    found = set()
    for word in _WORD.findall(plain):
        folded = word.casefold()
        if len(word) > 1 and word.isupper():
            found.add(f"={folded}")
        if (
            (not word.isupper() or len(word) > _WHOLE)
            and folded not in _NO_NAMES
            and len(folded) > 1
        ):
            found.add(folded[:_STEM] if len(folded) > _STEM else folded.removesuffix("s") or folded)
    return frozenset(found)


def names(words: str, known: Iterable[str]) -> bool:
    """Tell whether some words name what goes by any of the known names.

    >>> names("Salvadoran authorities", ["Government of El Salvador"])
    True
    >>> names("the U.S. regime", ["United States"]), names("they told us", ["United States"])
    (True, False)
    """
    return not stems(words).isdisjoint(named_by(known))


def named_by(known: Iterable[str]) -> frozenset[str]:
    """Give the stems and initials by which words name what goes by any of the known names.

    To be kept where many texts are asked for the same names.

    >>> sorted(named_by(["United States"]))
    ['=us', 'state', 'unite']
    """
    kept = tuple(known)
    return frozenset(map(_initials, kept)).union(*map(stems, kept))


def bears(words: str, cues: Iterable[str]) -> bool:
    """Tell whether some words, or several in a row, begin with any of some cues.

    A cue of up to three letters is a whole word.

    >>> bears("was mediated by", ["mediat", "go-between"]), bears("was paid", ["mediat"])
    (True, False)
    """
    sought = frozenset(cues)
    return bool(sought) and _any_of(sought).search(_folded(words)) is not None


@lru_cache(maxsize=16)
def _folded(words: str) -> str:
    return _plain(words).casefold()


@lru_cache(maxsize=1024)
def _any_of(cues: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, sorted(cues)))})")


def _pattern(cue: str) -> str:
    plain = _plain(cue).casefold()
    return re.escape(plain) + (r"(?!\w)" if len(plain) <= _WHOLE else "")


def _initials(name: str) -> str:
    capitals = [word[0] for word in _WORD.findall(_plain(name)) if word[0].isupper()]
    return f"={''.join(capitals).casefold()}" if len(capitals) > 1 else "="


def _plain(text: str) -> str:
    """Take the accents off."""
    if text.isascii():
        return printed(text)
    parts = unicodedata.normalize("NFD", printed(text))
    return "".join(letter for letter in parts if unicodedata.category(letter) != "Mn")
