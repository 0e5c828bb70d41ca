"""Count what a projection holds: nodes and links, what they rest on, how they hang together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from typing import Any, Final, NamedTuple

import networkx as nx

from eventgraph.network.drawing import Network, drawing_of
from eventgraph.network.edges import edge_claims
from eventgraph.network.ranking import folded
from eventgraph.network.scores import EXACT_UP_TO
from eventgraph.tables.lines import Lines
from eventgraph.tables.table import Cell, Table

__all__ = ["Tally", "count_up", "tally"]

#: How many bytes of names of claims are sorted in memory.
_AT_ONCE: Final = 8_000_000


class Tally(NamedTuple):
    """Nodes and edges that were counted, and the pairs that are linked."""

    rows: list[tuple[str, Cell]]
    pairs: nx.Graph[str]

    def table(self) -> Table:
        """Tell them, and how the pairs hang together."""
        return Table(("what", "number"), (*self.rows, *_parts(self.pairs)))


def count_up(projection: Network, reports: Container[str] = ()) -> Table:
    """Count nodes by kind, edges by what they rest on, and the parts the network falls into.

    `reports` names claims that only report that somebody spoke, or only give an office: of the
    claims that edges rest on, these are counted apart.
    The longest of all shortest chains is left out above 5000 nodes, where it takes too long.

    >>> graph = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    >>> dict(count_up(graph).rows)["longest shortest chain"]
    2
    """
    return tally(projection, reports).table()


def tally(projection: Network, reports: Container[str] = ()) -> Tally:
    """Count what has to be gone through; then the network itself is not needed any more.

    >>> tally(nx.MultiDiGraph([("a", "b"), ("b", "a")])).pairs.number_of_edges()
    1
    """
    drawing = drawing_of(projection)
    kinds = {name: data.get("kind", "thing") for name, data in drawing.nodes}
    told = _edges((data for _, _, data in drawing.edges), reports)
    return Tally([*_nodes(Counter(kinds.values())), *told], folded(kinds, drawing.edges))


def _nodes(kinds: Counter[str]) -> list[tuple[str, Cell]]:
    return [
        ("nodes", kinds.total()),
        *((f"nodes: {kind}", kinds[kind]) for kind in sorted(kinds)),
    ]


def _edges(edges: Iterable[Mapping[str, Any]], reports: Container[str]) -> list[tuple[str, Cell]]:
    """Count edges and what they rest on, in one pass."""
    number: Counter[str] = Counter()
    lines, speakers, sources = Lines(_AT_ONCE), set[str](), set[str]()
    for data in edges:
        silent = "certainty" in data and not data["certainty"].strip()
        disputed = bool(data.get("disputed"))
        number.update(edges=1, disputed=disputed, unsure=_unsure(data), silent=silent)
        claims = edge_claims(data)
        lines.add([claim.claim.encode() for claim in claims])
        speakers.update(claim.speaker for claim in claims)
        sources.update(claim.source for claim in claims)
    on_edges, only = 0, 0
    for line in lines:  # each claim once, however many edges rest on it
        on_edges += 1
        only += line.decode() in reports
    return [
        ("edges", number["edges"]),
        ("edges: disputed", number["disputed"]),
        ("edges: only alleged or possible", number["unsure"]),
        *([("edges: no certainty given", number["silent"])] if number["silent"] else []),
        ("claims on edges", on_edges),
        *([("claims on edges: only report who spoke or held an office", only)] if only else []),
        ("speakers of claims on edges", len(speakers)),
        ("sources of claims on edges", len(sources)),
    ]


def _unsure(edge: Mapping[str, Any]) -> bool:
    """Tell whether nobody states an edge outright, and somebody says how sure they are."""
    return bool(edge.get("certainty", "").strip()) and not edge.get("stated", True)


def _parts(network: nx.Graph[str]) -> list[tuple[str, Cell]]:
    parts = sorted((len(part) for part in nx.connected_components(network)), reverse=True)
    rows: list[tuple[str, Cell]] = [
        ("pairs linked", network.number_of_edges()),
        ("density", round(nx.density(network), 6)),
        ("parts", len(parts)),
        ("nodes in the largest part", parts[0] if parts else 0),
        ("nodes that stand alone", parts.count(1)),
        ("bridges", sum(1 for _ in nx.bridges(network))),
        ("articulation points", len(set(nx.articulation_points(network)))),
    ]
    if parts and len(network) <= EXACT_UP_TO:
        largest = max(nx.connected_components(network), key=lambda part: (len(part), min(part)))
        # A copy, as a view asks its filter of each node and link again, and by bounds, as chains
        # from every node take the square of the nodes.
        longest = nx.diameter(network.subgraph(largest).copy(), usebounds=True)
        rows.append(("longest shortest chain", longest))
    return rows
