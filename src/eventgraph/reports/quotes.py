"""The text of a source as a page, its quotes marked and linked to their claims, its gaps shown."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple, TypeVar

from rdflib import Dataset

from eventgraph.claims.cards import NO_CERTAINTY, card_of, term_iri
from eventgraph.claims.names import labels
from eventgraph.claims.quoted.shares import Quoted, quoted_shares
from eventgraph.evidence.independence import independence_note
from eventgraph.evidence.quotes import CheckedQuote, wordings_note
from eventgraph.reports.static import render
from eventgraph.text.anchoring import OUTCOMES, SourceText, Span
from eventgraph.text.counting import count_words, words_held
from eventgraph.text.sentences import Coverage, cover
from eventgraph.vocabulary import curie

__all__ = ["coverage_of", "quote_page", "shares_of"]

_FOUND: Final = ("exact", "normalised")

_Name = TypeVar("_Name", int, str)


class Piece(NamedTuple):
    """A stretch of text within which neither quotes nor sentences begin or end."""

    text: str
    marked: bool
    open: bool
    anchor: str
    begins: tuple[int, ...]
    ends: tuple[int, ...]


class ListedClaim(NamedTuple):
    """A claim as the page lists it."""

    number: int
    label: str
    speaker: str
    certainty: str
    quote: str
    language: str
    outcome: str
    hint: str
    name: str
    standing: str


class Sentence(NamedTuple):
    """A sentence that no claim covers, and where it stands on the page."""

    anchor: str
    text: str


class Part(NamedTuple):
    """One text with all that the page shows of it; its language is that of its quotes."""

    title: str
    language: str
    paragraphs: tuple[tuple[Piece, ...], ...]
    sentences: int
    share: str
    uncovered: tuple[Sentence, ...]
    claims: tuple[ListedClaim, ...]


def coverage_of(
    checked: Iterable[CheckedQuote], texts: Mapping[str, SourceText]
) -> dict[tuple[str, ...], Coverage]:
    """Say for each text, by all sources that it serves, which sentences no claim covers."""
    every = list(checked)
    return {
        sources: cover(text, _spans(_quotes_in(sources, every)))
        for text, sources in _grouped(texts)
    }


def shares_of(
    dataset: Dataset, checked: Iterable[CheckedQuote], texts: Mapping[str, SourceText]
) -> list[Quoted]:
    """Say how many words of each text its quotes hold; what an omission leaves out is not held.

    Of texts that are not at hand it is what `quoted_shares` tells.
    """
    every = list(checked)
    exact = [
        Quoted(sources, count_words(text.text), words_held(text.text, pieces), exact=True)
        for text, sources in _grouped(texts)
        for pieces in [[p for one in _quotes_in(sources, every) for p in one.anchor.pieces]]
    ]
    return exact + [one for one in quoted_shares(dataset) if not texts.keys() & set(one.sources)]


def quote_page(
    dataset: Dataset, checked: Sequence[CheckedQuote], texts: Mapping[str, SourceText]
) -> str:
    """Make one self-contained HTML page of the texts; it loads nothing and runs no script.

    >>> import eventgraph as eg
    >>> "Content-Security-Policy" in quote_page(eg.load("graph"), (), {})
    True
    """
    names = labels(dataset)
    in_order = sorted(checked, key=lambda one: (not one.anchor.spans, one.anchor.spans, one.claim))
    numbers = {one.claim: number for number, one in enumerate(in_order, 1)}
    listed = {one.claim: _listed(dataset, one, numbers[one.claim], names) for one in checked}
    parts = [
        _part((number, _title(sources, names)), text, _quotes_in(sources, in_order), listed)
        for number, (text, sources) in enumerate(_grouped(texts), 1)
    ]
    counted = Counter(one.anchor.outcome for one in checked)
    outcomes = [(outcome, counted[outcome]) for outcome in OUTCOMES if counted[outcome]]
    if omitting := sum(bool(one.omissions) for one in checked):
        outcomes.append(("with an omission", omitting))
    failed = [listed[o.claim] for o in checked if o.anchor.outcome in ("ambiguous", "missing")]
    return render(
        "quotes.html",
        note=independence_note(dataset),
        outcomes=outcomes,
        wordings=wordings_note(checked),
        shares=[one.line for one in shares_of(dataset, checked, texts)],
        parts=parts,
        failed=failed,
    )


def _grouped(texts: Mapping[str, SourceText]) -> list[tuple[SourceText, tuple[str, ...]]]:
    """List each text once with the sources it serves."""
    served: dict[str, list[str]] = {}
    for source, text in sorted(texts.items()):
        served.setdefault(text.text, []).append(source)
    return [(texts[sources[0]], tuple(sources)) for sources in served.values()]


def _quotes_in(sources: Iterable[str], checked: Iterable[CheckedQuote]) -> list[CheckedQuote]:
    wanted = set(sources)
    return [o for o in checked if o.source in wanted and o.anchor.outcome in _FOUND]


def _spans(quotes: Iterable[CheckedQuote]) -> list[Span]:
    return [one.anchor.spans[0] for one in quotes]


def _listed(
    dataset: Dataset, one: CheckedQuote, number: int, names: Mapping[str, str]
) -> ListedClaim:
    card = card_of(dataset, one.claim)
    said = (
        names.get(card.speaker, curie(card.speaker)),
        names.get(str(term_iri(card.certainty)), NO_CERTAINTY),
    )
    label = names.get(one.claim, curie(one.claim))
    words = (str(one.quote), one.quote.language or "")
    hint = one.anchor.hint or " ".join(one.findings)
    more = (one.outcome, hint, curie(one.claim), one.standing)
    return ListedClaim(number, label, *said, *words, *more)


def _title(sources: Iterable[str], names: Mapping[str, str]) -> str:
    return "; ".join(names.get(source, curie(source)) for source in sources)


def _part(
    heading: tuple[int, str],
    text: SourceText,
    quotes: Sequence[CheckedQuote],
    listed: Mapping[str, ListedClaim],
) -> Part:
    """Gather what the page shows of one text, under its number and title."""
    number, title = heading
    coverage = cover(text, _spans(quotes))
    gaps = {span: f"s{number}-{place}" for place, span in enumerate(coverage.uncovered, 1)}
    marks = {listed[one.claim].number: one.anchor.spans[0] for one in quotes}
    languages = {one.quote.language or "" for one in quotes}
    marked = _by_paragraph(text, marks, marks.values())
    free = _by_paragraph(text, gaps.values(), gaps)
    return Part(
        title=title,
        language=languages.pop() if len(languages) == 1 else "",
        paragraphs=tuple(
            _pieces(text.text, span, marked.get(span, {}), free.get(span, {}))
            for span in text.paragraphs
        ),
        sentences=len(coverage.sentences),
        share=f"{coverage.share:.1%}",
        uncovered=tuple(Sentence(at, text.text[s.start : s.end]) for s, at in gaps.items()),
        claims=tuple(listed[one.claim] for one in quotes),
    )


def _by_paragraph(
    text: SourceText, names: Iterable[_Name], spans: Iterable[Span]
) -> dict[Span, dict[_Name, Span]]:
    """Put named spans under the paragraph that each begins in."""
    found: dict[Span, dict[_Name, Span]] = {}
    for name, span in zip(names, spans, strict=True):
        number = bisect_right(text.paragraphs, span.start, key=attrgetter("start")) - 1
        found.setdefault(text.paragraphs[number], {})[name] = span
    return found


def _pieces(
    text: str, paragraph: Span, marks: Mapping[int, Span], gaps: Mapping[str, Span]
) -> tuple[Piece, ...]:
    """Cut a paragraph wherever a quote or an uncovered sentence begins or ends."""
    begun, ended = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for number, (start, end) in marks.items():
        begun[start].append(number)
        ended[end].append(number)
    names = {start: name for name, (start, _) in gaps.items()}
    closed = {end for _, end in gaps.values()}
    cuts = sorted({*paragraph, *begun, *ended, *names, *closed})
    pieces, depth, is_open = [], 0, False
    for first, last in pairwise(cuts):
        depth += len(begun[first]) - len(ended[first])
        is_open = first in names or (is_open and first not in closed)
        begins, ends = tuple(begun[first]), tuple(ended[last])
        name = names.get(first, "")
        words = text[first:last].replace("\f", "")  # which begins a page
        pieces.append(Piece(words, depth > 0, is_open, name, begins, ends))
    return tuple(pieces)
