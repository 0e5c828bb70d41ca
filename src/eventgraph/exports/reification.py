"""Carry claims as reified statements, for formats that have no named graphs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from eventgraph.exports.order import IN_CLAIM, TYPE, Name
from eventgraph.vocabulary import RDF

__all__ = ["reified"]

_STATEMENT: Final = ox.NamedNode(str(RDF.Statement))
_SUBJECT: Final = ox.NamedNode(str(RDF.subject))
_PREDICATE: Final = ox.NamedNode(str(RDF.predicate))
_OBJECT: Final = ox.NamedNode(str(RDF.object))


def reified(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Turn each triple of a claim's graph into an `rdf:Statement` that is `evg:inClaim` that claim.

    What a claim says is thereby told but not asserted. A statement's IRI is the claim's, a dot and
    a hash of the triple, so it stays the same while other triples come and go. See
    https://www.w3.org/TR/rdf11-schema/#ch_reificationvocab.

    >>> claim, thing = (
    ...     ox.NamedNode("http://example.org/claim"),
    ...     ox.NamedNode("http://example.org/x"),
    ... )
    >>> statement = list(reified([ox.Quad(thing, TYPE, thing, claim)]))
    >>> statement[0].subject.value
    'http://example.org/claim.494908d7824e'
    >>> thing in [quad.subject for quad in statement]
    False
    """
    for quad in quads:
        claim = quad.graph_name
        if isinstance(claim, ox.DefaultGraph):
            yield quad
            continue
        statement = _statement_of(quad.triple, claim)
        yield ox.Quad(statement, TYPE, _STATEMENT)
        yield ox.Quad(statement, IN_CLAIM, claim)
        yield ox.Quad(statement, _SUBJECT, quad.subject)
        yield ox.Quad(statement, _PREDICATE, quad.predicate)
        yield ox.Quad(statement, _OBJECT, quad.object)


def _statement_of(triple: ox.Triple, claim: Name) -> Name:
    digest = hashlib.sha256(str(triple).encode()).hexdigest()[:12]
    if isinstance(claim, ox.BlankNode):
        return ox.BlankNode(f"{claim.value}-{digest}")
    return ox.NamedNode(f"{claim.value}.{digest}")
