"""A file that nobody named to be written, or that was named to be read, is not written over."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eventgraph.cli import group
from eventgraph.exports.jsonld import context

ROOT = Path(__file__).resolve().parents[2]


def run(*words: str) -> Result:
    return CliRunner().invoke(group, words)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder that has a small dataset, a query, and a text."""
    monkeypatch.chdir(tmp_path)
    assert run("init", "mine").exit_code == 0
    shutil.copy(ROOT / "queries/projections/offices.rq", "own.rq")
    Path("text.txt").write_text("Words.")
    return tmp_path


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_context_goes_beside_the_export_each_time(folder: Path) -> None:
    for _ in range(2):
        ran = run("export", "jsonld", "--graph", "mine", "-o", "data.jsonld")
        assert (ran.exit_code, ran.output) == (0, "")
    assert (folder / "context.jsonld").read_bytes() == context()


def test_another_file_of_the_context_s_name_is_left_alone_unless_forced(folder: Path) -> None:
    (folder / "context.jsonld").write_text("mine")
    before = held(folder)
    ran = run("export", "jsonld", "--graph", "mine", "-o", "data.jsonld")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == (
        "eventgraph: context.jsonld: is not the context that goes beside the export; "
        "move it, or replace it with --force\n"
    )
    assert held(folder) == before
    ran = run("export", "jsonld", "--graph", "mine", "-o", "data.jsonld", "--force")
    assert (ran.exit_code, ran.output) == (0, "eventgraph: --force removed context.jsonld\n")
    assert (folder / "context.jsonld").read_bytes() == context()


@pytest.mark.parametrize("target", ["text.txt", "nowhere"])
def test_a_link_of_the_context_s_name_is_left_alone(folder: Path, target: str) -> None:
    (folder / "context.jsonld").symlink_to(target)
    ran = run("export", "jsonld", "--graph", "mine", "-o", "data.jsonld")
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert Path("context.jsonld").readlink() == Path(target)
    assert not Path("data.jsonld").exists()


def test_a_folder_of_the_context_s_name_is_one_line(folder: Path) -> None:
    (folder / "context.jsonld").mkdir()
    for force in ((), ("--force",)):
        ran = run("export", "jsonld", "--graph", "mine", "-o", "data.jsonld", *force)
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
        assert ran.stderr.startswith("eventgraph: context.jsonld: is")


def test_no_context_goes_beside_what_is_no_file(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    reader = os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    ran = run("export", "jsonld", "--graph", "mine", "-o", "pipe")
    os.close(reader)
    assert ran.exit_code == 0
    assert not (folder / "context.jsonld").exists()


@pytest.mark.parametrize("name", ["things.ttl", "link.ttl", "hard.ttl", "./mine/things.ttl"])
@pytest.mark.parametrize(
    "words",
    [
        ("export", "turtle"),
        ("page",),
        ("validate",),
        ("query", "speakers"),
        ("conflicts",),
        ("silence",),
        ("stats",),
        ("rank", "degree"),
        ("why", "actor:mayor"),
        ("quotes",),
    ],
    ids=" ".join,
)
def test_what_a_verb_reads_it_does_not_write_over(
    folder: Path, words: tuple[str, ...], name: str
) -> None:
    (folder / "link.ttl").symlink_to("mine/things.ttl")
    (folder / "hard.ttl").hardlink_to("mine/things.ttl")
    place = "mine/things.ttl" if name == "things.ttl" else name
    before = held(folder)
    ran = run(*words, "--graph", "mine", "-o", place)
    assert ran.exit_code == 2
    assert ran.stderr.splitlines()[-1] == (
        f"eventgraph: {Path(place)}: is what this command reads; name another file to write"
    )
    assert held(folder) == before


@pytest.mark.parametrize(
    "words",
    [
        ("query", "own.rq", "-o", "own.rq"),
        ("query", "own.rq", "--show", "-o", "own.rq"),
        ("export", "dot", "--kind", "./own.rq", "-o", "own.rq"),
        ("rank", "degree", "--kind", "own.rq", "-o", "own.rq"),
        ("quotes", "--text", "source:gazette-2024-03-01=text.txt", "-o", "text.txt"),
        ("quotes", "--html", "mine/claims.trig"),
        ("accounts", "event:reopening-of-the-bridge", "--html", "mine/claims.trig"),
    ],
    ids=" ".join,
)
def test_queries_and_texts_are_spared_too(folder: Path, words: tuple[str, ...]) -> None:
    before = held(folder)
    ran = run(*words, "--graph", "mine")
    assert ran.exit_code == 2
    assert ran.stderr.endswith(": is what this command reads; name another file to write\n")
    assert held(folder) == before


@pytest.mark.parametrize("way", ["mine", "link", "."])
def test_a_build_does_not_go_where_the_dataset_lies(folder: Path, way: str) -> None:
    (folder / "link").symlink_to("mine")
    before = held(folder)
    ran = run("build", "--graph", "mine", "-o", way, "--force")
    assert ran.exit_code == 2
    assert "which is read here; name another folder" in ran.stderr
    assert held(folder) == before


def test_a_file_that_is_named_to_be_written_is_written(folder: Path) -> None:
    (folder / "out.ttl").write_text("old")
    assert run("export", "turtle", "--graph", "mine", "-o", "out.ttl").exit_code == 0
    assert (folder / "out.ttl").read_text().startswith("#")
