"""Find the words of a quote in a text: where they stand, and how far they are the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple
from unicodedata import category

from eventgraph.text.languages import unspaced
from eventgraph.text.normalization import Normalized, choices, normalize, touched
from eventgraph.text.searching import hits, in_order
from eventgraph.text.sources import SourceText, Span, windows

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

OMISSION: Final = re.compile(r"\[\u2026\]|\u2026")
_WORD: Final = re.compile(r"\w+")
_LEAST_SHARED: Final = 0.5
_ROOM: Final = 80


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

    @property
    def pieces(self) -> tuple[Span, ...]:
        """Give the places of the words that a quote keeps, between those that it leaves out.

        >>> find(SourceText("They were sent home."), Passage("They … home")).pieces
        (Span(start=0, end=4), Span(start=15, end=19))
        """
        if len(self.spans) != 1:
            return self.spans
        ((start, end),) = self.spans
        edges = [start, *(edge for cut in self.omitted for edge in cut), end]
        return tuple(Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=True))


class _Found(NamedTuple):
    """A place where a quote stands, and the places between its parts."""

    span: Span
    omitted: tuple[Span, ...]


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
    if not _WORD.search(passage.quote):
        return Anchor("missing")
    places = tuple(windows(text, _parts(passage.quote)))
    useful = touched(passage.quote).union(*(touched(text.text[a:b]) for a, b in places))
    for names in choices(passage.quote, text.text) if places else ():
        found = _occurrences(text, places, passage.quote, names) if useful.issuperset(names) else []
        if found:
            return _decided(text, passage, found, names)
    return Anchor("missing", hint=_nearest(text, passage.quote))


def _decided(
    text: SourceText, passage: Passage, found: list[_Found], names: tuple[str, ...]
) -> Anchor:
    """Keep the occurrences that the words before and after allow."""
    beside = passage.prefix or passage.suffix
    kept = [one for one in found if not beside or _beside(text.text, one.span, passage)]
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


def _parts(quote: str) -> list[str]:
    """Part a quote at its omissions, without the blanks beside them."""
    first, *rest = OMISSION.split(quote)
    if not rest:
        return [first]
    return [first.rstrip(), *(part.strip() for part in rest[:-1]), rest[-1].lstrip()]


def _occurrences(
    text: SourceText, places: Iterable[Span], quote: str, names: tuple[str, ...]
) -> list[_Found]:
    """Find where a quote stands, read as it is or, failing that, with its omissions."""
    whole = normalize(quote.strip(), names).text
    seen = [normalize(text.text[start:end], names) for start, end in places] if whole else []
    for parts in ([whole], [part for part in _parts(whole) if part]):
        found = [
            _placed(window, there, stretch)
            for window, there in zip(places, seen, strict=False)
            for stretch in _stretches(there.text, parts)
        ]
        if found:
            return found
    return []


def _placed(window: Span, there: Normalized, stretch: Sequence[tuple[int, int]]) -> _Found:
    """Tell where parts found in a normalised window stand in the text, and what is between."""
    spans = [
        Span(window.start + there.starts[start], window.start + there.ends[end - 1])
        for start, end in stretch
    ]
    between = tuple(Span(before.end, after.start) for before, after in pairwise(spans))
    return _Found(Span(spans[0].start, spans[-1].end), between)


def _stretches(text: str, parts: Sequence[str]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Find the shortest stretches of a text in which the parts stand in order, if any are given."""
    if parts:
        yield from in_order([_places(text, part) for part in parts], [*map(len, parts)])


def _places(text: str, part: str) -> Iterator[int]:
    """Find where a part stands as whole words."""
    for at in hits(text, part):
        if not (_within_word(text, at) or _within_word(text, at + len(part))):
            yield at


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
