"""`eventgraph import`: what was added and what was left is told; nothing is half added."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import eventgraph as eg
from eventgraph.cli import group
from hostile import SPOOFS
from sheets import mine

SOURCE = "source:gazette-2024-03-01"
TEXT = "The mayor said that traffic has flowed since 28 February.\n"


def taken(*words: str | Path) -> Result:
    return CliRunner().invoke(group, ["import", *map(str, words)])


def mark(exact: str, **more: object) -> dict[str, object]:
    return {
        "target": {"selector": {"type": "TextQuoteSelector", "exact": exact}},
        "creator": {"name": "A. Reader\x1b[31m"},
        "body": [{"value": "who?"}],
        **more,
    }


def files(folder: Path, *marks: dict[str, object]) -> tuple[Path, Path]:
    path, text = folder / "marks.json", folder / "text.txt"
    path.write_text(json.dumps(marks), "utf-8")
    text.write_text(TEXT, "utf-8")
    return path, text


def test_marks_become_drafts_beside_the_claims(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    path, text = files(tmp_path, mark("traffic has flowed"), mark("a ferry sank\x1b[2J"))
    words = ("annotations", path, "--graph", graph, "--text", f"{SOURCE}={text}")
    tried = taken(*words, "--dry-run")
    assert not (graph / "drafts.trig").exists()
    ran = taken(*words)
    assert ran.exit_code == 0, ran.stderr
    assert ran.stdout.startswith(tried.stdout.partition("would add")[0])
    lines = ran.stdout.splitlines()
    assert lines[0].startswith("left: annotation 2: “a ferry sank")
    assert lines[1].startswith("draft: claim:draft-traffic-has-flowed-")
    assert lines[2] == (
        "note: who marked them (1 person) is left out; --with-names carries it over"
    )
    assert lines[3] == "adds 1 draft, 0 claims, 0 things; left: 1"
    assert lines[4] == f"wrote {graph / 'drafts.trig'}"
    assert SPOOFS.findall(ran.output) == []
    again = taken(*words)
    assert "adds 0 drafts, 0 claims, 0 things; left: 2" in again.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--text", "x"), "--text x: write it as --text SOURCE=FILE"),
        (("--source", "actor:mayor"), "actor:mayor"),
        (("--source", "nobody"), "nobody"),
    ],
)
def test_options_that_name_nothing_are_one_line(
    tmp_path: Path, words: tuple[str, ...], message: str
) -> None:
    path, _ = files(tmp_path)
    ran = taken("annotations", path, "--graph", mine(tmp_path), *words)
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert message in ran.stderr


@pytest.mark.parametrize("verb", ["annotations", "nanopubs", "ftm"])
@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[" * 3000])
def test_a_file_that_cannot_be_read_is_one_line_and_changes_nothing(
    tmp_path: Path, verb: str, data: bytes
) -> None:
    graph = mine(tmp_path)
    path = tmp_path / ("a.trig" if verb == "nanopubs" else "a.json")
    path.write_bytes(data)
    ran = taken(verb, path, "--graph", graph)
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert sorted(one.name for one in graph.iterdir()) == [
        "claims.trig",
        "dataset.ttl",
        "things.ttl",
    ]


def test_our_own_annotations_are_known_again(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    _, text = files(tmp_path)
    out = tmp_path / "own.json"
    words = ["quotes", "--graph", str(graph), "--text", f"{SOURCE}={text}", "-f", "annotation"]
    assert CliRunner().invoke(group, [*words, "-o", str(out)]).exit_code == 1
    ran = taken("annotations", out, "--graph", graph, "--text", f"{SOURCE}={text}")
    assert ran.stdout.splitlines() == [
        "left: annotation 1: is the quote of claim:mayor-dates-the-reopening already",
        "adds 0 drafts, 0 claims, 0 things; left: 1",
    ]


def test_from_python_the_same_is_one_call(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    path, text = files(tmp_path, mark("traffic has flowed"))
    found = eg.import_annotations(path, graph=[graph], texts=[(SOURCE, text)], names=True)
    assert len(found.claims) == 1
    assert "Marked by A. Reader" in (graph / "drafts.trig").read_text("utf-8")
    lines = tmp_path / "a.jsonl"
    lines.write_text('{"id": "p", "schema": "Person", "properties": {"name": ["Ada"]}}\n', "utf-8")
    assert len(eg.import_ftm(lines, graph=[graph]).things) == 1
    empty = tmp_path / "a.trig"
    empty.write_bytes(eg.export(eg.load(graph / "claims.trig", graph / "things.ttl"), "nanopub"))
    assert len(eg.import_nanopubs(empty, graph=[graph]).left) == 3
    assert [one.name for one in eg.export_sheet(tmp_path / "a.xlsx", graph=[graph])] == ["a.xlsx"]
