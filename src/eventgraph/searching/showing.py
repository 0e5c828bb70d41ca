"""Show where the words stand: the text of a hit that holds most of them, cut around the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from eventgraph.words.folding import fold, words_of

__all__ = ["Shown", "best_text", "marked"]

_WORD: Final = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_AROUND: Final = 70
#: Which field is shown where several hold the words: what was said, before what it is called.
_ORDER: Final = ("quote", "told", "name", "note")


class Shown(NamedTuple):
    """One text of a hit: its field and language, and its pieces, each second of which is found."""

    field: str
    language: str
    pieces: tuple[str, ...]

    @property
    def text(self) -> str:
        """The text as it is read."""
        return "".join(self.pieces)


def best_text(
    texts: Iterable[tuple[str, str, str]], words: Sequence[str], language: str = "en"
) -> Shown:
    """Choose the text that holds most of the words: a quote first, then a name; in `language`.

    >>> best_text(
    ...     [("name", "en", "Catholic Church"), ("note", "en", "a church")], ["church"]
    ... ).pieces
    ('Catholic ', 'Church', '')
    """

    def rank(text: tuple[str, str, str]) -> tuple[int, int, bool]:
        folded = f" {fold(text[2])} "
        held = sum(_stands(word, folded) for word in words)
        return -held, _ORDER.index(text[0]), text[1] != language

    field, its_language, text = min(texts, key=rank)
    return Shown(field, its_language, marked(" ".join(text.split()), words))


def marked(text: str, words: Sequence[str], around: int = _AROUND) -> tuple[str, ...]:
    """Cut a text around the first word that is found, and part it where words are found.

    >>> marked("the Catholic Church mediated", ["church", "mediat*"])
    ('the Catholic ', 'Church', ' ', 'mediated', '')
    """
    wanted = [(one, word.endswith("*")) for word in words for one in words_of(word)]
    spans = [
        match.span()
        for match in _WORD.finditer(text)
        if any(_is(word, begins, fold(match[0])) for word, begins in wanted)
    ]
    first, last = spans[0] if spans else (0, 0)
    start, end = _start(text, first - around), _end(text, last + around)
    pieces, at = ["… " if start else ""], start
    for low, high in spans:
        if start <= low and high <= end:
            pieces[-1] += text[at:low]
            pieces += [text[low:high], ""]
            at = high
    pieces[-1] += text[at:end] + (" …" if end < len(text) else "")
    return tuple(pieces)


def _stands(word: str, folded: str) -> bool:
    return f" {word[:-1]}" in folded if word.endswith("*") else f" {word} " in folded


def _is(word: str, begins: bool, folded: str) -> bool:  # noqa: FBT001 - read off the word
    return any(one.startswith(word) if begins else one == word for one in folded.split())


def _start(text: str, at: int) -> int:
    """Go back to where a word begins."""
    return 0 if at <= 0 else text.rfind(" ", 0, at) + 1


def _end(text: str, at: int) -> int:
    found = text.find(" ", at)
    return len(text) if found < 0 else found
