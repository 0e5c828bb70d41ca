"""The ways in which the same words may be written differently, each kept apart and reversible.

Every normalised text remembers where each of its characters stood, so that a match can be pointed
at in the text as it is. No letter and no digit is ever changed into another: a ligature is read as
the letters that it is drawn from, a digit of full width as the same digit, an apostrophe as an
apostrophe; "ß" never as "ss", "é" never as "e", "٣" never as "3".
"""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import combinations
from typing import Final, NamedTuple

from eventgraph.patterns import pattern
from eventgraph.text.lettering import APOSTROPHES, LIGATURES, WIDE
from eventgraph.text.lineends import BROKEN, DASHES, LINE_ENDS, Piece, joined, parted

__all__ = [
    "NORMALIZATIONS",
    "PARTED",
    "UNSEEN",
    "Normalized",
    "choices",
    "normalize",
    "printed",
    "touched",
]


class Normalized(NamedTuple):
    """A text, and for each character the place where it began and ended in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


#: No normalisation but a way to write: breaks between paragraphs as ` / `, applied first.
PARTED: Final = "paragraph breaks"
_MARKS: Final = {
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02", '"'),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2039\u203a\u2032\u0060\u00b4\uff07", "'"),
}
_DIRECTIONS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
_NO_WIDTH: Final = frozenset(
    map(
        chr,
        [0x180E, *range(0x200B, 0x200E), *range(0x2060, 0x2065), *range(0xFE00, 0xFE10), 0xFEFF],
    )
)
_SOFT_HYPHEN: Final = "\u00ad"
#: What is not seen in print, and parts no word.
UNSEEN: Final = _DIRECTIONS | _NO_WIDTH | {_SOFT_HYPHEN}
_LINE_ENDS: Final = "words broken at line ends"
_ELLIPSIS: Final = "\u2026"
_MORE: Final = 2
#: Three dots or more, with blanks between them or none; and other signs for an ellipsis.
_DOTS: Final = pattern(
    r"(?:\.(?:[ \u00a0\u202f]?\.){2,}|[\u2025\u2026\u22ef])"
    r"(?:[ \u00a0\u202f]?[.\u2025\u2026\u22ef])*"
)
_APOSTROPHES: Final = APOSTROPHES | {mark: "'" for mark, plain in _MARKS.items() if plain == "'"}
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
    """Bring every run of white space to one space."""
    run: Piece | None = None
    for text, start, end in pieces:
        if text.isspace():
            run = (" ", run[1] if run else start, end)
            continue
        if run:
            yield run
            run = None
        yield text, start, end
    if run:
        yield run


def _without(signs: Collection[str], pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Drop signs; marks of direction that turn text round are none of those to be dropped."""
    return (piece for piece in pieces if piece[0] not in signs)


