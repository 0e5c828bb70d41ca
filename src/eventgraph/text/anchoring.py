"""Find the words of a quote in a text: where they stand, and how far they are the same."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from eventgraph.text.boundaries import within_word
from eventgraph.text.lineends import DASHES, SLASH
from eventgraph.text.normalization import PARTED, Normalized, choices, normalize, touched
from eventgraph.text.omissions import OMISSION
from eventgraph.text.searching import hits, in_order
from eventgraph.text.sources import BREAK, SourceText, Span, merged, nearest, windows

__all__ = ["OUTCOMES", "Anchor", "Passage", "SourceText", "Span", "find"]

#: What can come of looking for a quote, with what each means.
OUTCOMES: Final = {
    "exact": "the words stand in the source's text, character by character",
    "normalised": "they do but for how they are written: white space, quotation marks, dashes, "
    "ligatures, words broken at line ends, and so on, each named",
    "ambiguous": "they stand there several times, and no prefix or suffix decides",
    "missing": "they do not stand there",
    "unchecked": "no text of the source was given",
}

_WORD: Final = re.compile(r"\w+")
#: What makes the words of a quote matter for how a text is read at the ends of its lines.
_JOINTS: Final = re.compile(f"[-\u00ad{DASHES}]|{SLASH}")
#: From how many characters on a window is normalised once for many quotes.
_LONG: Final = 4000
#: From how many on it is not looked through again where its narrower parts held nothing.
_WIDE: Final = 20_000
_ROOM: Final = 80


class Passage(NamedTuple):
    """The words looked for, and the words that must stand before and after them, if any.

    Where they stand several times, those on the `page` are meant, if it is known.
    """

    quote: str
    prefix: str = ""
    suffix: str = ""
    page: int = 0


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


class _Place(NamedTuple):
    """A place where a quote stands, and the places between its parts."""

    span: Span
    omitted: tuple[Span, ...]


class _Looked(NamedTuple):
    """A quote, the parts that are looked for in order, and how many breaks it runs over."""

    quote: str
    parts: Sequence[str]
    breaks: int


def find(text: SourceText, passage: Passage) -> Anchor:
    """Look for a quote, with as few normalisations as it takes; an omission is `…` or `...`.

    The words must stand whole: "ten" is not found in "written"; but in scripts that leave no space
    between words, such as Chinese or Thai, that cannot be asked. What lies between the words
    before and after an omission must be of one paragraph, and comes in the span. Where a quote runs
    over the break between two paragraphs, it has ` / ` for it.

    >>> find(SourceText("They were sent home on two flights."), Passage("sent home")).spans
    (Span(start=10, end=19),)
    >>> find(SourceText("They were sent home."), Passage("They ... home")).outcome
    'exact'
    """
    if not _WORD.search(passage.quote):
        return Anchor("missing")
    for looked_for in _readings(passage.quote):
        places = tuple(windows(text, looked_for.parts, looked_for.breaks))
        names, found = _found(text, places, looked_for) if places else ((), [])
        if found:
            return _decided(text, passage, found, names)
    return Anchor("missing", hint=nearest(text, passage.quote))


def _readings(quote: str) -> Iterator[_Looked]:
    """Read a quote as it is, then with omissions, then as one that runs over breaks."""
    parts = [part for part in _parts(quote) if part]
    both = [[quote.strip()], parts] if OMISSION.search(quote) else [[quote.strip()]]
    for breaks in (0, quote.count(SLASH)) if SLASH in quote else (0,):
        yield from (_Looked(quote, some, breaks) for some in both)


def _found(
    text: SourceText, places: Sequence[Span], looked_for: _Looked
) -> tuple[tuple[str, ...], list[_Place]]:
    """Find where a quote stands with the fewest normalisations, and name these.

    With all that may be of use its parts must stand in order at least as letters and marks; one is
    needed if with all others they do not. Choices without what is needed are not tried.
    """
    found = _occurrences(text, places, looked_for, ())
    if found:
        return (), found
    beside = (touched(text.text[start:end]) for start, end in places)
    useful = touched(looked_for.quote).union(*beside)
    closer = _closer(text, places, looked_for, useful)
    wide = sum(end - start for start, end in places) > _WIDE
    for near in (closer, *(() if wide else (places,))) if closer else ():
        needed = [n for n in useful if not _closer(text, near, looked_for, useful - {n})]
        for names in choices(useful, needed):
            found = _occurrences(text, near, looked_for, names)
            if found:
                return names, found
    return (), []


def _closer(
    text: SourceText, places: Sequence[Span], looked_for: _Looked, names: Collection[str]
) -> list[Span]:
    """Narrow windows to where the parts of a quote stand in order, as whole words or not."""
    parts, seen = _written(text, places, looked_for, names)
    sizes = [*map(len, parts)]
    found = []
    for window, there in zip(places, seen, strict=True):
        for stretch in in_order([hits(there.text, part) for part in parts], sizes):
            (start, end), _ = _placed(window, there, stretch)
            found.append(Span(max(window.start, start - _ROOM), min(window.end, end + _ROOM)))
    return [*merged(sorted(found))]


def _decided(
    text: SourceText, passage: Passage, found: list[_Place], names: tuple[str, ...]
) -> Anchor:
    """Keep the occurrences that the words before and after allow."""
    beside = passage.prefix or passage.suffix
    kept = [one for one in found if not beside or _beside(text.text, one.span, passage)]
    paged = [one for one in kept if passage.page and text.page_of(one.span.start) == passage.page]
    kept = paged or kept
    spans = tuple(one.span for one in kept)
    if not kept:
        return Anchor("missing", hint="the words stand there, but not beside the prefix or suffix")
    if len(kept) > 1:
        return Anchor("ambiguous", spans, names, f"occurs {len(kept)} times")
    return Anchor("normalised" if names else "exact", spans, names, omitted=kept[0].omitted)


def _beside(text: str, span: Span, passage: Passage) -> bool:
    """Tell whether the words that must stand before and after a place do."""
    words = (passage.prefix, passage.suffix)
    prefix, suffix = (normalize(some, beside=text).text.strip() for some in words)
    before = text[max(0, span.start - _ROOM - 4 * len(prefix)) : span.start]
    after = text[span.end : span.end + _ROOM + 4 * len(suffix)]
    return normalize(before, beside=words[0]).text.rstrip().endswith(prefix) and (
        normalize(after, beside=words[1]).text.lstrip().startswith(suffix)
    )


def _parts(quote: str) -> list[str]:
    """Part a quote at its omissions, without the blanks beside them."""
    return [part.strip() for part in OMISSION.split(quote)]


def _written(
    text: SourceText, places: Iterable[Span], looked_for: _Looked, names: Collection[str]
) -> tuple[list[str], Iterator[Normalized]]:
    """Write the parts of a quote and each window with some normalisations."""
    parts = [normalize(part, names, text.text).text.strip() for part in looked_for.parts]
    also = frozenset((*names, PARTED) if looked_for.breaks else names)
    beside = looked_for.quote if _JOINTS.search(looked_for.quote) else ""
    windows = (text.text[start:end] for start, end in places)
    return [part for part in parts if part], (
        (_kept if len(window) > _LONG else normalize)(window, also, beside) for window in windows
    )


@lru_cache(maxsize=3)
def _kept(window: str, names: frozenset[str], beside: str) -> Normalized:
    """Normalise a long window, which many quotes are looked for in."""
    return normalize(window, names, beside)


def _occurrences(
    text: SourceText, places: Sequence[Span], looked_for: _Looked, names: tuple[str, ...]
) -> list[_Place]:
    """Find where the parts of a quote stand in order, as whole words."""
    parts, seen = _written(text, places, looked_for, names)
    found = (
        _placed(window, there, stretch)
        for window, there in zip(places, seen, strict=True)
        for stretch in _stretches(there.text, parts)
    )
    return [one for one in found if not any(BREAK.search(text.text, *gap) for gap in one.omitted)]


def _placed(window: Span, there: Normalized, stretch: Sequence[tuple[int, int]]) -> _Place:
    """Tell where parts found in a normalised window stand in the text, and what is between."""
    spans = [
        Span(window.start + there.starts[start], window.start + there.ends[end - 1])
        for start, end in stretch
    ]
    between = tuple(Span(before.end, after.start) for before, after in pairwise(spans))
    return _Place(Span(spans[0].start, spans[-1].end), between)


def _stretches(text: str, parts: Sequence[str]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Find the shortest stretches of a text in which the parts stand in order, if any are given."""
    if parts:
        yield from in_order([_places(text, part) for part in parts], [*map(len, parts)])


def _places(text: str, part: str) -> Iterator[int]:
    """Find where a part stands as whole words."""
    for at in hits(text, part):
        if not (within_word(text, at) or within_word(text, at + len(part))):
            yield at
