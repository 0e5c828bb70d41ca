"""Find names while they are typed: any word of a name by how it begins, accents and case apart."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from heapq import nsmallest
from typing import Final, NamedTuple

from eventgraph.errors import near
from eventgraph.text.lettering import unaccented

__all__ = ["Hit", "Index", "folded"]

#: How many of the shortest names that fit are put in order.
_LOOKED_AT: Final = 400
#: What stands behind every word that begins alike.
_PLAIN: Final = re.compile("[a-z0-9]+")
_LAST: Final = "\U0010ffff"


class Hit(NamedTuple):
    """A thing that was found, and the name by which."""

    key: str
    name: str


def folded(text: str) -> str:
    """Fold case, accents, marks and white space.

    >>> folded("José  Luis RODRÍGUEZ-Zapatero")
    'jose luis rodriguez zapatero'
    """
    if text.isascii():
        return " ".join(_PLAIN.findall(text.lower()))
    kept = (sign if sign.isalnum() else " " for sign in unaccented(text.casefold()))
    return " ".join("".join(kept).split())


class Index:
    """Names with what they name, to be found by the beginnings of their words.

    >>> index = Index([("urn:b", "Nayib Bukele"), ("urn:m", "Nicolás Maduro")])
    >>> index.find("mad")
    [Hit(key='urn:m', name='Nicolás Maduro')]
    >>> index.find("n", recent=["urn:m"])[0].key
    'urn:m'
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Take pairs of what is named and a name; the shortest names come first."""
        named = {(key, name): folded(name) for key, name in names}
        ordered = sorted(named.items(), key=lambda one: (len(one[1]), one[1], one[0]))
        self._hits = [Hit(*pair) for pair, _ in ordered]
        self._folded = [words for _, words in ordered]
        found: dict[str, array[int]] = {}
        self._of: dict[str, array[int]] = {}
        for number, (hit, words) in enumerate(zip(self._hits, self._folded, strict=True)):
            self._of.setdefault(hit.key, array("I")).append(number)
            for word in set(words.split()):
                found.setdefault(word, array("I")).append(number)
        self._words = sorted(found)
        self._places = [found[word] for word in self._words]
        self._anew: dict[str, list[tuple[Hit, str]]] = {}

    def put(self, key: str, names: Iterable[str]) -> None:
        """Let something be called by other names from now on; by none, if none are given."""
        self._anew[key] = [(Hit(key, name), folded(name)) for name in names]

    def near(self, text: str, most: int = 3) -> list[str]:
        """Name the things that are called nearly so, the nearest first.

        >>> Index([("urn:b", "Nayib Bukele")]).near("Nayib Bukle")
        ['urn:b']
        """
        named: dict[str, list[str]] = {}
        for hit, words in zip(self._hits, self._folded, strict=True):
            if hit.key not in self._anew:
                named.setdefault(words, []).append(hit.key)
        for its in self._anew.values():
            for hit, words in its:
                named.setdefault(words, []).append(hit.key)
        found = near(folded(text), named, most)
        return list(dict.fromkeys(key for words in found for key in named[words]))

    def find(
        self,
        text: str,
        wanted: Container[str] | None = None,
        recent: Sequence[str] = (),
        most: int = 10,
    ) -> list[Hit]:
        """Give what has names with words that begin as those of a text, each thing once.

        What was used last comes first, then names that begin with the text, then short ones. With
        `wanted`, only these things. Without a word, what was used last.
        """
        words = folded(text).split()
        if not words:
            return list(self._recent(recent, wanted))[:most]
        ranks = {key: rank for rank, key in enumerate(recent)}
        start = " ".join(words)

        def order(hit: Hit, name: str) -> tuple[int, bool, int, str]:
            return ranks.get(hit.key, len(ranks)), not name.startswith(start), len(name), name

        candidates = [*self._old(words, wanted, ranks), *self._new(words, wanted)]
        found: dict[str, Hit] = {}
        for hit, _ in sorted(candidates, key=lambda one: order(*one)):
            found.setdefault(hit.key, hit)
        return list(found.values())[:most]

    def _old(
        self, words: Sequence[str], wanted: Container[str] | None, used: Iterable[str]
    ) -> Iterator[tuple[Hit, str]]:
        """Give names that were there from the start: the shortest, and what was used last."""
        fitting = set.intersection(*(self._beginning(word) for word in words))
        if wanted is not None:
            fitting = {number for number in fitting if self._hits[number].key in wanted}
        last = {number for key in used for number in self._of.get(key, ()) if number in fitting}
        for number in {*nsmallest(_LOOKED_AT, fitting), *last}:
            if self._hits[number].key not in self._anew:
                yield self._hits[number], self._folded[number]

    def _new(
        self, words: Sequence[str], wanted: Container[str] | None
    ) -> Iterator[tuple[Hit, str]]:
        """Give names that were changed since."""
        for key, its in self._anew.items():
            if wanted is None or key in wanted:
                for hit, name in its:
                    if all(f" {word}" in f" {name}" for word in words):
                        yield hit, name

    def _recent(self, recent: Iterable[str], wanted: Container[str] | None) -> Iterator[Hit]:
        for key in recent:
            its = [hit for hit, _ in self._anew.get(key, ())]
            if key not in self._anew:
                its = [self._hits[number] for number in self._of.get(key, ())]
            if its and (wanted is None or key in wanted):
                yield its[0]

    def _beginning(self, word: str) -> set[int]:
        """Give the numbers of the names that have a word which begins so."""
        first, last = (bisect_left(self._words, end) for end in (word, word + _LAST))
        return set().union(*self._places[first:last])
