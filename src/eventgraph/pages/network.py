"""Build the page's network as pyvis's: nodes with place, shape and size, edges between them."""

from __future__ import annotations

from collections import defaultdict

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from eventgraph.pages.choosing import Choice
from eventgraph.pages.kinds import KINDS, OTHER
from eventgraph.pages.layout import Point, place
from eventgraph.pages.records import PageData
from eventgraph.steps import doing

__all__ = ["build"]


def build(data: PageData, choice: Choice) -> Network:
    """Build a pyvis Network whose nodes are numbered in the order of the choice.

    A node's size grows with the number of distinct events it is linked to, never with mentions.
    Its records are put in place directly: `add_node` and `add_edge` search a list at every call.
    """
    numbers = {iri: number for number, iri in enumerate(choice.nodes)}
    pairs = [(numbers[edge.subject], numbers[edge.object]) for edge in choice.edges]
    events = _events(data, choice)
    network = Network(directed=True)
    network.toggle_physics(status=False)
    for (iri, number), (x, y) in zip(numbers.items(), _placed(len(numbers), pairs), strict=True):
        kind = KINDS[data.kinds.get(iri, OTHER)]
        size = round(9 + 4 * len(events[iri]) ** 0.5, 1)
        options = {"color": kind.colour, "x": x, "y": y, "size": min(size, 30)}
        network.nodes.append(Node(number, kind.shape, iri, **options).options)
        network.node_ids.append(number)
        network.node_map[number] = network.nodes[-1]
    for edge, (start, end) in zip(choice.edges, pairs, strict=True):
        network.edges.append(Edge(start, end, directed=True, label=edge.property).options)
    return network


def _placed(count: int, pairs: list[tuple[int, int]]) -> list[Point]:
    with doing("laying out the network"):
        return place(count, pairs)


def _events(data: PageData, choice: Choice) -> dict[str, set[str]]:
    """Collect the distinct events next to each node; an event counts for itself."""
    happenings = {iri for iri in choice.nodes if data.kinds.get(iri) in {"Event", "Communication"}}
    found: dict[str, set[str]] = defaultdict(set)
    for iri in happenings:
        found[iri].add(iri)
    for edge in choice.edges:
        for here, there in ((edge.subject, edge.object), (edge.object, edge.subject)):
            if there in happenings:
                found[here].add(there)
    return found
