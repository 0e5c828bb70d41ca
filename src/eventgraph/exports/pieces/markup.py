"""Write a network as XML piece by piece, each by a library that writes networks whole.

A piece is a small network: in front stand the nodes and edges that first bring each attribute, so
that attributes have the same numbers in every piece, and what is written of these is cut off.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

import networkx as nx

from eventgraph.network.drawing import Drawing
from eventgraph.tables.results import in_parts
from eventgraph.text.characters import xml_safe

__all__ = ["Markup", "clean", "markup_pieces"]

#: Stands for a node in front of a piece; a name of the data has no space in it.
_FRONT: Final = "in front "

Data = Mapping[str, Any]


class Markup(NamedTuple):
    """How a network is written whole, and how the elements of nodes and edges begin."""

    write: Callable[[nx.MultiDiGraph[str]], str]
    node: str
    edge: str
    #: Whether edges are numbered in an attribute of their own, from 0.
    numbered: bool = False


def markup_pieces(drawing: Drawing, markup: Markup) -> Iterator[str]:
    """Write a network piece by piece, without characters that XML bans.

    Edges are keyed `e1`, `e2` …
    """
    front = _Front(drawing, markup)
    whole = front.written()
    if not front.nodes:
        yield whole
        return
    first, end = _place(whole, markup.node, 0)
    yield whole[:first]
    for some in in_parts(drawing.nodes):
        yield _alone(front.nodes_of(some))
    if front.edges:
        start, last = _place(whole, markup.edge, 0)
        yield whole[end:start]
        for part in in_parts(enumerate(drawing.edges, 1)):
            yield _alone(front.edges_of(part))
        end = last
    yield whole[end:]


def _alone(text: str) -> str:
    """Give a text when what it was made of is thrown away.

    A network refers to itself, and the command line lets Python look for such circles seldom.
    """
    gc.collect(0)
    return text


class _Front:
    """What stands in front of each piece."""

    def __init__(self, drawing: Drawing, markup: Markup) -> None:
        """Find the nodes and edges that first bring an attribute, or a kind of value of one."""
        self._about, self._markup = drawing.about, markup
        self.nodes = _leading(data for _, data in drawing.nodes)
        self.edges = _leading(data for _, _, data in drawing.edges)

    def written(self) -> str:
        """Write what stands in front, alone."""
        return self._markup.write(self._begun(with_edges=True))

    def nodes_of(self, some: Iterable[tuple[str, Data]]) -> str:
        """Write some nodes."""
        graph = self._begun(with_edges=False)
        graph.add_nodes_from((name, clean(data)) for name, data in some)
        return self._rest(graph, self._markup.node, len(self.nodes))

    def edges_of(self, some: list[tuple[int, tuple[str, str, Data]]]) -> str:
        """Write some edges, which come sorted by where they start."""
        graph = self._begun(with_edges=True)
        graph.add_nodes_from(start for _, (start, _, _) in some)
        for number, (start, end, data) in some:
            graph.add_edge(start, end, key=f"e{number}", **self._numbered(number, data))
        return self._rest(graph, self._markup.edge, len(self.edges))

    def _begun(self, *, with_edges: bool) -> nx.MultiDiGraph[str]:
        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(**self._about)
        for number, data in enumerate(self.nodes):
            graph.add_node(f"{_FRONT}{number}", **data)
        for number, data in enumerate(self.edges if with_edges else ()):
            name = f"{_FRONT}0"
            graph.add_edge(name, name, key=f"{_FRONT}{number}", **self._numbered(-number, data))
        return graph

    def _numbered(self, number: int, data: Data) -> dict[str, Any]:
        given = clean(data)
        return {"id": str(number - 1), **given} if self._markup.numbered else given

    def _rest(self, graph: nx.MultiDiGraph[str], begin: str, front: int) -> str:
        text = self._markup.write(graph)
        start, end = _place(text, begin, front)
        return text[start:end]


def _leading(every: Iterable[Data]) -> list[dict[str, Any]]:
    """Give the first, and each that is the first with an attribute or a kind of its value."""
    found: list[dict[str, Any]] = []
    known: set[tuple[str, type]] = set()
    for data in every:
        told = {(name, type(value)) for name, value in data.items()}
        if not found or not told <= known:
            known |= told
            found.append(clean(data))
    return found


def _place(text: str, begin: str, skipped: int) -> tuple[int, int]:
    """Tell where elements begin that start with a text, the first ones skipped, and end."""
    start = -1
    for _ in range(skipped + 1):
        start = text.index(begin, start + 1)
    last = text.rindex(begin)
    closed = text.index(">", last)
    if text[closed - 1] != "/":
        name = begin.strip().removeprefix("<")
        closed = text.index(f"</{name}>", closed) + len(name) + 2
    return start, closed + 1


def clean(data: Data) -> dict[str, Any]:
    """Give attributes without characters that XML bans."""
    return {
        name: xml_safe(value) if isinstance(value, str) else value for name, value in data.items()
    }
