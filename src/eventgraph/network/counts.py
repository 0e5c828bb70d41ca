"""Count what a projection holds: nodes and links, what they rest on, how they hang together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container
from typing import Any

import networkx as nx

from eventgraph.network.edges import edge_claims
from eventgraph.network.ranking import simplify
from eventgraph.network.scores import EXACT_UP_TO
from eventgraph.tables.table import Cell, Table

__all__ = ["count_up"]


def count_up(projection: nx.MultiDiGraph[str], reports: Container[str] = ()) -> Table:
    """Count nodes by kind, edges by what they rest on, and the parts the network falls into.

    `reports` names claims that only report that somebody spoke, or only give an office: of the
    claims that edges rest on, these are counted apart.
    The longest of all shortest chains is left out above 5000 nodes, where it takes too long.

    >>> graph = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    >>> dict(count_up(graph).rows)["longest shortest chain"]
    2
    """
    rows = [*_nodes(projection), *_edges(projection, reports), *_parts(simplify(projection))]
    return Table(("what", "number"), tuple(rows))


def _nodes(projection: nx.MultiDiGraph[str]) -> list[tuple[str, Cell]]:
    kinds = Counter(data.get("kind", "thing") for _, data in projection.nodes(data=True))
    return [
        ("nodes", len(projection)),
        *((f"nodes: {kind}", kinds[kind]) for kind in sorted(kinds)),
    ]


def _edges(projection: nx.MultiDiGraph[str], reports: Container[str]) -> list[tuple[str, Cell]]:
    edges = [data for _, _, data in projection.edges(data=True)]
    claims = [claim for data in edges for claim in edge_claims(data)]
    only = len({claim.claim for claim in claims if claim.claim in reports})
    silent = sum("certainty" in data and not data["certainty"].strip() for data in edges)
    return [
        ("edges", len(edges)),
        ("edges: disputed", sum(bool(data.get("disputed")) for data in edges)),
        ("edges: only alleged or possible", sum(_unsure(data) for data in edges)),
        *([("edges: no certainty given", silent)] if silent else []),
        ("claims on edges", len({claim.claim for claim in claims})),
        *([("claims on edges: only report who spoke or held an office", only)] if only else []),
        ("speakers of claims on edges", len({claim.speaker for claim in claims})),
        ("sources of claims on edges", len({claim.source for claim in claims})),
    ]


def _unsure(edge: dict[str, Any]) -> bool:
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
