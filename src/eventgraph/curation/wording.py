"""Whether the words that claims quote stand in the texts that are kept beside a dataset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.text.anchoring import Passage, SourceText, find
from eventgraph.validation.findings import Finding
from eventgraph.vocabulary import EVG, curie

__all__ = ["Quoting", "unfound"]

_QUOTE, _PREFIX, _SUFFIX = (str(EVG[name]) for name in ("quote", "quotePrefix", "quoteSuffix"))
_MEND: Final = "copy the words from the text, character by character; an omission is \u2026"


class Quoting(NamedTuple):
    """A claim, its source, and what is said of it now and was said before."""

    claim: str
    source: str
    new: Sequence[ox.Triple]
    old: Sequence[ox.Triple]


def unfound(claims: Iterable[Quoting], texts: Mapping[str, SourceText]) -> Iterator[Finding]:
    """Find quotes that are new, and that the text of their source does not hold."""
    for one in claims:
        words = _words(one.new)
        if one.source not in texts or _QUOTE not in words or words == _words(one.old):
            continue
        passage = Passage(words[_QUOTE], words.get(_PREFIX, ""), words.get(_SUFFIX, ""))
        found = find(texts[one.source], passage)
        if found.outcome == "missing":
            hint = f"; {found.hint}" if found.hint else ""
            message = f"these words do not stand in the text of {curie(one.source)}{hint}"
            yield Finding("error", "quote-missing", one.claim, message, _MEND)


def _words(description: Iterable[ox.Triple]) -> dict[str, str]:
    """Give the quote of a claim, and what stands before and after it."""
    return {
        one.predicate.value: one.object.value
        for one in description
        if one.predicate.value in {_QUOTE, _PREFIX, _SUFFIX} and isinstance(one.object, ox.Literal)
    }
