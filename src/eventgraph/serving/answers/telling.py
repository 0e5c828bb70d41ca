"""Tell of a thing or a claim in HTML: who says what of it, in which words, through which hands."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any, Final, NamedTuple

import pyoxigraph as ox
from rdflib import URIRef
from rdflib.term import Identifier

from eventgraph.claims.cards import card_of
from eventgraph.rdf.oxigraph import named_node, store_of, term
from eventgraph.serving.answers.carrying import statements
from eventgraph.serving.answers.linking import address_of
from eventgraph.serving.answers.positions import differing
from eventgraph.serving.answers.rendering import render
from eventgraph.serving.answers.showing import Link, Said, link, said
from eventgraph.serving.holding import Held
from eventgraph.vocabulary import RDF, RDFS, SKOS, curie

__all__ = ["page_of"]

#: How many statements a page shows, and how many claims of each.
_STATEMENTS: Final = 300
_CLAIMS: Final = 50


class Statement(NamedTuple):
    """One statement, and the claims that carry it."""

    subject: Link
    relation: Link
    value: Link
    claims: tuple[Said, ...]
    more: int


def page_of(held: Held, iri: str, question: Mapping[str, Any]) -> str:
    """Write the page of a thing, or of a claim, in the language that is asked for."""
    language = question.get("language", "en")
    labels = held.names(language)
    is_claim = iri in held.claims
    told = _statements(held, iri)
    claim = said(held, card_of(held.dataset, iri, language), language) if is_claim else None
    return render(
        "thing.html",
        question,
        title=labels.get(iri) or curie(iri),
        name=curie(iri),
        iri=iri,
        here=address_of(iri),
        claim=claim,
        record=_record(held, iri, language),
        statements=tuple(_statement(held, *one, language) for one in told[:_STATEMENTS]),
        more=max(0, len(told) - _STATEMENTS),
        differing=differing(held, iri, language),
        documents=question["documents"],
        digest=held.digest,
    )


def _statements(held: Held, iri: str) -> list[tuple[ox.Triple, list[str]]]:
    """Give what claims say of a thing, or what a claim tells: each triple with its claims."""
    quads = statements(store_of(held.dataset), iri, held.claims)
    return [
        (triple, [str(getattr(quad.graph_name, "value", "")) for quad in found])
        for triple, found in groupby(quads, key=lambda quad: quad.triple)
    ]


def _statement(held: Held, triple: ox.Triple, names: list[str], language: str) -> Statement:
    cards = (card_of(held.dataset, name, language) for name in names[:_CLAIMS])
    subject, relation, value = (link(held, term(end), language) for end in triple)
    claims = tuple(said(held, card, language) for card in cards)
    return Statement(subject, relation, value, claims, len(names) - len(claims))


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
