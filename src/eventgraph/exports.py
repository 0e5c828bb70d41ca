"""Write a dataset in any RDF format, equal byte for byte from run to run."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox
from rdflib import Graph

from eventgraph.engine import ox_term
from eventgraph.formats import format_named
from eventgraph.vocabulary import PREFIXES

__all__ = ["write_graph"]

_OX: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}


def write_graph(graph: Graph, format: str = "turtle") -> bytes:
    """Write one plain graph, such as a CONSTRUCT query gives."""
    chosen = format_named(format)
    triples = [ox.Triple(*map(ox_term, triple)) for triple in graph]  # type: ignore[arg-type]
    triples.sort(key=str)
    text = "".join(f"{triple.subject}{triple.predicate}{triple.object}" for triple in triples)
    used = {name: iri for name, iri in PREFIXES.items() if iri in text}
    return ox.serialize(triples, format=_OX[chosen.name], prefixes=used) or b""
