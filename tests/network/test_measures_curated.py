"""The measures of the curated graph, beside networkx's own or worked out otherwise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import networkx as nx
import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.network.ranking import rank

KINDS = ["events", "actors", "speakers"]
Expected = Callable[["nx.Graph[str]"], dict[str, float]]


def plain(projection: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Link each two once, weighted by the distinct events of all their edges."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(projection)
    for start, end in projection.to_undirected().edges():
        both = [(start, end), (end, start)]
        edges = [e for ends in both for e in (projection.get_edge_data(*ends) or {}).values()]
        events = {event for edge in edges for event in edge["events"].split("\n") if event}
        if start != end:
            graph.add_edge(start, end, weight=float(max(1, len(events))))
    return graph


def parts_without_it(graph: nx.Graph[str]) -> dict[str, float]:
    whole = nx.number_connected_components(graph)
    left = {n: graph.subgraph(set(graph) - {n}) for n in graph}
    return {n: max(0, nx.number_connected_components(g) - whole) for n, g in left.items()}


def links_that_hold(graph: nx.Graph[str]) -> dict[str, float]:
    ends = [end for edge in graph.edges if nx.edge_connectivity(graph, *edge) == 1 for end in edge]
    return {node: ends.count(node) for node in graph}


def cliques_of(graph: nx.Graph[str]) -> dict[str, float]:
    cliques = [clique for clique in nx.find_cliques_recursive(graph) if len(clique) >= 3]
    counts = Counter(node for clique in cliques for node in clique)
    return {node: counts[node] for node in graph}


def eigenvector(graph: nx.Graph[str]) -> dict[str, float]:
    scores = nx.eigenvector_centrality(graph, max_iter=10_000, tol=1e-9, weight="weight")
    return {node: score if graph.degree(node) else 0.0 for node, score in scores.items()}


def constraint(graph: nx.Graph[str]) -> dict[str, float]:
    return {n: s for n, s in nx.constraint(graph, weight="weight").items() if graph.degree(n)}


EXPECTED: dict[str, Expected] = {
    "degree": lambda graph: {node: len(graph.adj[node]) for node in graph},
    "strength": lambda graph: {
        node: sum(link["weight"] for link in graph.adj[node].values()) for node in graph
    },
    "eigenvector": eigenvector,
    "pagerank": lambda graph: dict(nx.pagerank(graph, tol=1e-10, max_iter=1000)),
    "articulation": parts_without_it,
    "bridges": links_that_hold,
    "constraint": constraint,
    "cliques": cliques_of,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("measure", EXPECTED)
def test_a_measure_of_the_curated_graph(dataset: Dataset, kind: str, measure: str) -> None:
    projection = eg.project(dataset, kind=kind)
    rows = rank(projection, measure).rows
    scores = {str(row[1]): row[-1] for row in rows if row[-1] is not None}
    assert scores == pytest.approx(EXPECTED[measure](plain(projection)), abs=2e-6)


@pytest.mark.parametrize("kind", KINDS)
def test_communities_part_the_curated_graph_better_than_chance(dataset: Dataset, kind: str) -> None:
    projection = eg.project(dataset, kind=kind)
    graph = plain(projection)
    groups: dict[object, set[str]] = {}
    for row in rank(projection, "communities").rows:
        groups.setdefault(row[-1], set()).add(str(row[1]))
    assert nx.community.is_partition(graph, list(groups.values()))
    assert nx.community.modularity(graph, groups.values()) > 0.2
    sizes = [len(groups[number]) for number in range(1, len(groups) + 1)]
    assert sizes == sorted(sizes, reverse=True)
