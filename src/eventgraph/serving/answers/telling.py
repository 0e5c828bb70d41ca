"""Tell of a thing or a claim in HTML: who says what of it, in which words, through which hands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from rdflib import Literal, URIRef
from rdflib.term import Identifier

from eventgraph.claims.cards import NO_CERTAINTY, Card, card_of
from eventgraph.evidence.why import chain
from eventgraph.rdf.oxigraph import named_node, store_of, term
from eventgraph.serving.answers.carrying import statements
from eventgraph.serving.answers.linking import address_of
from eventgraph.serving.answers.rendering import render
from eventgraph.serving.holding import Held
from eventgraph.tables.table import plain
from eventgraph.vocabulary import EVG, RDF, RDFS, SKOS, curie

__all__ = ["Link", "link", "page_of"]


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


class Statement(NamedTuple):
    """One statement, and the claims that carry it."""

    subject: Link
    relation: Link
    value: Link
    claims: tuple[Said, ...]


def page_of(held: Held, iri: str, documents: Mapping[str, str], language: str = "en") -> str:
    """Write the page of a thing, or of a claim."""
    labels = held.names(language)
    is_claim = iri in held.claims
    claim = _said(held, card_of(held.dataset, iri, language), language) if is_claim else None
    return render(
        "thing.html",
        title=labels.get(iri) or curie(iri),
        name=curie(iri),
        iri=iri,
        claim=claim,
        record=_record(held, iri, language),
        statements=tuple(_statements(held, iri, language)),
        documents=documents,
        digest=held.digest,
        language=language,
    )


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


def _statements(held: Held, iri: str, language: str) -> Iterator[Statement]:
    """Give what claims say of a thing, or what a claim tells."""
    quads = statements(store_of(held.dataset), iri, held.claims)
    for triple, found in groupby(quads, key=lambda quad: quad.triple):
        names = [str(getattr(quad.graph_name, "value", "")) for quad in found]
        cards = (card_of(held.dataset, name, language) for name in names)
        subject, relation, value = (link(held, term(end), language) for end in triple)
        claims = tuple(_said(held, card, language) for card in cards)
        yield Statement(subject, relation, value, claims)


def _said(held: Held, card: Card, language: str) -> Said:
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


def _record(held: Held, iri: str, language: str) -> list[tuple[Link, list[Link]]]:
    """Give what the record says of it, outside of all claims."""
    found: dict[str, list[Identifier]] = {}
    for quad in store_of(held.dataset).quads_for_pattern(named_node(iri), None, None, None):
        if getattr(quad.graph_name, "value", None) is None:
            found.setdefault(quad.predicate.value, []).append(term(quad.object))
    order = {str(name): place for place, name in enumerate((RDF.type, RDFS.label, SKOS.altLabel))}
    return [
        (
            link(held, URIRef(name), language),
            [link(held, one, language) for one in sorted(found[name])],
        )
        for name in sorted(found, key=lambda name: (order.get(name, len(order)), curie(name)))
    ]
