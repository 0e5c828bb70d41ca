"""The text of a source: its paragraphs, words and letters, and where a quote can stand in it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from sys import intern
from typing import Final, NamedTuple

from eventgraph.text.searching import Letters, hits, letters_of

__all__ = ["SourceText", "Span", "windows"]

_BREAK: Final = re.compile(r"\n[^\S\n]*\n\s*")
_WORD: Final = re.compile(r"\w+")
#: How many letters around a quote tell whether its words are whole, however they are composed.
_MARGIN: Final = 16


class Span(NamedTuple):
    """A place in a text, in Unicode code points from its start."""

    start: int
    end: int


@dataclass(frozen=True)
class SourceText:
    """The text of a source, searched paragraph by paragraph; a blank line parts paragraphs."""

    text: str

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """Give the place of each paragraph, without the blank lines between them."""
        breaks = [Span(0, 0), *(Span(*found.span()) for found in _BREAK.finditer(self.text))]
        ends = [*breaks, Span(len(self.text), len(self.text))]
        return tuple(
            Span(before.end, after.start)
            for before, after in pairwise(ends)
            if self.text[before.end : after.start].strip()
        )

    @cached_property
    def letters(self) -> Letters:
        """Give the letters and digits alone, which every way of writing the text has in common."""
        return letters_of(self.text)

    @cached_property
    def words(self) -> tuple[Words, ...]:
        """Give the words of each paragraph, whatever their case, and where they stand."""
        return tuple(_words(self.text, span) for span in self.paragraphs)


class Words(NamedTuple):
    """The words of a paragraph, and the place of each."""

    folded: list[str]
    starts: array[int]
    ends: array[int]


def _words(text: str, span: Span) -> Words:
    """Read the words of one paragraph; the same word is kept once."""
    found = Words([], array("I"), array("I"))
    for match in _WORD.finditer(text, *span):
        found.folded.append(intern(match[0].casefold()))
        found.starts.append(match.start())
        found.ends.append(match.end())
    return found


def windows(text: SourceText, parts: Sequence[str]) -> Iterator[Span]:
    """Narrow a text to where the letters of a quote, given in parts, stand in it.

    A quote without omission can only stand there, and its words be whole by what is next to them;
    one with omissions in a paragraph that holds its parts in order.
    """
    said = [part for part in (letters_of(part).text for part in parts) if part]
    if not said:
        yield from text.paragraphs
    elif len([part for part in parts if part]) > 1:
        yield from _paragraphs_with(text, said)
    else:
        yield from _merged(_around(text, said[0]))


def _paragraphs_with(text: SourceText, parts: Sequence[str]) -> Iterator[Span]:
    letters, starts = text.letters
    for span in text.paragraphs:
        at, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
        for part in parts:
            at = letters.find(part, at, end)
            if at < 0:
                break
            at += len(part)
        else:
            yield span


def _around(text: SourceText, part: str) -> Iterator[Span]:
    """Give the surroundings of each place where letters stand within one paragraph."""
    letters, starts = text.letters
    for at in hits(letters, part):
        last = at + len(part) - 1
        span = text.paragraphs[
            bisect_right(text.paragraphs, starts[at], key=attrgetter("start")) - 1
        ]
        if starts[last] < span.end:
            before, behind = at - _MARGIN, last + _MARGIN
            start = max(span.start, starts[before] if before >= 0 else 0)
            end = min(span.end, starts[behind] if behind < len(starts) else span.end)
            yield Span(start, end)


def _merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Join spans, in order of their starts, that share anything."""
    last: Span | None = None
    for span in spans:
        if last and span.start < last.end:
            last = Span(last.start, span.end)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last
