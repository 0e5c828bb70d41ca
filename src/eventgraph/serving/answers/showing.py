"""Show terms and claims as a page does: by their names, with where each is told of."""

from __future__ import annotations

from typing import NamedTuple

from rdflib import Literal
from rdflib.term import Identifier

from eventgraph.claims.cards import NO_CERTAINTY, Card
from eventgraph.evidence.why import chain
from eventgraph.rdf.oxigraph import named_node, store_of
from eventgraph.serving.answers.linking import address_of
from eventgraph.serving.holding import Held
from eventgraph.tables.table import plain
from eventgraph.vocabulary import EVG, curie

__all__ = ["Link", "Said", "link", "said"]


class Link(NamedTuple):
    """A term as it is shown: its words, and where it is told of; a literal has no address."""

    words: str
    address: str = ""
    language: str = ""


class Said(NamedTuple):
    """One claim that carries a statement."""

    claim: Link
    speaker: Link
    source: Link
    card: Card
    certainty: str
    attitude: str
    hands: tuple[tuple[str, Link], ...]


def link(held: Held, value: Identifier | str | None, language: str = "en") -> Link:
    """Show a term: a thing by its label, with the address where it is told of."""
    if value is None or value == "":
        return Link("")
    if isinstance(value, Literal):
        words = plain(value, held.names(language), language)
        return Link(words, "", value.language or "")
    name = str(value)
    node = named_node(name)
    known = node is not None and any(store_of(held.dataset).quads_for_pattern(node, None, None))
    return Link(held.names(language).get(name) or curie(name), address_of(name) if known else "")


def said(held: Held, card: Card, language: str = "en") -> Said:
    """Show one claim: who says it, how surely, read where, and through whose hands it came."""
    labels = held.names(language)
    attitude = labels.get(str(EVG[card.attitude]), card.attitude) if card.attitude else ""
    certainty = (
        labels.get(str(EVG[card.certainty]), card.certainty) if card.certainty else NO_CERTAINTY
    )
    hands = chain(held.dataset, card.claim)
    return Said(
        link(held, card.claim, language),
        link(held, card.speaker, language),
        link(held, card.source, language),
        card,
        certainty,
        attitude,
        tuple((step.how, link(held, step.by, language)) for step in hands),
    )
