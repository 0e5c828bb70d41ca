"""What is left to do is one list, the most urgent first, each with its place and next step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.curation.working import KINDS, tasks
from eventgraph.vocabulary import curie

CLEAN = (Path(__file__).parents[1] / "clean.trig").read_text("utf-8")
MORE = """
actor:gazet a evg:MediaOutlet ; rdfs:label "The Gazete"@en , "La Gacetta"@es .
actor:lonely a evg:PublicBody ; rdfs:label "Court"@en .
claim:begun evg:status evg:Draft ; evg:quote "begun"@en .
claim:release evg:status evg:InReview .
claim:wrong { event:talks evg:party actor:nobody }
claim:wrong a evg:Claim ; sem:accordingTo actor:gazette ; prov:wasQuotedFrom source:report ;
    evg:quote "nobody wrote this"@en ; evg:certainty evg:Stated ; pav:curatedBy actor:curators .
"""
TEXT = """Twelve freed

Twelve prisoners were freed in the town on Friday. Nobody says why.

The ministry said: “our talks led to it”.
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "data.trig"
    path.write_text(CLEAN.replace("evg:textSha256", "evg:fileSha256") + MORE, "utf-8")
    (tmp_path / "text.txt").write_text(TEXT, "utf-8")
    return path


def run(data: Path, *words: str) -> Result:
    text = f"source:report={data.parent / 'text.txt'}"
    return CliRunner().invoke(group, ["todo", "--graph", str(data), "--text", text, *words])


def test_each_kind_of_task_is_found_in_the_order_of_urgency(data: Path) -> None:
    records = json.loads(run(data, "-f", "json").stdout)["results"]["bindings"]
    kinds = [one["kind"]["value"] for one in records]
    assert kinds == sorted(kinds, key=list(KINDS).index)
    wanted = {"error", "draft", "review", "quote", "duplicate", "sentence", "language"}
    assert wanted | {"unmentioned"} <= set(kinds)
    assert all(one["next"]["value"] for one in records)


def test_a_sentence_is_told_with_its_file_and_line(data: Path) -> None:
    lines = run(data).stdout.replace("\n    ", " ").replace("\n  ", "\n").splitlines()
    text = data.parent / "text.txt"
    assert f"{text}:3: source:report: “Nobody says why.” → enter a claim" in "\n".join(
        line.replace("  ", " ") for line in lines
    )


def test_a_draft_and_a_pair_are_told_with_the_next_step(data: Path) -> None:
    found = {task.kind: task for task in tasks(eg.load(data), [data])}
    assert found["draft"].what == "is a draft, without speaker, source, statements [draft]"
    assert "drop evg:status evg:Draft" in found["draft"].step
    pair = found["duplicate"]
    assert pair.step.startswith(f"eventgraph merge {curie(pair.about)} actor:gaze")
    assert pair.place.startswith(f"{data}:")


def test_without_a_text_the_source_is_told_once(data: Path) -> None:
    found = [task for task in tasks(eg.load(data)) if task.kind == "text"]
    assert [(curie(one.about), one.what, one.step) for one in found] == [
        (
            "source:report",
            "3 quotes not held against its text",
            "eventgraph quotes --text source:report=FILE",
        )
    ]


def test_a_limit_shows_the_first_and_counts_all(data: Path) -> None:
    ran = run(data, "--limit", "2")
    assert ran.stdout.count("→") == 2
    told = " ".join(ran.stdout.split())
    assert "to do: " in told
    assert told.endswith("; the first 2 are shown")
    assert len(run(data, "--limit", "2", "-f", "csv").stdout.splitlines()) == 3


def test_nothing_is_left_of_a_finished_dataset(tmp_path: Path) -> None:
    (tmp_path / "clean.trig").write_text(CLEAN, "utf-8")
    found = tasks(eg.load(tmp_path))
    assert [task.kind for task in found] == ["text"]


def test_a_text_without_a_source_is_one_line(data: Path) -> None:
    ran = CliRunner().invoke(group, ["todo", "--graph", str(data), "--text", "x"])
    assert (ran.exit_code, ran.stderr) == (
        2,
        "eventgraph: --text x: write it as --text SOURCE=FILE\n",
    )
