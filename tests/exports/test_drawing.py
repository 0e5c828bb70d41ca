"""Networks that lie on disk are written as those that are held, and in pieces: the same bytes."""

from __future__ import annotations

import gc
import io
import weakref
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import networkx as nx
import pytest
from rdflib import Dataset

from eventgraph.claims.cards import claim_names
from eventgraph.claims.lightly import Again
from eventgraph.errors import FormatError
from eventgraph.exports import graphs, timelinejs
from eventgraph.exports.graphs import GRAPH_FORMATS, export_graph, write_gexf, write_graphml
from eventgraph.exports.pieces import counting
from eventgraph.exports.pieces.markup import Markup, markup_pieces
from eventgraph.exports.xlsx import export_xlsx
from eventgraph.exports.zips import packed, with_more
from eventgraph.network.drawing import Drawing, drawn
from eventgraph.network.projecting import KINDS


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("format", GRAPH_FORMATS)
def test_both_are_written_with_the_same_bytes(
    dataset: Dataset, format: str, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    held = b"".join(export_graph(dataset, format, kind, told.append))
    monkeypatch.setattr(graphs, "drawn", partial(drawn, most=1))
    again: list[str] = []
    assert b"".join(export_graph(dataset, format, kind, again.append)) == held
    assert told == again


def test_a_timeline_read_lightly_has_the_same_bytes(
    seen: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = b"".join(timelinejs.export_timeline(seen))
    monkeypatch.setattr(timelinejs, "is_large", lambda _: True)
    assert b"".join(timelinejs.export_timeline(seen)) == held


@pytest.mark.parametrize("sheet", ["claims", "edges", "values"])
def test_many_rows_are_refused_before_any_is_laid_out(
    dataset: Dataset, sheet: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = {"claims": 31, "edges": len(claim_names(dataset)) + 1, "values": 9_999}[sheet]
    if sheet == "values":
        monkeypatch.setattr(counting, "values_of", lambda *_: iter(["a value"] * rows))
    monkeypatch.setattr("eventgraph.exports.xlsx._MOST_ROWS", rows)
    monkeypatch.setattr(counting, "is_large", lambda *_: True)
    monkeypatch.setattr("eventgraph.exports.xlsx.lay_out", None)
    with pytest.raises(FormatError, match=f"xlsx holds {rows:,} rows in a sheet, and {sheet} has"):
        export_xlsx(dataset)


@pytest.mark.parametrize("format", ["graphml", "gexf", "cytoscape", "dot"])
def test_what_is_written_at_once_does_not_grow_with_a_network(
    dataset: Dataset, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def long(*_: object) -> Iterator[Drawing]:
        names = [f"n{number}" for number in range(4_000)]
        told = {"label": "words " * 100}
        edges = [(name, name, told) for name in names]
        yield Drawing({}, [(name, told) for name in names], edges)

    monkeypatch.setattr(graphs, "drawn", long)
    pieces = list(map(len, export_graph(dataset, format)))
    assert max(pieces) < 1_500_000
    assert sum(pieces) > 2_000_000


def varied() -> nx.MultiDiGraph[str]:
    """Give a network whose attributes come late, change their kind, and are odd."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(kind="varied", mark=1)
    for number in range(1500):
        graph.add_node(f"urn:{number:04}", label=f"<{number}> & \x0b", size=number)
    graph.nodes["urn:1400"].update(late=True, size=0.5, label='"\n')
    for number in range(2600):
        start, end = f"urn:{number // 2:04}", f"urn:{number * 7 % 1500:04}"
        graph.add_edge(start, end, key=number, label=f"a > {number}", weight=1.0, stated=True)
    graph.add_edge("urn:1299", "urn:0000", key="last", extra="]]>", weight=2)
    graph.add_edge("urn:0001", "urn:0002", key="none")
    return graph


def numbered(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    copy: nx.MultiDiGraph[str] = nx.MultiDiGraph(**graph.graph)
    for node, data in graph.nodes(data=True):
        copy.add_node(node, **readable(data))
    for number, (start, end, data) in enumerate(graph.edges(data=True), 1):
        copy.add_edge(start, end, key=f"e{number}", **readable(data))
    return copy


def readable(data: dict[str, Any]) -> dict[str, Any]:
    return {n: v.replace("\x0b", "\ufffd") if isinstance(v, str) else v for n, v in data.items()}


@pytest.mark.parametrize("graph", [varied(), nx.MultiDiGraph(), nx.MultiDiGraph([("a", "b")])])
def test_xml_in_pieces_is_what_the_library_writes_whole(graph: nx.MultiDiGraph[str]) -> None:
    stream = io.BytesIO()
    nx.write_graphml_xml(numbered(graph), stream)
    assert write_graphml(graph) == stream.getvalue()
    whole = graphs._gexf(numbered(graph))  # noqa: SLF001 - without the time of the run
    assert write_gexf(graph).decode() == whole


def test_nodes_alone_are_written_too() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("urn:a", label="a")
    stream = io.BytesIO()
    nx.write_graphml_xml(graph, stream)
    assert write_graphml(graph) == stream.getvalue()
    assert write_gexf(graph).decode() == graphs._gexf(graph)  # noqa: SLF001


def test_the_library_never_holds_more_than_a_piece() -> None:
    sizes: list[int] = []
    held: list[int] = []
    known: weakref.WeakSet[nx.MultiDiGraph[str]] = weakref.WeakSet()
    threshold = gc.get_threshold()
    gc.set_threshold(10**6)
    ahead: list[int] = []

    def write(graph: nx.MultiDiGraph[str]) -> str:
        known.add(graph)
        held.append(len(known))
        sizes.append(graph.number_of_edges())
        stream = io.BytesIO()
        nx.write_graphml_xml(graph, stream)
        return stream.getvalue().decode()

    def edges() -> Iterator[tuple[str, str, dict[str, Any]]]:
        for number in range(5000):
            ahead.append(number)
            yield f"urn:{number:04}", "urn:z", {"label": "x"}

    nodes = [(f"urn:{number:04}", {"label": "x"}) for number in range(10)]
    pieces = markup_pieces(
        Drawing({}, nodes, Again(edges)), Markup(write, "\n    <node", "\n    <edge")
    )
    looked = [len(ahead) for piece in pieces if 'source="urn:1000"' in piece]
    gc.set_threshold(*threshold)
    # The caller still holds the one that is written, and the one of all that stands in front.
    assert max(held) <= 3
    assert len(sizes) == 1 + 1 + 5
    assert looked == [5000 + 2000]
    assert max(sizes) == 1001


def test_files_put_behind_those_of_a_zip_are_as_if_packed_with_them() -> None:
    first, more = {"a.txt": b"a" * 100}, {"b.txt": b"b"}
    pieces = list(with_more([packed(first)], more))
    assert b"".join(pieces) == packed(first | more)
    with zipfile.ZipFile(io.BytesIO(b"".join(pieces))) as archive:
        assert archive.testzip() is None
