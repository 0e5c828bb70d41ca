"""Write a projection as a file that graph programs read, equal byte for byte from run to run."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

import networkx as nx
from rdflib import Dataset

from eventgraph.claims.names import labels
from eventgraph.exports.cells import neutral
from eventgraph.exports.diagrams import beyond_mermaid, write_dot, write_mermaid
from eventgraph.exports.headers import headed
from eventgraph.exports.zips import packed
from eventgraph.network.projecting import project
from eventgraph.text.characters import xml_safe

__all__ = [
    "GRAPH_FORMATS",
    "export_graph",
    "write_csv",
    "write_cytoscape",
    "write_gexf",
    "write_graphml",
]

_STRAY: Final = re.compile(r' lastmodifieddate="[^"]*"|(?<= mode="static") name=""')


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


def write_gexf(projection: nx.MultiDiGraph[str]) -> bytes:
    """Write GEXF 1.2 (https://gexf.net) for Gephi.

    What networkx adds against the schema (a graph's name) or stamps on it (a date) is left out.

    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", label="knows")
    >>> b"lastmodifieddate" in write_gexf(graph)
    False
    """
    lines = nx.generate_gexf(_numbered(projection))
    text = _STRAY.sub("", "\n".join(lines), count=2)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def write_cytoscape(projection: nx.MultiDiGraph[str]) -> bytes:
    """Write Cytoscape JSON (https://js.cytoscape.org/#notation/elements-json).

    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", label="knows")
    >>> json.loads(write_cytoscape(graph))["elements"]["edges"][0]["data"]["source"]
    'a'
    """
    data = nx.cytoscape_data(_numbered(projection), name="label")
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def write_csv(projection: nx.MultiDiGraph[str]) -> bytes:
    """Write a ZIP of `nodes.csv` and `edges.csv` with the column names that Gephi knows.

    Cells that a spreadsheet would take for a formula get an apostrophe in front.

    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", label="knows")
    >>> write_csv(graph)[:2]
    b'PK'
    """
    nodes: list[dict[str, Any]] = [
        {"Id": node, "Label": data.get("label", node), **_rest(data)}
        for node, data in projection.nodes(data=True)
    ]
    edges: list[dict[str, Any]] = [
        {
            "Source": start,
            "Target": end,
            "Type": "Directed",
            "Id": f"e{number}",
            "Label": data.get("label", ""),
            "Weight": data.get("weight", 1.0),
            **_rest(data),
        }
        for number, (start, end, data) in enumerate(projection.edges(data=True), 1)
    ]
    return packed({"nodes.csv": _csv(nodes, ["Id", "Label"]), "edges.csv": _csv(edges, _ENDS)})


_ENDS: Final = ["Source", "Target", "Type", "Id", "Label", "Weight"]


def _rest(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in {"label", "weight"}}


def _csv(rows: list[dict[str, Any]], first: list[str]) -> bytes:
    columns = dict.fromkeys([*first, *(name for row in rows for name in row)])
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(columns), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: neutral(value) for name, value in row.items()} for row in rows)
    return stream.getvalue().encode("utf-8")


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
        name: xml_safe(value) if isinstance(value, str) else value for name, value in data.items()
    }


_WRITERS: Final[dict[str, Callable[[nx.MultiDiGraph[str]], bytes]]] = {
    "graphml": write_graphml,
    "gexf": write_gexf,
    "cytoscape": write_cytoscape,
    "csv-nodes-edges": write_csv,
    "dot": write_dot,
}

#: The names `export_graph` knows.
GRAPH_FORMATS: Final = (*_WRITERS, "mermaid")


def export_graph(
    dataset: Dataset,
    format: str,
    kind: str = "events",
    tell: Callable[[str], object] | None = None,
) -> bytes:
    """Draw a kind of projection and write it in one of `GRAPH_FORMATS`.

    `tell` is told where Mermaid would refuse to draw the diagram.

    >>> import eventgraph as eg
    >>> export_graph(eg.load("graph"), "mermaid", "actors").startswith(b"flowchart")
    True
    """
    projection = project(dataset, None, kind)
    if format == "mermaid":
        diagram = write_mermaid(projection, labels(dataset))
        if tell and (remark := beyond_mermaid(projection, headed(diagram, dataset, format))):
            tell(remark)
        return diagram
    return _WRITERS[format](projection)
