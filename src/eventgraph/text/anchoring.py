"""Find the words of a quote in a text: where they stand, and how far they are the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import category

from eventgraph.text.languages import unspaced
from eventgraph.text.normalization import Normalized, choices, normalize

__all__ = ["OUTCOMES", "Anchor", "Passage", "SourceText", "Span", "find"]

#: What can come of looking for a quote, with what each means.
OUTCOMES: Final = {
    "exact": "the words stand in the source's text, character by character",
    "normalised": "they do but for white space, quotation marks, dashes, Unicode composition or "
    "marks of direction",
    "ambiguous": "they stand there several times, and no prefix or suffix decides",
    "missing": "they do not stand there",
    "unchecked": "no text of the source was given",
}

_BREAK: Final = re.compile(r"\n[^\S\n]*\n\s*")
_OMISSION: Final = re.compile(r"\s*(?:\[\u2026\]|\u2026)\s*")
_WORD: Final = re.compile(r"\w+")
_LEAST_SHARED: Final = 0.5
_ROOM: Final = 80


class Span(NamedTuple):
    """A place in a text, in Unicode code points from its start."""

    start: int
    end: int


class Passage(NamedTuple):
    """The words looked for, and the words that must stand before and after them, if any."""

    quote: str
    prefix: str = ""
    suffix: str = ""


class Anchor(NamedTuple):
    """What came of looking for a quote: an outcome of `OUTCOMES`, and the spans it was found at.

    `omitted` are the places that the omissions of a quote found in one place leave out.
    """

    outcome: str
    spans: tuple[Span, ...] = ()
    normalizations: tuple[str, ...] = ()
    hint: str = ""
    omitted: tuple[Span, ...] = ()


class _Found(NamedTuple):
    """A place where a quote stands, and the places between its parts."""

    span: Span
    omitted: tuple[Span, ...]


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

    def normalized(self, names: tuple[str, ...]) -> tuple[Normalized, ...]:
        """Give each paragraph normalised, with places counted from the start of the text."""
        if names not in self._known:
            self._known[names] = tuple(
                _moved(normalize(self.text[span.start : span.end], names), span.start)
                for span in self.paragraphs
            )
        return self._known[names]

    @cached_property
    def _known(self) -> dict[tuple[str, ...], tuple[Normalized, ...]]:
        return {}


def find(text: SourceText, passage: Passage) -> Anchor:
    """Look for a quote, with as few normalisations as it takes; an omission is `…`.

    The words must stand whole: "ten" is not found in "written"; but in scripts that leave no space
    between words, such as Chinese or Thai, that cannot be asked. What lies between the words
    before and after an omission must be of one paragraph, and comes in the span.

    >>> find(SourceText("They were sent home on two flights."), Passage("sent home")).spans
    (Span(start=10, end=19),)
    >>> find(SourceText("They were sent home."), Passage("They … home")).outcome
    'exact'
    """
    for names in choices(passage.quote, text.text) if _WORD.search(passage.quote) else ():
        found = _occurrences(text, passage.quote, names)
        if found:
            return _decided(text, passage, found, names)
    return Anchor("missing", hint=_nearest(text, passage.quote))


def _decided(
    text: SourceText, passage: Passage, found: list[_Found], names: tuple[str, ...]
) -> Anchor:
    """Keep the occurrences that the words before and after allow."""
    kept = [one for one in found if _beside(text.text, one.span, passage)]
    spans = tuple(one.span for one in kept)
    if not kept:
        return Anchor("missing", hint="the words stand there, but not beside the prefix or suffix")
    if len(kept) > 1:
        return Anchor("ambiguous", spans, names, f"occurs {len(kept)} times")
    return Anchor("normalised" if names else "exact", spans, names, omitted=kept[0].omitted)


def _beside(text: str, span: Span, passage: Passage) -> bool:
    """Tell whether the words that must stand before and after a place do."""
    prefix, suffix = (normalize(words).text.strip() for words in (passage.prefix, passage.suffix))
    before = text[max(0, span.start - _ROOM - 4 * len(prefix)) : span.start]
    after = text[span.end : span.end + _ROOM + 4 * len(suffix)]
    return normalize(before).text.rstrip().endswith(prefix) and (
        normalize(after).text.lstrip().startswith(suffix)
    )


def _moved(normalized: Normalized, by: int) -> Normalized:
    starts = tuple(start + by for start in normalized.starts)
    return Normalized(normalized.text, starts, tuple(end + by for end in normalized.ends))


def _occurrences(text: SourceText, quote: str, names: tuple[str, ...]) -> list[_Found]:
    """Find where a quote stands, read as it is or, failing that, with its omissions."""
    whole = normalize(quote.strip(), names).text
    for parts in ([whole] if whole else [], [part for part in _OMISSION.split(whole) if part]):
        found = [
            _placed(paragraph, places)
            for paragraph in text.normalized(names)
            for places in _in_order(paragraph.text, parts)
        ]
        if found:
            return found
    return []


def _placed(paragraph: Normalized, places: tuple[Span, ...]) -> _Found:
    """Tell where parts found in a normalised paragraph stand in the text, and what is between."""
    spans = [Span(paragraph.starts[start], paragraph.ends[end - 1]) for start, end in places]
    between = tuple(Span(before.end, after.start) for before, after in pairwise(spans))
    return _Found(Span(spans[0].start, spans[-1].end), between)


def _in_order(text: str, parts: list[str]) -> Iterator[tuple[Span, ...]]:
    """Find the shortest stretches of a paragraph in which the parts stand in order."""
    ends: dict[int, tuple[Span, ...]] = {}
    for start in _places(text, parts[0]) if parts else ():
        places = [Span(start, start + len(parts[0]))]
        for part in parts[1:]:
            following = next(_places(text, part, places[-1].end), None)
            if following is None:
                break
            places.append(Span(following, following + len(part)))
        else:
            ends[places[-1].end] = tuple(places)
    yield from ends.values()


def _places(text: str, part: str, at: int = 0) -> Iterator[int]:
    """Find where a part stands as whole words."""
    while (at := text.find(part, at)) >= 0:
        end = at + len(part)
        if not (_within_word(text, at) or _within_word(text, end)):
            yield at
        at += 1


def _within_word(text: str, at: int) -> bool:
    """Tell whether a place lies inside a word or a number."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if _is_mark(after) or (before.isnumeric() and after.isnumeric()):
        return True
    if (before.isalnum() or _is_mark(before)) and after.isalnum():
        return not (unspaced(before) or unspaced(after))
    digits = before.isdigit() and at + 1 < len(text) and text[at + 1].isdigit()
    back = after.isdigit() and at > 1 and text[at - 2].isdigit()
    return (digits and after in ".,") or (back and before in ".,")


