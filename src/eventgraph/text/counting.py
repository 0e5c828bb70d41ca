"""How many words a text has, and how many of them quotes from it hold together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from eventgraph.text.languages import unspaced
from eventgraph.text.normalization import printed
from eventgraph.text.omissions import OMISSION
from eventgraph.text.sources import Span

__all__ = ["count_words", "distinct_words", "words_held"]

_PIECE: Final = re.compile(r"\S+")
_LETTERS: Final = re.compile(r"\w+")
#: How many words in a row two quotes must have in common to hold the same place of a text.
_SAME: Final = 3


def count_words(text: str) -> int:
    """Count the words of a text: what stands between blanks and has a letter or digit in it.

    Of scripts without blanks between words, such as Chinese, each letter counts.

    >>> count_words("The U.S. & (that is) “Washington” left."), count_words("他们走了。")
    (6, 4)
    """
    return sum(1 for _ in _words(text))


def words_held(text: str, spans: Iterable[Span]) -> int:
    """Count the words of a text that stand, at least in part, in any of some spans.

    >>> words_held("They were sent home.", [Span(0, 9), Span(5, 14)])
    3
    """
    words = list(_words(text))
    ends = [word.end for word in words]
    held: set[int] = set()
    reach = 0
    for start, end in sorted(spans):
        at = max(reach, bisect_left(ends, start + 1))
        while at < len(words) and words[at].start < end:
            held.add(at)
            at += 1
        reach = max(reach, at)
    return len(held)


def distinct_words(quotes: Iterable[str]) -> int:
    """Estimate how many words of a text quotes hold together, from the quotes alone.

    Words count once where quotes have three in a row in common, and a shorter piece where another
    quote has it, too.

    >>> distinct_words(["they were sent home", "sent home", "were sent home on Friday"])
    6
    """
    pieces = [_folded(piece) for quote in quotes for piece in OMISSION.split(printed(quote))]
    seen: set[tuple[str, ...]] = set()
    count = 0
    for words in sorted(set(pieces), key=lambda words: (-len(words), words)):
        size = min(_SAME, len(words))
        runs = [words[at : at + size] for at in range(len(words) - size + 1)] if size else []
        old = {at + step for at, run in enumerate(runs) if run in seen for step in range(size)}
        count += len(words) - len(old)
        seen.update(
            words[at : at + length]
            for length in range(1, _SAME + 1)
            for at in range(len(words) - length + 1)
        )
    return count


def _words(text: str) -> Iterator[Span]:
    for match in _PIECE.finditer(text):
        inner = [*_LETTERS.finditer(match[0])]
        if not inner:
            continue
        start = match.start()
        if any(unspaced(letter) for found in inner for letter in found[0]):
            for found in inner:
                for at in range(*found.span()):
                    yield Span(start + at, start + at + 1)
        else:
            yield Span(start + inner[0].start(), start + inner[-1].end())


def _folded(piece: str) -> tuple[str, ...]:
    """Read the words of a piece without case and marks."""
    return tuple(
        "".join(_LETTERS.findall(piece[start:end])).casefold() for start, end in _words(piece)
    )
