"""Score the nodes of a simple, undirected network with networkx."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx

__all__ = [
    "EXACT_UP_TO",
    "PIVOTS",
    "Sample",
    "Scores",
    "articulation",
    "betweenness",
    "bridges",
    "cliques",
    "closeness",
    "communities",
    "constraint",
    "core",
    "degree",
    "effective_size",
    "eigenvector",
    "harmonic",
    "pagerank",
    "pivots",
    "strength",
]

#: Networks of more nodes than this are measured from a sample, where the measure can be.
EXACT_UP_TO: Final = 5000
#: How many nodes a sample holds; the same ones for the same network.
PIVOTS: Final = 500

Scores = dict[str, float]


@dataclass(frozen=True)
class Sample:
    """How to measure: from which nodes (None: all), by which backend (None: networkx itself)."""

    pivots: tuple[str, ...] | None = None
    backend: str | None = None


def pivots(network: nx.Graph[str]) -> tuple[str, ...] | None:
    """Draw the sample for a network, or None where it is small enough to be measured exactly."""
    if len(network) <= EXACT_UP_TO:
        return None
    return tuple(random.Random(0).sample(sorted(network), PIVOTS))  # noqa: S311 - no secret


def _call(
    function: Callable[..., Any], network: nx.Graph[str], sample: Sample, **options: object
) -> Any:  # noqa: ANN401 - as networkx itself
    """Call a function of networkx, on the backend asked for."""
    if sample.backend is not None:
        options["backend"] = sample.backend
    return function(network, **options)


def _scores(
    function: Callable[..., Any], network: nx.Graph[str], sample: Sample, **options: object
) -> Scores:
    """Call a function of networkx that scores every node."""
    return dict(_call(function, network, sample, **options))


def _refuse_backend(sample: Sample) -> None:
    if sample.backend is not None:
        raise NotImplementedError("takes no backend, as it only counts")


def degree(network: nx.Graph[str], sample: Sample) -> Scores:
    """Count the neighbours."""
    _refuse_backend(sample)
    return {node: float(degree) for node, degree in network.degree()}


def strength(network: nx.Graph[str], sample: Sample) -> Scores:
    """Sum the weights of the links."""
    _refuse_backend(sample)
    return {node: float(strength) for node, strength in network.degree(weight="weight")}


def betweenness(network: nx.Graph[str], sample: Sample) -> Scores:
    """Score by the share of shortest chains."""
    if sample.pivots is None:
        return _scores(nx.betweenness_centrality, network, sample)
    size = len(sample.pivots)
    return _scores(nx.betweenness_centrality, network, sample, k=size, seed=0)


def closeness(network: nx.Graph[str], sample: Sample) -> Scores:
    """Score by nearness to those reached."""
    if sample.pivots is None:
        return _scores(nx.closeness_centrality, network, sample)
    steps: Counter[str] = Counter()
    reached: Counter[str] = Counter()
    for node, length in _distances(network, sample):
        steps[node] += length
        reached[node] += 1
    size = len(sample.pivots)
    return {n: reached[n] / steps[n] * reached[n] / size if steps[n] else 0.0 for n in network}


def harmonic(network: nx.Graph[str], sample: Sample) -> Scores:
    """Sum the inverse distances."""
    if sample.pivots is None:
        return _scores(nx.harmonic_centrality, network, sample)
    sums = dict.fromkeys(network, 0.0)
    for node, length in _distances(network, sample):
        sums[node] += 1 / length
    factor = (len(network) - 1) / len(sample.pivots)
    return {node: factor * total for node, total in sums.items()}


def _distances(network: nx.Graph[str], sample: Sample) -> list[tuple[str, int]]:
    """List how far each node is from each pivot that reaches it, itself left out."""
    return [
        (node, length)
        for pivot in sample.pivots or ()
        for node, length in nx.single_source_shortest_path_length(network, pivot).items()
        if length
    ]


def eigenvector(network: nx.Graph[str], sample: Sample) -> Scores:
    """Score by the scores of the neighbours."""
    if not network.number_of_edges():
        return dict.fromkeys(network, 0.0)
    scores = _scores(
        nx.eigenvector_centrality, network, sample, max_iter=10_000, tol=1e-9, weight="weight"
    )
    return {node: score if network.degree(node) else 0.0 for node, score in scores.items()}


def pagerank(network: nx.Graph[str], sample: Sample) -> Scores:
    """Score by a random walk."""
    return _scores(nx.pagerank, network, sample, max_iter=1000, tol=1e-10)


def articulation(network: nx.Graph[str], sample: Sample) -> Scores:
    """Count the further parts that a removal leaves."""
    blocks = _call(nx.biconnected_components, network, sample)
    counts = Counter(node for block in blocks for node in block)
    return {node: float(max(0, counts[node] - 1)) for node in network}


def bridges(network: nx.Graph[str], sample: Sample) -> Scores:
    """Count the links that are bridges."""
    ends = Counter(end for edge in _call(nx.bridges, network, sample) for end in edge)
    return {node: float(ends[node]) for node in network}


def core(network: nx.Graph[str], sample: Sample) -> Scores:
    """Give the core number."""
    cores = _scores(nx.core_number, network, sample)
    return {node: float(number) for node, number in cores.items()}


def constraint(network: nx.Graph[str], sample: Sample) -> Scores:
    """Give Burt's constraint."""
    return _scores(nx.constraint, network, sample, weight="weight")


def effective_size(network: nx.Graph[str], sample: Sample) -> Scores:
    """Give Burt's effective size."""
    return _scores(nx.effective_size, network, sample)


def communities(network: nx.Graph[str], sample: Sample) -> Scores:
    """Give the number of each one's community, the largest first."""
    found = _call(nx.community.louvain_communities, network, sample, seed=0)
    ordered = sorted(found, key=lambda members: (-len(members), min(members)))
    return {node: float(n) for n, members in enumerate(ordered, 1) for node in members}


def cliques(network: nx.Graph[str], sample: Sample) -> Scores:
    """Count the maximal cliques of three or more."""
    counts: Counter[str] = Counter()
    for clique in _call(nx.find_cliques, network, sample):
        if len(clique) > 2:  # noqa: PLR2004 - two nodes and their edge are no clique worth counting
            counts.update(clique)
    return {node: float(counts[node]) for node in network}
