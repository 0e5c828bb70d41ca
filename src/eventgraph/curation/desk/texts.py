"""The text of a source as the page shows it: sentences, and what claims cover of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

import pyoxigraph as ox

from eventgraph.curation.desk.reviewing import reviews_of
from eventgraph.curation.desk.snapshot import Snapshot
from eventgraph.text.anchoring import Anchor, Passage, SourceText, find
from eventgraph.text.quoting import quoted
from eventgraph.text.sentences import cover
from eventgraph.text.sources import Span
from eventgraph.vocabulary import DCTERMS, EVG

__all__ = ["Units", "inside", "looked_for", "opened", "sharing"]

_FOUND: Final = ("exact", "normalised")
#: From where on a character counts twice in JavaScript.
_ASTRAL: Final = "\U00010000"


class Units:
    """Places in a text, in code points here and in UTF-16 in a browser.

    >>> units = Units("a😀b")
    >>> units.out(2), units.back(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        """Note where characters count twice."""
        self._at = [n for n, sign in enumerate(text) if sign >= _ASTRAL] if text else []
        self._out = [place + n for n, place in enumerate(self._at)]

    def out(self, place: int) -> int:
        """Turn a place here into one in the browser."""
        return place + bisect_left(self._at, place)

    def back(self, place: int) -> int:
        """Turn a place in the browser into one here."""
        return place - bisect_left(self._out, place)

    def spans(self, spans: Iterable[Span]) -> list[list[int]]:
        """Turn spans into pairs for the browser."""
        return [[self.out(start), self.out(end)] for start, end in spans]


@lru_cache(maxsize=65_536)
def looked_for(text: SourceText, passage: Passage) -> Anchor:
    """Find a quote as `find` does; what was found once is remembered."""
    return find(text, passage)


@lru_cache(maxsize=64)
def inside(text: SourceText) -> tuple[Span, ...]:
    """Give what stands in quotation marks in a text; remembered."""
    return quoted(text)


def sharing(texts: Mapping[str, SourceText], source: str) -> list[str]:
    """Name the sources that have the same text as one, itself first."""
    text = texts.get(source)
    if text is None:
        return [source]
    return [source, *(other for other, its in texts.items() if its is text and other != source)]


def opened(
    now: Snapshot, texts: Mapping[str, SourceText], source: str, language: str
) -> dict[str, Any]:
    """Give the text of a source with its sentences, and each claim with where its words stand.

    Places count in UTF-16. A source without a text at hand has its claims all the same.
    """
    text = texts.get(source)
    units = Units(text.text if text else "")
    claims: list[dict[str, Any]] = []
    reviews = reviews_of(now, language)
    spans: list[Span] = []
    for one in sharing(texts, source):
        for claim in now.claims_of(one):
            found = anchor_of(now, claim, text)
            pieces = found.pieces if found.outcome in _FOUND else ()
            spans += found.spans if found.outcome in _FOUND else ()
            told = _claim(now, claim, language, found, units.spans(pieces))
            claims.append({**told, **reviews.get(claim, {})})
    coverage = cover(text, spans) if text else None
    free = set(coverage.uncovered) if coverage else set()
    every = coverage.sentences if coverage else ()
    return {
        "source": source,
        "text": text.text if text else None,
        "language": now.text(source, DCTERMS.language),
        "paragraphs": units.spans(text.paragraphs) if text else [],
        "sentences": units.spans(every),
        "uncovered": [number for number, span in enumerate(every) if span in free],
        "claims": claims,
    }


def anchor_of(now: Snapshot, claim: str, text: SourceText | None) -> Anchor:
    """Find where the words of a claim stand."""
    quote = now.text(claim, EVG.quote)
    if text is None or not quote:
        return Anchor("unchecked")
    around = (now.text(claim, EVG.quotePrefix), now.text(claim, EVG.quoteSuffix))
    return looked_for(text, Passage(quote, *around))


def _claim(
    now: Snapshot, claim: str, language: str, found: Anchor, spans: list[list[int]]
) -> dict[str, Any]:
    quotes = [one for one in now.values(claim, EVG.quote) if isinstance(one, ox.Literal)]
    speakers = now.speakers_of(claim)
    return {
        "claim": claim,
        "label": now.claim_label(claim, language),
        "quote": quotes[0].value if quotes else "",
        "language": (quotes[0].language or "") if quotes else "",
        "speakers": speakers,
        "speaker": " · ".join(now.label(one, language) for one in speakers),
        "certainty": now.text(claim, EVG.certainty).rpartition("#")[2],
        "outcome": found.outcome,
        "draft": claim in now.drafts,
        "spans": spans,
    }
