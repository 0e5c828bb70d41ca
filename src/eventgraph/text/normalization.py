"""Five ways in which the same words may be written differently, each kept apart and reversible.

Every normalised text remembers where each of its characters stood, so that a match can be pointed
at in the text as it is. No letter and no digit is ever changed into another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

__all__ = ["NORMALIZATIONS", "Normalized", "choices", "normalize"]

Piece = tuple[str, int, int]


class Normalized(NamedTuple):
    """A text, and for each character the place where it began and ended in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


_MARKS: Final = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u0060\u00b4\uff07", "'"),
}
_DASHES: Final = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\ufe58\uff0d", "-")
_DIRECTIONS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
_NO_WIDTH: Final = frozenset("\u200b\u2060\ufeff")


def _compose(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Compose each cluster of characters (Unicode NFC)."""
    cluster, start, end = "", 0, 0
    for text, first, last in pieces:
        if cluster and not _joins(cluster, text):
            yield unicodedata.normalize("NFC", cluster), start, end
            cluster = ""
        if not cluster:
            start = first
        cluster, end = cluster + text, last
    if cluster:
        yield unicodedata.normalize("NFC", cluster), start, end


@lru_cache(maxsize=4096)
def _joins(cluster: str, text: str) -> bool:
    """Tell whether a character belongs to the cluster before it."""
    if text.isascii():
        return False
    if unicodedata.combining(text[0]):
        return True
    apart = unicodedata.normalize("NFC", cluster) + unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", cluster + text) != apart


def _space(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Bring every run of white space to one space; drop what has no width."""
    run: Piece | None = None
    for text, start, end in pieces:
        if text in _NO_WIDTH:
            continue
        if text.isspace():
            run = (" ", run[1] if run else start, end)
            continue
        if run:
            yield run
            run = None
        yield text, start, end
    if run:
        yield run


def _undirected(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Drop the marks that tell which way text runs; overrides, which turn it round, stay."""
    return (piece for piece in pieces if piece[0] not in _DIRECTIONS)


def _mark(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Bring every quotation mark and apostrophe to the typewriter's."""
    return ((_MARKS.get(text, text), start, end) for text, start, end in pieces)


def _dash(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Bring every dash and hyphen to the hyphen."""
    return ((_DASHES.get(text, text), start, end) for text, start, end in pieces)


#: Each normalisation by the name it is reported under, in the order they are applied.
NORMALIZATIONS: Final[dict[str, Callable[[Iterable[Piece]], Iterator[Piece]]]] = {
    "direction marks": _undirected,
    "white space": _space,
    "Unicode NFC": _compose,
    "quotation marks": _mark,
    "dashes": _dash,
}


def normalize(text: str, names: Iterable[str] = NORMALIZATIONS) -> Normalized:
    r"""Apply normalisations by name, in their own order.

    >>> normalize("“so\u00a0 far” here").text
    '"so far" here'
    >>> normalize("so  far", ["white space"]).ends
    (1, 2, 4, 5, 6, 7)
    """
    wanted = set(names)
    pieces: Iterable[Piece] = ((letter, at, at + 1) for at, letter in enumerate(text))
    for name, apply in NORMALIZATIONS.items():
        if name in wanted:
            pieces = apply(pieces)
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for piece, start, end in pieces:
        letters.append(piece)
        starts += [start] * len(piece)
        ends += [end] * len(piece)
    return Normalized("".join(letters), tuple(starts), tuple(ends))


def choices(*texts: str) -> Iterator[tuple[str, ...]]:
    """List every choice of normalisations, none first, then as few as possible.

    Where none of the texts has marks of direction, dropping them is no choice.

    >>> list(choices("they left"))[:3]
    [(), ('white space',), ('Unicode NFC',)]
    """
    marked = any(mark in text for text in texts for mark in _DIRECTIONS)
    names = [name for name in NORMALIZATIONS if marked or name != "direction marks"]
    for number in range(len(names) + 1):
        yield from combinations(names, number)
