"""Files of a dataset whose format is not changed in place: which they are, and what they name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.rdf.formats import format_of
from eventgraph.rdf.loading import load
from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.streams import is_packed

__all__ = ["describes", "held_in", "is_text"]

_TEXTS: Final = frozenset({"turtle", "trig"})


def is_text(path: Path) -> bool:
    """Tell whether a file can be changed in place.

    >>> is_text(Path("a.trig")), is_text(Path("a.ttl.gz")), is_text(Path("a.jsonld"))
    (True, False, False)
    """
    return format_of(path).name in _TEXTS and not is_packed(path)


def held_in(path: Path) -> set[str]:
    """Give the IRIs that stand in a file, whatever its format."""
    store = store_of(load(path, ontology=False, drafts=True))
    return {getattr(term, "value", "") for quad in store for term in quad}


def describes(path: Path, node: ox.NamedNode) -> bool:
    """Tell whether a file says something of an IRI, or holds a graph of its name."""
    store = store_of(load(path, ontology=False, drafts=True))
    said = any(True for _ in store.quads_for_pattern(node, None, None))
    return said or store.contains_named_graph(node)
