"""Write a projection as a file that graph programs read, equal byte for byte from run to run."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from typing import Any, Final

import networkx as nx

__all__ = ["write_graphml"]

_BANNED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def write_graphml(projection: nx.MultiDiGraph[str]) -> bytes:
    """Write GraphML (http://graphml.graphdrawing.org), its edges numbered: their ids must differ.

    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", label="knows")
    >>> write_graphml(graph).startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    True
    """
    stream = io.BytesIO()
    nx.write_graphml_xml(_numbered(projection), stream)
    return stream.getvalue()


def _numbered(projection: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Copy a projection with edges keyed `e1`, `e2` …, and without characters that XML bans."""
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph(**projection.graph)
    for node, data in projection.nodes(data=True):
        copy.add_node(node, **_clean(data))
    for number, (start, end, data) in enumerate(projection.edges(data=True), 1):
        copy.add_edge(start, end, key=f"e{number}", **_clean(data))
    return copy


def _clean(data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _BANNED.sub("\N{REPLACEMENT CHARACTER}", value) if isinstance(value, str) else value
        for name, value in data.items()
    }
