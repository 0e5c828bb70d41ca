"""How a claim is described: who says it, how certain, in which words, read where."""

from __future__ import annotations

from typing import NamedTuple

from rdflib import Dataset, Literal, URIRef

from eventgraph.engine import term
from eventgraph.queries import packaged, solve

__all__ = ["Card", "card_of", "shorten"]


class Card(NamedTuple):
    """The description of one claim; what is not stated is an empty text."""

    claim: str
    speaker: str = ""
    certainty: str = ""
    source: str = ""
    quote: Literal = Literal("")


def card_of(dataset: Dataset, claim: str) -> Card:
    """Describe one claim.

    >>> import eventgraph as eg
    >>> card_of(eg.load("graph"), "https://w3id.org/eventgraph/id/claim/nobody-says-so").speaker
    ''
    """
    for row in solve(packaged("claim"), dataset, {"claim": URIRef(claim)}):
        speaker, certainty, source = (
            row[name].value if row[name] else "" for name in ("speaker", "certainty", "source")
        )
        quote = term(row["quote"]) if row["quote"] else Literal("")
        words = quote if isinstance(quote, Literal) else Literal(str(quote))
        return Card(claim, speaker, certainty, source, words)
    return Card(claim)


def shorten(quote: str, most: int = 60) -> str:
    """Cut a quote for a narrow place, at a space, with an ellipsis.

    >>> shorten("at least 50 repatriated migrants were tortured", 20)
    'at least 50 …'
    """
    text = " ".join(quote.split())
    if len(text) <= most:
        return text
    return f"{text[: most - 2].rpartition(' ')[0] or text[: most - 2]} …"
