"""Each graph file is read back by the library or program that it is for."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.exports.cells import neutral
from eventgraph.exports.diagrams import write_dot, write_mermaid
from eventgraph.exports.graphs import (
    GRAPH_FORMATS,
    export_graph,
    write_csv,
    write_cytoscape,
    write_gexf,
    write_graphml,
)
from eventgraph.network.projecting import project
from standing import Standing

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests/network.trig"
KINDS = ["events", "actors", "speakers"]
GEXF = {"g": "http://www.gexf.net/1.2draft"}
SCHEMA_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"


@pytest.fixture(scope="module")
def small() -> Dataset:
    return eg.load(SMALL)


def plain(graph: nx.Graph[Any]) -> list[tuple[str, str, dict[str, object]]]:
    return [(a, b, dict(data)) for a, b, data in graph.edges(data=True)]


def nodes_of(graph: nx.Graph[Any]) -> dict[str, dict[str, object]]:
    return {node: dict(data) for node, data in graph.nodes(data=True)}


@pytest.mark.parametrize("kind", KINDS)
def test_graphml_comes_back_from_networkx_as_it_went(dataset: Dataset, kind: str) -> None:
    projection = project(dataset, kind=kind)
    back = nx.read_graphml(io.BytesIO(write_graphml(projection)), force_multigraph=True)
    assert nodes_of(back) == nodes_of(projection)
    assert plain(back) == plain(projection)


@pytest.mark.parametrize("kind", KINDS)
def test_gexf_comes_back_from_networkx_as_it_went(dataset: Dataset, kind: str) -> None:
    projection = project(dataset, kind=kind)
    back = nx.read_gexf(io.BytesIO(write_gexf(projection)))
    assert nodes_of(back) == nodes_of(projection)
    assert sorted(data["claims"] for _, _, data in back.edges(data=True)) == sorted(
        data["claims"] for _, _, data in projection.edges(data=True)
    )


# What GEXF 1.2 lets an element have: the attributes it must, those it may, and its children.
GEXF_RULES: dict[str, tuple[set[str], set[str], set[str]]] = {
    "gexf": ({"version"}, {"variant", SCHEMA_LOCATION}, {"meta", "graph"}),
    "meta": (set(), {"lastmodifieddate"}, {"creator", "keywords", "description"}),
    "creator": (set(), set(), set()),
    "graph": (set(), {"defaultedgetype", "idtype", "mode"}, {"attributes", "nodes", "edges"}),
    "attributes": ({"class"}, {"mode"}, {"attribute"}),
    "attribute": ({"id", "title", "type"}, set(), {"default", "options"}),
    "nodes": (set(), {"count"}, {"node"}),
    "edges": (set(), {"count"}, {"edge"}),
    "node": ({"id"}, {"label", "pid"}, {"attvalues"}),
    "edge": ({"id", "source", "target"}, {"label", "type", "weight"}, {"attvalues"}),
    "attvalues": (set(), set(), {"attvalue"}),
    "attvalue": ({"for", "value"}, set(), set()),
}
GEXF_TYPES = {"integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI"}


@pytest.mark.parametrize("kind", KINDS)
def test_gexf_keeps_the_rules_of_its_schema(dataset: Dataset, kind: str) -> None:
    """The schema itself is not ours to ship; see https://gexf.net/schema.html."""
    root = ET.fromstring(write_gexf(project(dataset, kind=kind)))  # noqa: S314 - our own file
    assert (root.tag, root.get("version")) == (f"{{{GEXF['g']}}}gexf", "1.2")
    for element in root.iter():
        must, may, children = GEXF_RULES[element.tag.rpartition("}")[2]]
        assert must <= set(element.attrib) <= must | may, element.tag
        assert {child.tag.rpartition("}")[2] for child in element} <= children
    types = {attribute.get("type") for attribute in root.iterfind(".//g:attribute", GEXF)}
    assert types <= GEXF_TYPES
    for name in ("node", "edge"):
        ids = [element.get("id") for element in root.iterfind(f".//g:{name}", GEXF)]
        assert len(ids) == len(set(ids))
        declared = root.findall(f".//g:attributes[@class='{name}']/g:attribute", GEXF)
        values = root.findall(f".//g:{name}//g:attvalue", GEXF)
        assert {v.get("for") for v in values} <= {a.get("id") for a in declared}
    assert {float(e.get("weight", "")) for e in root.iterfind(".//g:edge", GEXF)} >= {1.0}


