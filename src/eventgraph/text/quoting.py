"""Which words of a text stand inside quotation marks: somebody's own, as the text gives them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from eventgraph.text.sources import SourceText, Span

__all__ = ["STANDINGS", "quoted", "standing"]

#: How words can stand in a text, with what each means.
STANDINGS: Final = {
    "direct": "all of the words stand inside quotation marks",
    "rendered": "none of them does",
    "partly direct": "some do, some do not",
}

_WORD: Final = re.compile(r"\w+")
_MARK: Final = re.compile(
    "[\"'\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a\u300c-\u300f]"
)
#: The marks that close what each mark opens. What is also an apostrophe closes with more care.
_CLOSED_BY: Final = {
    '"': '"',
    "'": "'",
    "\u201c": "\u201d",
    "\u201d": "\u201d",
    "\u2018": "\u2019",
    "\u201e": "\u201c\u201d",
    "\u201a": "\u2018\u2019",
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
    "\u300c": "\u300d",
    "\u300e": "\u300f",
}
_APOSTROPHES: Final = "'\u2019"
#: Marks that open a quotation only before a word, because elsewhere they close one.
_OPENS_BEFORE_A_WORD: Final = "'\u201d\u00bb\u203a"
_NEVER_OPENS: Final = "\u2019\u300d\u300f"
#: Words that begin with an apostrophe.
_ELIDED: Final = re.compile(r"(?:tis|twas|em|til|cause|n|\d+s?)\b", re.IGNORECASE)
#: A paragraph that goes on with a quotation begins with the mark that opened it, or that closes it.
_GOES_ON: Final = {mark: mark for mark in _CLOSED_BY} | {"\u00ab": "\u00ab\u00bb"}
#: How many open quotations, one inside another, a closing mark is looked up in.
_DEEPEST: Final = 8


class _Mark(NamedTuple):
    """A quotation mark or apostrophe, with the letters beside it."""

    at: int
    sign: str
    before: str
    after: str

    @property
    def inside_word(self) -> bool:
        """Whether letters stand on both sides."""
        return self.before.isalnum() and self.after.isalnum()


@dataclass
class _Open:
    """A quotation not closed yet: its mark, where its words begin, its earlier paragraphs."""

    sign: str
    start: int
    before: list[Span] = field(default_factory=list)


def quoted(text: SourceText) -> tuple[Span, ...]:
    """Find what stands inside quotation marks, outermost pairs, without the marks.

    Straight and typographic marks, guillemets either way round, and German, Swedish and Japanese
    ones are known. An apostrophe is none. A quotation of several paragraphs may open each of them
    with a mark and close only the last; any other mark that is never closed opens nothing.

    >>> text = SourceText("They\u2019re \u201csafe and sound,\u201d he said.")
    >>> [text.text[start:end] for start, end in quoted(text)]
    ['safe and sound,']
    """
    found: list[Span] = []
    pending: list[_Open] = []
    for paragraph in text.paragraphs:
        marks = list(_marks(text.text, paragraph))
        pending, skipped = _carried(pending, marks, paragraph)
        for place in range(skipped, len(marks)):
            _read(marks, place, pending, found)
        for one in pending:
            one.before.append(Span(one.start, paragraph.end))
    return tuple(_merged(found))


def standing(text: SourceText, inside: tuple[Span, ...], pieces: Iterable[Span]) -> str:
    """Say how the words of some pieces of a text stand: a name of `STANDINGS`, or nothing.

    `inside` is what `quoted` found. Pieces without a word stand nowhere.

    >>> text = SourceText("He calls it \u201cfree.\u201d")
    >>> standing(text, quoted(text), [Span(3, 20)])
    'partly direct'
    """
    starts = [span.start for span in inside]
    there = set()
    for start, end in pieces:
        for word in _WORD.finditer(text.text, start, end):
            place = bisect_right(starts, word.start()) - 1
            there.add(place >= 0 and word.end() <= inside[place].end)
    if not there:
        return ""
    return "partly direct" if len(there) > 1 else "direct" if there.pop() else "rendered"


def _marks(text: str, paragraph: Span) -> Iterator[_Mark]:
    """Read the marks of a paragraph that are no apostrophes inside a word."""
    for match in _MARK.finditer(text, *paragraph):
        at = match.start()
        before = text[at - 1] if at > paragraph.start else " "
        after = text[at + 1] if at + 1 < paragraph.end else " "
        mark = _Mark(at, match[0], before, after)
        elided = mark.sign in _APOSTROPHES and not before.isalnum() and _ELIDED.match(text, at + 1)
        if not (elided or (mark.sign in "'\u2019\u2018" and mark.inside_word)):
            yield mark


def _carried(pending: list[_Open], marks: list[_Mark], paragraph: Span) -> tuple[list[_Open], int]:
    """Keep the open quotations that a paragraph goes on with, and count the marks that say so."""
    kept: list[_Open] = []
    for one, mark in zip(pending, marks, strict=False):
        if mark.at != paragraph.start + len(kept) or mark.sign not in _GOES_ON[one.sign]:
            break
        kept.append(_Open(one.sign, mark.at + 1, one.before))
    return kept, len(kept)


def _read(marks: list[_Mark], place: int, pending: list[_Open], found: list[Span]) -> None:
    """Let one mark close a quotation, open one, or be nothing."""
    mark = marks[place]
    depth = _closes(marks, place, pending)
    if depth:
        one = pending[-depth]
        del pending[-depth:]
        found.extend([*one.before, Span(one.start, mark.at)])
    elif _opens(mark):
        pending.append(_Open(mark.sign, mark.at + 1))


def _closes(marks: list[_Mark], place: int, pending: list[_Open]) -> int:
    """Tell how deep the quotation lies that a mark closes, 1 for the innermost; 0 for none."""
    mark = marks[place]
    if mark.sign == '"' and not mark.after.isspace() and _free(mark.before):
        return 0
    if mark.sign in _APOSTROPHES:
        innermost = pending and mark.sign in _CLOSED_BY[pending[-1].sign]
        return int(bool(innermost) and not _possessive(marks, place))
    for depth, one in enumerate(reversed(pending[-_DEEPEST:]), 1):
        if mark.sign in _CLOSED_BY[one.sign]:
            return depth
    return 0


def _possessive(marks: list[_Mark], place: int) -> bool:
    """Tell whether a mark after an s is an apostrophe: another one closes the quotation later."""
    mark = marks[place]
    if not (mark.before in "sS" and mark.after.isspace()) or place + 1 == len(marks):
        return False
    following = marks[place + 1]
    return following.sign == mark.sign and not _free(following.before)


def _opens(mark: _Mark) -> bool:
    """Tell whether a mark that closes nothing opens a quotation."""
    if mark.sign in _NEVER_OPENS or (mark.sign in "\"'" and not _free(mark.before)):
        return False
    if mark.sign in _OPENS_BEFORE_A_WORD:
        return _free(mark.before) and mark.after.isalnum()
    return True


def _free(before: str) -> bool:
    """Tell whether what stands before a mark lets it open: a blank, a bracket, a dash, a mark."""
    return (
        before.isspace() or before in "([{\u2014\u2013-/:\u00bf\u00a1" or bool(_MARK.match(before))
    )


def _merged(spans: list[Span]) -> Iterator[Span]:
    """Leave out quotations inside others."""
    reach = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= reach:
            yield span
            reach = span.end
