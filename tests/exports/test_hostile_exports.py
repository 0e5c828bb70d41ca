"""Whatever the data holds: in no export does it run, fetch, or leave its place."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.parsers import expat

import networkx as nx
import pyoxigraph as ox
import pytest
from openpyxl import load_workbook
from rdflib import Dataset

import eventgraph as eg
from eventgraph.errors import FormatError
from eventgraph.exports.registry import EXPORTERS
from eventgraph.rdf.oxigraph import store_of
from eventgraph.text.characters import visible
from eventgraph.vocabulary import EVG, PAV, PROV
from hostile import HOSTILE, LIVE, SPOOFS

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
def test_rdf_comes_back_as_it_went(
    hostile: Dataset, hostile_folder: Path, format: str, tmp_path: Path
) -> None:
    path = (
        tmp_path / f"a.{'jsonld' if format == 'jsonld' else 'trig' if format == 'trig' else 'nq'}"
    )
    path.write_bytes(eg.export(hostile, format))
    before, after = (
        Counter(
            quad
            for quad in store_of(eg.load(folder, ontology=False))
            if quad.predicate.value != str(PROV.wasAttributedTo)  # an export adds the speaker's
        )
        for folder in (hostile_folder, path)
    )
    assert before == after


@pytest.mark.parametrize("format", ["turtle", "ntriples"])
def test_rdf_without_graphs_is_read_by_a_parser(hostile: Dataset, format: str) -> None:
    syntax = ox.RdfFormat.TURTLE if format == "turtle" else ox.RdfFormat.N_TRIPLES
    read = {
        triple.object.value
        for triple in ox.parse(eg.export(hostile, format), format=syntax)
        if isinstance(triple.object, ox.Literal)
    }
    assert set(HOSTILE) <= read


def no_entities(data: bytes) -> ET.Element:
    """Parse XML that declares no entity and no document type, and asks for nothing."""
    parser = expat.ParserCreate()
    asked: list[str] = []
    parser.StartDoctypeDeclHandler = lambda *found: asked.append(str(found))
    parser.ProcessingInstructionHandler = lambda *found: asked.append(str(found))
    parser.Parse(data, True)  # noqa: FBT003 - it takes no name for it
    assert asked == []
    return ET.fromstring(data)  # noqa: S314 - it has just been seen to declare no entity


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_xml_of_graphs_has_the_elements_of_its_format_alone(hostile: Dataset, format: str) -> None:
    root = no_entities(eg.export(hostile, format))
    spaces = {element.tag.partition("}")[0] for element in root.iter()}
    assert spaces <= {
        GRAPHML[:-1],
        "{http://www.gexf.net/1.2draft",
        "{http://www.gexf.net/1.2draft/viz",
    }
    assert "script" not in {element.tag.rpartition("}")[2] for element in root.iter()}
    texts = {element.text for element in root.iter()} | {
        value for element in root.iter() for value in element.attrib.values()
    }
    assert "<script>window.ran=1</script>" in texts
    assert "&e;" in texts


def test_rdfxml_refuses_what_xml_cannot_hold_and_escapes_the_rest(
    hostile: Dataset, tmp_path: Path
) -> None:
    with pytest.raises(FormatError, match=r"RDF/XML cannot hold the character U\+"):
        eg.export(hostile, "rdfxml")
    lines = []
    for number, value in enumerate(HOSTILE):
        if not any(ord(sign) < 32 and sign not in "\t\n\r" for sign in value + "\ufffe"[:0]):
            text = "".join(f"\\U{ord(sign):08X}" for sign in value)
            lines.append(f'<urn:x:{number}> <http://example.org/says> "{text}"@en .')
    path = tmp_path / "a.nt"
    path.write_text("\n".join(line for line in lines if "\\U0000FFF" not in line), "utf-8")
    data = eg.export(eg.load(path, ontology=False), "rdfxml")
    found = {triple.object.value for triple in ox.parse(data, format=ox.RdfFormat.RDF_XML)}
    assert "<script>window.ran=1</script>" in found
    assert len(found) > len(HOSTILE) - 60
    no_entities(data)


@pytest.mark.parametrize("format", ["cytoscape", "timelinejs", "jsonld"])
def test_json_is_read_by_a_parser(hostile: Dataset, format: str) -> None:
    assert json.loads(eg.export(hostile, format))


def test_cytoscape_json_keeps_every_label(hostile: Dataset) -> None:
    back = nx.cytoscape_graph(json.loads(eg.export(hostile, "cytoscape")))
    labels = {data["name"] for _, data in back.nodes(data=True)}
    assert {"<script>window.ran=1</script>", "=1+1", "{{ 7*7 }}"} <= labels


def test_csv_has_no_live_formula_and_a_zip_no_path(hostile: Dataset) -> None:
    archive = zipfile.ZipFile(io.BytesIO(eg.export(hostile, "csv-nodes-edges")))
    assert archive.namelist() == ["nodes.csv", "edges.csv"]
    for name in archive.namelist():
        text = archive.read(name).decode("utf-8")
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert [cell for row in rows for cell in row if LIVE.match(cell)] == []
        assert any("'=WEBSERVICE" in cell for row in rows for cell in row)


def test_a_workbook_has_no_formula_no_link_out_of_it_and_no_query(hostile: Dataset) -> None:
    data = eg.export(hostile, "xlsx")
    workbook = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert [text for text in texts if LIVE.match(text) or SPOOFS.search(text)] == []
    assert [c for c in cells if c.hyperlink and (c.hyperlink.target or c.hyperlink.id)] == []
    assert "<script>window.ran=1</script>" in texts
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            part = no_entities(archive.read(name))
            assert "TargetMode" not in {key for e in part.iter() for key in e.attrib}
            assert not {"f", "ddeLink", "oleLink"} & {e.tag.rpartition("}")[2] for e in part.iter()}
            assert not {"externalLinks", "connections", "vbaProject"} & set(name.split("/"))


def test_graphviz_draws_text_as_text(hostile: Dataset, tmp_path: Path) -> None:
    if shutil.which("dot") is None:
        pytest.skip("DOT is not read by Graphviz: dot is missing")
    data = eg.export(hostile, "dot")
    assert SPOOFS.findall(data.decode("utf-8")) == []
    path = tmp_path / "a.dot"
    path.write_bytes(data)
    made = subprocess.run(["dot", "-Ksfdp", "-Tsvg", str(path)], capture_output=True, check=True)
    root = ET.fromstring(made.stdout)  # noqa: S314 - what Graphviz has just written
    found = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert found <= {"svg", "g", "title", "polygon", "ellipse", "path", "text", "a", "polyline"}
    drawn = {element.text for element in root.iter(f"{SVG}text")}
    assert "<script>window.ran=1</script>" in drawn
    links = {v for e in root.iter(f"{SVG}a") for k, v in e.attrib.items() if k.endswith("href")}
    assert links == set()


def test_mermaid_has_one_line_for_each_node_and_edge(hostile: Dataset) -> None:
    text = eg.export(hostile, "mermaid").decode("utf-8")
    projection = eg.project(hostile)
    lines = text.splitlines()
    assert len(lines) == 1 + projection.number_of_nodes() + projection.number_of_edges()
    assert SPOOFS.findall(text) == []
    assert not any(sign in text for sign in "<&`\\$%{}")


def test_followthemoney_takes_every_entity(hostile: Dataset) -> None:
    pytest.importorskip("followthemoney")
    entities = [json.loads(line) for line in eg.export(hostile, "ftm").splitlines()]
    names = {name for one in entities for name in one["properties"].get("name", ())}
    assert "<script>window.ran=1</script>" in names
    urls = {url for one in entities for url in one["properties"].get("sourceUrl", ())}
    assert [url for url in urls if not url.lower().startswith(("http:", "https:"))] == []


def test_nanopublications_are_trig_that_another_program_reads(hostile_folder: Path) -> None:
    dataset = eg.load(hostile_folder)
    store, curator = store_of(dataset), ox.NamedNode("urn:curator")
    for quad in list(store.quads_for_pattern(None, ox.NamedNode(str(EVG.quote)), None)):
        store.add(ox.Quad(quad.subject, ox.NamedNode(str(PAV.curatedBy)), curator))
    quads = list(ox.parse(eg.export(dataset, "nanopub"), format=ox.RdfFormat.TRIG))
    quotes = {q.object.value for q in quads if q.predicate.value == str(EVG.quote)}
    assert "<script>window.ran=1</script>" in quotes


def test_each_format_is_tried() -> None:
    tried = {
        "nanopub",
        "trig",
        "nquads",
        "jsonld",
        "turtle",
        "ntriples",
        "rdfxml",
        "graphml",
        "gexf",
        "dot",
    }
    others = {"cytoscape", "timelinejs", "csv-nodes-edges", "xlsx", "mermaid", "ftm"}
    assert tried | others == set(EXPORTERS)


def test_the_table_of_values_holds_each_kind_of_danger() -> None:
    assert len(HOSTILE) >= 500
    assert any(visible(value) != value for value in HOSTILE)
    assert any(LIVE.match(value) for value in HOSTILE)
