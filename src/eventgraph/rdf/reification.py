"""Tell triples without asserting them: as reified statements, each with an IRI of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from eventgraph.vocabulary import EVG, RDF, SEM

__all__ = [
    "is_unasserted",
    "reified",
    "statements_of",
    "told_quads",
    "unassert",
    "unasserted_in",
]

Name = ox.NamedNode | ox.BlankNode

_TYPE: Final = ox.NamedNode(str(RDF.type))
_STATEMENT: Final = ox.NamedNode(str(RDF.Statement))
_IN_CLAIM: Final = ox.NamedNode(str(EVG.inClaim))
_ATTITUDE: Final = ox.NamedNode(str(EVG.attitude))
_ASSERTS: Final = ox.NamedNode(str(EVG.Asserts))
_SPEAKER: Final = ox.NamedNode(str(SEM.accordingTo))
_PARTS: Final = tuple(ox.NamedNode(str(part)) for part in (RDF.subject, RDF.predicate, RDF.object))


def reified(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Turn each triple of a claim's graph into an `rdf:Statement` that is `evg:inClaim` that claim.

    What a claim says is thereby told but not asserted. A statement's IRI is the claim's, a dot and
    a hash of the triple, so it stays the same while other triples come and go. See
    https://www.w3.org/TR/rdf11-schema/#ch_reificationvocab.

    >>> claim, thing = (
    ...     ox.NamedNode("http://example.org/claim"),
    ...     ox.NamedNode("http://example.org/x"),
    ... )
    >>> statement = list(reified([ox.Quad(thing, ox.NamedNode(str(RDF.type)), thing, claim)]))
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
        yield ox.Quad(statement, _TYPE, _STATEMENT)
        yield ox.Quad(statement, _IN_CLAIM, claim)
        for part, value in zip(_PARTS, quad.triple, strict=True):
            yield ox.Quad(statement, part, value)


def unassert(store: ox.Store) -> None:
    """Keep what no speaker asserts as reified statements: a graph would be read as asserted.

    A claim whose attitude is anything but `evg:Asserts` may be written with a graph; here the graph
    is taken apart, so that no query over the union of all graphs finds it, in no engine.
    """
    for claim in {quad.subject for quad in _unasserting(store)}:
        if isinstance(claim, Name):
            said = list(store.quads_for_pattern(None, None, None, claim))
            if said:
                store.extend(reified(said))
                store.remove_graph(claim)


def unasserted_in(store: ox.Store) -> frozenset[str]:
    """Name the claims that have a speaker and statements, and whose attitude is not to assert."""
    return frozenset(
        claim.value
        for claim in {quad.subject for quad in _unasserting(store)}
        if isinstance(claim, Name) and _told_by_somebody(store, claim)
    )


def is_unasserted(store: ox.Store, claim: Name) -> bool:
    """Tell of one claim whether `unasserted_in` names it."""
    attitudes = store.quads_for_pattern(claim, _ATTITUDE, None)
    return any(quad.object != _ASSERTS for quad in attitudes) and _told_by_somebody(store, claim)


def _told_by_somebody(store: ox.Store, claim: Name) -> bool:
    told = store.quads_for_pattern(None, _IN_CLAIM, claim)
    return any(told) and any(store.quads_for_pattern(claim, _SPEAKER, None))


def statements_of(store: ox.Store, claim: Name) -> Iterator[Name]:
    """Name the reified statements of one claim."""
    for quad in store.quads_for_pattern(None, _IN_CLAIM, claim):
        if isinstance(quad.subject, Name):
            yield quad.subject


def told_quads(store: ox.Store, claims: Iterable[str]) -> Iterator[ox.Quad]:
    """Give what claims tell in reified statements as quads of their graphs, were they asserted.

    A statement that lacks its subject, predicate or object, or has two of one, tells nothing.
    """
    for claim in map(ox.NamedNode, sorted(claims)):
        for statement in statements_of(store, claim):
            parts = [list(store.quads_for_pattern(statement, part, None)) for part in _PARTS]
            if all(len(found) == 1 for found in parts):
                subject, predicate, value = (found[0].object for found in parts)
                if isinstance(subject, Name) and isinstance(predicate, ox.NamedNode):
                    yield ox.Quad(subject, predicate, value, claim)


def _unasserting(store: ox.Store) -> Iterator[ox.Quad]:
    for quad in store.quads_for_pattern(None, _ATTITUDE, None):
        if quad.object != _ASSERTS:
            yield quad


def _statement_of(triple: ox.Triple, claim: Name) -> Name:
    digest = hashlib.sha256(str(triple).encode()).hexdigest()[:12]
    if isinstance(claim, ox.BlankNode):
        return ox.BlankNode(f"{claim.value}-{digest}")
    return ox.NamedNode(f"{claim.value}.{digest}")
