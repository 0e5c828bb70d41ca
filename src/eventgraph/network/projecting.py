"""Draw a dataset as a networkx graph in which every edge carries the claims that it rests on."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final

import networkx as nx
from rdflib import Dataset

from eventgraph.claims.reading import Said, Thing, Voice, read_said, role_properties
from eventgraph.claims.scopes import Scope, claims
from eventgraph.errors import UnknownQuery, did_you_mean
from eventgraph.network.links import Link, Links, actors_of, label_of, related, selected, together
from eventgraph.sparql.files import Query, read_queries, read_query
from eventgraph.sparql.running import packaged, solve
from eventgraph.vocabulary import curie

__all__ = ["KINDS", "PROJECTIONS", "Attribute", "kind_named", "project"]

Attribute = str | int | float | bool

#: The kinds of projection that need no query file, each with what it links.
KINDS: Final = {
    "events": "actors, events and places, as the claims relate them",
    "actors": "actors to actors: direct relations, and taking part in one event",
    "speakers": "speakers to those they speak about, dispute, credit, blame, thank, address",
}
#: Where a projection's query is looked for by name.
PROJECTIONS: Final = Path("queries/projections")

_NOBODY: Final = Voice()


def project(
    dataset: Dataset, scope: Scope | None = None, kind: str | Query = "events", language: str = "en"
) -> nx.MultiDiGraph[str]:
    """Draw the claims of a scope (None: all) as a graph whose nodes are IRIs.

    `kind` is events, actors, speakers, or a query that selects `?from ?to`, and if it likes
    `?relation ?label ?label_es ?claim ?event ?weight`. A node carries label, class, kind, claims
    (how many name it), first and last (dates); an edge relation, property, label, claims, speakers,
    quotes, certainty, sources (one line for each claim, in one order), stated, disputed, events,
    weight (how many distinct events it rests on; at least 1), first and last. An edge for taking
    part in one event has from_role and to_role too, with the claims that say each. Nodes are the
    things that the claims name, so one that stands alone is there too.

    >>> import eventgraph as eg
    >>> network = project(eg.load("graph"))
    >>> network.nodes["https://w3id.org/eventgraph/id/actor/nicolas-maduro"]["class"]
    'evg:Person'
    """
    graphs = None if scope is None else claims(dataset, scope)
    with _collecting_later():
        said = read_said(dataset, graphs, language)
        nodes: set[str] = set()
        if kind == "events":
            nodes, links = said.claims.keys() & said.things.keys(), related(said, said.triples)
        elif kind == "actors":
            nodes = actors_of(said)
            links = together(said, nodes, role_properties(dataset))
        else:
            query = kind_named(kind)
            links = selected(query, solve(query, dataset, graphs=graphs), language)
        return _draw(said, nodes, links, kind.name if isinstance(kind, Query) else kind)


def kind_named(kind: str | Query, folder: Path = PROJECTIONS) -> Query:
    """Find the query that draws a kind of projection: a file by its path, or one of the folder.

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
    found = read_queries(folder) if folder.is_dir() else {}
    if kind not in found:
        names = [*KINDS, *found]
        hint = did_you_mean(kind, names) or f"; there are {', '.join(names)}"
        raise UnknownQuery(f"no kind of projection is named {kind!r}{hint}")
    return found[kind]


def _draw(said: Said, nodes: set[str], links: Links, kind: str) -> nx.MultiDiGraph[str]:
    """Put nodes and edges, sorted, into a graph with plain attributes."""
    projection: nx.MultiDiGraph[str] = nx.MultiDiGraph(kind=kind)
    linked = {iri for start, end, _ in links for iri in (start, end)}
    dates = _dates(said)
    for iri in sorted(nodes | linked):
        projection.add_node(iri, **_node(said, iri, dates.get(iri, ("", ""))))
    for start, end, key in sorted(links):
        projection.add_edge(start, end, key=key, **_edge(said, links[start, end, key]))
    return projection


def _node(said: Said, iri: str, span: tuple[str, str]) -> dict[str, Attribute]:
    of, kind = said.things.get(iri, Thing())
    return {
        "label": label_of(iri, said),
        "class": _short(of),
        "kind": kind,
        "claims": said.claims.get(iri, 0),
        "first": span[0],
        "last": span[1],
    }


def _edge(said: Said, link: Link) -> dict[str, Attribute]:
    """Write a link as plain values; claims, speakers, quotes … have one line for each claim."""
    claims, voice = _voices(said, link.claims)
    first, last = _span(said, link.events)
    attributes: dict[str, Attribute] = {
        "relation": link.relation,
        "property": _short(link.relation),
        "label": link.label or label_of(link.relation, said),
        "claims": claims,
        "speakers": voice.speaker,
        "quotes": voice.quote,
        "certainty": voice.certainty,
        "sources": voice.source,
        "stated": "Stated" in voice.certainty,
        "disputed": link.disputed or not said.disputed.isdisjoint(link.claims),
        "events": _lines(link.events),
        "weight": link.weight or float(max(1, len(link.events))),
        "first": first,
        "last": last,
    }
    if link.sides is not None:
        one, other = link.sides
        attributes |= {"from_role": one.role, "to_role": other.role}
        attributes |= {"from_claims": _lines(one.claims), "to_claims": _lines(other.claims)}
    return attributes


def _voices(said: Said, claims: list[str]) -> tuple[str, Voice]:
    """Write claims and their voices with one line for each; most links have one claim."""
    if len(claims) == 1:
        return claims[0], said.voices.get(claims[0], _NOBODY)
    names = sorted(set(claims))
    voices = [said.voices.get(name, _NOBODY) for name in names]
    return "\n".join(names), Voice(*map("\n".join, zip(*voices, strict=True)))


def _span(said: Said, events: tuple[str, ...]) -> tuple[str, str]:
    """Give the first and last date of events; both empty where none is dated."""
    dates = [said.dates[event] for event in events if event in said.dates]
    if not dates:
        return "", ""
    return min(found[0] for found in dates), max(found[-1] for found in dates)


@lru_cache(maxsize=1024)
def _short(iri: str) -> str:
    """Shorten the IRI of a class or a property, of which there are few."""
    return curie(iri) if iri else ""


def _lines(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else "\n".join(sorted(names))


@contextmanager
def _collecting_later() -> Iterator[None]:
    """Hold the garbage collector off while much is made and nothing thrown away."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _dates(said: Said) -> dict[str, tuple[str, str]]:
    """Give each thing its first and last date: an event its own, others those of their events."""
    dates = {thing: (found[0], found[-1]) for thing, found in said.dates.items()}
    spans = dict(dates)
    for start, _, end, _ in said.triples:
        for thing, event in ((start, end), (end, start)):
            found = dates.get(event)
            if found is not None and thing not in dates:
                known = spans.get(thing, found)
                spans[thing] = min(known[0], found[0]), max(known[1], found[1])
    return spans
