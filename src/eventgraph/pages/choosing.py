"""Choose the part of a network that a page opens on, and say what is left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from eventgraph.pages.records import PageData

__all__ = ["MOST_CLAIMS", "Choice", "Edge", "Opening", "choose", "edges_of"]


#: A page holds this many claims at most; it says so, and which command gives the rest.
MOST_CLAIMS: Final = 20_000


class Edge(NamedTuple):
    """One relation between two things, whoever says so."""

    subject: str
    property: str
    object: str


class Opening(NamedTuple):
    """What a page opens on: the neighbourhood of `around`, an IRI; None: the best linked thing."""

    around: str | None = None
    steps: int = 2
    max_nodes: int = 2000

    @property
    def max_claims(self) -> int:
        """Say how many claims the page holds at most; who asks for more nodes gets more claims."""
        return max(MOST_CLAIMS, 2 * self.max_nodes)


class Choice(NamedTuple):
    """The nodes and edges drawn, and how many there are in all."""

    nodes: tuple[str, ...]
    edges: tuple[Edge, ...]
    all_nodes: int
    all_edges: int
    around: str | None
    claims: frozenset[str]


def edges_of(data: PageData) -> tuple[tuple[Edge, ...], tuple[str, ...]]:
    """List every relation that a claim asserts, and every thing that one says something of."""
    claims = {claim.claim for claim in data.claims}
    asserted = {claim.claim for claim in data.claims if claim.asserted}
    edges, nodes = set(), set()
    for statement in data.statements:
        if statement.subject in claims or statement.claim not in asserted:
            continue
        nodes.add(statement.subject)
        target = statement.object
        if isinstance(target, str) and target not in claims and _is_thing(target, data):
            edges.add(Edge(statement.subject, statement.property, target))
            nodes.add(target)
    return tuple(sorted(edges)), tuple(sorted(nodes))


def _is_thing(iri: str, data: PageData) -> bool:
    """Tell a thing from a term of the vocabulary, such as a class that something is called."""
    return not data.types.get(iri, "").startswith("http://www.w3.org/2002/07/owl#")


def choose(data: PageData, opening: Opening) -> Choice:
    """Choose what is drawn: everything, if it fits, else a neighbourhood that does."""
    edges, nodes = edges_of(data)
    if opening.around is None and len(nodes) <= opening.max_nodes:
        return Choice(nodes, edges, len(nodes), len(edges), None, _kept(data, nodes, opening))
    neighbours = _neighbours(edges)
    centre = opening.around or min(nodes, key=lambda node: (-len(neighbours[node]), node))
    steps = opening.steps if opening.around else len(nodes)
    kept = _reach(centre, neighbours, steps, opening.max_nodes)
    drawn = tuple(edge for edge in edges if edge.subject in kept and edge.object in kept)
    return Choice(
        tuple(sorted(kept)), drawn, len(nodes), len(edges), centre, _kept(data, kept, opening)
    )


def _kept(data: PageData, drawn: Iterable[str], opening: Opening) -> frozenset[str]:
    """Name the claims that the page holds: all, or as many as it may, the drawn ones first."""
    names = [claim.claim for claim in data.claims]
    if len(names) > opening.max_claims:
        near = set(drawn)
        said = {s.claim for s in data.statements if s.subject in near and s.object in near}
        names.sort(key=lambda iri: (iri not in said, iri))
    return frozenset(names[: opening.max_claims])


def _neighbours(edges: Sequence[Edge]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        found[edge.subject].add(edge.object)
        found[edge.object].add(edge.subject)
    return found


def _reach(centre: str, neighbours: Mapping[str, set[str]], steps: int, most: int) -> set[str]:
    """Walk outwards step by step, the most connected first, until `most` nodes are taken."""
    kept, level = {centre}, [centre]
    for _ in range(steps):
        found = {node for near in level for node in neighbours[near]} - kept
        level = sorted(found, key=lambda node: (-len(neighbours[node]), node))[: most - len(kept)]
        kept.update(level)
        if not level or len(kept) >= most:
            break
    return kept
