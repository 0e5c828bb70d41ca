"""What is written for others names no place on this machine, and judges as `validate` does."""

from __future__ import annotations

import gzip
import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eventgraph.cli import group
from eventgraph.exports.registry import EXPORTERS
from eventgraph.rdf.naming import names_in

ROOT = Path(__file__).resolve().parents[2]
SOMEBODY = "home-of-a-source"
HEAD = """
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix event: <https://w3id.org/eventgraph/id/event/> .
"""
ENGLISH_ONLY = HEAD + 'actor:x a evg:Person ; rdfs:label "X"@en .\n'
BOTH_LANGUAGES = HEAD + 'actor:x a evg:Person ; rdfs:label "X"@en , "X"@es .\n'
UNSOUND = HEAD + "event:e evg:mediatedBy actor:y .\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(group, [str(word) for word in words])


def all_bytes(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Read every file, and what is packed in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            yield path.name, data
            if data.startswith(b"\x1f\x8b"):
                yield path.name, gzip.decompress(data)
            if zipfile.is_zipfile(io.BytesIO(data)):
                with zipfile.ZipFile(io.BytesIO(data)) as packed:
                    yield from ((name, packed.read(name)) for name in packed.namelist())


def telling(folder: Path) -> list[str]:
    """Name the files that tell where the dataset lies."""
    return [name for name, data in all_bytes(folder) if SOMEBODY.encode() in data]


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Copy a small dataset, with something to remark on and a query, to a place of its own."""
    folder = tmp_path / SOMEBODY / "mine"
    shutil.copytree(ROOT / "src/eventgraph/commands/example", folder)
    (folder / "more").mkdir()
    (folder / "more/english.ttl").write_text(ENGLISH_ONLY)
    (folder.parent / "queries").mkdir()
    (folder.parent / "queries/all.rq").write_text("#+ summary: All\nSELECT ?a { ?a ?b ?c }")
    (tmp_path / "out").mkdir()
    return folder


def test_a_build_names_files_by_where_they_lie_in_the_dataset(mine: Path, tmp_path: Path) -> None:
    queries = mine.parent / "queries"
    ran = run("build", "--graph", mine, "--queries", queries, "-o", tmp_path / "out/site")
    assert ran.exit_code == 0, ran.output
    assert telling(tmp_path / "out") == []
    assert "more/english.ttl:6" in (tmp_path / "out/site/report.md").read_text("utf-8")


def test_no_verb_writes_into_a_file_where_the_dataset_lies(mine: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    kind = ROOT / "queries/projections/offices.rq"
    own = shutil.copy(kind, mine.parent / "own.rq")
    text = mine.parent / "text.txt"
    text.write_text("None of the quotes.")
    given = ("--graph", mine)
    for format in EXPORTERS:
        ran = run("export", format, *given, "-o", out / f"data.{format}.gz")
        assert ran.exit_code in {0, 2}, ran.output
    for words in (
        ("export", "graphml", "--kind", own, "-o", out / "own.graphml"),
        ("page", "-o", out / "page.html"),
        ("page", "--query", mine.parent / "queries/all.rq", "-o", out / "asked.html"),
        ("validate", "-o", out / "validate.txt"),
        ("validate", "-f", "csv", "-o", out / "validate.csv"),
        ("why", "event:flood", "-o", out / "why.txt"),
        ("why", "event:flood", "-f", "json", "-o", out / "why.json"),
        ("query", "--queries", mine.parent / "queries", "-o", out / "list.txt"),
        ("query", "--queries", mine.parent / "queries", "-f", "csv", "-o", out / "list.csv"),
        ("query", mine.parent / "queries/all.rq", "-o", out / "answer.txt"),
        ("conflicts", "--checks", mine.parent / "queries", "-o", out / "conflicts.txt"),
        ("accounts", "event:flood", "--html", out / "a.html", "-o", out / "a.txt"),
        ("quotes", "--html", out / "q.html", "-o", out / "q.txt"),
        ("silence", "-o", out / "silence.txt"),
        ("rank", "degree", "--kind", own, "-o", out / "rank.txt"),
        ("stats", "--kind", own, "-o", out / "stats.txt"),
    ):
        run(*words, *given)
    made = {path.name for path in out.iterdir()}
    assert {"page.html", "asked.html", "own.graphml", "why.json", "a.html", "q.html"} <= made
    assert {"validate.csv", "list.csv", "answer.txt", "stats.txt", "data.trig.gz"} <= made
    assert telling(out) == []


def test_on_a_terminal_places_are_as_they_were_typed(mine: Path) -> None:
    assert f"{mine}/more/english.ttl:6: " in run("validate", "--graph", mine).output
    why = run("why", "event:flood", "--graph", mine, "-f", "csv")
    assert f"{mine}/claims.trig" in why.output


def test_each_file_of_a_dataset_has_a_name_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one/g/a.ttl", "two/g/a.ttl", "two/g/deep/b.ttl", "a.ttl"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    one, two, alone = tmp_path / "one/g", tmp_path / "two/g", tmp_path / "a.ttl"

    def named(*paths: Path) -> list[str]:
        return [name.as_posix() for name in names_in(*paths).values()]

    assert named(two) == ["a.ttl", "deep/b.ttl"]
    assert named(one, two) == ["g/a.ttl", "2/g/a.ttl", "g/deep/b.ttl"]
    assert named(alone, two) == ["a.ttl", "g/a.ttl", "g/deep/b.ttl"]
    assert named(alone, two / "a.ttl") == ["a.ttl", "2/a.ttl"]
    monkeypatch.chdir(two)
    assert named(Path()) == ["a.ttl", "deep/b.ttl"]
    assert named(Path(), alone) == ["g/a.ttl", "g/deep/b.ttl", "a.ttl"]


@pytest.mark.parametrize("data", [ENGLISH_ONLY, BOTH_LANGUAGES, UNSOUND])
def test_the_report_of_a_build_says_what_validate_says(tmp_path: Path, data: str) -> None:
    (tmp_path / "a.ttl").write_text(data)
    said = run("validate", "--graph", tmp_path / "a.ttl")
    verdict = said.stdout.splitlines()[-1]
    assert verdict.startswith("conforms" if said.exit_code == 0 else "does not conform")
    plain = run("build", "--graph", tmp_path / "a.ttl", "-o", tmp_path / "plain")
    assert plain.exit_code == said.exit_code
    assert (tmp_path / "plain").exists() == (said.exit_code == 0)
    run("build", "--graph", tmp_path / "a.ttl", "-o", tmp_path / "site", "--force")
    report = (tmp_path / "site/report.md").read_text("utf-8")
    clean = "Yes: no shape and no evidence rule found anything to mend."
    assert (f"\nIt {verdict}.\n" in report) != (clean in report)
    assert (clean in report) == (verdict == "conforms: no errors, no warnings, no remarks")


def test_what_is_found_in_claims_outside_a_scope_counts_for_neither(
    mine: Path, tmp_path: Path
) -> None:
    spoilt = mine / "claims.trig"
    text = spoilt.read_text("utf-8")
    speaker = text.partition("sem:accordingTo ")[2].split()[0]
    before, _, rest = text.partition("evg:quote ")
    spoilt.write_text(f"{before}evg:quotte {rest}", "utf-8")
    whole = ("--graph", mine)
    other = next(name for name in re.findall(r"sem:accordingTo (\S+)", text) if name != speaker)
    scoped = (*whole, "--according-to", other)
    assert run("validate", *whole).exit_code == 1
    assert run("build", *whole, "-o", tmp_path / "whole").exit_code == 1
    assert run("validate", *scoped).exit_code == 0
    assert run("build", *scoped, "-o", tmp_path / "scoped").exit_code == 0
    verdict = run("validate", *scoped).stdout.splitlines()[-1]
    assert f"\nIt {verdict}.\n" in (tmp_path / "scoped/report.md").read_text("utf-8")
