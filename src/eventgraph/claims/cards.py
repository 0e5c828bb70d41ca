"""The one record of a described claim: who says it, in which words, how certain, read where."""

from __future__ import annotations

import textwrap
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, Literal, URIRef

from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.scoped import graphs_of
from eventgraph.vocabulary import EVG, PROV, SEM

__all__ = ["CERTAINTIES", "NO_CERTAINTY", "Card", "card_of", "cards_of", "claim_names", "shorten"]

#: How a speaker may put a claim forward, the surest first.
CERTAINTIES: Final = ("Stated", "Alleged", "Possible")
#: What is said where a claim does not tell how sure its speaker is.
NO_CERTAINTY: Final = "no certainty given"

_SPEAKER: Final = ox.NamedNode(str(SEM.accordingTo))
_FIELDS: Final = {
    "speaker": _SPEAKER,
    "quote": ox.NamedNode(str(EVG.quote)),
    "certainty": ox.NamedNode(str(EVG.certainty)),
    "source": ox.NamedNode(str(PROV.wasQuotedFrom)),
}


class Card(NamedTuple):
    """The description of one claim; what is not given is an empty text.

    `claim`, `speaker` and `source` are IRIs. `certainty` is one of `CERTAINTIES`; any other is
    its IRI. Of several values of one field the least stands.
    """

    claim: str = ""
    speaker: str = ""
    quote: str = ""
    certainty: str = ""
    source: str = ""
    language: str = ""

    @property
    def line(self) -> str:
        """The quote on one line."""
        return " ".join(self.quote.split("\n"))

    @property
    def words(self) -> Literal:
        """The quote as an RDF literal, with its language."""
        return Literal(self.quote, lang=self.language or None)

    @property
    def certainty_iri(self) -> URIRef | None:
        """The certainty as an IRI; None where none is given."""
        if not self.certainty:
            return None
        return EVG[self.certainty] if self.certainty in CERTAINTIES else URIRef(self.certainty)


def claim_names(dataset: Dataset) -> frozenset[str]:
    """Name the claims that a dataset shows: its named graphs that have a speaker."""
    store, shown = store_of(dataset), graphs_of(dataset)
    names = (graph.value for graph in store.named_graphs()) if shown is None else shown
    spoken = store.quads_for_pattern(None, _SPEAKER, None)
    return frozenset(names) & {str(getattr(quad.subject, "value", "")) for quad in spoken}


def cards_of(dataset: Dataset) -> dict[str, Card]:
    """Describe every claim that a dataset shows, by IRI, in one pass through the store.

    A claim is a named graph that says something and has a speaker: all verbs count the same ones.

    >>> import eventgraph as eg
    >>> cards = cards_of(eg.load("graph"))
    >>> cards["https://w3id.org/eventgraph/id/claim/maduro-credits-the-church"].certainty
    'Stated'
    """
    store, names = store_of(dataset), claim_names(dataset)
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for field, predicate in _FIELDS.items():
        for quad in store.quads_for_pattern(None, predicate, None):
            name = getattr(quad.subject, "value", "")
            if name in names:
                _keep(found.setdefault(name, {}), field, quad.object)
    return {name: _card(name, fields) for name, fields in sorted(found.items())}


def card_of(dataset: Dataset, claim: str) -> Card:
    """Describe one claim, read from the store without SPARQL: reports do it claim after claim.

    >>> import eventgraph as eg
    >>> card_of(eg.load("graph"), "https://w3id.org/eventgraph/id/claim/nobody-says-so").speaker
    ''
    """
    store, name = store_of(dataset), ox.NamedNode(claim)
    fields: dict[str, tuple[str, str]] = {}
    for field, predicate in _FIELDS.items():
        for quad in store.quads_for_pattern(name, predicate, None):
            _keep(fields, field, quad.object)
    return _card(claim, fields)


def _keep(fields: dict[str, tuple[str, str]], field: str, value: object) -> None:
    """Keep the least of the values that one field has."""
    found = str(getattr(value, "value", value)), getattr(value, "language", None) or ""
    if field not in fields or found < fields[field]:
        fields[field] = found


def _card(claim: str, fields: dict[str, tuple[str, str]]) -> Card:
    nothing = ("", "")
    quote, language = fields.get("quote", nothing)
    speaker, certainty, source = (
        fields.get(field, nothing)[0] for field in ("speaker", "certainty", "source")
    )
    short = certainty.removeprefix(str(EVG))
    sure = short if short in CERTAINTIES else certainty
    return Card(claim, speaker, quote, sure, source, language)


def shorten(quote: str, most: int = 60) -> str:
    """Cut a quote for a narrow place, at a space, with an ellipsis.

    >>> shorten("at least 50 repatriated migrants were tortured", 20)
    'at least 50 …'
    """
    text = textwrap.shorten(quote, most, placeholder=" …")
    # Of words that are not set apart by spaces textwrap keeps none.
    return text if len(text) > len(" …") else f"{' '.join(quote.split())[: most - 2]} …"
