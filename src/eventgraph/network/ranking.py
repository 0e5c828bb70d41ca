"""Rank the nodes of a projection by a measure of networkx."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final

import networkx as nx
from rdflib import URIRef

from eventgraph.errors import EventGraphError, pick
from eventgraph.network.drawing import Network, drawing_of
from eventgraph.network.measures import MEASURES, Measure
from eventgraph.network.scores import PIVOTS, Sample, Scores, pivots
from eventgraph.tables.table import Table

__all__ = ["folded", "measures", "rank", "simplify"]

_DIGITS: Final = 6


def measures() -> Table:
    """List the measures: what each says, whose formula it is, its range, when not to use it.

    >>> measures().column("measure")[:3]
    ['degree', 'strength', 'betweenness']
    """
    rows = [(m.name, m.definition, m.formula, m.range, m.caution) for m in MEASURES.values()]
    return Table(("measure", "says", "formula", "range", "caution"), tuple(rows))


def simplify(projection: Network) -> nx.Graph[str]:
    """Fold a projection into one link for each pair, without direction, in sorted order.

    The weight of a link is the number of distinct events that all its edges rest on together, or
    the largest weight among them where that is more: a text that repeats itself adds nothing.

    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", events="e", weight=1.0)
    >>> _ = graph.add_edge("b", "a", events="e", weight=1.0)
    >>> simplify(graph).edges["a", "b"]["weight"]
    1.0
    """
    drawing = drawing_of(projection)
    return folded((name for name, _ in drawing.nodes), drawing.edges)


def folded(
    names: Iterable[str], edges: Iterable[tuple[str, str, Mapping[str, Any]]]
) -> nx.Graph[str]:
    """Fold edges as `simplify` does, between nodes with these names; each edge is looked at once.

    >>> sorted(folded("ab", [("b", "a", {})]).edges)
    [('a', 'b')]
    """
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(sorted(names))
    # Each name is held once, however many edges have it; most pairs rest on one event.
    once = {name: name for name in network}
    events: dict[tuple[str, str], str | set[str]] = {}
    weights: dict[tuple[str, str], float] = {}
    for start, end, data in edges:
        if start == end:
            continue
        one, other = once[start], once[end]
        pair = (one, other) if one < other else (other, one)
        named, before = data.get("events", ""), events.get(pair)
        if before is None:
            events[pair] = once.get(named, named)
        elif isinstance(before, set):
            before.update(_names(named))
        elif named != before:
            events[pair] = {*_names(before), *_names(named)}
        weights[pair] = max(weights.get(pair, 0.0), data.get("weight", 1.0))
    for pair in sorted(events):
        found = events.pop(pair)
        number = len(found if isinstance(found, set) else set(_names(found)))
        network.add_edge(*pair, weight=max(weights.pop(pair), float(number)))
    return network


def _names(events: str) -> Iterator[str]:
    return filter(None, events.split("\n"))


def rank(projection: Network, measure: str, backend: str | None = None) -> Table:
    """Rank every node of a projection, those that stand alone last; equal scores share a rank.

    `backend` is the name of a networkx backend that is installed. Networks of more than 5000
    nodes are measured from 500 of them, where the measure can be, and the table's title says so.
    Raises UnknownName for an unknown measure, EventGraphError where it cannot be computed.

    >>> graph = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    >>> [(str(row[1]), row[-1]) for row in rank(graph, "betweenness").rows]
    [('b', 1.0), ('a', 0.0), ('c', 0.0)]
    """
    chosen = _named(measure)
    drawing = drawing_of(projection)
    classes = {name: data.get("class", "") for name, data in drawing.nodes}
    network = folded(classes, drawing.edges)
    sample = Sample(pivots(network) if chosen.sampled else None, backend)
    with _measuring(measure, backend):
        scores = chosen.score(network, sample) if len(network) else {}
    rows = [
        (
            place,
            URIRef(node),
            classes[node],
            int(score) if chosen.whole and score is not None else score,
        )
        for place, node, score in _placed(chosen, network, scores)
    ]
    return Table(("rank", "node", "class", measure), tuple(rows), _title(chosen, network, sample))


def _named(measure: str) -> Measure:
    return MEASURES[pick(measure, MEASURES, "measure")]


def _placed(
    measure: Measure, network: nx.Graph[str], scores: Scores
) -> Iterator[tuple[int, str, float | None]]:
    """Sort nodes by score, then those that stand alone last, then by IRI; number the ranks."""
    rounded = {node: round(score, _DIGITS) + 0.0 for node, score in scores.items()}
    sign = 1 if measure.rising else -1

    def key(node: str) -> tuple[bool, float, bool, str]:
        undefined = math.isnan(rounded[node])
        return undefined, 0.0 if undefined else sign * rounded[node], not network.degree(node), node

    place, before = 0, None
    for number, node in enumerate(sorted(rounded, key=key), 1):
        if key(node)[:2] != before:
            place, before = number, key(node)[:2]
        yield place, node, None if math.isnan(rounded[node]) else rounded[node]


def _title(measure: Measure, network: nx.Graph[str], sample: Sample) -> str:
    size = f"{measure.name} of {len(network)} nodes, {network.number_of_edges()} links"
    if sample.pivots is None:
        return size
    return f"{size}, estimated from {PIVOTS} of the nodes"


@contextmanager
def _measuring(measure: str, backend: str | None) -> Iterator[None]:
    """Translate what networkx and its backends raise."""
    try:
        yield
    except (ImportError, NotImplementedError) as error:
        if backend is None:
            raise
        message = " ".join(str(error).split()).partition(". ")[0]
        raise EventGraphError(f"{measure}: {message}; choose another --backend, or none") from error
    except nx.PowerIterationFailedConvergence as error:
        message = f"{measure}: does not settle on this network; choose another measure"
        raise EventGraphError(message) from error
