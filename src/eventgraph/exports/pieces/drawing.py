"""Networks of more edges than memory should hold: sorted on disk, gone through one by one."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from itertools import groupby, islice
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

import networkx as nx
import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.reading import Reading, role_properties
from eventgraph.exports.pieces.reading import Again, read_lightly
from eventgraph.network.edges import edge_attributes
from eventgraph.network.links import Link, Links, Partaking, actors_of, related, selected, together
from eventgraph.network.projecting import kind_named, nodes_of, project
from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.scoped import graphs_of
from eventgraph.sparql.running import solve
from eventgraph.tables.lines import sorted_lines
from eventgraph.tables.results import in_parts
from eventgraph.vocabulary import SEM

__all__ = ["Drawing", "drawing_of", "drawn", "is_large"]

#: How many claims are drawn in memory.
_MOST: Final = 20_000
_SPEAKER: Final = ox.NamedNode(str(SEM.accordingTo))
#: Stands between the parts that a line is sorted by; before any sign of a name.
_END: Final = "\0"

Key = tuple[str, str, str]


class Drawing(NamedTuple):
    """A network that can be gone through: its own attributes, its nodes, its edges."""

    about: Mapping[str, Any]
    nodes: Iterable[tuple[str, Mapping[str, Any]]]
    edges: Iterable[tuple[str, str, Mapping[str, Any]]]


def drawing_of(projection: nx.MultiDiGraph[str]) -> Drawing:
    """Go through a network that is held.

    >>> graph = nx.MultiDiGraph([("a", "b")])
    >>> list(drawing_of(graph).edges)
    [('a', 'b', {})]
    """
    nodes = Again(lambda: iter(projection.nodes.items()))
    return Drawing(projection.graph, nodes, projection.edges(data=True))


@contextmanager
def drawn(
    dataset: Dataset, kind: str, most: int = _MOST, *, reading: Reading | None = None
) -> Iterator[Drawing]:
    """Draw the claims as `project` does, beyond `most` claims by means of temporary files.

    What a query of one's own links is held. Who has read the claims hands on the `reading`.

    >>> import eventgraph as eg
    >>> with drawn(eg.load("graph"), "actors", most=1) as drawing:
    ...     len(list(drawing.edges)) > 100
    True
    """
    if not is_large(dataset, most):
        yield drawing_of(project(dataset, None, kind, reading=reading))
        return
    reading = read_lightly(dataset) if reading is None else reading
    with tempfile.TemporaryFile("w+", prefix="eventgraph-", encoding="utf-8") as file:
        linked = _written(file, reading, _links(dataset, reading, kind))
        alone: Iterable[str] = ()
        if kind == "events":
            alone = reading.claims.keys() & reading.things.keys()
        elif kind == "actors":
            alone = actors_of(reading)
        names = sorted(linked.union(alone))
        nodes = Again(lambda: nodes_of(reading, names))
        about = {"kind": Path(kind).name.removesuffix(".rq")}
        yield Drawing(about, nodes, Again(lambda: _read(file)))


def is_large(dataset: Dataset, most: int = _MOST) -> bool:
    """Tell whether a dataset shows more than some claims."""
    shown = graphs_of(dataset)
    if shown is not None:
        return len(shown) > most
    spoken = store_of(dataset).quads_for_pattern(None, _SPEAKER, None)
    return next(islice(spoken, most, None), None) is not None


def _written(file: IO[str], reading: Reading, links: Iterable[tuple[Key, Link]]) -> set[str]:
    """Write edges to a file, a line each, and give the things that they link."""
    linked = set()
    for (start, end, _), link in links:
        linked |= {start, end}
        file.write(json.dumps([start, end, edge_attributes(reading, link)]) + "\n")
    return linked


def _read(file: IO[str]) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    file.seek(0)
    for line in file:
        start, end, data = json.loads(line)
        yield start, end, data


def _links(dataset: Dataset, reading: Reading, kind: str) -> Iterator[tuple[Key, Link]]:
    """Give each link, sorted by what it links and how."""
    if kind == "events":
        yield from _merged(related(reading, some) for some in in_parts(reading.triples))
    elif kind == "actors":
        yield from _merged(_gathered(dataset, reading))
    else:
        query = kind_named(kind)
        links = selected(query, solve(query, dataset))
        yield from ((key, links[key]) for key in sorted(links))


def _gathered(dataset: Dataset, reading: Reading) -> Iterator[Links]:
    """Link actors event by event: all who take part in one are known at once."""
    actors, roles = actors_of(reading), role_properties(dataset)
    lines = (
        _END.join(triple).encode()
        for triple in reading.triples
        if triple[2] in actors and (triple[0] in actors or triple[1] in roles)
    )
    split = (line.decode().split(_END) for line in sorted_lines(lines))
    for _, found in groupby(split, lambda parts: parts[0]):
        triples = tuple((start, relation, end, claim) for start, relation, end, claim in found)
        yield together(replace(reading, triples=triples), actors, roles)


def _merged(parts: Iterable[Links]) -> Iterator[tuple[Key, Link]]:
    """Bring together what several parts say of one link."""
    lines = (_line(key, link) for links in parts for key, link in links.items())
    split = (line.decode().split(_END) for line in sorted_lines(lines))
    for (start, end, key), found in groupby(split, lambda parts: tuple(parts[:3])):
        first, *others = (_link(json.loads(parts[3])) for parts in found)
        for other in others:
            first.claims += other.claims
            first.disputed |= other.disputed
        yield (start, end, key), first


def _line(key: Key, link: Link) -> bytes:
    told = [link.relation, link.label, link.claims, link.events, link.weight, link.disputed]
    return _END.join([*key, json.dumps([*told, link.ends])]).encode()


def _link(told: list[Any]) -> Link:
    relation, label, claims, events, weight, disputed, ends = told
    two = ends and tuple(Partaking(role, tuple(its)) for role, its in ends)
    return Link(relation, label, claims, tuple(events), weight, disputed, two)
