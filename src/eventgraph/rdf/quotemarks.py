"""Quotation marks that word processors set, where Turtle and TriG want straight ones."""

from __future__ import annotations

from typing import Final

from eventgraph.patterns import pattern

__all__ = ["typographic"]

#: The straight mark that stands for each.
_DOUBLE: Final = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02"
_SINGLE: Final = "\u2018\u2019\u201a\u201b\u2039\u203a\u2032"
_STRAIGHT: Final = {**dict.fromkeys(_DOUBLE, '"'), **dict.fromkeys(_SINGLE, "'")}
#: A string that a straight mark opens and none closes before the line ends.
_OPEN: Final = pattern(r'^(?:[^"#\\]|"(?:[^"\\]|\\.)*")*"(?P<inside>(?:[^"\\]|\\.)*)$')
#: A mark that ends a string is followed by its language, its datatype or punctuation.
_CLOSING: Final = pattern(rf"[{_DOUBLE}](?=\s*(?:@[A-Za-z]|\^\^|[;,.\]}})]|$))")


def typographic(line: str, column: int | None) -> tuple[int, str] | None:
    r"""Find a typographic mark at which a line of Turtle cannot be read: its column, and advice.

    `column` is where a parser stopped, from 1. A string may have been opened rightly and be closed
    by such a mark: then the parser stops at the end of the line.

    >>> typographic("evg:quote “words”@en ;", 11)
    (11, '“ opens no text; write " on both sides of it')
    >>> typographic('evg:quote "words”@en ;', 23)
    (17, '” closes no text that " opened; write " on both sides of it')
    >>> typographic('evg:quote "the “words” said"@en ;;', 34) is None
    True
    """
    at = (column or 0) - 1
    if 0 <= at < len(line) and line[at] in _STRAIGHT:
        mark = line[at]
        return at + 1, f"{mark} opens no text; write {_STRAIGHT[mark]} on both sides of it"
    opened = _OPEN.match(line.rstrip())
    found = opened and _CLOSING.search(line.rstrip(), opened.start("inside"))
    if not found:
        return None
    return (
        found.start() + 1,
        f'{found[0]} closes no text that " opened; write " on both sides of it',
    )
