"""Drafts: claims that are begun and not finished, put aside so that nothing counts them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.rdf.reification import statements_of
from eventgraph.vocabulary import EVG, RDF

__all__ = [
    "draft_names",
    "drafts_of",
    "keep_aside",
    "passed_on",
    "put_aside",
    "quads_of_claim",
]

_TYPE: Final = ox.NamedNode(str(RDF.type))
_STATUS: Final = ox.NamedNode(str(EVG.status))
_DRAFT: Final = ox.NamedNode(str(EVG.Draft))
_CLAIMS: Final = frozenset({ox.NamedNode(str(EVG.Claim)), ox.NamedNode(str(EVG.Observation))})
_OUTSIDE: Final = ox.DefaultGraph()


def draft_names(store: ox.Store) -> list[ox.NamedNode]:
    """Name the drafts: the claims whose own description, or graph, says `evg:status evg:Draft`.

    A draft may lack all else, its class too; what has another class, and no graph, is no claim.
    """
    found = set()
    for quad in store.quads_for_pattern(None, _STATUS, _DRAFT):
        name, graph = quad.subject, quad.graph_name
        if isinstance(name, ox.NamedNode) and graph in {_OUTSIDE, name} and _claims(store, name):
            found.add(name)
    return sorted(found, key=lambda name: name.value)


def _claims(store: ox.Store, name: ox.NamedNode) -> bool:
    types = {quad.object for quad in store.quads_for_pattern(name, _TYPE, None, _OUTSIDE)}
    return not types or not _CLAIMS.isdisjoint(types) or store.contains_named_graph(name)


def put_aside(store: ox.Store) -> ox.Store | None:
    """Move every draft, its graph, description and statements, to a store of its own.

    None where there is no draft. What other claims say of a draft stays with them.

    >>> put_aside(ox.Store()) is None
    True
    """
    drafts = draft_names(store)
    if not drafts:
        return None
    aside = ox.Store()
    moved = [quad for draft in drafts for quad in quads_of_claim(store, draft)]
    aside.extend(moved)
    for quad in moved:
        store.remove(quad)
    for draft in drafts:
        store.remove_graph(draft)
    return aside


def quads_of_claim(store: ox.Store, claim: ox.NamedNode) -> Iterator[ox.Quad]:
    """Give a claim's graph, its description, and what is described there without a name.

    What it tells without asserting it is part of that; what other claims say of it is not.
    """
    yield from store.quads_for_pattern(None, None, None, claim)
    waiting: list[ox.NamedNode | ox.BlankNode] = [claim, *statements_of(store, claim)]
    seen = set(waiting)
    while waiting:
        for quad in store.quads_for_pattern(waiting.pop(), None, None, _OUTSIDE):
            yield quad
            if isinstance(quad.object, ox.BlankNode) and quad.object not in seen:
                seen.add(quad.object)
                waiting.append(quad.object)


def keep_aside(dataset: Dataset, drafts: ox.Store | None) -> Dataset:
    """Let a dataset know the drafts that were put aside, and give it back."""
    if drafts is not None:
        dataset.store.aside = drafts  # type: ignore[attr-defined]
    return dataset


def drafts_of(dataset: Dataset) -> ox.Store:
    """Give the drafts that were put aside when a dataset was loaded; an empty store without any.

    >>> import eventgraph as eg
    >>> len(drafts_of(eg.load("graph")))
    0
    """
    found = getattr(dataset.store, "aside", None)
    return found if isinstance(found, ox.Store) else ox.Store()


def passed_on(dataset: Dataset, other: Dataset) -> Dataset:
    """Let another view of a dataset know the same drafts, and give it back."""
    return keep_aside(other, getattr(dataset.store, "aside", None))
