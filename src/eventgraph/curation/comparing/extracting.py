"""Validate a part of a dataset: what changed, what points to it, and what these are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.curation.comparing.sides import Side
from eventgraph.rdf.oxigraph import dataset_on, prefixes_of
from eventgraph.steps import doing
from eventgraph.validation.findings import Finding
from eventgraph.validation.validating import validate
from eventgraph.vocabulary import EVG, ONTOLOGY_GRAPH, RDF, VOID

__all__ = ["compared_findings"]

_OUTSIDE: Final = ox.DefaultGraph()
_ONTOLOGY: Final = ox.NamedNode(ONTOLOGY_GRAPH)
_TYPE: Final = ox.NamedNode(str(RDF.type))
_DATASET: Final = ox.NamedNode(str(VOID.Dataset))
_IN_CLAIM: Final = ox.NamedNode(str(EVG.inClaim))
#: Of how many claims that point to one name the findings are compared.
_MOST: Final = 50


def compared_findings(
    old: Side, new: Side, touched: Iterable[ox.NamedNode], *, whole: bool
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Give the findings that are new, and those that are mended.

    Looked at is what changed and up to 50 claims that point to each of it; `whole` looks at all.
    """
    names = set(touched)
    if not whole:
        names |= set(_pointing(old, names)) | set(_pointing(new, names))
    with doing("validating the old version"):
        before = _findings(old, None if whole else names)
    with doing("validating the new version"):
        after = _findings(new, None if whole else names)
    return (
        tuple(after[key] for key in after.keys() - before.keys()),
        tuple(before[key] for key in before.keys() - after.keys()),
    )


def _findings(
    side: Side, names: set[ox.NamedNode] | None
) -> Mapping[tuple[str, str, str], Finding]:
    dataset = side.dataset if names is None else _part(side, names)
    kept = None if names is None else {name.value for name in names}
    known = {old.value: new.value for old, new in side.names.items()}
    found = validate(dataset, apart=True).findings
    return {
        (one.check, known.get(one.focus, one.focus), one.message): one
        for one in found
        if kept is None or one.focus in kept
    }


def _pointing(side: Side, names: Iterable[ox.NamedNode]) -> Iterator[ox.NamedNode]:
    """Name what points to names."""
    for name in names:
        left = _MOST
        for quad in side.store.quads_for_pattern(None, None, name):
            owner = side.owner(quad)
            if owner is not None and owner != _ONTOLOGY:
                yield owner
                left -= 1
            if not left:
                break


def _part(side: Side, names: Iterable[ox.NamedNode]) -> Dataset:
    """Copy claims and things, and whatever they are about, into a dataset of their own."""
    store, copy = side.store, ox.Store()
    described: set[object] = set()
    waiting: list[object] = list(names)
    waiting += [quad.subject for quad in store.quads_for_pattern(None, _TYPE, _DATASET)]
    while waiting:
        node = waiting.pop()
        if node in described or not isinstance(node, ox.NamedNode | ox.BlankNode):
            continue
        described.add(node)
        for quad in _about(store, node):
            copy.add(quad)
            waiting += [quad.subject, quad.object]
    copy.extend(store.quads_for_pattern(None, None, None, _ONTOLOGY))
    return dataset_on(copy, prefixes_of(side.dataset))


def _about(store: ox.Store, node: ox.NamedNode | ox.BlankNode) -> Iterator[ox.Quad]:
    yield from store.quads_for_pattern(node, None, None, _OUTSIDE)
    for quad in store.quads_for_pattern(None, _IN_CLAIM, node, _OUTSIDE):
        yield from store.quads_for_pattern(quad.subject, None, None, _OUTSIDE)
    if isinstance(node, ox.NamedNode):
        yield from store.quads_for_pattern(None, None, None, node)
