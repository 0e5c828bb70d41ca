"""A name or path that is no text ends in one line, wherever a name or a path is taken."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import VERBS, group
from eventgraph.errors import EventGraphError

#: Half of a character, a byte that is not UTF-8, and the null, alone and in a name.
BROKEN = [
    "\ud800",
    "\udcff",
    "a\udcffb",
    "a\x00b",
    "no\udfff/x.ttl",
    "actor:\ud800",
    "http://a/\udcff",
]
LEAST = {
    "accounts": ["e"],
    "diff": ["old"],
    "export": ["trig"],
    "init": [],
    "merge": ["a", "b"],
    "path": ["a", "b"],
    "publish": ["a"],
    "doctor": ["a"],
    "source": ["add", "x"],
    "rename": ["a", "b"],
    "split": ["a"],
    "search": ["a"],
    "spread": ["c"],
    "why": ["a"],
}


def options(verb: str) -> list[str]:
    """Name each option of a verb that takes a text or a path."""
    context = click.Context(group)
    command = group.get_command(context, verb)
    assert command is not None
    return [
        parameter.opts[0]
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.is_flag
    ]


CASES = [(verb, [option]) for verb in VERBS for option in options(verb)]
CASES += [(verb, []) for verb in VERBS]


@pytest.mark.parametrize(("verb", "before"), CASES, ids="".join)
def test_no_argument_of_a_verb_may_be_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str, before: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for broken in BROKEN:
        ran = CliRunner().invoke(group, [verb, *before, broken, *LEAST.get(verb, [])])
        assert isinstance(ran.exception, SystemExit)
        assert ran.exit_code == 2
        assert ran.stdout == ""
        assert ran.stderr.startswith("eventgraph: ")
        assert ran.stderr.endswith(": is no text in UTF-8; write it anew, or rename\n")
        assert ran.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.external
@pytest.mark.parametrize(
    "words", [[b"init", b"\xff"], [b"\xff"], [b"query", b"--\xff"], [b"--\xff"]]
)
def test_bytes_of_a_command_line_that_are_not_utf_8(tmp_path: Path, words: list[bytes]) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "eventgraph", *words], cwd=tmp_path, capture_output=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert b"Traceback" not in ran.stderr
    assert list(tmp_path.iterdir()) == []


def in_graph(folder: Path) -> list[str]:
    (folder / "g").mkdir()
    (folder / "g/a.ttl").write_text("")
    Path(os.fsdecode(os.fsencode(folder) + b"/g/b\xff.ttl")).write_text("")
    return ["validate", "--graph", "g"]


def in_a_folder_of_the_graph(folder: Path) -> list[str]:
    deep = Path(os.fsdecode(os.fsencode(folder) + b"/g/b\xff"))
    deep.mkdir(parents=True)
    (deep / "a.trig").write_text("")
    return ["page", "--graph", "g"]


def in_queries(folder: Path) -> list[str]:
    (folder / "queries").mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/queries/b\xff.rq")).write_text("ASK { }")
    return ["query"]


def in_checks(folder: Path) -> list[str]:
    in_graph(folder)
    (folder / "g" / "c.ttl").write_text("")
    Path(os.fsdecode(os.fsencode(folder) + b"/g/b\xff.ttl")).unlink()
    (folder / "rules").mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/rules/b\xff.rq")).write_text("ASK { }")
    return ["conflicts", "--graph", "g", "--checks", "rules"]


@pytest.mark.parametrize("furnish", [in_graph, in_a_folder_of_the_graph, in_queries, in_checks])
def test_a_file_found_in_a_folder_is_named_when_its_name_is_no_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, furnish: Callable[[Path], list[str]]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(group, furnish(tmp_path))
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "b\N{REPLACEMENT CHARACTER}" in ran.stderr
    assert ran.stderr.endswith(": has a name that is not UTF-8; rename it\n")


def test_what_is_no_rdf_may_have_any_name(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff.odt")).write_text("")
    assert len(eg.load(tmp_path, ontology=False)) == 0


CALLS: dict[str, Callable[[Dataset, str], object]] = {
    "load": lambda _, name: eg.load(name),
    "read_queries": lambda _, name: eg.read_queries(name),
    "read_query": lambda _, name: eg.read_query(name),
    "read_texts": lambda ds, name: eg.read_texts(ds, [("source:orinoco-2025-07-19", name)]),
    "read_texts, source": lambda ds, name: eg.read_texts(ds, [(name, "a.txt")]),
    "validate": lambda ds, name: eg.validate(ds, [Path(name)]),
    "conforms": lambda _, name: eg.Report(()).conforms(name),
    "according_to": lambda ds, name: eg.scope(ds, according_to=name),
    "party": lambda ds, name: eg.scope(ds, party=name),
    "source": lambda ds, name: eg.scope(ds, source=name),
    "certainty": lambda ds, name: eg.scope(ds, certainty=name),
    "during": lambda ds, name: eg.scope(ds, during=name),
    "why": lambda ds, name: eg.why(ds, (name,)),
    "why, object": lambda ds, name: eg.why(ds, ("event:exchange", "sem:hasActor", name)),
    "accounts": eg.accounts,
    "only_in": lambda ds, name: eg.only_in(ds, "event:negotiation-2025", (name, name)),
    "conflicts": lambda ds, name: eg.conflicts(ds, event=name),
    "matters": lambda ds, name: eg.matters(ds, thing=name),
    "corroboration": eg.corroboration,
    "spread": eg.spread,
    "export": eg.export,
    "export, kind": lambda ds, name: eg.export(ds, "graphml", kind=name),
    "page, language": lambda ds, name: eg.page(ds, language=name),
    "project": lambda ds, name: eg.project(ds, kind=name),
    "resolve": eg.resolve,
    "run": lambda ds, name: eg.run(eg.read_queries()["claims-about-an-actor"], ds, {"actor": name}),
}


@pytest.mark.parametrize("broken", BROKEN, ids=ascii)
@pytest.mark.parametrize("call", CALLS)
def test_a_function_raises_an_error_of_its_own(dataset: Dataset, call: str, broken: str) -> None:
    with pytest.raises(EventGraphError):
        CALLS[call](dataset, broken)


@pytest.mark.parametrize("broken", BROKEN, ids=ascii)
def test_a_title_that_is_no_text_is_shown_as_what_can_be_written(
    dataset: Dataset, broken: str
) -> None:
    assert eg.page(dataset, title=broken).encode("utf-8").startswith(b"<!doctype html>")
