"""What says how a dataset is read is heard by every verb that offers it; no other offers it."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from eventgraph.cli import VERBS, group

BASE = "https://w3id.org/eventgraph/id"
#: The least that a verb must be told to read its dataset.
LEAST = {
    "accounts": ["event:reopening-of-the-bridge"],
    "diff": ["."],
    "export": ["trig"],
    "merge": ["actor:mayor", "actor:works-department", "--dry-run"],
    "path": ["actor:mayor", "event:reopening-of-the-bridge"],
    "publish": ["http://127.0.0.1:9/"],
    "rename": ["actor:mayor", "actor:mayoress", "--dry-run"],
    "split": ["actor:mayor", "--dry-run"],
    "search": ["bridge"],
    "spread": ["claim:mayor-dates-the-reopening"],
    "why": ["event:reopening-of-the-bridge"],
    "query": ["speakers"],
    "build": ["-o", "out"],
    "rank": ["degree"],
    "fmt": ["--check"],
    "curate": ["--no-browser"],
    "serve": ["--port", "0"],
    "source": ["add", "text.txt", "--dry-run"],
    "sheet new": ["sheet.csv"],
    "sheet export": ["sheet.csv"],
    "sheet import": ["sheet.csv", "--dry-run"],
    "import annotations": ["some.json", "--dry-run"],
    "import nanopubs": ["some.trig", "--dry-run"],
    "import ftm": ["some.json", "--dry-run"],
    "page": ["-o", "page.html"],
}
#: Those that change files, or compare them as they lie: no service, no store.
FILES = {
    *("curate", "diff", "fmt", "merge", "rename", "split", "source", "sheet import"),
    *("import annotations", "import nanopubs", "import ftm"),
}
OPTIONS = {
    "--max-file": ["--max-file", "1"],
    "--read-around": ["--read-around", "actor:mayor"],
    "--max-quads": ["--max-quads", "1"],
    "--drafts": ["--drafts"],
}
SAID = {
    "--max-file": "holds more than 1 B; split it",
    "--read-around": "a part is read of a service alone",
}


def commands() -> dict[str, click.Command]:
    """Give each verb, and those of verbs that have verbs of their own, by its words."""
    found: dict[str, click.Command] = {}
    for verb in VERBS:
        command = group.get_command(click.Context(group), verb)
        assert command is not None
        if isinstance(command, click.Group):
            found |= {f"{verb} {name}": one for name, one in command.commands.items()}
        else:
            found[verb] = command
    return found


def offered(command: click.Command) -> set[str]:
    """Name the options of a verb."""
    return {name for one in command.params for name in one.opts if name.startswith("--")}


READING = {name: one for name, one in commands().items() if "--graph" in offered(one)}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Begin a dataset, and what verbs are given beside it."""
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(group, ["init", "graph"]).exit_code == 0
    for name in ("text.txt", "some.json", "some.trig", "sheet.csv"):
        (tmp_path / name).write_text("", "utf-8")
    return tmp_path


@pytest.mark.parametrize("option", SAID)
@pytest.mark.parametrize("verb", READING)
def test_a_verb_hears_how_its_dataset_is_read_or_does_not_offer_it(
    folder: Path, verb: str, option: str
) -> None:
    if verb.startswith("sheet"):
        (folder / "sheet.csv").unlink()
    words = [*verb.split(), *LEAST.get(verb, []), "--graph", "graph/graph.trig", *OPTIONS[option]]
    if not (folder / "graph/graph.trig").exists():
        words[words.index("graph/graph.trig")] = "graph"
    ran = CliRunner().invoke(group, words)
    assert ran.exit_code == 2, ran.output
    known = option in offered(READING[verb])
    said = [SAID[option]] if known else ["No such option", option]
    assert all(one in ran.stderr for one in said), ran.stderr


@pytest.mark.parametrize("verb", READING)
def test_only_a_verb_that_reads_services_offers_what_bounds_them(verb: str) -> None:
    its = offered(READING[verb])
    assert {"--max-quads", "--read-around"} <= its or its.isdisjoint(
        {"--max-quads", "--read-around"}
    )
    assert (verb in FILES) == ("--max-quads" not in its)
    assert "--max-file" in its


def test_a_larger_file_is_changed_when_it_is_allowed(folder: Path) -> None:
    claims = next((folder / "graph").glob("*.trig"))
    size = str(claims.stat().st_size)
    for words in (["fmt", "--check"], ["rename", "actor:mayor", "actor:mayoress", "--dry-run"]):
        refused = CliRunner().invoke(group, [*words, "--max-file", str(int(size) - 1)])
        assert (refused.exit_code, "holds more than" in refused.stderr) == (2, True)
        large = max(str(one.stat().st_size) for one in (folder / "graph").iterdir())
        ran = CliRunner().invoke(group, [*words, "--max-file", f"{large}0"])
        assert ran.exit_code in {0, 1}, ran.output
