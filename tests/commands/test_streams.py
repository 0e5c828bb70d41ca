"""Answers of more rows than are sorted: written as they come, in little memory."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result

from eventgraph.cli import group
from eventgraph.vocabulary import PREFIXES

ROWS = 100_000
SIZES = 320
BASE = "SELECT ?a ?b { ?x evg:size ?a . ?x evg:size ?b }"
UNSORTED = (
    "eventgraph: asked has more than 100,000 answers; they come as they are found, not sorted\n"
)
W3C = {"sr": "http://www.w3.org/2005/sparql-results#"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write one thing with many sizes, of which one is no number but hostile text."""
    lines = [
        f'<{PREFIXES["group"]}g> <{PREFIXES["evg"]}size> "{n}"^^<{PREFIXES["xsd"]}integer> .\n'
        for n in range(SIZES - 2)
    ]
    lines += [
        f'<{PREFIXES["group"]}g> <{PREFIXES["evg"]}size> "a, \\"b\\"\\r\\n<c> & \\t"@es .\n',
        f"<{PREFIXES['group']}g> <{PREFIXES['evg']}size> _:node .\n",
    ]
    (tmp_path / "sizes.nt").write_text("".join(lines), "utf-8")
    return tmp_path


def ask(folder: Path, text: str, *more: str) -> Result:
    """Answer a query over those sizes."""
    (folder / "asked.rq").write_text(text + "\n", "utf-8")
    graph = str(folder / "sizes.nt")
    return CliRunner().invoke(
        group, ["query", str(folder / "asked.rq"), "--graph", graph, "-f", *more]
    )


@pytest.mark.parametrize("format", ["csv", "tsv", "json", "xml"])
def test_a_row_more_than_is_sorted_and_the_rows_are_the_same(folder: Path, format: str) -> None:
    sorted_ran = ask(folder, f"{BASE} LIMIT {ROWS}", format)
    streamed = ask(folder, f"{BASE} LIMIT {ROWS + 1}", format)
    assert (sorted_ran.stderr, streamed.stderr) == ("", UNSORTED)
    few, many = rows_of(sorted_ran.stdout_bytes, format), rows_of(streamed.stdout_bytes, format)
    assert (len(few), len(many)) == (ROWS, ROWS + 1)
    assert set(few) <= set(many)


def rows_of(data: bytes, format: str) -> list[tuple[str, ...]]:
    """Read an answer with a reader of its format; blank nodes are all one."""
    if format == "json":
        found = json.loads(data)["results"]["bindings"]
        return [
            tuple(cell["type"] + cell["value"] * (cell["type"] != "bnode") for cell in row.values())
            for row in found
        ]
    if format == "xml":
        results = ET.fromstring(data).iterfind("sr:results/sr:result", W3C)  # noqa: S314 - our own
        return [
            tuple(
                term.tag + (term.text or "") * (not term.tag.endswith("bnode"))
                for binding in row
                for term in binding
            )
            for row in results
        ]
    text = data.decode()
    rows = (
        csv.reader(io.StringIO(text, newline=""))
        if format == "csv"
        else (line.split("\t") for line in text.splitlines())
    )
    return [tuple("_:" if c.startswith("_:") else c for c in row) for row in rows][1:]


def test_what_the_query_sorts_stays_sorted_and_nothing_is_said(folder: Path) -> None:
    ran = ask(folder, f"{BASE} ORDER BY STR(?a) STR(?b)", "csv")
    assert ran.stderr == ""
    firsts = [row[0] for row in csv.reader(io.StringIO(ran.stdout, newline=""))][1:]
    assert len(firsts) == SIZES**2
    assert firsts[: SIZES - 1] == [firsts[0]] * (SIZES - 1)


def test_a_limit_holds_in_a_stream_too(folder: Path) -> None:
    ran = ask(folder, BASE, "tsv", "--limit", str(ROWS + 7))
    assert len(ran.stdout.splitlines()) == ROWS + 8
    assert ran.stderr == (
        f"{UNSORTED}eventgraph: asked has more than 100,007 answers; all but 100,007 are left out: "
        "narrow the query, or raise --limit\n"
    )
    assert ask(folder, BASE, "tsv", "--limit", str(SIZES**2)).stderr == UNSORTED


@pytest.mark.parametrize("format", ["nquads", "ntriples"])
@pytest.mark.parametrize(
    ("template", "more"), [("", 0), ("; a evg:Group ", 1), ("; evg:n [] ", SIZES**2)]
)
def test_triples_come_one_a_line_and_each_once(
    folder: Path, format: str, template: str, more: int
) -> None:
    text = f"CONSTRUCT {{ ?x evg:size ?n {template}}} {{ " + BASE[len("SELECT ?a ?b { ") : -1]
    text += 'BIND(CONCAT(STR(?a), "-", STR(?b)) AS ?n) }'
    ran = ask(folder, text, format)
    assert ran.stderr == UNSORTED
    quads = list(ox.parse(ran.stdout_bytes, format=ox.RdfFormat.N_QUADS))
    assert len(set(quads)) == len(quads) == (SIZES - 1) ** 2 + more


def test_a_file_is_replaced_only_when_the_stream_is_whole(folder: Path) -> None:
    path = folder / "out.xml"
    path.write_text("what was there", "utf-8")
    # No format of XML holds the last of these values, and it is found last.
    text = f"{BASE[:-1]} }} LIMIT {ROWS}"
    text = f'SELECT * {{ {{ {text} }} UNION {{ VALUES ?a {{ "\\u0001" }} }} }}'
    refused = ask(folder, text, "xml", "-o", str(path))
    assert refused.exit_code == 2
    assert refused.stderr.endswith(
        "eventgraph: XML cannot hold a control character in column a; choose json\n"
    )
    assert path.read_text("utf-8") == "what was there"
    assert sorted(one.name for one in folder.iterdir()) == ["asked.rq", "out.xml", "sizes.nt"]
    assert ask(folder, f"{BASE} LIMIT {ROWS + 1}", "xml", "-o", str(path)).exit_code == 0
    assert len(rows_of(path.read_bytes(), "xml")) == ROWS + 1


def test_a_hundred_thousand_rows_take_no_more_memory_than_a_few(folder: Path) -> None:
    (folder / "asked.rq").write_text(BASE + "\n", "utf-8")
    command = [sys.executable, "-m", "eventgraph", "query", str(folder / "asked.rq"), "-f", "json"]
    command += ["--graph", str(folder / "sizes.nt"), "-o", os.devnull, "--limit"]
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )
    few, many = (
        int(
            subprocess.run(
                [sys.executable, "-c", script, *command, limit],
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for limit in ("10", "102400")
    )
    assert many - few < 50_000


def test_a_reader_that_goes_away_ends_the_stream_without_a_word(folder: Path) -> None:
    (folder / "asked.rq").write_text("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }\n")
    command = [sys.executable, "-m", "eventgraph", "query", str(folder / "asked.rq"), "-f", "csv"]
    command += ["--graph", str(folder / "sizes.nt")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        assert ran.stdout.readline() == b"a,b,c,d,e,f,g,h,i,j,k,l\r\n"
        ran.stdout.close()
        said = ran.stderr.read().decode()
    assert said == UNSORTED
