"""The script that runs W3C's suites counts what each engine passes, and names what is worse."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import pytest

import conformance
import eventgraph as eg

ROOT: Final = Path(__file__).parent.parent
HEAD: Final = """
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix qt: <http://www.w3.org/2001/sw/DataAccess/tests/test-query#> .
@prefix rdft: <http://www.w3.org/ns/rdftest#> .
"""
BASE: Final = "<> mf:assumedTestBase <http://example.org/suite/> .\n"


def suite(folder: Path, manifest: str, **files: str) -> Path:
    """Write a suite: a manifest, and files whose names have an underscore for the dot."""
    folder.mkdir(exist_ok=True)
    (folder / "manifest.ttl").write_text(HEAD + manifest, "utf-8")
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text, "utf-8")
    return folder


def document(name: str, kind: str, result: str = "") -> str:
    """Write a test of a document."""
    wanted = f"; mf:result <{result}>" if result else ""
    return f'<#{name}> a rdft:{kind} ; mf:name "{name}" ; mf:action <{name}> {wanted} .\n'


def query(name: str, kind: str, action: str, result: str = "") -> str:
    """Write a test of a query."""
    wanted = f"; mf:result <{result}>" if result else ""
    return f'<#{name}> a mf:{kind} ; mf:name "{name}" ; mf:action {action} {wanted} .\n'


def ran(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[list[str]], str]:
    """Run the script; give its status, the rows of its table, and what follows the table."""
    status = conformance.main(arguments)
    printed = capsys.readouterr().out
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in printed.splitlines()[2:]
        if line.startswith("|")
    ]
    return status, rows, printed.partition("\n\n")[2]


def test_documents_are_compared_and_relative_iris_are_a_decision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = BASE + "".join(
        (
            document("same.ttl", "TestTurtleEval", "same.nt"),
            document("relative.ttl", "TestTurtleEval", "relative.nt"),
            document("wrong.ttl", "TestTurtleEval", "same.nt"),
            document("good.ttl", "TestTurtlePositiveSyntax"),
            document("bad.ttl", "TestTurtleNegativeSyntax"),
            document("bad-relative.ttl", "TestTurtleNegativeSyntax"),
        )
    )
    suite(
        tmp_path,
        manifest,
        same_ttl="<http://e/s> <http://e/p> 0.50, [] .",
        same_nt='<http://e/s> <http://e/p> "0.50"^^<http://www.w3.org/2001/XMLSchema#decimal> .\n'
        "<http://e/s> <http://e/p> _:other .",
        relative_ttl="<s> <#p> <> .",
        relative_nt="<http://example.org/suite/s> <http://example.org/suite/relative.ttl#p> "
        "<http://example.org/suite/relative.ttl> .",
        wrong_ttl="<http://e/s> <http://e/p> 1 .",
        good_ttl="<http://e/s> <http://e/p> 1 .",
        bad_ttl="<http://e/s> <http://e/p> .",
    )
    (tmp_path / "bad-relative.ttl").write_text("<s> <p> .", "utf-8")
    status, rows, rest = ran(capsys, str(tmp_path))
    assert status == 0
    assert rows[0] == ["Turtle", "6", "5", "4", "0", "1", "relative IRI 1"]
    written = {row[0]: row[1:] for row in rows[1:]}
    assert written["turtle, written"] == ["4", "4", "4", "0", "0", "none"]
    assert set(written) == {f"{name}, written" for name in conformance.TRIPS}
    assert rest.startswith("1 of the documents hold values")


def test_graphs_named_by_blank_nodes_and_remote_contexts_are_decisions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    suite(
        tmp_path,
        document("blank.trig", "TestTrigEval", "blank.nq"),
        blank_trig="_:g { <http://e/s> <http://e/p> 1 }",
        blank_nq='<http://e/s> <http://e/p> "1"^^<http://www.w3.org/2001/XMLSchema#integer> _:x .',
    )
    tests: list[dict[str, object]] = [
        {"@id": "#t1", "input": "in.jsonld", "expect": "out.nq"},
        {"@id": "#t2", "input": "in.jsonld", "option": {"processingMode": "json-ld-1.0"}},
    ]
    for test in tests:
        test["@type"] = ["jld:PositiveEvaluationTest"]
    manifest = {"baseIri": "http://example.org/", "sequence": tests}
    (tmp_path / "toRdf-manifest.jsonld").write_text(json.dumps(manifest), "utf-8")
    (tmp_path / "in.jsonld").write_text('{"@id": "x", "http://e/p": {"@id": "http://e/o"}}')
    (tmp_path / "out.nq").write_text("<http://example.org/x> <http://e/p> <http://e/o> .")
    status, rows, rest = ran(capsys, "--list", str(tmp_path))
    counted = {row[0]: row[1:] for row in rows}
    assert status == 0
    assert counted["TriG"] == ["1", "1", "0", "0", "1", "graph named by a blank node 1"]
    assert counted["JSON-LD"] == ["1", "1", "0", "0", "1", "relative IRI 1"]
    assert "TriG: blank.trig: graph named by a blank node\n" in rest


ACTION: Final = "[ qt:query <{}.rq> ; qt:data <data.ttl> ; qt:graphData <graph.ttl> ]"
XML: Final = '<sparql xmlns="http://www.w3.org/2005/sparql-results#">{}</sparql>'
ONE: Final = XML.format(
    "<head><variable name='o'/></head><results><result><binding name='o'>"
    "<literal datatype='http://www.w3.org/2001/XMLSchema#integer'>1</literal>"
    "</binding></result></results>"
)
QUERIES: Final = {
    "data_ttl": "<http://e/s> <http://e/p> 1 .",
    "graph_ttl": "<http://e/s> <http://e/q> 1 .",
    "inside_rq": "SELECT ?o { GRAPH ?g { ?s ?p ?o } }",
    "outside_rq": "SELECT ?o { ?s ?p ?o }",
    "from_rq": "SELECT ?o FROM <graph.ttl> { ?s ?p ?o }",
    "wrong_rq": "SELECT ?o { ?s <http://e/nothing> ?o }",
    "cells_rq": "SELECT ?o { ?s <http://e/p> ?o }",
    "ask_rq": "ASK { ?s <http://e/p> 1 }",
    "made_rq": "CONSTRUCT { _:b <http://e/p> ?o } { ?s <http://e/p> ?o }",
    "read_rq": "SELECT * { }",
    "calls_rq": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "unread_rq": "SELECT * {",
    "one_srx": ONE,
    "yes_srx": XML.format("<head/><boolean>true</boolean>"),
    "cells_csv": "o\r\n1\r\n",
    "made_ttl": "[] <http://e/p> 1 .",
}


def test_answers_are_compared_and_the_union_is_a_decision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = {"cells": "cells.csv", "ask": "yes.srx", "made": "made.ttl"}
    manifest = "".join(
        query(name, "QueryEvaluationTest", ACTION.format(name), results.get(name, "one.srx"))
        for name in ("inside", "outside", "from", "wrong", "cells", "ask", "made")
    )
    manifest += query("read.rq", "PositiveSyntaxTest11", "<read.rq>")
    manifest += query("calls.rq", "PositiveSyntaxTest11", "<calls.rq>")
    manifest += query("unread.rq", "NegativeSyntaxTest11", "<unread.rq>")
    suite(tmp_path, manifest, **QUERIES)
    status, rows, rest = ran(capsys, "--list", str(tmp_path))
    assert status == 0
    assert rows == [
        ["SPARQL 1.1", "10", "9", "7", "0", "2", "SERVICE 1, union default graph 1"],
    ]
    assert f"{tmp_path.name}/outside: union default graph" in rest


def test_a_folder_without_a_test_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ran(capsys, str(tmp_path))[:2] == (1, [])


SPELLINGS: Final = re.findall(
    r"^\| `([^`]+)` \| `xsd:(\w+)` \| `([^`]+)` \|$",
    (ROOT / "docs/conformance.md").read_text("utf-8"),
    re.MULTILINE,
)


@pytest.mark.parametrize(
    ("written", "kind", "shown"),
    [
        *SPELLINGS,
        ("twelve", "integer", "twelve"),
        ("2025-02-30", "date", "2025-02-30"),
        ("1" * 30, "integer", "1" * 30),
        ("0." + "1" * 30, "decimal", "0." + "1" * 30),
    ],
)
def test_values_are_respelt_as_the_document_says(
    tmp_path: Path, written: str, kind: str, shown: str
) -> None:
    line = f'<http://e/s> <http://e/p> "{written}"^^<http://www.w3.org/2001/XMLSchema#{kind}> .\n'
    (tmp_path / "data.nt").write_text(line, "utf-8")
    dataset = eg.load(tmp_path, ontology=False)
    assert eg.export(dataset, "ntriples").decode() == line.replace(f'"{written}"', f'"{shown}"')


def test_the_document_has_the_rows_that_the_script_writes() -> None:
    assert len(SPELLINGS) > 10
    rows = re.findall(
        r"^\| (.+?), written \|", (ROOT / "docs/conformance.md").read_text("utf-8"), re.MULTILINE
    )
    assert rows == sorted(conformance.TRIPS)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('"007"^^xsd:byte', '"7"^^xsd:integer'),
        ('"1"^^xsd:nonNegativeInteger', '"1"^^xsd:integer'),
        ('"2025-07-18T00:00:00Z"^^xsd:dateTimeStamp', '"2025-07-18T00:00:00Z"^^xsd:dateTime'),
        ('"a"^^xsd:token', '"a"^^xsd:token'),
        ('"a"@en-GB', '"a"@en-gb'),
    ],
)
def test_types_and_languages_are_kept_as_the_document_says(
    tmp_path: Path, written: str, shown: str
) -> None:
    def line(value: str) -> str:
        full = re.sub(r"xsd:(\w+)", r"<http://www.w3.org/2001/XMLSchema#\1>", value)
        return f"<http://e/s> <http://e/p> {full} .\n"

    (tmp_path / "data.nt").write_text(line(written), "utf-8")
    assert eg.export(eg.load(tmp_path, ontology=False), "ntriples").decode() == line(shown)
