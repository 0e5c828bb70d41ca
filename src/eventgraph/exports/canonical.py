"""Label blank nodes by RDF canonicalization, where that ends in reasonable time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from eventgraph.errors import FormatError

__all__ = ["canonical"]

#: How many blank nodes that nothing tells apart may hang together: in a row, and in any other way.
_MOST_IN_ROW: Final = 100
_MOST: Final = 25
#: How many such neighbours one may have by the same property: each order of them is tried.
_MOST_NEIGHBOURS: Final = 6


def canonical(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Give quads with the labels of https://www.w3.org/TR/rdf-canon/ for their blank nodes.

    Blank nodes with the same properties are told apart by their neighbours, and theirs, in every
    order; the time for that grows without bound, and a long row of them ends the process. Raises
    FormatError before.
    """
    dataset = ox.Dataset(quads)
    for members, most in _groups(dataset):
        if members > (_MOST if most > 1 else _MOST_IN_ROW) or most > _MOST_NEIGHBOURS:
            raise FormatError(
                f"{members} blank nodes hang together and nothing tells them apart, so they "
                "cannot be labelled; give them IRIs"
            )
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return list(dataset)


def _groups(quads: Iterable[ox.Quad]) -> Iterator[tuple[int, int]]:
    """Count the blank nodes that look alike and hang together, and the neighbours of one."""
    alike = _alike(quads)
    links: dict[str, set[str]] = defaultdict(set)
    counts: Counter[tuple[str, str, bool]] = Counter()
    for quad in quads:
        ends = {node.value for node in quad if isinstance(node, ox.BlankNode)} & alike
        for one in ends:
            if len(ends) > 1:
                links[one] |= ends - {one}
                counts[one, quad.predicate.value, quad.subject == ox.BlankNode(one)] += 1
    most: Counter[str] = Counter()
    for (one, _, _), count in counts.items():
        most[one] = max(most[one], count)
    seen: set[str] = set()
    for start in links:
        if start not in seen:
            members, ahead = {start}, [start]
            while ahead:
                new = links[ahead.pop()] - members
                members |= new
                ahead += new
            seen |= members
            yield len(members), max(most[member] for member in members)


def _alike(quads: Iterable[ox.Quad]) -> set[str]:
    """Find the blank nodes whose quads are the same as another's, but for blank nodes."""
    lines: dict[str, list[tuple[object, ...]]] = defaultdict(list)
    for quad in quads:
        for node in {part.value for part in quad if isinstance(part, ox.BlankNode)}:
            lines[node].append(tuple(_masked(part, node) for part in quad))
    signatures = {node: frozenset(Counter(its).items()) for node, its in lines.items()}
    counted = Counter(signatures.values())
    return {node for node, signature in signatures.items() if counted[signature] > 1}


def _masked(part: object, node: str) -> object:
    """Name a blank node by what it is here: the one looked at, or another."""
    return part.value == node if isinstance(part, ox.BlankNode) else str(part)
