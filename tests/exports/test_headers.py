"""What leaves the program says at its head from how many independent publications it comes."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.exports.headers import headed

TITLE = "Who says what about the exchange of July 2025"
NOTE = "37 publications, independent by what"


@pytest.mark.parametrize(
    "format", ["turtle", "trig", "ntriples", "rdfxml", "nanopub", "graphml", "gexf"]
)
def test_an_export_says_it_in_a_comment_and_can_be_read_back(
    dataset: Dataset, tmp_path: Path, format: str
) -> None:
    result = CliRunner().invoke(group, ["export", format])
    assert result.exit_code == 0
    assert NOTE in "\n".join(result.stdout.splitlines()[:3])
    assert TITLE in "\n".join(result.stdout.splitlines()[:2])
    suffix = {"turtle": "ttl", "trig": "trig", "ntriples": "nt", "rdfxml": "rdf"}.get(format)
    if suffix:
        (tmp_path / f"data.{suffix}").write_text(result.stdout, "utf-8")
        assert eg.export(eg.load(tmp_path), format) == eg.export(dataset, format)


def test_json_ld_says_it_in_a_member_that_is_no_part_of_the_data(
    dataset: Dataset, tmp_path: Path
) -> None:
    path = tmp_path / "data.jsonld"
    assert CliRunner().invoke(group, ["export", "jsonld", "-o", str(path)]).exit_code == 0
    nodes = json.loads(path.read_bytes())["@graph"]
    assert nodes[0] == {"independence": eg.independence_note(dataset)}
    assert all("@id" in node for node in nodes[1:])
    assert eg.export(eg.load(path), "jsonld") == eg.export(dataset, "jsonld")


def test_other_formats_say_it_in_a_place_of_their_own(dataset: Dataset) -> None:
    note = eg.independence_note(dataset)
    cytoscape = json.loads(CliRunner().invoke(group, ["export", "cytoscape"]).stdout)
    assert cytoscape["independence"] == note
    assert nx.cytoscape_graph(cytoscape).number_of_nodes() == len(eg.project(dataset))
    timeline = json.loads(CliRunner().invoke(group, ["export", "timelinejs"]).stdout)
    assert timeline["title"]["text"] == {"headline": TITLE, "text": note}
    workbook = CliRunner().invoke(group, ["export", "xlsx"]).stdout_bytes
    assert load_workbook(io.BytesIO(workbook)).properties.description == note
    sheet = load_workbook(io.BytesIO(workbook))["about"]
    assert (sheet["A1"].value, sheet["A2"].value) == (note, f"{TITLE}.")
    tables = CliRunner().invoke(group, ["export", "csv-nodes-edges"]).stdout_bytes
    with zipfile.ZipFile(io.BytesIO(tables)) as archive:
        assert archive.namelist() == ["nodes.csv", "edges.csv", "independence.txt", "README.txt"]
        title, about, licence = archive.read("README.txt").decode("utf-8").splitlines()
        assert title == f"{TITLE}."
        assert about.endswith("the dataset asserts none of it.")
        assert licence == "Licence: https://creativecommons.org/licenses/by/4.0/"
        assert archive.read("independence.txt").decode("utf-8") == f"{note}\n"
    entities = map(json.loads, CliRunner().invoke(group, ["export", "ftm"]).stdout.splitlines())
    documents = [each for each in entities if each["schema"] == "Document"]
    assert [each["properties"]["notes"] for each in documents] == [[note]] * len(documents)


@pytest.mark.parametrize(
    "words",
    [
        ["accounts", "event:negotiation"],
        ["conflicts"],
        ["conflicts", "--pairs"],
        ["corroboration"],
        ["spread", "claim:rubio-credits-bukele"],
        ["path", "Marco Rubio", "Catholic Church"],
        ["quotes"],
        ["rank", "degree"],
        ["silence"],
        ["stats"],
        ["why", "Marco Rubio"],
    ],
)
def test_every_report_begins_with_it(dataset: Dataset, words: list[str]) -> None:
    told = " ".join(CliRunner().invoke(group, words).stdout.split())
    assert told.startswith(eg.independence_note(dataset))


def test_a_format_that_says_it_itself_stays_as_it_is(dataset: Dataset) -> None:
    assert headed(b"{}", dataset, "cytoscape").endswith(b'."}')
    for format in ("ftm", "nquads"):
        assert headed(b"{}\n", dataset, format) == b"{}\n"


def test_n_quads_are_quads_line_by_line(dataset: Dataset) -> None:
    told = CliRunner().invoke(group, ["export", "nquads"]).stdout_bytes
    assert told == eg.export(dataset, "nquads")
    assert all(line.startswith((b"<", b"_:")) for line in told.splitlines())


def test_json_ld_without_nodes_says_that_there_is_no_publication(tmp_path: Path) -> None:
    (tmp_path / "data.ttl").write_text("", "utf-8")
    empty = eg.load(tmp_path, ontology=False)
    document = json.loads(headed(eg.export(empty, "jsonld"), empty, "jsonld"))
    note = "No publication: the dataset names no source of its claims."
    assert document["@graph"] == [{"independence": note}]


def test_a_scope_counts_the_documents_of_its_own_claims(dataset: Dataset) -> None:
    assert eg.independence_note(dataset).startswith(NOTE)
    scope = eg.scope(dataset, source="source:iac-2025-07-22")
    assert eg.independence_note(scope).startswith(
        "One publication: every claim was read in one document"
    )