def _is_mark(letter: str) -> bool:
    """Tell whether a sign belongs to the letter before it, such as an accent or a vowel sign."""
    return category(letter)[0] == "M" and not "\ufe00" <= letter <= "\ufe0f"


def _nearest(text: SourceText, quote: str) -> str:
    """Give the passage that shares most words with a quote, as a hint for the eye alone."""
    wanted = Counter(word.casefold() for word in _WORD.findall(quote))
    length = wanted.total()
    best, hint = _LEAST_SHARED * length, Span(0, 0)
    for span in text.paragraphs if wanted else ():
        words = list(_WORD.finditer(text.text, span.start, span.end))
        for at, shared in enumerate(_shared(words, wanted)):
            if shared > best:
                best = shared
                hint = Span(words[at].start(), words[min(at + length, len(words)) - 1].end())
    shown = " ".join(text.text[hint.start : hint.end].split())
    return f"nearest: “{shown}”" if shown else ""


def _shared(words: Sequence[re.Match[str]], wanted: Counter[str]) -> Iterator[int]:
    """Count for each stretch as long as what is wanted how many words of it are wanted ones.

    Each word comes in and goes out once: a quote and a text may both be long.
    """
    length, shared = wanted.total(), 0
    folded = [word[0].casefold() for word in words]
    missing = Counter(wanted)
    for at, word in enumerate(folded):
        shared += missing[word] > 0
        missing[word] -= 1
        if at + 1 < min(length, len(folded)):
            continue
        yield shared
        if at + 1 >= length:
            gone = folded[at + 1 - length]
            missing[gone] += 1
            shared -= missing[gone] > 0