def _instead(signs: Mapping[str, str], pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Write other signs in place of some; those that take several stand at the same place."""
    for text, start, end in pieces:
        yield from ((sign, start, end) for sign in signs.get(text, text))


def _dots(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Bring dots in a row to one ellipsis."""
    every = list(pieces)
    at = 0
    for match in _DOTS.finditer("".join(piece[0] for piece in every)):
        yield from every[at : match.start()]
        at = match.end()
        yield _ELLIPSIS, every[match.start()][1], every[at - 1][2]
    yield from every[at:]


#: Each normalisation by the name it is reported under, in the order they are applied. To join words
#: broken at line ends, the words must be known that a text is compared with.
NORMALIZATIONS: Final[dict[str, Callable[[Iterable[Piece]], Iterator[Piece]]]] = {
    "direction marks": partial(_without, _DIRECTIONS),
    "zero-width marks": partial(_without, _NO_WIDTH),
    "full width": partial(_instead, WIDE),
    "ligatures": partial(_instead, LIGATURES),
    _LINE_ENDS: joined,
    "soft hyphens": partial(_without, _SOFT_HYPHEN),
    "white space": _space,
    "three dots": _dots,
    "Unicode NFC": _compose,
    "quotation marks": partial(_instead, _MARKS),
    "apostrophes": partial(_instead, _APOSTROPHES),
    "dashes": partial(_instead, dict.fromkeys(DASHES, "-")),
}
#: Those that change nothing but how a text was typeset or taken out of a file.
_PRINTED: Final = tuple(NORMALIZATIONS)[:6]


#: What a text must hold for a normalisation to change it, whichever come before: any of some signs,
#: and for some also a pattern. Below U+0300, and among most of the general punctuation, nothing is
#: composed.
_SIGNS: Final = {
    "direction marks": _DIRECTIONS,
    "zero-width marks": _NO_WIDTH,
    "full width": frozenset(WIDE),
    "ligatures": frozenset(LIGATURES),
    _LINE_ENDS: frozenset(LINE_ENDS),
    "soft hyphens": frozenset(_SOFT_HYPHEN),
    "three dots": frozenset(".\u2025\u2026\u22ef\uff0e"),
    "quotation marks": frozenset((*_MARKS, *_COMPOSED)),
    "apostrophes": frozenset((*_APOSTROPHES, *_COMPOSED)),
    "dashes": frozenset(DASHES),
}
_BETWEEN: Final = "".join(sorted(UNSEEN))
_PATTERNS: Final = {
    "white space": pattern(rf"[^\S ]| [{_BETWEEN}]*+ "),
    "three dots": pattern(rf"[.\u2026\uff0e][\s{_BETWEEN}]*+[.\u2026\uff0e]|[\u2025\u22ef]"),
    "Unicode NFC": pattern(r"[^\x00-\u02ff\u2002-\u206f]"),
}


def touched(text: str) -> frozenset[str]:
    """Name the normalisations that may change a text; none other does.

    >>> sorted(touched("so  far \u2013 so good"))
    ['dashes', 'white space']
    """
    signs = set(text)
    return frozenset(
        name
        for name in NORMALIZATIONS
        if (name not in _SIGNS or not signs.isdisjoint(_SIGNS[name]))
        and (name not in _PATTERNS or _PATTERNS[name].search(text))
    )


def normalize(text: str, names: Iterable[str] = NORMALIZATIONS, beside: str = "") -> Normalized:
    r"""Apply normalisations by name, in their own order.

    What was broken at the end of a line keeps its hyphen where the text `beside` has it, too.

    >>> normalize("“so\u00a0 far” here").text
    '"so far" here'
    >>> normalize("a well-\nknown man").text, normalize("a well-\nknown", beside="well-known").text
    ('a wellknown man', 'a well-known')
    >>> list(normalize("so  far", ["white space"]).ends)
    [1, 2, 4, 5, 6, 7]
    """
    asked = frozenset(names)
    wanted = touched(text) & asked if asked else asked
    if not wanted and PARTED not in asked:
        return Normalized(text, range(len(text)), range(1, len(text) + 1))
    pieces: Iterable[Piece] = ((letter, at, at + 1) for at, letter in enumerate(text))
    if PARTED in asked:
        pieces = parted(pieces, beside)
    for name, apply in NORMALIZATIONS.items():
        if name in wanted:
            pieces = joined(pieces, beside) if name == _LINE_ENDS else apply(pieces)
    letters: list[str] = []
    starts, ends = array("I"), array("I")
    for piece, start, end in pieces:
        letters.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
    return Normalized("".join(letters), starts, ends)


def printed(text: str) -> str:
    r"""Read a text as it looks in print: ligatures as letters, words at line ends whole.

    For whatever looks for words, numbers and dates in words that were taken out of a file.

    >>> printed("of\ufb01cials of the govern-\nment: \uff12\uff15\uff12 peo\u00adple")
    'officials of the government: 252 people'
    """
    if text.isascii() and not BROKEN.search(text):
        return text
    names = touched(text).intersection(_PRINTED)
    if not names or (names == {_LINE_ENDS} and not BROKEN.search(text)):
        return text
    return normalize(text, names).text


def choices(useful: Collection[str], needed: Collection[str] = ()) -> Iterator[tuple[str, ...]]:
    """List choices of the normalisations that may be of use, as few as possible first.

    Each has those that are needed in any case, and at most two more, or all.

    >>> list(choices(["dashes", "white space"]))
    [(), ('white space',), ('dashes',), ('white space', 'dashes')]
    >>> list(choices(["dashes", "white space"], ["dashes"]))
    [('dashes',), ('white space', 'dashes')]
    """
    free = [name for name in NORMALIZATIONS if name in useful and name not in needed]
    for number in sorted({*range(min(len(free), _MORE) + 1), len(free)}):
        for some in combinations(free, number):
            yield tuple(name for name in NORMALIZATIONS if name in needed or name in some)
