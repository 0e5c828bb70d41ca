"""A claim or a thing gets another name in all files; the old one leads to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.vocabulary import curie


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree("graph", tmp_path / "graph")
    return tmp_path / "graph"


def run(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(group, ["rename", *words, "--graph", str(folder)])


def test_a_thing_is_renamed_everywhere_and_nothing_else_changes(folder: Path) -> None:
    ran = run(folder, "Delcy Rodríguez", "actor:delcy")
    assert ran.stdout.startswith(
        "actor:delcy-rodriguez renamed to actor:delcy: 5 claims in 3 files"
    )
    (entry,) = eg.diff("graph", folder).entries
    assert (entry.how, entry.changes) == ("renamed", ())
    dataset = eg.load(folder)
    for name in ("actor:delcy-rodriguez", "actor:delcy", "Delcy Rodríguez"):
        assert curie(str(eg.resolve(dataset, name))) == "actor:delcy"


def test_a_claim_is_renamed_with_its_graph_and_what_answers_it(folder: Path) -> None:
    old = "claim:orinoco-two-flights-on-july-18"
    assert run(folder, old, "claim:two-flights").exit_code == 0
    (entry,) = eg.diff("graph", folder).entries
    assert (entry.kind, entry.how, curie(entry.name)) == ("claim", "renamed", "claim:two-flights")
    text = (folder / "claims/03-the-return.trig").read_text("utf-8")
    assert f"dcterms:replaces {old}" in text


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    ran = run(folder, "actor:delcy-rodriguez", "actor:delcy", "--dry-run")
    assert "would be renamed to actor:delcy: 5 claims in 3 files" in ran.stdout
    assert eg.diff("graph", folder).same


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "actor:delcy-rodriguez",
            "actor:marco-rubio",
            "eventgraph merge actor:marco-rubio actor:d",
        ),
        ("actor:delcy-rodriguez", "actor:delcy-rodriguez", "is there already"),
        ("actor:delcy-rodriguez", "place:cecot", "is there already"),
        ("actor:delcy-rodriguez", "Delcy", "'Delcy' is no name for a thing"),
        ("actor:delcy-rodriguez", "actor:", "'actor:' is no name for a thing"),
        ("actor:delcy-rodriguez", "<http://e/a b>", "is no name for a thing"),
        ("actor:delcy-rodriguez", "evg:Delcy", "is a name for a term of a vocabulary"),
        ("evg:Person", "evg:Human", "evg:Person is a term of a vocabulary"),
        ("actor:nobody", "actor:somebody", "nothing in the dataset is named actor:nobody"),
    ],
)
def test_a_name_that_cannot_be_is_one_line(folder: Path, old: str, new: str, told: str) -> None:
    ran = run(folder, old, new)
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert told in ran.stderr
    assert eg.diff("graph", folder, findings="none").same
