"""Which texts have words in a row in common, found in one pass through all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, Generic, NamedTuple, TypeVar
from unicodedata import normalize

from eventgraph.text.normalization import printed

__all__ = ["LEAST", "Phrases", "Repeat", "repeats", "words_of"]

#: How many words in a row two texts must share to be told.
LEAST: Final = 8
#: With how many texts that have the same words a text is compared; each further one repeats them.
_MOST_HOLDERS: Final = 4
_WORD: Final = re.compile(r"\w+")

_Key = TypeVar("_Key", bound=Hashable)


class Repeat(NamedTuple, Generic[_Key]):
    """Two texts, how many places of so many words they share, and the words of the first place."""

    one: _Key
    other: _Key
    places: int
    words: str


def words_of(text: str) -> list[str]:
    """Split a text into its words, whatever their case and marks between them.

    >>> words_of("It is NOT so: “never”.")
    ['it', 'is', 'not', 'so', 'never']
    """
    plain = printed(text)
    return _WORD.findall((plain if plain.isascii() else normalize("NFC", plain)).casefold())


class Phrases:
    """Phrases that are taken out of texts, the longest first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        """Order the phrases by their first word."""
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted({tuple(words_of(text)) for text in phrases}):
            if words:
                self._by_first.setdefault(words[0], []).append(words)
        for found in self._by_first.values():
            found.sort(key=len, reverse=True)

    def taken_out_of(self, words: Sequence[str]) -> list[str]:
        """Leave out of the words of a text every phrase that stands in it.

        >>> Phrases(["New York", "New York Times"]).taken_out_of(words_of("In New York Times of 3"))
        ['in', 'of', '3']
        """
        kept, place = list[str](), 0
        while place < len(words):
            phrases = self._by_first.get(words[place], ())
            found = (phrase for phrase in phrases if _stands(phrase, words, place))
            length = len(next(found, ()))
            if not length:
                kept.append(words[place])
            place += length or 1
        return kept


def _stands(phrase: Sequence[str], words: Sequence[str], place: int) -> bool:
    """Tell whether a phrase stands at a place, and look no further than the first other word."""
    room = len(words) - place
    return len(phrase) <= room and all(words[place + n] == word for n, word in enumerate(phrase))


def repeats(
    texts: Iterable[tuple[_Key, Sequence[str]]],
    related: Callable[[_Key, _Key], bool],
    least: int = LEAST,
) -> list[Repeat[_Key]]:
    """Pair texts, given as words, that share so many words in a row and are not related.

    The work grows with the number of words: of many texts that share the same words each is
    compared with the first few alone.

    >>> texts = [("a", "one two three".split()), ("b", "say one two three".split())]
    >>> repeats(texts, lambda one, other: False, least=3)
    [Repeat(one='a', other='b', places=1, words='one two three')]
    """
    holders: dict[str, list[_Key]] = {}
    found: dict[tuple[_Key, _Key], tuple[int, str]] = {}
    for key, words in texts:
        for place in range(len(words) - least + 1):
            window = " ".join(words[place : place + least])
            before = holders.setdefault(window, [])
            if key in before:
                continue
            for other in before:
                if not related(other, key):
                    places, first = found.get((other, key), (0, window))
                    found[other, key] = places + 1, first
            if len(before) < _MOST_HOLDERS:
                before.append(key)
    return [Repeat(*pair, *what) for pair, what in found.items()]
