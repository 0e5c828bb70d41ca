"""Search long texts in time that grows with their length: for words, and for a quote's letters."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from eventgraph.text.lettering import LETTERS

__all__ = ["Letters", "hits", "in_order", "letters_of"]


class Letters(NamedTuple):
    """The letters and digits of a text alone, decomposed, and where each of them stands in it."""

    text: str
    starts: array[int]


def letters_of(text: str) -> Letters:
    """Keep what no way of writing a text changes: its letters and digits, without their accents.

    Ligatures and signs of full width count as the letters that they stand for.

    >>> letters_of("so\u00a0 f\u00e1r").text
    'sofar'
    """
    kept: list[str] = []
    starts = array("I")
    for at, letter in enumerate(text):
        bare = _bare(letter)
        if bare:
            kept.append(bare)
            starts.extend([at] * len(bare))
    return Letters("".join(kept), starts)


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    """Decompose one character, and drop what is no letter, no digit, or a mark upon one."""
    pieces = unicodedata.normalize("NFD", LETTERS.get(letter, letter))
    return "".join(c for c in pieces if c.isalnum() and not unicodedata.combining(c))


def hits(text: str, part: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Find every place of a part in a text, those that overlap too.

    `str.find` alone, begun anew behind each place, would compare a part that repeats itself as
    often as it is long.

    >>> list(hits("abababa", "aba"))
    [0, 2, 4]
    """
    last = len(text) if end is None else end
    size, period = len(part), 0
    at = text.find(part, start, last)
    while at >= 0:
        yield at
        period = period or _period(part)
        repeated = part[size - period :]
        while at + period + size <= last and text.startswith(repeated, at + size):
            at += period
            yield at
        at = text.find(part, at + max(1, size - period + 1), last)


@lru_cache(maxsize=256)
def _period(part: str) -> int:
    """Give the least distance at which a part can overlap itself (Knuth, Morris and Pratt)."""
    borders = array("L", [0])
    border = 0
    for at in range(1, len(part)):
        while border and part[at] != part[border]:
            border = borders[border - 1]
        border += part[at] == part[border]
        borders.append(border)
    return max(1, len(part) - border)


def in_order(
    places: Sequence[Iterator[int]], sizes: Sequence[int]
) -> Iterator[tuple[tuple[int, int], ...]]:
    """Find the shortest stretches in which parts stand in order, given the places of each.

    A stretch is the place of each of its parts. Every sequence of places is gone through once. Of
    the stretches that end alike, the last begun is the shortest.

    >>> list(in_order([iter([0, 5]), iter([2, 9])], [1, 1]))
    [((0, 1), (2, 3)), ((5, 6), (9, 10))]
    """
    at = [-1] * len(places)
    best: tuple[tuple[int, int], ...] = ()
    for start in places[0]:
        stretch = [(start, start + sizes[0])]
        for number in range(1, len(places)):
            while at[number] < stretch[-1][1]:
                following = next(places[number], None)
                if following is None:
                    if best:
                        yield best
                    return
                at[number] = following
            stretch.append((at[number], at[number] + sizes[number]))
        if best and best[-1][1] != stretch[-1][1]:
            yield best
        best = tuple(stretch)
    if best:
        yield best
