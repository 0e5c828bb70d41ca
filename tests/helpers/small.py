"""The small network that tests of projections share, and how they name what is in it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import networkx as nx

from eventgraph.vocabulary import curie, expand

__all__ = ["SMALL", "edges", "iri"]

SMALL: Final = Path(__file__).parents[1] / "network.trig"


def iri(text: str) -> str:
    """Write a CURIE out in full."""
    full = expand(text)
    assert full is not None
    return full


def edges(projection: nx.MultiDiGraph[str]) -> list[tuple[str, str, str]]:
    """List the edges of a projection as from, property, to, in CURIEs."""
    return [(curie(a), data["property"], curie(b)) for a, b, data in projection.edges(data=True)]
