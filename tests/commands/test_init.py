"""`eventgraph init` starts a dataset that conforms, and never writes over anything."""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import eventgraph as eg
from eventgraph.cli import group

COMMANDS = resources.files("eventgraph").joinpath("commands")
SILENT = {"LC_ALL": "", "LC_MESSAGES": "", "LANG": "", "LANGUAGE": ""}


def init(folder: Path, *words: str, **environment: str) -> Result:
    return CliRunner().invoke(group, ["init", *words, str(folder)], env=SILENT | environment)


@pytest.mark.parametrize("tag", ["en", "es", "pt-BR", "fr", "de"])
def test_the_new_dataset_conforms_and_shows_a_conflict(tmp_path: Path, tag: str) -> None:
    folder = tmp_path / "mine"
    ran = init(folder, "--lang", tag)
    assert ran.exit_code == 0, ran.output
    assert ran.output.splitlines()[-1] == f"next: eventgraph validate --graph {folder}"
    dataset = eg.load(folder)
    left = eg.validate(dataset, sorted(folder.iterdir()))
    assert left.conforms("warning")
    assert {one.check for one in left.findings} <= {"source-without-text", "thing-not-in-quote"}
    assert eg.describe(dataset).languages == (tag,)
    text = "".join(path.read_text("utf-8") for path in folder.iterdir() if path.suffix != ".json")
    assert set(re.findall(r'"@([A-Za-z-]+)', text)) == {tag}
    assert eg.conflicts(dataset).column("class") == ["contradicts"]


@pytest.mark.parametrize(
    ("variables", "tag"),
    [
        ({}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "fr_FR.UTF-8"}, "fr"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "fi_FI.UTF-8"}, "en"),
    ],
)
def test_it_speaks_the_language_of_the_system_else_english(
    tmp_path: Path, variables: dict[str, str], tag: str
) -> None:
    assert init(tmp_path / "mine", **variables).exit_code == 0
    assert eg.describe(eg.load(tmp_path / "mine")).languages == (tag,)


def test_a_language_it_is_not_told_in_is_refused_with_those_it_is(tmp_path: Path) -> None:
    ran = init(tmp_path / "mine", "--lang", "tlh")
    assert ran.exit_code == 2
    assert "no language of a new dataset is named 'tlh'; there are de, en, es, fr, pt" in ran.output
    assert not (tmp_path / "mine").exists()


def test_every_language_has_every_text() -> None:
    files = [path.read_text("utf-8") for path in COMMANDS.joinpath("starter").iterdir()]
    texts = set(re.findall(r'"([^"]*)"@en', "".join(files)))
    for path in COMMANDS.joinpath("words").iterdir():
        assert set(json.loads(path.read_text("utf-8"))) == texts, path.name


@pytest.mark.parametrize("name", ["notes.txt", ".hidden"])
def test_a_folder_with_files_is_left_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    ran = CliRunner().invoke(group, ["init", str(tmp_path)])
    assert ran.exit_code == 2
    assert "holds files already; name a new or empty folder" in ran.output
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_example_tells_one_story_in_three_publications_and_conforms(tmp_path: Path) -> None:
    folder = tmp_path / "story"
    assert init(folder, "--example", LANG="es_ES.UTF-8").exit_code == 0
    dataset = eg.load(folder)
    left = eg.validate(dataset, sorted(folder.iterdir()))
    assert left.conforms("warning")
    told = {"relation-not-in-quote", "source-without-text", "thing-not-in-quote"}
    assert {one.check for one in left.findings} <= told
    assert eg.describe(dataset).title() == "The flood at Riverton"
    # The Gazette with its correction and reprint is one, the wire with its two copies the other.
    assert eg.independence_note(dataset).startswith("2 publications, independent")
    classes = eg.conflicts(dataset).column("class")
    assert {"contradicts", "less precise"} <= set(map(str, classes))
    labels = eg.labels(dataset)
    denial = "https://w3id.org/eventgraph/id/claim/authority-denies-opening-the-gates"
    assert labels[denial] == (
        "Dam Authority denies that: opening of the gates of the dam — carried out by — "
        "Dam Authority"
    )
    third_hand = "https://w3id.org/eventgraph/id/claim/staff-count-the-injured"
    assert labels[third_hand] == "hospital staff: people hurt in the flood — size — 2"
    said = (folder / "claims.trig").read_text("utf-8")
    words = ("evg:withdraws", "evg:revises", "evg:quoteTranslation", "evg:relay2", '"~250"^^')
    assert [word for word in words if word not in said] == []


def test_the_example_is_in_english_alone(tmp_path: Path) -> None:
    ran = init(tmp_path / "story", "--example", "--lang", "es")
    assert ran.exit_code == 2
    assert "--example is in English; leave out --lang" in ran.output


@pytest.mark.parametrize("title", ["The strike", 'A "quoted" \\ title\nof two lines', "ñ 中 🚢"])
def test_a_title_of_ones_own_leaves_the_made_up_story_out(tmp_path: Path, title: str) -> None:
    folder = tmp_path / "mine"
    ran = init(folder, "--title", title, "--lang", "en")
    assert (ran.exit_code, ran.stdout.splitlines()[-1]) == (
        0, f"next: eventgraph source add FILE --graph {folder}"
    )  # fmt: skip
    dataset = eg.load(folder)
    assert eg.describe(dataset).title() == " ".join(title.split())
    assert eg.validate(dataset, sorted(folder.iterdir())).findings == ()
    said = "".join((folder / name).read_text("utf-8") for name in ("things.ttl", "claims.trig"))
    assert ("Riverton" in said, "evg:Curator" in said) == (False, True)


def test_a_title_is_refused_where_it_says_nothing_or_stands_already(tmp_path: Path) -> None:
    for words in (("--title", " "), ("--title", "x", "--example")):
        assert init(tmp_path / "mine", *words).exit_code == 2
