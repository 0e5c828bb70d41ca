"""Write a projection as a file that graph programs read, equal byte for byte from run to run."""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from itertools import count
from typing import Any, Final

import networkx as nx
from rdflib import Dataset

from eventgraph.claims.lightly import Again
from eventgraph.claims.naming import Names
from eventgraph.exports.cells import neutral
from eventgraph.exports.diagrams import beyond, dot_pieces, mermaid_pieces
from eventgraph.exports.headers import headed
from eventgraph.exports.pieces.listing import filled, in_json, listed
from eventgraph.exports.pieces.markup import Markup, clean, markup_pieces
from eventgraph.exports.zips import Stream, packed_pieces
from eventgraph.network.drawing import Drawing, drawing_of, drawn

__all__ = [
    "GRAPH_FORMATS",
    "export_graph",
    "write_csv",
    "write_cytoscape",
    "write_gexf",
    "write_graphml",
]

_STRAY: Final = re.compile(r' lastmodifieddate="[^"]*"|(?<= mode="static") name=""')
_ENDS: Final = ["Source", "Target", "Type", "Id", "Label", "Weight"]
#: How many bytes of a file are packed at once.
_AT_ONCE: Final = 1 << 20


def write_graphml(projection: nx.MultiDiGraph[str]) -> bytes:
    """Write GraphML (http://graphml.graphdrawing.org), its edges numbered: their ids must differ.

    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", label="knows")
    >>> write_graphml(graph).startswith(b"<?xml version='1.0' encoding='utf-8'?>")
    True
    """
    return _joined(graphml_pieces(drawing_of(projection)))


def graphml_pieces(drawing: Drawing) -> Iterator[str]:
    """Write GraphML piece by piece."""
    return markup_pieces(drawing, Markup(_graphml, "\n    <node", "\n    <edge"))


def _graphml(graph: nx.MultiDiGraph[str]) -> str:
    stream = io.BytesIO()
    nx.write_graphml_xml(graph, stream)
    return stream.getvalue().decode("utf-8")


def write_gexf(projection: nx.MultiDiGraph[str]) -> bytes:
    """Write GEXF 1.2 (https://gexf.net) for Gephi.

    What networkx adds against the schema (a graph's name) or stamps on it (a date) is left out.

    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", label="knows")
    >>> b"lastmodifieddate" in write_gexf(graph)
    False
    """
    return _joined(gexf_pieces(drawing_of(projection)))


def gexf_pieces(drawing: Drawing) -> Iterator[str]:
    """Write GEXF piece by piece."""
    markup = Markup(_gexf, "\n      <node", "\n      <edge", numbered=True)
    return markup_pieces(drawing, markup)


def _gexf(graph: nx.MultiDiGraph[str]) -> str:
    text = _STRAY.sub("", "\n".join(nx.generate_gexf(graph)), count=2)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def write_cytoscape(projection: nx.MultiDiGraph[str]) -> bytes:
    """Write Cytoscape JSON (https://js.cytoscape.org/#notation/elements-json).

    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", label="knows")
    >>> import json
    >>> json.loads(write_cytoscape(graph))["elements"]["edges"][0]["data"]["source"]
    'a'
    """
    return _joined(cytoscape_pieces(drawing_of(projection)))


def cytoscape_pieces(drawing: Drawing) -> Iterator[str]:
    """Write Cytoscape JSON piece by piece."""
    about: dict[str, Any] = {
        "data": list(drawing.about.items()),
        "directed": True,
        "multigraph": True,
    }
    whole = in_json({**about, "elements": {"nodes": [], "edges": []}})
    head, nodes, rest = whole.rpartition('"nodes": []')
    between, edges, foot = rest.rpartition('"edges": []')
    yield head
    yield from listed(nodes, map(_node, drawing.nodes), 3)
    yield between
    yield from listed(edges, (_edge(*one) for one in enumerate(drawing.edges, 1)), 3)
    yield f"{foot}\n"


def _node(node: tuple[str, Mapping[str, Any]]) -> str:
    name, data = node[0], clean(node[1])
    told = {"id": data.get("id") or name, "value": name, "name": data.get("label") or name}
    return in_json({"data": {**data, **told}})


