"""Which claims name a thing, and what they and it tell: read from the store, whatever its size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox

from eventgraph.rdf.reification import told_quads
from eventgraph.vocabulary import EVG, RDF

__all__ = ["naming", "statements"]

#: How a claim that is not asserted names a thing.
_PARTS: Final = (ox.NamedNode(str(RDF.subject)), ox.NamedNode(str(RDF.object)))
_IN_CLAIM: Final = ox.NamedNode(str(EVG.inClaim))


def naming(store: ox.Store, iri: str, claims: frozenset[str]) -> set[str]:
    """Name the claims that say something of a thing, asserted or not."""
    node = ox.NamedNode(iri)
    ends = (*store.quads_for_pattern(node, None, None), *store.quads_for_pattern(None, None, node))
    found = {str(getattr(quad.graph_name, "value", "")) for quad in ends}
    for part in _PARTS:
        for statement in store.quads_for_pattern(None, part, node):
            for quad in store.quads_for_pattern(statement.subject, _IN_CLAIM, None):
                found.add(str(getattr(quad.object, "value", "")))
    return found & claims


def statements(store: ox.Store, iri: str, claims: frozenset[str]) -> list[ox.Quad]:
    """Give what claims say of a thing, or what a claim tells, as quads of the claims, sorted."""
    if iri in claims:
        found = set(_told(store, iri))
    else:
        node = ox.NamedNode(iri)
        found = {
            quad
            for claim in naming(store, iri, claims)
            for quad in _told(store, claim)
            if node in {quad.subject, quad.object}
        }
    return sorted(found, key=str)


def _told(store: ox.Store, claim: str) -> Iterator[ox.Quad]:
    yield from store.quads_for_pattern(None, None, None, ox.NamedNode(claim))
    yield from told_quads(store, [claim])
