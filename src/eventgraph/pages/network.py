"""Build the page's network as pyvis's: nodes with place, shape and size, edges between them."""

from __future__ import annotations

from collections import Counter, defaultdict

from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from eventgraph.pages.choosing import Choice
from eventgraph.pages.kinds import KINDS, OTHER
from eventgraph.pages.layout import Spot, place
from eventgraph.pages.placing.folding import beside, folded
from eventgraph.pages.placing.naming import box_of
from eventgraph.pages.records import Label, PageData
from eventgraph.steps import doing

__all__ = ["build"]

_Pairs = list[tuple[int, int]]

#: So many of the best linked have bolder names; the page says so too.
_STRONG = 12
#: Room round what is unfolded among the rest, in the units of the layout.
_ROOM = 44.0


def build(data: PageData, choice: Choice) -> Network:
    """Build a pyvis Network whose nodes are numbered in the order of the choice.

    A node's size grows with the number of distinct events it is linked to, never with mentions.
    What the page folds into the lines has its place near its neighbours and is marked as folded.
    Its records are put in place directly: `add_node` and `add_edge` search a list at every call.
    """
    numbers = {iri: number for number, iri in enumerate(choice.nodes)}
    pairs = [(numbers[edge.subject], numbers[edge.object]) for edge in choice.edges]
    kinds = [data.kinds.get(iri, OTHER) for iri in choice.nodes]
    hidden = folded(kinds, pairs)
    sizes = _sizes(data, choice)
    with doing("laying out the network"):
        spots = _placed(data, choice.nodes, pairs, hidden, sizes)
    network = Network(directed=True)
    network.toggle_physics(status=False)
    for number, (iri, spot) in enumerate(zip(choice.nodes, spots, strict=True)):
        kind = KINDS[kinds[number]]
        options = {"color": kind.colour, **spot._asdict(), "size": sizes[number]}
        options["folded"] = int(number in hidden)
        network.nodes.append(Node(number, kind.shape, iri, **options).options)
        network.node_ids.append(number)
        network.node_map[number] = network.nodes[-1]
    for edge, (start, end) in zip(choice.edges, pairs, strict=True):
        network.edges.append(Edge(start, end, directed=True, label=edge.property).options)
    return network


def _placed(
    data: PageData,
    nodes: tuple[str, ...],
    pairs: _Pairs,
    hidden: frozenset[int],
    sizes: list[float],
) -> list[Spot]:
    """Place what is shown at first, then what is folded, near its neighbours."""
    shown = [number for number in range(len(nodes)) if number not in hidden]
    order = {number: at for at, number in enumerate(shown)}
    lines = [(order[one], order[two]) for one, two in pairs if one in order and two in order]
    linked = Counter(end for pair in {(min(p), max(p)) for p in lines} for end in pair)
    ranks = sorted(order.values(), key=lambda at: (-linked[at], at))
    strong = set(ranks[:_STRONG])
    boxes = [
        box_of(
            data.labels.get(nodes[n], Label(nodes[n], "")),
            sizes[n],
            len(shown),
            strong=at in strong,
        )
        for n, at in order.items()
    ]
    spots = dict(zip(shown, place(len(shown), lines, boxes), strict=True))
    points = {number: (spot.x, spot.y) for number, spot in spots.items()}
    for number, (x, y) in beside(points, sorted(hidden), pairs, _ROOM).items():
        spots[number] = Spot(round(x, 1), round(y, 1))
    return [spots[number] for number in range(len(nodes))]


def _sizes(data: PageData, choice: Choice) -> list[float]:
    events = _events(data, choice)
    return [min(round(9 + 4 * len(events[iri]) ** 0.5, 1), 30) for iri in choice.nodes]


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