@pytest.mark.parametrize("kind", KINDS)
def test_cytoscape_comes_back_from_networkx_as_it_went(dataset: Dataset, kind: str) -> None:
    projection = project(dataset, kind=kind)
    back = nx.cytoscape_graph(json.loads(write_cytoscape(projection)))
    assert sorted(back) == sorted(projection)
    assert sorted(data["quotes"] for _, _, data in back.edges(data=True)) == sorted(
        data["quotes"] for _, _, data in projection.edges(data=True)
    )


def test_csv_has_gephis_columns_and_no_formula(small: Dataset) -> None:
    projection = project(small)
    archive = zipfile.ZipFile(io.BytesIO(write_csv(projection)))
    assert archive.namelist() == ["nodes.csv", "edges.csv"]
    nodes, edges = (
        list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8"), newline="")))
        for name in archive.namelist()
    )
    assert [row["Id"] for row in nodes] == list(projection)
    assert list(edges[0])[:6] == ["Source", "Target", "Type", "Id", "Label", "Weight"]
    assert edges[-1]["quotes"] == "'=SUM(1) Ben sent Dora to the port on July 18"
    assert not [c for row in (*nodes, *edges) for c in row.values() if c and c[0] in "=+-@"]


def test_text_that_starts_like_a_formula_is_neutralised() -> None:
    cells = ["=1", "+1", "-1", "@x", "\tx", "a=1", "", -1, True]
    assert [neutral(cell) for cell in cells] == [
        "'=1",
        "'+1",
        "'-1",
        "'@x",
        "'\tx",
        "a=1",
        "",
        -1,
        True,
    ]


NASTY = 'say "a" \\ <b> & ]] -- %% `x`\n=1 \x0b#quot; |end'


@pytest.fixture
def nasty() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("urn:a", label=NASTY, kind="event")
    graph.add_node("urn:b", label="end", kind="place")
    graph.add_edge("urn:a", "urn:b", label=NASTY, quotes=NASTY, disputed=True)
    return graph


@pytest.mark.external
@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
def test_graphviz_reads_dot_with_every_label_whole(nasty: nx.MultiDiGraph[str]) -> None:
    drawn = subprocess.run(
        ["dot", "-Tjson0"], input=write_dot(nasty), check=True, capture_output=True
    )
    data = json.loads(drawn.stdout)
    assert drawn.stderr == b""
    assert [thing["name"] for thing in data["objects"]] == ["urn:a", "urn:b"]
    label = data["objects"][0]["label"].replace("\\n", "\n").replace("\\\\", "\\")
    assert label.replace("&amp;", "&") == NASTY.replace("\x0b", "\N{REPLACEMENT CHARACTER}")
    assert data["edges"][0]["style"] == "dashed"


@pytest.mark.external
@pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed")
@pytest.mark.parametrize("kind", KINDS)
def test_graphviz_draws_the_curated_graph(dataset: Dataset, kind: str) -> None:
    projection = project(dataset, kind=kind)
    drawn = subprocess.run(
        ["dot", "-Tdot"], input=write_dot(projection), check=True, capture_output=True
    )
    assert drawn.stderr == b""
    assert drawn.stdout.count(b" -> ") >= projection.number_of_edges()


def test_xml_formats_survive_what_xml_bans(nasty: nx.MultiDiGraph[str]) -> None:
    readable = NASTY.replace("\x0b", "\N{REPLACEMENT CHARACTER}")
    graphml = nx.read_graphml(io.BytesIO(write_graphml(nasty)), force_multigraph=True)
    assert graphml.nodes["urn:a"]["label"] == readable
    gexf = nx.read_gexf(io.BytesIO(write_gexf(nasty)))
    assert [data["quotes"] for _, _, data in gexf.edges(data=True)] == [readable]


def test_mermaid_has_one_safe_line_for_each_node_and_edge(nasty: nx.MultiDiGraph[str]) -> None:
    text = write_mermaid(nasty).decode("utf-8")
    assert text.splitlines()[0] == "flowchart LR"
    assert len(text.splitlines()) == 4
    inside = re.findall(r'"([^"]*)"', text)
    assert len(inside) == 3
    assert not set("".join(inside)) & set('"<>`|[]{}\\%&=')


def test_mermaid_names_the_speakers(small: Dataset) -> None:
    text = b"".join(export_graph(small, "mermaid")).decode("utf-8")
    assert '-- "party (Nora, Otto)" -->' in text
    assert '-. "to (Nora)" .->' in text


@pytest.mark.parametrize("format", [*GRAPH_FORMATS])
def test_a_graph_file_is_equal_byte_for_byte_under_two_hash_seeds(
    seeds: tuple[Standing, Standing], format: str
) -> None:
    one, other = (seed.run("export", format, "--kind", "actors") for seed in seeds)
    assert (one.status, one) == (0, other)
    assert one.stdout != ""
