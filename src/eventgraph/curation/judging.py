"""Validate claims that are not in the files yet, with what they name, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.curation.holding import Holding
from eventgraph.rdf.loading import as_loaded
from eventgraph.rdf.oxigraph import dataset_on, prefixes_of, store_of
from eventgraph.validation.findings import Finding
from eventgraph.validation.validating import validate
from eventgraph.vocabulary import ONTOLOGY_GRAPH

__all__ = ["judge"]

_ONTOLOGY: Final = ox.NamedNode(ONTOLOGY_GRAPH)


def judge(
    dataset: Dataset,
    holding: Holding,
    claims: Mapping[ox.NamedNode, tuple[Sequence[ox.Triple], Sequence[ox.Triple]]],
    things: Mapping[ox.NamedNode, Sequence[ox.Triple]],
    least: str = "error",
) -> list[Finding]:
    """Find what is wrong with new or changed claims and things, as `validate` would.

    `claims` gives each one's graph and its description. What they name comes from the files, with
    all that this names in turn; other claims are left out, so this takes time by what is new.
    `least` is the least severity that is looked for.
    """
    new = {name.value: list(triples) for name, triples in things.items()}
    described = holding.things | new
    given = [one for parts in claims.values() for part in parts for one in part]
    given += [one for triples in new.values() for one in triples]
    quads = [_quad(one) for one in _named(given, described, set(new))]
    quads += [_quad(one) for triples in new.values() for one in triples]
    for name, (contents, description) in claims.items():
        quads += [_quad(one, name) for one in contents]
        quads += [_quad(one) for one in description]
    quads += _beside(given, holding, {name.value for name in claims})
    store = ox.Store()
    store.bulk_extend(store_of(dataset).quads_for_pattern(None, None, None, _ONTOLOGY))
    store.bulk_extend(quads)
    as_loaded(store)
    wanted = {name.value for name in (*claims, *things)}
    report = validate(dataset_on(store, prefixes_of(dataset)), least=least)
    return [one for one in report.findings if one.focus in wanted]


def _quad(one: ox.Triple, graph: ox.NamedNode | None = None) -> ox.Quad:
    return ox.Quad(one.subject, one.predicate, one.object, graph or ox.DefaultGraph())


def _named(
    given: Iterable[ox.Triple], described: Mapping[str, Sequence[ox.Triple]], seen: set[str]
) -> list[ox.Triple]:
    """Gather what describes the things that are named, and those that these name."""
    found: list[ox.Triple] = []
    left = [name for one in given for name in _names(one)]
    while left:
        name = left.pop()
        if name not in seen:
            seen.add(name)
            triples = described.get(name, ())
            found.extend(triples)
            left.extend(name for one in triples for name in _names(one))
    return found


def _names(triple: ox.Triple) -> Iterable[str]:
    return (one.value for one in (triple.subject, triple.object) if isinstance(one, ox.NamedNode))


def _beside(
    given: Iterable[ox.Triple], holding: Holding, changed: AbstractSet[str]
) -> list[ox.Quad]:
    """Give the claims that are named and do not change."""
    quads: list[ox.Quad] = []
    for name in {name for one in given for name in _names(one)} - changed:
        claim = holding.claims.get(name)
        if claim is not None:
            quads += [_quad(one, claim.name) for one in claim.told]
            quads += [_quad(one) for one in claim.description]
    return quads
