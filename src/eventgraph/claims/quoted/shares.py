"""Which share of a source's words the quotes of its claims hold together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from rdflib import Dataset

from eventgraph.claims.cards import cards_of
from eventgraph.sparql.running import packaged, solve
from eventgraph.text.counting import distinct_words
from eventgraph.vocabulary import curie

__all__ = ["MOST_QUOTED", "Quoted", "quoted_shares"]

#: Above this share of its words a source is rather copied than quoted.
MOST_QUOTED: Final = 0.8


class Quoted(NamedTuple):
    """How many of a text's words the quotes hold, whichever of its sources they were read in.

    `exact` tells whether it was counted in the text itself, not told from the quotes alone.
    """

    sources: tuple[str, ...]
    words: int
    held: int
    exact: bool = False

    @property
    def share(self) -> float:
        """Give the share of the words, from 0 to 1."""
        return min(1.0, self.held / self.words) if self.words else 0.0

    @property
    def line(self) -> str:
        """Say it in a line.

        >>> Quoted(("urn:s",), 400, 100).line
        '<urn:s>: quotes hold about 100 of 400 words (25.0%)'
        """
        names = ", ".join(map(curie, self.sources))
        about = "" if self.exact else "about "
        return f"{names}: quotes hold {about}{self.held} of {self.words} words ({self.share:.1%})"


def quoted_shares(dataset: Dataset) -> list[Quoted]:
    """Tell, for each text that states its `evg:wordCount`, how many words the quotes hold.

    Without the text at hand it is told from the quotes: words count once where quotes have three
    in a row in common. Sources whose texts have the same `evg:textSha256` count as one text.

    >>> import eventgraph as eg
    >>> [one.words for one in quoted_shares(eg.load("graph"))]
    [974]
    """
    words, texts = dict[str, int](), dict[str, list[str]]()
    for row in solve(packaged("claims/quoting-texts"), dataset):
        source = row["source"].value
        text = row["sum"].value if row["sum"] else source
        texts.setdefault(text, []).append(source)
        if row["words"] and row["words"].value.isdecimal():
            words[text] = max(words.get(text, 0), int(row["words"].value))
    quotes = _quotes(dataset) if any(words.values()) else {}
    return [
        Quoted(tuple(sources), words[text], distinct_words(_of(sources, quotes)))
        for text, sources in sorted(texts.items(), key=lambda item: item[1])
        if words.get(text)
    ]


def _quotes(dataset: Dataset) -> Mapping[str, list[str]]:
    quotes: dict[str, list[str]] = {}
    for card in cards_of(dataset).values():
        quotes.setdefault(card.source, []).append(card.quote)
    return quotes


def _of(sources: list[str], quotes: Mapping[str, list[str]]) -> list[str]:
    return [quote for source in sources for quote in quotes.get(source, ())]
