"""How two things are connected: the shortest chains, each step with the claim it rests on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, NamedTuple

import networkx as nx

from eventgraph.claims.cards import CERTAINTIES, Card
from eventgraph.claims.lightly import Again
from eventgraph.errors import UnknownName
from eventgraph.network.drawing import Drawing, Network, drawing_of
from eventgraph.network.edges import edge_claims
from eventgraph.network.ranking import folded, simplify
from eventgraph.vocabulary import curie

__all__ = ["Chain", "Gap", "Route", "Step", "find_chains", "find_gap", "leaving_out"]


class Step(NamedTuple):
    """From one thing to the next: the edge that leads there, and the claims that carry it best.

    There is one claim, or two where each says of one side that it took part in the same event.
    `forward` is false where the edge is walked against its direction; `more` counts the other
    claims that link the two.
    """

    start: str
    end: str
    edge: dict[str, Any]
    forward: bool
    claims: tuple[Card, ...]
    more: int


Chain = tuple[Step, ...]
Edge = tuple[str, str, Mapping[str, Any]]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Route:
    """Which chains count: from where to where, past whom not, over no disputed step, how many."""

    start: str
    end: str
    avoid: tuple[str, ...] = ()
    undisputed: bool = False
    most: int = 1


class Gap(NamedTuple):
    """Why there is no chain: how much each end reaches, and who on the first side is nearest.

    `nearest` is the node that the start reaches and that, if nothing were left out, is fewest
    `steps` from the end; it is empty where no chain leads there at all.
    """

    from_start: int
    from_end: int
    nearest: str = ""
    steps: int = 0


def leaving_out(network: Network, route: Route) -> Drawing:
    """Leave out what a route leaves out: things to avoid, and edges that are disputed.

    >>> graph = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    >>> [name for name, _ in leaving_out(graph, Route("a", "c", avoid=("b",))).nodes]
    ['a', 'c']
    """
    drawing, avoid = drawing_of(network), set(route.avoid)

    def nodes() -> Iterator[tuple[str, Mapping[str, Any]]]:
        return ((name, data) for name, data in drawing.nodes if name not in avoid)

    def edges() -> Iterator[Edge]:
        for start, end, data in drawing.edges:
            disputed = route.undisputed and data.get("disputed")
            if start not in avoid and end not in avoid and not disputed:
                yield start, end, data

    return Drawing(drawing.about, Again(nodes), Again(edges))


def find_chains(network: Network, route: Route) -> tuple[Chain, ...]:
    """Find the shortest chains, and after them the next longer ones, up to `route.most`.

    Links are walked both ways. Of several claims on a step the first shown is one that is
    undisputed and stated outright, where there is one. None is an empty tuple. Raises UnknownName
    for an end that no claim names, that is avoided, or that is both ends.

    >>> graph = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    >>> [[step.end for step in chain] for chain in find_chains(graph, Route("a", "c"))]
    [['b', 'c']]
    """
    drawing = drawing_of(network)
    names = {name for name, _ in drawing.nodes}
    _check(names, route)
    edges = leaving_out(drawing, route).edges
    try:
        kept = folded(names.difference(route.avoid), edges)
        walks = nx.shortest_simple_paths(kept, route.start, route.end)
        found = [tuple(pairwise(walk)) for walk in islice(walks, route.most)]
    except nx.NetworkXNoPath:
        return ()
    between = _between({ends for walk in found for ends in walk}, edges)
    return tuple(tuple(_step(between, *ends) for ends in walk) for walk in found)


def _between(pairs: Collection[Pair], edges: Iterable[Edge]) -> Mapping[Pair, list[dict[str, Any]]]:
    """Gather the edges between some pairs of things, either way."""
    found: dict[Pair, list[dict[str, Any]]] = {}
    for start, end, data in edges:
        if (start, end) in pairs or (end, start) in pairs:
            found.setdefault((start, end), []).append(dict(data))
    return found


def find_gap(network: Network, route: Route, whole: Network) -> Gap:
    """Say why `find_chains` found none; `whole` is the network with nothing left out.

    >>> graph = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    >>> find_gap(graph, Route("a", "c", avoid=("b",)), graph)
    Gap(from_start=1, from_end=1, nearest='a', steps=2)
    """
    kept = simplify(leaving_out(network, route))
    here = nx.node_connected_component(kept, route.start)
    there = nx.node_connected_component(kept, route.end)
    lengths = nx.single_source_shortest_path_length(simplify(whole), route.end)
    near = min(((lengths[n], n) for n in here if n in lengths), default=(0, ""))
    return Gap(len(here), len(there), near[1], near[0])


def _check(names: Collection[str], route: Route) -> None:
    for end in (route.start, route.end):
        if end not in names:
            raise UnknownName(f"no claim of this scope names {curie(end)} in this kind of network")
        if end in route.avoid:
            raise UnknownName(f"{curie(end)} is an end of the path and cannot be avoided")
    if route.start == route.end:
        raise UnknownName(f"both ends are {curie(route.start)}; name two things")


def _step(between: Mapping[Pair, list[dict[str, Any]]], start: str, end: str) -> Step:
    """Choose the edge and claims to show: undisputed before disputed, stated before alleged."""
    ways = [(True, start, end), (False, end, start)]
    options: list[tuple[Any, Step]] = []
    total: set[str] = set()
    for forward, one, other in ways:
        for place, edge in enumerate(between.get((one, other), ())):
            total.update(claim.claim for claim in edge_claims(edge))
            best = _strongest(edge)[:: 1 if forward else -1]
            weakest = max(map(_weakness, best), default=(9, ""))
            order = (edge.get("disputed", False), weakest, not forward, place)
            options.append((order, Step(start, end, edge, forward, best, 0)))
    step = min(options, key=lambda option: option[0])[1]
    return step._replace(more=len(total) - len(step.claims))


def _strongest(edge: dict[str, Any]) -> tuple[Card, ...]:
    """Give the strongest claim on an edge, or on each side of it where both must be said."""
    claims = edge_claims(edge)
    sides = [edge[name].split("\n") for name in ("from_claims", "to_claims") if name in edge]
    if not sides:
        return tuple(sorted(claims, key=_weakness)[:1])
    both = [claim for claim in claims if all(claim.claim in side for side in sides)]
    if both:
        return (min(both, key=_weakness),)
    return tuple(min((c for c in claims if c.claim in side), key=_weakness) for side in sides)


def _weakness(claim: Card) -> tuple[int, str]:
    sure = (
        CERTAINTIES.index(claim.certainty) if claim.certainty in CERTAINTIES else len(CERTAINTIES)
    )
    return sure, claim.claim
