"""What has to do with one thing, as a small dataset of its own: so it is compared at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.rdf.oxigraph import dataset_on, store_of
from eventgraph.rdf.reification import statements_of, told_quads
from eventgraph.serving.answers.carrying import naming
from eventgraph.serving.holding import Held
from eventgraph.vocabulary import DCTERMS, EVG, PROV, RDF, SEM

__all__ = ["MOST", "nearby"]

#: How many claims are compared at most for one page.
MOST: Final = 2_000
_OUTSIDE: Final = ox.DefaultGraph()
_DISPUTES: Final = ox.NamedNode(str(EVG.disputes))
_SUBJECT: Final = ox.NamedNode(str(RDF.subject))
_IN_CLAIM: Final = ox.NamedNode(str(EVG.inClaim))
#: What makes one actor belong to another; where a claim was said and read, and what that comes
#: from: links that are followed from thing to thing.
_FOLLOWED: Final = tuple(
    ox.NamedNode(str(name))
    for name in (
        *(EVG.memberOf, EVG.represents, EVG.partOf, EVG.holds, EVG.officeIn),
        *(EVG.statedIn, PROV.wasQuotedFrom, PROV.wasDerivedFrom),
    )
)
_DATED: Final = tuple(ox.NamedNode(str(name)) for name in (SEM.hasTimeStamp, DCTERMS.issued))


def nearby(held: Held, iri: str, most: int = MOST) -> Dataset | None:
    """Gather the claims that may differ about a thing, and what decides whether they do.

    These are the claims that name it, those about whatever they name it with, about its parts and
    wholes, and those that dispute any of them; of a claim, those that have to do with what it is
    about. What is found by comparing these is what is found of it by comparing all. None where
    there are over `most`, which would take too long.
    """
    store, claims = store_of(held.dataset), held.claims
    nodes = {ox.NamedNode(iri), *_subjects(store, iri if iri in claims else "")}
    found = {claim for node in nodes for claim in naming(store, node.value, claims)}
    if len(found) > most:
        return None
    told = [quad for claim in sorted(found) for quad in _told(store, claim)]
    things = {end for quad in told for end in (quad.subject, quad.object)}
    saying = {*nodes, *(quad.subject for quad in told if quad.object in nodes)}
    links = set(_followed(store, saying, held.links))
    links.update(_followed(store, nodes, held.links, back=True))
    things.update(end for quad in links for end in (quad.subject, quad.object))
    named = {thing.value for thing in things if isinstance(thing, ox.NamedNode)}
    found |= {*named, *(claim for thing in named for claim in _about(store, thing))} & claims
    found |= {other for claim in found for other in _disputing(store, claim)} & claims
    if len(found) > most:
        return None
    small = ox.Store()
    small.extend(chain(held.terms, links, _carried(store, found)))
    return dataset_on(small, held.prefixes)


def _subjects(store: ox.Store, claim: str) -> Iterator[ox.NamedNode]:
    """Give the things that a claim is about."""
    for quad in _told(store, claim) if claim else ():
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def _told(store: ox.Store, claim: str) -> Iterator[ox.Quad]:
    yield from store.quads_for_pattern(None, None, None, ox.NamedNode(claim))
    yield from told_quads(store, [claim])


def _followed(
    store: ox.Store,
    things: Iterable[object],
    links: Collection[ox.NamedNode],
    *,
    back: bool = False,
) -> Iterator[ox.Quad]:
    """Follow links from things as far as they lead; or `back`, from what leads to them."""
    waiting = [thing for thing in things if isinstance(thing, ox.NamedNode)]
    seen = set(waiting)
    while waiting:
        thing = waiting.pop()
        for link in links:
            ends = (None, link, thing) if back else (thing, link, None)
            for quad in store.quads_for_pattern(*ends):
                yield quad
                other = quad.subject if back else quad.object
                if isinstance(other, ox.NamedNode) and other not in seen:
                    seen.add(other)
                    waiting.append(other)


def _about(store: ox.Store, iri: str) -> Iterator[str]:
    """Name the graphs, and the claims that are not asserted, in which a thing is the subject."""
    thing = ox.NamedNode(iri)
    for quad in store.quads_for_pattern(thing, None, None):
        yield str(getattr(quad.graph_name, "value", ""))
    for statement in store.quads_for_pattern(None, _SUBJECT, thing):
        for quad in store.quads_for_pattern(statement.subject, _IN_CLAIM, None):
            yield str(getattr(quad.object, "value", ""))


def _disputing(store: ox.Store, claim: str) -> Iterator[str]:
    for quad in store.quads_for_pattern(None, _DISPUTES, ox.NamedNode(claim)):
        yield str(getattr(quad.graph_name, "value", ""))


def _carried(store: ox.Store, claims: Iterable[str]) -> Iterator[ox.Quad]:
    """Give claims with their descriptions, and what is known around them."""
    things: set[object] = set()
    predicates: set[ox.NamedNode] = set()
    for claim in map(ox.NamedNode, claims):
        graph = list(store.quads_for_pattern(None, None, None, claim))
        yield from graph
        for name in (claim, *statements_of(store, claim)):
            record = list(store.quads_for_pattern(name, None, None, _OUTSIDE))
            yield from record
            graph += record
        things.update(end for quad in graph for end in (quad.subject, quad.object))
        predicates.update(quad.predicate for quad in graph)
    known = list(_followed(store, things, _FOLLOWED))
    yield from known
    for thing in things.union(quad.object for quad in known):
        if isinstance(thing, ox.NamedNode):
            for link in _DATED:
                yield from store.quads_for_pattern(thing, link, None)
    for predicate in {quad.predicate for quad in known} | predicates:
        yield from store.quads_for_pattern(predicate, None, None, _OUTSIDE)
