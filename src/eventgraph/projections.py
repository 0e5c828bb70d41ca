"""Draw a dataset as a networkx graph in which every edge carries the claims that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter
from pathlib import Path
from typing import Final

import networkx as nx
from rdflib import Dataset

from eventgraph.errors import UnknownQuery, did_you_mean
from eventgraph.links import Link, Links, actors_of, label_of, related, selected, together
from eventgraph.queries import packaged, solve
from eventgraph.queryfiles import Query, read_queries, read_query
from eventgraph.said import Said, Thing, Voice, read_said, role_properties
from eventgraph.scopes import Scope, claims
from eventgraph.vocabulary import EVG, curie

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

_STATED: Final = str(EVG.Stated)


def project(
    dataset: Dataset, scope: Scope | None = None, kind: str | Query = "events", language: str = "en"
) -> nx.MultiDiGraph[str]:
    """Draw the claims of a scope (None: all) as a graph whose nodes are IRIs.

    `kind` is events, actors, speakers, or a query that selects `?from ?to`, and if it likes
    `?relation ?label ?claim ?event ?weight`. A node carries label, class, kind, claims (how
    many name it), first and last (dates); an edge relation, property, label, claims, speakers,
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
    said = read_said(dataset, graphs, language)
    nodes: set[str] = set()
    if kind == "events":
        nodes, links = said.claims.keys() & said.things.keys(), related(said, said.triples)
    elif kind == "actors":
        nodes = actors_of(said)
        links = together(said, nodes, role_properties(dataset))
    else:
        query = kind_named(kind)
        links = selected(query, solve(query, dataset, graphs=graphs))
    return _draw(said, nodes, links, kind.name if isinstance(kind, Query) else kind)


def kind_named(kind: str | Query, folder: Path = PROJECTIONS) -> Query:
    """Find the query that draws a kind of projection: a file by its path, or one of the folder.

    Raises UnknownQuery for a name that nothing carries.

    >>> kind_named("speakers").name
    'projection-speakers'
    """
    if isinstance(kind, Query):
        return kind
    if kind == "speakers":
        return packaged("projection-speakers")
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
    ends = {iri for start, end, _ in links for iri in (start, end)}
    dates = _dates(said)
    for iri in sorted(nodes | ends):
        projection.add_node(iri, **_node(said, iri, dates.get(iri, ("", ""))))
    for (start, end, key), link in sorted(links.items(), key=itemgetter(0)):
        projection.add_edge(start, end, key=key, **_edge(said, link))
    return projection


def _node(said: Said, iri: str, span: tuple[str, str]) -> dict[str, Attribute]:
    of, kind = said.things.get(iri, Thing())
    return {
        "label": label_of(iri, said),
        "class": curie(of) if of else "",
        "kind": kind,
        "claims": said.claims.get(iri, 0),
        "first": span[0],
        "last": span[1],
    }


def _edge(said: Said, link: Link) -> dict[str, Attribute]:
    """Write a link as plain values; claims, speakers, quotes … have one line for each claim."""
    names = sorted(link.claims)
    voices = [said.voices.get(name, Voice()) for name in names]
    dates = sorted({date for event in link.events for date in said.dates.get(event, ())})
    attributes: dict[str, Attribute] = {
        "relation": link.relation,
        "property": curie(link.relation) if link.relation else "",
        "label": link.label or label_of(link.relation, said),
        "claims": "\n".join(names),
        "speakers": "\n".join(voice.speaker for voice in voices),
        "quotes": "\n".join(" ".join(voice.quote.split("\n")) for voice in voices),
        "certainty": "\n".join(voice.certainty.rpartition("#")[2] for voice in voices),
        "sources": "\n".join(voice.source for voice in voices),
        "stated": any(voice.certainty == _STATED for voice in voices),
        "disputed": link.disputed or not said.disputed.isdisjoint(names),
        "events": _lines(link.events),
        "weight": link.weight or float(max(1, len(link.events))),
        "first": dates[0] if dates else "",
        "last": dates[-1] if dates else "",
    }
    if link.roles is not None:
        attributes["from_role"], attributes["to_role"] = link.roles
        attributes["from_claims"], attributes["to_claims"] = map(_lines, link.sides)
    return attributes


def _lines(names: Iterable[str]) -> str:
    return "\n".join(sorted(names))


def _dates(said: Said) -> dict[str, tuple[str, str]]:
    """Give each thing its first and last date: an event its own, others those of their events."""
    dates = {thing: (found[0], found[-1]) for thing, found in said.dates.items()}
    spans = dict(dates)
    for start, _, end, _ in said.triples:
        for thing, event in ((start, end), (end, start)):
            if event in dates and thing not in dates:
                known, found = spans.get(thing, dates[event]), dates[event]
                spans[thing] = min(known[0], found[0]), max(known[1], found[1])
    return spans
