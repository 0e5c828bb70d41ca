"""Draw a dataset as a networkx graph in which every edge carries the claims that it rests on."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import networkx as nx
from rdflib import Dataset

from eventgraph.claims.reading import Reading, Thing, read_claims, role_properties
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.errors import UnknownQuery, hint_at
from eventgraph.network.edges import Attribute, edge_attributes, short
from eventgraph.network.links import Links, actors_of, label_of, related, selected, together
from eventgraph.sparql.files import Query, read_query
from eventgraph.sparql.library import query_paths
from eventgraph.sparql.running import packaged, solve
from eventgraph.text.measures.bounds import by_day

__all__ = [
    "KINDS",
    "Spans",
    "class_of",
    "collecting_later",
    "dates_of",
    "kind_named",
    "name_of",
    "named_by",
    "node_of",
    "nodes_of",
    "project",
]

#: The first and the last date of things, as they are written.
Spans = dict[str, tuple[str, str]]

#: The kinds of projection that need no query file, each with what it links.
KINDS: Final = {
    "events": "actors, events and places, as the claims relate them",
    "actors": "actors to actors: direct relations, and taking part in one event",
    "speakers": "speakers to those they speak about, dispute, credit, blame, thank, address",
}


def project(
    dataset: Dataset,
    scope: Scope | None = None,
    kind: str | Query = "events",
    language: str = "en",
    *,
    reading: Reading | None = None,
) -> nx.MultiDiGraph[str]:
    """Draw the claims of a scope (None: all) as a graph whose nodes are IRIs.

    `kind` is events, actors, speakers, or a query that selects `?from ?to`, and if it likes
    `?relation ?label ?label_es ?claim ?event ?weight`. A node carries label, class, kind, claims
    (how many name it), first and last (dates); an edge relation, property, label, claims, speakers,
    quotes, certainty, sources (one line for each claim, in one order), stated, disputed, events,
    weight (how many distinct events it rests on; at least 1), first and last. An edge for taking
    part in one event has from_role and to_role too, with the claims that say each. Nodes are the
    things that the claims name, so one that stands alone is there too. Who has read the claims of
    the scope already hands on the `reading`, and nothing is read twice.

    >>> import eventgraph as eg
    >>> network = project(eg.load("graph"))
    >>> network.nodes["https://w3id.org/eventgraph/id/actor/nicolas-maduro"]["class"]
    'evg:Person'
    """
    seen = narrow(dataset, scope, empty=True)
    with collecting_later():
        reading = read_claims(seen, language) if reading is None else reading
        nodes = named_by(reading, kind)
        if kind == "events":
            links = related(reading, reading.triples)
        elif kind == "actors":
            links = together(reading, nodes, role_properties(seen))
        else:
            query = kind_named(kind)
            links = selected(query, solve(query, seen), language)
        projection = _with_nodes(reading, nodes, links, name_of(kind))
        # What claims say lies in the links by now, and a link in the projection once it is drawn.
        reading = replace(reading, triples=(), values=())
        for start, end, key in sorted(links):
            edge = edge_attributes(reading, links.pop((start, end, key)))
            projection.add_edge(start, end, key=key, **edge)
        return projection


def kind_named(kind: str | Query) -> Query:
    """Find the query that draws a kind of projection: a file by its path, or a query by name.

    Names are those of `queries/projections` in the working folder, then the library's.
    Raises UnknownQuery for a name that nothing carries.

    >>> kind_named("speakers").name
    'projecting-speakers'
    """
    if isinstance(kind, Query):
        return kind
    if kind == "speakers":
        return packaged("network/projecting-speakers")
    if kind.endswith(".rq") or "/" in kind:
        return read_query(kind)
    found = query_paths(part="projections")
    if kind not in found:
        names = [*KINDS, *found]
        hint = hint_at(kind, names)
        raise UnknownQuery(f"no kind of projection is named {kind!r}{hint}")
    return read_query(found[kind])


def named_by(reading: Reading, kind: str | Query) -> set[str]:
    """Name the things that are nodes of a kind of projection because a claim names them."""
    if kind == "events":
        return reading.claims.keys() & reading.things.keys()
    return actors_of(reading) if kind == "actors" else set()


def name_of(kind: str | Query) -> str:
    """Name a kind of projection: of a file its name alone, as where it lies is nobody's business.

    >>> name_of("queries/projections/credits.rq")
    'credits'
    """
    return kind.name if isinstance(kind, Query) else Path(kind).name.removesuffix(".rq")


def _with_nodes(reading: Reading, nodes: set[str], links: Links, kind: str) -> nx.MultiDiGraph[str]:
    """Put nodes, sorted, into a graph with plain attributes."""
    projection: nx.MultiDiGraph[str] = nx.MultiDiGraph(kind=kind)
    linked = {iri for start, end, _ in links for iri in (start, end)}
    projection.add_nodes_from(nodes_of(reading, sorted(nodes | linked)))
    return projection


def nodes_of(reading: Reading, names: Iterable[str]) -> Iterator[tuple[str, dict[str, Attribute]]]:
    """Give things with the attributes of nodes."""
    dates = dates_of(reading)
    for iri in names:
        yield iri, node_of(reading, iri, dates.get(iri, ("", "")))


def node_of(reading: Reading, iri: str, span: tuple[str, str]) -> dict[str, Attribute]:
    """Give a thing with its first and last date the attributes of a node."""
    return {
        "label": label_of(iri, reading),
        **class_of(reading, iri),
        "claims": reading.claims.get(iri, 0),
        "first": span[0],
        "last": span[1],
    }


def class_of(reading: Reading, iri: str) -> dict[str, Attribute]:
    """Give what is known of a thing without its claims."""
    of, role = reading.things.get(iri, Thing())
    return {"class": short(of), "kind": role}


@contextmanager
def collecting_later() -> Iterator[None]:
    """Hold the garbage collector off while much is made and nothing thrown away."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def dates_of(reading: Reading) -> Spans:
    """Give each thing its first and last date: an event its own, others those of their events."""
    dates = {thing: (found[0], found[-1]) for thing, found in reading.dates.items()}
    spans = dict(dates)
    for start, _, end, _ in reading.triples:
        for thing, event in ((start, end), (end, start)):
            found = dates.get(event)
            if found is not None and thing not in dates:
                known = spans.get(thing, found)
                spans[thing] = (
                    min(known[0], found[0], key=by_day),
                    max(known[1], found[1], key=by_day),
                )
    return spans
