"""What stands around a quotation in its sentence: the words before it and the words after it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from eventgraph.text.sentences import sentences
from eventgraph.text.sources import SourceText, Span

__all__ = ["Frame", "Framer"]

_ENDS: Final = re.compile(r"[.!?\u2026]$")
_CLOSING: Final = "\"'\u201d\u2019\u00bb\u203a"
_FURTHER: Final = re.compile(
    r"\s*[\"'\u201d\u2019\u00bb\u203a]?\s*(?:[,;:\u2014\u2013-]|[a-záéíóúñü(])"
)
_FEW: Final = 5
_HANGING: Final = re.compile(r"[:,\u2014\u2013-]\s*$")


class Frame(NamedTuple):
    """The places before and after a quotation that belong to its sentence."""

    before: Span
    after: Span


class Framer:
    """Finds the frames of quotations in one text."""

    def __init__(self, text: SourceText, quotations: Sequence[Span]) -> None:
        """Part the text into sentences once."""
        self.text, self.quotations = text, tuple(quotations)
        self._sentences = sentences(text)
        self._starts = [span.start for span in self._sentences]
        self._opened = [span.start for span in self.quotations]

    def frame(self, quotation: Span) -> Frame:
        """Give what stands around a quotation.

        What follows a quotation that ends a sentence belongs to another one, unless it goes on in
        small letters.
        """
        raw = self.text.text
        start = self._sentence_start(quotation.start)
        if _HANGING.search(raw[max(0, start - 4) : start]):
            start = self._sentence_start(start - 2)
        end = self._sentence_end(quotation.end)
        closed = bool(_ENDS.search(raw[quotation.start : quotation.end]))
        if closed and not _FURTHER.match(raw, quotation.end):
            end = self._short_sentence(quotation.end)
        before = Span(min(start, quotation.start), quotation.start)
        after = Span(quotation.end, max(end, quotation.end))
        return Frame(before, after)

    def words(self, span: Span) -> str:
        """Give the text of a place; what is quoted in it becomes as many signs that say nothing."""
        raw = self.text.text[span.start : span.end]
        place = max(0, bisect_right(self._opened, span.start) - 1)
        for one in self.quotations[place:]:
            if one.start >= span.end:
                break
            begin = max(one.start, span.start) - span.start
            end = min(one.end, span.end) - span.start
            if begin < end:
                raw = raw[:begin] + "\u00a6" * (end - begin) + raw[end:]
        return raw

    def _short_sentence(self, at: int) -> int:
        """Give the end of a sentence of few words behind a quotation: “…” She said."""
        place = bisect_right(self._starts, at + 1)
        for span in self._sentences[max(0, place - 1) : place + 1]:
            words = self.text.text[max(at, span.start) : span.end]
            near = "\n" not in self.text.text[at : max(at, span.start)]
            if near and 0 < len(words.strip(_CLOSING + " ").split()) <= _FEW:
                return span.end
        return at

    def _sentence_start(self, at: int) -> int:
        place = bisect_right(self._starts, at) - 1
        return self._starts[place] if place >= 0 else 0

    def _sentence_end(self, at: int) -> int:
        """Give the end of the sentence that goes on behind a quotation."""
        while at < len(self.text.text) and self.text.text[at] in _CLOSING:
            at += 1
        place = bisect_right(self._starts, max(0, at - 1)) - 1
        if place < 0:
            return at
        end = self._sentences[place].end
        if end <= at and place + 1 < len(self._sentences):
            follows = self.text.text[at : self._sentences[place + 1].start]
            if "\n" not in follows:
                return self._sentences[place + 1].end
        return end
