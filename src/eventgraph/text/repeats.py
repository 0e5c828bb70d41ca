"""Which texts have words in a row in common, found in one pass through all of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Final, Generic, NamedTuple, TypeAlias, TypeVar
from unicodedata import normalize

from eventgraph.text.normalization import printed

__all__ = ["LEAST", "Phrases", "Repeat", "repeats", "words_of"]

#: How many words in a row two texts must share to be told.
LEAST: Final = 8
#: With how many texts that have the same words a text is compared; each further one repeats them.
_MOST_HOLDERS: Final = 4
_WORD: Final = re.compile(r"\w+")

#: Words, and those that go on from them; the empty word stands where a phrase ends.
_Tree: TypeAlias = "dict[str, _Tree]"
#: The end of a phrase from which none goes on: they are many, and all one.
_END: Final[_Tree] = {"": {}}

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
        """Put the phrases in a tree, word by word: beginnings that several share are read once."""
        self._tree: _Tree = {}
        for words in sorted({tuple(words_of(text)) for text in phrases}):
            node = self._tree
            for word in words[:-1]:
                node = _opened(node, word)
            if words:
                # A phrase comes before those that go on from it, which open its end.
                node[words[-1]] = _END

    def taken_out_of(self, words: Sequence[str]) -> list[str]:
        """Leave out of the words of a text every phrase that stands in it.

        >>> Phrases(["New York", "New York Times"]).taken_out_of(words_of("In New York Times of 3"))
        ['in', 'of', '3']
        """
        kept, place = list[str](), 0
        while place < len(words):
            length = self._length(words, place)
            if not length:
                kept.append(words[place])
            place += length or 1
        return kept

    def _length(self, words: Sequence[str], place: int) -> int:
        """Tell how many words the longest phrase has that stands at a place; 0 where none does."""
        node, length = self._tree, 0
        for end in range(place, len(words)):
            if (found := node.get(words[end])) is None:
                break
            node = found
            if "" in node:
                length = end + 1 - place
        return length


def _opened(node: _Tree, word: str) -> _Tree:
    """Give the branch of a word, to be added to."""
    branch = node.setdefault(word, {})
    if branch is _END:
        branch = node[word] = {"": {}}
    return branch


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
