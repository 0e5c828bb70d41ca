"""What no claim covers: the sentences of a text in which no quote was found."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import Final, NamedTuple

from eventgraph.text.anchoring import SourceText, Span

__all__ = ["Coverage", "cover", "sentences"]

# Possessive, and begun at the first of several marks: nothing is looked at twice.
_END: Final = re.compile(
    r"[\u3002\uff01\uff1f\uff61\u17d4\u104b\u0964]++[\u201d\u2019\u300d\u300f\uff09\"')\]]*+\s*+|"
    r"(?<![.!?\u2026])[.!?\u2026]++[\u201d\u2019\"')\]]*+\s++"
    r"(?=[\u201c\u2018\"'(\[\u00bf\u00a1]*+[A-Z\u00c0-\u00de0-9])"
)
_NO_END: Final = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Sr|Sra|No|Inc|vs))\.\s+$")
#: The longest word that a full stop does not end a sentence after.
_TITLE: Final = len("Mrs")


class Coverage(NamedTuple):
    """All sentences of a text, and those in which no quote stands."""

    sentences: tuple[Span, ...]
    uncovered: tuple[Span, ...]

    @property
    def share(self) -> float:
        """Give the share of sentences without a quote, from 0 to 1."""
        return len(self.uncovered) / len(self.sentences) if self.sentences else 0.0


def sentences(text: SourceText) -> tuple[Span, ...]:
    """Part a text into sentences, paragraph by paragraph; a heading is one.

    The full stops of Chinese, Japanese and their like end one without a space. A full stop after
    an initial ("U.S. ") or a title ends none, whatever follows.

    >>> [tuple(span) for span in sentences(SourceText("They left. The U.S. Senate met."))]
    [(0, 10), (11, 31)]
    """
    found = []
    for start, end in text.paragraphs:
        at = start
        for match in _END.finditer(text.text, start, end):
            if not _NO_END.search(text.text, max(at, match.start() - _TITLE), match.end()):
                found.append(_trimmed(text.text, at, match.end()))
                at = match.end()
        found.append(_trimmed(text.text, at, end))
    return tuple(span for span in found if span.end > span.start)


def cover(text: SourceText, spans: Iterable[Span]) -> Coverage:
    """Set the spans where quotes were found against a text's sentences.

    A sentence counts as covered as soon as one quote stands in it or reaches into it.

    >>> cover(SourceText("They left. Nobody knew."), [Span(0, 4)]).uncovered
    (Span(start=11, end=23),)
    """
    taken = sorted(spans)
    every = sentences(text)
    starts = [span.start for span in taken]
    reach = [0, *accumulate((span.end for span in taken), max)]
    free = (one for one in every if reach[bisect_left(starts, one.end)] <= one.start)
    return Coverage(every, tuple(free))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