def _edge(number: int, edge: tuple[str, str, Mapping[str, Any]]) -> str:
    start, end, data = edge
    ends = {"source": start, "target": end, "key": f"e{number}"}
    return in_json({"data": {**clean(data), **ends}})


def write_csv(projection: nx.MultiDiGraph[str]) -> bytes:
    """Write a ZIP of `nodes.csv` and `edges.csv` with the column names that Gephi knows.

    Cells that a spreadsheet would take for a formula get an apostrophe in front.

    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", label="knows")
    >>> write_csv(graph)[:2]
    b'PK'
    """
    return b"".join(_csv_pieces(drawing_of(projection)))


def _csv_pieces(drawing: Drawing) -> Iterator[bytes]:
    nodes = Again(lambda: map(_node_row, drawing.nodes))
    edges = Again(lambda: map(_edge_row, enumerate(drawing.edges, 1)))
    with ExitStack() as stack:
        files = {
            "nodes.csv": _csv(nodes, ["Id", "Label"], stack),
            "edges.csv": _csv(edges, _ENDS, stack),
        }
        yield from packed_pieces(files)


def _node_row(node: tuple[str, Mapping[str, Any]]) -> dict[str, Any]:
    name, data = node
    return {"Id": name, "Label": data.get("label", name), **_rest(data)}


def _edge_row(numbered: tuple[int, tuple[str, str, Mapping[str, Any]]]) -> dict[str, Any]:
    number, (start, end, data) = numbered
    cells = (start, end, "Directed", f"e{number}", data.get("label", ""), data.get("weight", 1.0))
    return {**dict(zip(_ENDS, cells, strict=True)), **_rest(data)}


def _rest(data: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in {"label", "weight"}}


def _csv(rows: Iterable[dict[str, Any]], first: list[str], stack: ExitStack) -> Stream:
    """Write rows to a file without a name, whose length is known before it is packed."""
    columns = dict.fromkeys(first)
    for row in rows:
        columns.update(dict.fromkeys(row))
    raw = stack.enter_context(tempfile.TemporaryFile(prefix="eventgraph-"))  # noqa: SIM115
    text = io.TextIOWrapper(raw, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, list(columns), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: neutral(value) for name, value in row.items()} for row in rows)
    text.flush()
    most = text.detach().tell()
    raw.seek(0)
    return Stream(iter(lambda: raw.read(_AT_ONCE), b""), most)


def _joined(pieces: Iterable[str]) -> bytes:
    return "".join(pieces).encode("utf-8")


_WRITERS: Final[dict[str, Callable[[Drawing], Iterator[str]]]] = {
    "graphml": graphml_pieces,
    "gexf": gexf_pieces,
    "cytoscape": cytoscape_pieces,
    "dot": dot_pieces,
}

#: The names `export_graph` knows.
GRAPH_FORMATS: Final = ("graphml", "gexf", "cytoscape", "csv-nodes-edges", "dot", "mermaid")


def export_graph(
    dataset: Dataset,
    format: str,
    kind: str = "events",
    tell: Callable[[str], object] | None = None,
) -> Iterator[bytes]:
    """Draw a kind of projection and write it in one of `GRAPH_FORMATS`, in pieces.

    `tell` is told where Mermaid would refuse to draw the diagram.

    >>> import eventgraph as eg
    >>> next(export_graph(eg.load("graph"), "mermaid", "actors")).startswith(b"flowchart")
    True
    """
    head = headed(b"", dataset, format) if format == "mermaid" else b""
    with drawn(dataset, kind) as drawing:
        if format == "csv-nodes-edges":
            yield from _csv_pieces(drawing)
        elif format == "mermaid":
            yield from _mermaid(Names(dataset, made=False), drawing, head, tell)
        else:
            for piece in filled(_WRITERS[format](drawing)):
                yield piece.encode("utf-8")


def _mermaid(
    names: Names, drawing: Drawing, head: bytes, tell: Callable[[str], object] | None
) -> Iterator[bytes]:
    characters, numbers = _units(head.decode("utf-8")), count()
    edges = Again(lambda: (one for one, _ in zip(drawing.edges, numbers, strict=False)))
    for piece in filled(mermaid_pieces(drawing._replace(edges=edges), names)):
        characters += _units(piece)
        yield piece.encode("utf-8")
    if tell and (remark := beyond(next(numbers), characters)):
        tell(remark)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
