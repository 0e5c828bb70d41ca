r"""Where a line or paragraph ended: words broken by a hyphen, and breaks that a quote writes ` / `.

A hyphen at the end of a line may be the typesetter's ("govern-\nment") or the word's own
("well-\nknown"). The text does not tell, but the words that it is compared with do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from eventgraph.patterns import pattern
from eventgraph.text.languages import UNSPACED
from eventgraph.text.searching import letters_of

__all__ = ["BROKEN", "DASHES", "LINE_ENDS", "SLASH", "Piece", "joined", "parted"]

#: A character, and the place where it began and ended in the original.
Piece = tuple[str, int, int]

DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\ufe58\uff0d"
#: How a quote writes a break between paragraphs.
SLASH: Final = " / "
_HYPHENS: Final = "-\u2010\u00ad"
LINE_ENDS: Final = "\n\r\x0b\x0c\x85\u2028\u2029"
_LINE_END: Final = rf"[^\S{LINE_ENDS}]*+(?:\r\n|[{LINE_ENDS}])[^\S\n]*+"
_UNSPACED: Final = f"{UNSPACED}\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff60"
#: What may be a word broken at the end of a line; in scripts without spaces it needs no hyphen.
BROKEN: Final = pattern(
    rf"(?<=\w)[-\u00ad{DASHES}]{_LINE_END}(?=\w)|(?<=[{_UNSPACED}]){_LINE_END}(?=[{_UNSPACED}])"
)
_JOINED: Final = pattern(rf"(\w+)[-\u00ad{DASHES}](?=(\w+))")
_SLASHED: Final = re.compile(r"(\w+)\W*\s/\s\W*(?=(\w+))")
_BREAK: Final = pattern(rf"\s*[{LINE_ENDS}]\s*")
_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*\n")
_FIRST: Final = re.compile(r"\W*(\w+)")
_LAST: Final = re.compile(r"(\w+)\W*\Z")
#: How far from a break the words beside it are looked for; hardly any word is longer.
_FAR: Final = 60


def joined(pieces: Iterable[Piece], beside: str = "") -> Iterator[Piece]:
    r"""Join words that were broken at the end of a line.

    The hyphen goes, but where the text `beside`, with which this one is compared, has it too, or
    a digit stands next to it. Dashes are no hyphens, and stay.

    >>> text = enumerate("a well-\nknown govern-\nment")
    >>> pieces = [(letter, at, at + 1) for at, letter in text]
    >>> "".join(piece[0] for piece in joined(pieces, "well-known"))
    'a well-known government'
    """
    every = list(pieces)
    text = "".join(piece[0] for piece in every)
    at = 0
    for match in BROKEN.finditer(text):
        yield from every[at : match.start()]
        at = match.end()
        sign, start, end = every[match.start()]
        if sign.isspace():
            continue
        before, after = text[match.start() - 1], text[at]
        own = _beside(text, match.start(), at) in _pairs(_JOINED, beside)
        if own or (sign != "\u00ad" and (before.isdigit() or after.isdigit())):
            yield ("-" if sign == "\u00ad" else sign), start, end
        elif sign not in _HYPHENS:
            yield from every[match.start() : at]
    yield from every[at:]


def parted(pieces: Iterable[Piece], beside: str = "") -> Iterator[Piece]:
    r"""Write every break between paragraphs as ` / `; one of lines where the text `beside` does.

    >>> pieces = [(letter, at, at + 1) for at, letter in enumerate("One.\n\nTwo,\nthree")]
    >>> "".join(piece[0] for piece in parted(pieces))
    'One. / Two,\nthree'
    """
    every = list(pieces)
    text = "".join(piece[0] for piece in every)
    at = 0
    for match in _BREAK.finditer(text):
        yield from every[at : match.start()]
        at = match.end()
        if _PARAGRAPH.search(match[0]) or (
            _beside(text, match.start(), at) in _pairs(_SLASHED, beside)
        ):
            yield from ((sign, every[match.start()][1], every[at - 1][2]) for sign in SLASH)
        else:
            yield from every[match.start() : at]
    yield from every[at:]


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Give the letters of the words before and after a stretch."""
    before = _LAST.search(text[max(0, start - _FAR) : start])
    after = _FIRST.match(text[end : end + _FAR])
    return (
        letters_of(before[1]).text if before else "",
        letters_of(after[1]).text if after else "",
    )


@lru_cache(maxsize=64)
def _pairs(pattern: re.Pattern[str], text: str) -> frozenset[tuple[str, str]]:
    """Give the letters of each two words that a pattern finds side by side."""
    return frozenset(
        (letters_of(one).text, letters_of(other).text) for one, other in pattern.findall(text)
    )
