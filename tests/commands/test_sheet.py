"""`eventgraph sheet`: a spreadsheet is written, filled in and read back; faults are told."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from eventgraph.cli import group
from hostile import SPOOFS
from sheets import HEAD, mine, table, xlsx

NEW = (
    None, "Mayor of Riverton", "The Gazette, 1 March 2024", "the old bridge in Riverton", "stated",
    "Reopening of the bridge", "place", "Riverton", None,
)  # fmt: skip


def sheet(*words: str | Path) -> Result:
    return CliRunner().invoke(group, ["sheet", *map(str, words)])


def test_a_new_workbook_is_filled_in_and_read(tmp_path: Path) -> None:
    graph, path = mine(tmp_path), tmp_path / "new.xlsx"
    assert sheet("new", path, "--graph", graph).stdout == f"wrote {path}\n"
    workbook = load_workbook(path)
    claims = workbook["claims"]
    heads = [cell.value for cell in claims[1]]
    for name, value in zip(HEAD, NEW, strict=True):
        claims.cell(2, heads.index(name) + 1).value = value
    workbook.save(path)
    tried = sheet("import", path, "--graph", graph, "--dry-run")
    assert tried.stdout == ("claim:the-old-bridge-in-riverton: new\nchanges: 1 claim, 0 things\n")
    assert "old-bridge-in-riverton" not in (graph / "claims.trig").read_text("utf-8")
    read = sheet("import", path, "--graph", graph, "--curator", "The Gazette")
    assert (read.exit_code, read.stdout.splitlines()[-1]) == (0, f"wrote {graph / 'claims.trig'}")
    again = sheet("import", path, "--graph", graph, "--quiet")
    assert again.stdout == "changes: 0 claims, 0 things\n"


def test_what_is_exported_of_one_speaker_is_read_back_without_a_change(tmp_path: Path) -> None:
    graph, path = mine(tmp_path), tmp_path / "some.csv"
    ran = sheet("export", path, "--graph", graph, "--according-to", "actor:mayor")
    names = ["some.csv", "some-things.csv", "some-sources.csv"]
    assert ran.stdout.splitlines() == [f"wrote {tmp_path / name}" for name in names]
    assert len(path.read_text("utf-8").splitlines()) == 2
    files = [tmp_path / name for name in names]
    read = sheet("import", *files, "--graph", graph)
    assert (read.exit_code, read.stdout) == (0, "changes: 0 claims, 0 things\n")


def test_all_faults_are_told_and_marked_and_the_status_is_2(tmp_path: Path) -> None:
    graph, marked = mine(tmp_path), tmp_path / "marked.xlsx"
    path = xlsx(tmp_path / "a.xlsx", {"claims": [HEAD, (*NEW[:1], "Mayer", *NEW[2:7], "X", None)]})
    ran = sheet("import", path, "--graph", graph, "--mark", marked)
    assert ran.exit_code == 2
    assert [line.partition(":")[0] for line in ran.stdout.splitlines()] == [
        "claims!B2",
        "claims!H2",
    ]
    assert ran.stderr == (
        f"eventgraph: {path}: 2 faults, marked in {marked}; mend them, nothing was changed\n"
    )
    comments = [
        cell.coordinate
        for row in load_workbook(marked)["claims"].rows
        for cell in row
        if cell.comment
    ]
    assert comments == ["B2", "H2"]


def test_faults_are_a_table_for_programs_too(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", [HEAD, (*NEW[:7], "=X\x1b[31m\u202e", None)])
    ran = sheet("import", path, "--graph", mine(tmp_path), "-f", "csv")
    (fault,) = csv.DictReader(ran.stdout.splitlines())
    assert (fault["cell"], fault["rule"]) == ("claims!H2", "name")
    text = sheet("import", path, "--graph", tmp_path / "mine")
    assert SPOOFS.findall(text.output) == []


@pytest.mark.parametrize("name", ["a.ods", "a.txt", "a"])
def test_another_kind_of_file_is_one_line(tmp_path: Path, name: str) -> None:
    ran = sheet("export", tmp_path / name, "--graph", mine(tmp_path))
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)


def test_the_marked_copy_is_never_what_was_read(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"claims": [HEAD, (*NEW[:7], "X", None)]})
    before = path.read_bytes()
    ran = sheet("import", path, "--graph", mine(tmp_path), "--mark", path)
    assert (ran.exit_code, path.read_bytes()) == (2, before)
    assert "is what this command reads" in ran.stderr


def test_drafts_are_kept_shown_and_finished_where_that_is_asked_for(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    path = table(tmp_path / "a.csv", [HEAD, (*NEW[:4], None, *NEW[5:])])
    assert sheet("import", path, "--graph", graph).exit_code == 2
    kept = sheet("import", path, "--graph", graph, "--as-drafts")
    assert kept.stdout.splitlines()[0] == "claim:the-old-bridge-in-riverton: new, a draft"
    out = tmp_path / "b.csv"
    sheet("export", out, "--graph", graph)
    assert "old-bridge" not in out.read_text("utf-8")
    sheet("export", out, "--graph", graph, "--drafts")
    (row,) = [
        row for row in csv.DictReader(out.read_text("utf-8-sig").splitlines()) if row["status"]
    ]
    assert row["claim"] == "claim:the-old-bridge-in-riverton"
    doubted = {**row, "doubt": "Which bridge?"}
    path = table(tmp_path / "c.csv", [[*doubted], [*doubted.values()]])
    assert sheet("import", path, "--graph", graph).exit_code == 0
    finished = {**doubted, "status": "", "certainty": "stated"}
    path = table(tmp_path / "c.csv", [[*finished], [*finished.values()]])
    assert sheet("import", path, "--graph", graph).exit_code == 0
    assert "evg:Draft" not in (graph / "drafts.trig").read_text("utf-8")
