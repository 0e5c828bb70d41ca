"""The text of a source: its paragraphs, words and letters, and where a quote can stand in it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from sys import intern
from typing import Final, NamedTuple

from eventgraph.text.searching import Letters, hits, letters_of

__all__ = ["BREAK", "SourceText", "Span", "merged", "nearest", "windows"]

#: What parts two paragraphs.
BREAK: Final = re.compile(r"\n[^\S\n]*\n\s*")
_WORD: Final = re.compile(r"\w+")
#: Which share of its words a passage must have in common with a quote to be its nearest.
_LEAST_SHARED: Final = 0.5
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
        breaks = [Span(0, 0), *(Span(*found.span()) for found in BREAK.finditer(self.text))]
        ends = [*breaks, Span(len(self.text), len(self.text))]
        return tuple(
            Span(before.end, after.start)
            for before, after in pairwise(ends)
            if self.text[before.end : after.start].strip()
        )

    def page_of(self, at: int) -> int:
        r"""Give the page on which a place lies, from 1: a form feed begins a page; 0 without any.

        >>> SourceText("one\n\ftwo").page_of(5), SourceText("one").page_of(1)
        (2, 0)
        """
        return bisect_right(self._pages, at) + 1 if self._pages else 0

    @cached_property
    def _pages(self) -> tuple[int, ...]:
        return tuple(hits(self.text, "\f"))

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


def nearest(text: SourceText, quote: str) -> str:
    """Give the passage that shares most words with a quote, as a hint for the eye alone.

    >>> nearest(SourceText("They were sent home."), "They are sent home")
    'nearest: “They were sent home”'
    """
    wanted = Counter(word.casefold() for word in _WORD.findall(quote))
    length = wanted.total()
    best, hint = _LEAST_SHARED * length, ""
    for words in text.words:
        have: Counter[str] = Counter()
        shared, last = 0, len(words.folded) - 1
        for place, word in enumerate(words.folded):
            if word in wanted:
                have[word] += 1
                shared += have[word] <= wanted[word]
            left = words.folded[place - length] if place >= length else ""
            if left in wanted:
                shared -= have[left] <= wanted[left]
                have[left] -= 1
            if shared > best and (place + 1 >= length or place == last):
                start = max(0, place + 1 - length)
                best, hint = shared, text.text[words.starts[start] : words.ends[place]]
    return f"nearest: “{' '.join(hint.split())}”" if hint else ""


def windows(text: SourceText, parts: Sequence[str], breaks: int = 0) -> Iterator[Span]:
    """Narrow a text to where the letters of a quote, given in parts, stand in it.

    A quote without omission can only stand there, and its words be whole by what is next to them;
    one with omissions in a paragraph that holds its parts in order. A quote that runs over some
    breaks stands in as many paragraphs and one more.
    """
    said = [part for part in (letters_of(part).text for part in parts) if part]
    if not said:
        yield from _stretches(text, breaks)
    elif len([part for part in parts if part]) > 1:
        yield from _paragraphs_with(text, said, breaks)
    else:
        yield from merged(_around(text, said[0], breaks))


def _stretches(text: SourceText, breaks: int) -> Iterator[Span]:
    """Give each paragraph, with as many that follow it as there are breaks, if there are so many.

    Of lines that are no paragraphs there may be more breaks than paragraphs have.
    """
    every = text.paragraphs
    reach = min(breaks, max(0, len(every) - 1))
    for first, last in zip(every, every[reach:], strict=False):
        yield Span(first.start, last.end)


def _paragraphs_with(text: SourceText, parts: Sequence[str], breaks: int) -> Iterator[Span]:
    letters, starts = text.letters
    for span in _stretches(text, breaks):
        at, end = bisect_left(starts, span.start), bisect_left(starts, span.end)
        for part in parts:
            at = letters.find(part, at, end)
            if at < 0:
                break
            at += len(part)
        else:
            yield span


def _around(text: SourceText, part: str, breaks: int) -> Iterator[Span]:
    """Give the surroundings of each place where letters stand within so many paragraphs."""
    letters, starts = text.letters
    every = text.paragraphs
    for at in hits(letters, part):
        last = at + len(part) - 1
        first = bisect_right(every, starts[at], key=attrgetter("start")) - 1
        span = Span(every[first].start, every[min(first + breaks, len(every) - 1)].end)
        if starts[last] < span.end:
            before, behind = at - _MARGIN, last + _MARGIN
            start = max(span.start, starts[before] if before >= 0 else 0)
            end = min(span.end, starts[behind] if behind < len(starts) else span.end)
            yield Span(start, end)


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Join spans, in order of their starts, that share anything.

    >>> [*merged([Span(0, 4), Span(2, 3), Span(9, 12)])]
    [Span(start=0, end=4), Span(start=9, end=12)]
    """
    last: Span | None = None
    for span in spans:
        if last and span.start < last.end:
            last = Span(last.start, max(last.end, span.end))
            continue
        if last:
            yield last
        last = span
    if last:
        yield last
