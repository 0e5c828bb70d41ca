"""Networks of more edges than memory should hold: sorted on disk, gone through one by one."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, cached_property, partial
from itertools import islice
from typing import IO, Any, Final, NamedTuple, TypeAlias

import networkx as nx
import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.lightly import Again, read_lightly
from eventgraph.claims.reading import Reading
from eventgraph.network.edges import edge_attributes, edge_facts
from eventgraph.network.links import Link
from eventgraph.network.merging import Key, link_of, links_of, told_of
from eventgraph.network.projecting import (
    Spans,
    class_of,
    dates_of,
    name_of,
    named_by,
    node_of,
    nodes_of,
    project,
)
from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.scoped import graphs_of
from eventgraph.sparql.files import Query
from eventgraph.vocabulary import SEM

__all__ = ["Drawing", "Later", "Network", "drawing_of", "drawn", "is_large", "sketched"]

#: How many claims are drawn in memory.
_MOST: Final = 20_000
#: How many are held where only a little is asked of them: up to here, that is quicker.
_MANY: Final = 100_000
_SPEAKER: Final = ox.NamedNode(str(SEM.accordingTo))


class Later(Mapping[str, Any]):
    """Attributes of which some are at hand, and the others are made once one of them is asked for.

    >>> some = Later({"a": 1}, lambda: {"a": 1, "b": 2})
    >>> some["a"], some["b"], list(some)
    (1, 2, ['a', 'b'])
    """

    def __init__(self, ready: Mapping[str, Any], make: Callable[[], Mapping[str, Any]]) -> None:
        """Take what is at hand, and what makes all."""
        self._ready = ready
        self._make = make

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - as networkx itself
        return self._ready[name] if name in self._ready else self._whole[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole)

    def __len__(self) -> int:
        return len(self._whole)

    @cached_property
    def _whole(self) -> Mapping[str, Any]:
        return self._make()


class Drawing(NamedTuple):
    """A network that can be gone through: its own attributes, its nodes, its edges."""

    about: Mapping[str, Any]
    nodes: Iterable[tuple[str, Mapping[str, Any]]]
    edges: Iterable[tuple[str, str, Mapping[str, Any]]]


#: What is asked of a network is asked of one that is held or of one that is gone through.
Network: TypeAlias = "nx.MultiDiGraph[str] | Drawing"


def drawing_of(network: Network) -> Drawing:
    """Go through a network that is held; one that is gone through stays as it is.

    >>> graph = nx.MultiDiGraph([("a", "b")])
    >>> list(drawing_of(graph).edges)
    [('a', 'b', {})]
    """
    if isinstance(network, Drawing):
        return network
    nodes = Again(lambda: iter(network.nodes.items()))
    return Drawing(network.graph, nodes, network.edges(data=True))


@contextmanager
def drawn(
    dataset: Dataset,
    kind: str | Query = "events",
    most: int = _MOST,
    *,
    language: str = "en",
    reading: Reading | None = None,
) -> Iterator[Drawing]:
    """Draw the claims as `project` does, beyond `most` claims by means of temporary files.

    What a query of one's own links is held. Who has read the claims hands on the `reading`.

    >>> import eventgraph as eg
    >>> with drawn(eg.load("graph"), "actors", most=1) as drawing:
    ...     len(list(drawing.edges)) > 100
    True
    """
    if not is_large(dataset, most):
        yield drawing_of(project(dataset, None, kind, language, reading=reading))
        return
    reading = read_lightly(dataset, language) if reading is None else reading
    with tempfile.TemporaryFile("w+", prefix="eventgraph-", encoding="utf-8") as file:
        links = links_of(dataset, reading, kind, language)
        linked = _written(file, links, partial(edge_attributes, reading))
        names = sorted(linked | named_by(reading, kind))
        nodes = Again(lambda: nodes_of(reading, names))
        yield Drawing({"kind": name_of(kind)}, nodes, Again(lambda: _read(file)))


@contextmanager
def sketched(
    dataset: Dataset, kind: str | Query = "events", most: int = _MANY, *, language: str = "en"
) -> Iterator[Drawing]:
    """Draw the claims as `drawn` does, for who asks little of most nodes and edges.

    Beyond `most` claims, words and dates are looked up when an attribute is asked for that needs
    them; at hand are the class and kind of a node, the events, weight and dispute of an edge.

    >>> import eventgraph as eg
    >>> with sketched(eg.load("graph"), "actors", most=1) as drawing:
    ...     {data["disputed"] for _, _, data in drawing.edges} == {True, False}
    True
    """
    if not is_large(dataset, most):
        yield drawing_of(project(dataset, None, kind, language))
        return
    reading = read_lightly(dataset, language)
    with tempfile.TemporaryFile("w+", prefix="eventgraph-", encoding="utf-8") as file:
        linked = _written(file, links_of(dataset, reading, kind, language), told_of)
        names = sorted(linked | named_by(reading, kind))

        def nodes() -> Iterator[tuple[str, Mapping[str, Any]]]:
            dates = cache(partial(dates_of, reading))
            for iri in names:
                yield iri, Later(class_of(reading, iri), partial(_dated, reading, iri, dates))

        def edges() -> Iterator[tuple[str, str, Mapping[str, Any]]]:
            for start, end, told in _read(file):
                link = link_of(told)
                whole = partial(edge_attributes, reading, link)
                yield start, end, Later(edge_facts(reading, link), whole)

        yield Drawing({"kind": name_of(kind)}, Again(nodes), Again(edges))


def is_large(dataset: Dataset, most: int = _MOST) -> bool:
    """Tell whether a dataset shows more than some claims."""
    shown = graphs_of(dataset)
    if shown is not None:
        return len(shown) > most
    spoken = store_of(dataset).quads_for_pattern(None, _SPEAKER, None)
    return next(islice(spoken, most, None), None) is not None


def _written(
    file: IO[str], links: Iterable[tuple[Key, Link]], told: Callable[[Link], object]
) -> set[str]:
    """Write what is told of links to a file, a line each, and give the things that they link."""
    linked = set()
    for (start, end, _), link in links:
        linked |= {start, end}
        file.write(json.dumps([start, end, told(link)]) + "\n")
    return linked


def _read(file: IO[str]) -> Iterator[tuple[str, str, Any]]:
    file.seek(0)
    for line in file:
        start, end, data = json.loads(line)
        yield start, end, data


def _dated(reading: Reading, iri: str, dates: Callable[[], Spans]) -> Mapping[str, Any]:
    return node_of(reading, iri, dates().get(iri, ("", "")))
