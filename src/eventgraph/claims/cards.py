"""How a claim is described: who says it, how certain, in which words, read where."""

from __future__ import annotations

from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, Literal
from rdflib.term import Identifier

from eventgraph.rdf.oxigraph import store_of, term
from eventgraph.vocabulary import EVG, PROV, SEM

__all__ = ["Card", "card_of", "shorten"]

_FIELDS: Final = {
    "speaker": ox.NamedNode(str(SEM.accordingTo)),
    "certainty": ox.NamedNode(str(EVG.certainty)),
    "source": ox.NamedNode(str(PROV.wasQuotedFrom)),
    "quote": ox.NamedNode(str(EVG.quote)),
}


class Card(NamedTuple):
    """The description of one claim; what is not stated is an empty text."""

    claim: str
    speaker: str = ""
    certainty: str = ""
    source: str = ""
    quote: Literal = Literal("")


def card_of(dataset: Dataset, claim: str) -> Card:
    """Describe one claim, read from the store without SPARQL: reports do it claim after claim.

    >>> import eventgraph as eg
    >>> card_of(eg.load("graph"), "https://w3id.org/eventgraph/id/claim/nobody-says-so").speaker
    ''
    """
    store, name = store_of(dataset), ox.NamedNode(claim)
    found = {
        field: sorted(
            (term(q.object) for q in store.quads_for_pattern(name, said, None)), key=_order
        )
        for field, said in _FIELDS.items()
    }
    speaker, certainty, source = (
        str(found[field][0]) if found[field] else "" for field in ("speaker", "certainty", "source")
    )
    quote = found["quote"][0] if found["quote"] else Literal("")
    return Card(
        claim, speaker, certainty, source, quote if isinstance(quote, Literal) else Literal(quote)
    )


def _order(value: Identifier) -> str:
    return value.n3()


def shorten(quote: str, most: int = 60) -> str:
    """Cut a quote for a narrow place, at a space, with an ellipsis.

    >>> shorten("at least 50 repatriated migrants were tortured", 20)
    'at least 50 …'
    """
    text = " ".join(quote.split())
    if len(text) <= most:
        return text
    return f"{text[: most - 2].rpartition(' ')[0] or text[: most - 2]} …"
