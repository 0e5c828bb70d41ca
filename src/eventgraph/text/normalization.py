"""Five ways in which the same words may be written differently, each kept apart and reversible.

Every normalised text remembers where each of its characters stood, so that a match can be pointed
at in the text as it is. No letter and no digit is ever changed into another.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final, NamedTuple

__all__ = ["NORMALIZATIONS", "Normalized", "choices", "normalize", "touched"]

Piece = tuple[str, int, int]


class Normalized(NamedTuple):
    """A text, and for each character the place where it began and ended in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


_MARKS: Final = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u0060\u00b4\uff07", "'"),
}
_DASHES: Final = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\ufe58\uff0d", "-")
_DIRECTIONS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
_NO_WIDTH: Final = frozenset("\u200b\u2060\ufeff")
#: Accents on their own that Unicode composes to a mark of `_MARKS`.
_COMPOSED: Final = "\u1fef\u1ffd"


def _compose(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Compose each cluster of characters (Unicode NFC)."""
    cluster: list[str] = []
    start = end = 0
    for text, first, last in pieces:
        marks = bool(unicodedata.combining(text[0]))
        if cluster and not marks and (text.isascii() or not _joins("".join(cluster), text)):
            yield unicodedata.normalize("NFC", "".join(cluster)), start, end
            cluster = []
        if not cluster:
            start = first
        cluster.append(text)
        end = last
    if cluster:
        yield unicodedata.normalize("NFC", "".join(cluster)), start, end


@lru_cache(maxsize=4096)
def _joins(cluster: str, text: str) -> bool:
    """Tell whether a character that is no mark belongs to the cluster before it."""
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


#: What a text must hold for a normalisation to change it, whichever come before.
_TOUCHED: Final = {
    "white space": re.compile(rf"[^\S ]|  |[{''.join(sorted(_NO_WIDTH))}]"),
    "Unicode NFC": re.compile(r"[^\x00-\x7f]"),
    "quotation marks": re.compile(f"[{''.join(_MARKS)}{_COMPOSED}]"),
    "dashes": re.compile(f"[{''.join(_DASHES)}]"),
    "direction marks": re.compile(f"[{''.join(_DIRECTIONS)}]"),
}


def touched(text: str) -> frozenset[str]:
    """Name the normalisations that may change a text; none other does.

    >>> sorted(touched("so  far \u2013 so good"))
    ['Unicode NFC', 'dashes', 'white space']
    """
    return frozenset(name for name, holds in _TOUCHED.items() if holds.search(text))


def normalize(text: str, names: Iterable[str] = NORMALIZATIONS) -> Normalized:
    r"""Apply normalisations by name, in their own order.

    >>> normalize("“so\u00a0 far” here").text
    '"so far" here'
    >>> list(normalize("so  far", ["white space"]).ends)
    [1, 2, 4, 5, 6, 7]
    """
    wanted = touched(text).intersection(names)
    if not wanted:
        return Normalized(text, range(len(text)), range(1, len(text) + 1))
    pieces: Iterable[Piece] = ((letter, at, at + 1) for at, letter in enumerate(text))
    for name, apply in NORMALIZATIONS.items():
        if name in wanted:
            pieces = apply(pieces)
    letters: list[str] = []
    starts, ends = array("I"), array("I")
    for piece, start, end in pieces:
        letters.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    return Normalized("".join(letters), starts, ends)


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
