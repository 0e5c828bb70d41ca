"""What cannot be added is told in one line, and hostile names and titles stay names and titles."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from adding import add, everything, told
from eventgraph.cli import group
from hostile import SPOOFS

TOMORROW = (datetime.now(UTC) + timedelta(days=2)).date().isoformat()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--issued", "2025-02-30"], "the day of issue '2025-02-30' is no date; write 2025-07-19"),
        (["--issued", TOMORROW], "is still to come; check the year"),
        (["--retrieved", "Friday"], "the time 'Friday' is no date"),
        (
            ["--url", "example.org"],
            "the address 'example.org' is no web address; write",
        ),
        (["--url", "javascript:alert(1)"], "is no web address"),
        (["--archived", "https://a.org/ <x>"], "is no web address"),
        (["--lang", "English!"], "is no code of a language; write en, es or pt-BR"),
        (["--kind", "NewsArtikel"], "no kind of source is named 'NewsArtikel'; did you mean"),
        (["--kind", "Person"], "no kind of source is named 'Person'"),
        (["--id", "../../etc"], "--id '../../etc' names no source; write letters"),
        (["--id", "mayor:x y"], "names no source"),
        (["--id", "actor:mayor"], "actor:mayor is no source; give the new one another name"),
        (["--publisher", "place:riverton"], "place:riverton is no actor"),
        (["--publisher", "actor:nobody"], "nothing in the dataset is named actor:nobody"),
        (["--take", "titel"], "no field of --take is named 'titel'; did you mean title?"),
        (["--title", ""], "--title is empty; say what it is, or leave it out"),
    ],
)
def test_what_is_stated_wrongly_is_one_line_and_nothing_is_written(
    mine: Path, words: list[str], message: str
) -> None:
    before = everything(mine)
    ran = add(mine, "-", *words, data=b"So it is.")
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert message in ran.stderr
    assert everything(mine) == before


@pytest.mark.parametrize(
    "name",
    [
        "a" * 250 + ".txt",
        "\u202egnp.txt",
        "\u0628\u064a\u0627\u0646.txt",
        "-rf.txt",
        " .txt",
        "a\nb\x1b[31m.txt",
        "..%2f..%2fx.txt",
        "<script>alert(1)</script>.txt".replace("/", "\u2215"),
        ".hidden",
        "con.txt",
    ],
)
def test_hostile_file_names_stay_within_the_folder(mine: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text(f"So it is: {len(name)}.", "utf-8")
    ran = add(mine, "--", str(path))
    assert ran.exit_code == 2  # the options stand before the argument
    ran = CliRunner().invoke(group, ["source", "--graph", str(mine), "--", "add", str(path)])
    assert ran.exit_code == 0, ran.stderr
    assert SPOOFS.findall(ran.stdout) == []
    (kept,) = (mine / "texts").iterdir()
    assert kept.name.isascii()
    assert len(kept.name) < 90
    assert set(tmp_path.iterdir()) == {mine, path}
    eg.load(mine)


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", '" . <urn:x> <urn:y> "', "\u202eRTL", "'''\\"]
)
def test_hostile_titles_stay_text(mine: Path, title: str) -> None:
    ran = add(mine, "-", "--id", "x", "--title", title, "--lang", "en", data=b"So it is.")
    assert ran.exit_code == 0, ran.stderr
    assert told(mine, "source:x")["dcterms:title"] == [title]


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_may_not_be_written_is_told(mine: Path) -> None:
    mine.chmod(0o500)
    ran = add(mine, "-", data=b"So it is.")
    mine.chmod(0o700)
    assert (ran.exit_code, "cannot be written" in ran.stderr) == (2, True)


def test_a_folder_of_texts_that_is_a_file_is_told(mine: Path) -> None:
    (mine / "texts").write_text("")
    ran = add(mine, "-", data=b"So it is.")
    assert (ran.exit_code, "texts: is no folder; move it away" in ran.stderr) == (2, True)
