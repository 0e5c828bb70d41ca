"""Names for blank nodes, the same from run to run: in SPARQL they hold for one answer alone."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

__all__ = ["named"]

#: How many steps away what is said of neighbours counts.
_ROUNDS = 4


def named(quads: Iterable[ox.Quad], space: str) -> dict[ox.BlankNode, ox.NamedNode]:
    """Name each blank node by what is said of it and its neighbours, in a name space.

    >>> node = ox.BlankNode()
    >>> quad = ox.Quad(node, ox.NamedNode("http://example.org/p"), ox.Literal("x"))
    >>> named([quad], "http://example.org/genid/")[node].value
    'http://example.org/genid/622f3d917de85acf'
    """
    about: dict[ox.BlankNode, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        for node in {quad.subject, quad.object}:
            if isinstance(node, ox.BlankNode):
                about[node].append(quad)
    hashes = dict.fromkeys(about, "")
    for _ in range(_ROUNDS):
        hashes = {node: _hash(node, its, hashes) for node, its in about.items()}
    seen: Counter[str] = Counter()
    found = {}
    for node, text in hashes.items():
        # Those that nothing tells apart are numbered: they are as good as each other.
        number = f"-{seen[text]}" if seen[text] else ""
        seen[text] += 1
        found[node] = ox.NamedNode(f"{space}{text}{number}")
    return found


def _hash(node: ox.BlankNode, quads: Iterable[ox.Quad], hashes: dict[ox.BlankNode, str]) -> str:
    """Sum up what is said of a node, with what is known of others."""

    def written(term: object) -> str:
        if term == node:
            return "_:this"
        return f"_:{hashes[term]}" if isinstance(term, ox.BlankNode) else str(term)

    lines = sorted(
        f"{written(q.subject)} {q.predicate} {written(q.object)} {q.graph_name}" for q in quads
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
