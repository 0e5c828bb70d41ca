"""How two things are connected: the shortest chains, each step with the claim it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any, NamedTuple

import networkx as nx

from eventgraph.claims.cards import CERTAINTIES, Card
from eventgraph.errors import UnknownName
from eventgraph.network.edges import edge_claims
from eventgraph.network.ranking import simplify
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


def leaving_out(projection: nx.MultiDiGraph[str], route: Route) -> nx.MultiDiGraph[str]:
    """Leave out what a route leaves out: things to avoid, and edges that are disputed.

    >>> graph = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    >>> sorted(leaving_out(graph, Route("a", "c", avoid=("b",))))
    ['a', 'c']
    """
    kept: nx.MultiDiGraph[str] = nx.MultiDiGraph(**projection.graph)
    left_out = set(route.avoid)
    kept.add_nodes_from((n, data) for n, data in projection.nodes(data=True) if n not in left_out)
    for start, end, key, data in projection.edges(keys=True, data=True):
        if not (left_out & {start, end} or (route.undisputed and data.get("disputed"))):
            kept.add_edge(start, end, key=key, **data)
    return kept


def find_chains(projection: nx.MultiDiGraph[str], route: Route) -> tuple[Chain, ...]:
    """Find the shortest chains, and after them the next longer ones, up to `route.most`.

    Links are walked both ways. Of several claims on a step the first shown is one that is
    undisputed and stated outright, where there is one. None is an empty tuple. Raises UnknownName
    for an end that no claim names, that is avoided, or that is both ends.

    >>> graph = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    >>> [[step.end for step in chain] for chain in find_chains(graph, Route("a", "c"))]
    [['b', 'c']]
    """
    _check(projection, route)
    kept = leaving_out(projection, route)
    try:
        walks = nx.shortest_simple_paths(simplify(kept), route.start, route.end)
        found = list(islice(walks, route.most))
    except nx.NetworkXNoPath:
        return ()
    return tuple(tuple(_step(kept, *ends) for ends in pairwise(walk)) for walk in found)


def find_gap(projection: nx.MultiDiGraph[str], route: Route, whole: nx.MultiDiGraph[str]) -> Gap:
    """Say why `find_chains` found none; `whole` is the projection with nothing left out.

    >>> graph = nx.MultiDiGraph([("a", "b"), ("b", "c")])
    >>> find_gap(graph, Route("a", "c", avoid=("b",)), graph)
    Gap(from_start=1, from_end=1, nearest='a', steps=2)
    """
    kept = simplify(leaving_out(projection, route))
    here = nx.node_connected_component(kept, route.start)
    there = nx.node_connected_component(kept, route.end)
    lengths = nx.single_source_shortest_path_length(simplify(whole), route.end)
    near = min(((lengths[n], n) for n in here if n in lengths), default=(0, ""))
    return Gap(len(here), len(there), near[1], near[0])


def _check(projection: nx.MultiDiGraph[str], route: Route) -> None:
    for end in (route.start, route.end):
        if end not in projection:
            raise UnknownName(f"no claim of this scope names {curie(end)} in this kind of network")
        if end in route.avoid:
            raise UnknownName(f"{curie(end)} is an end of the path and cannot be avoided")
    if route.start == route.end:
        raise UnknownName(f"both ends are {curie(route.start)}; name two things")


def _step(projection: nx.MultiDiGraph[str], start: str, end: str) -> Step:
    """Choose the edge and claims to show: undisputed before disputed, stated before alleged."""
    ways = [(True, start, end), (False, end, start)]
    options: list[tuple[Any, Step]] = []
    total: set[str] = set()
    for forward, one, other in ways:
        for key, edge in sorted((projection.get_edge_data(one, other) or {}).items()):
            total.update(claim.claim for claim in edge_claims(edge))
            best = _strongest(edge)[:: 1 if forward else -1]
            weakest = max(map(_weakness, best), default=(9, ""))
            order = (edge.get("disputed", False), weakest, not forward, str(key))
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
