"""Several files in one step: whenever the process ends, what is read is the old or the new."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from eventgraph.errors import InputError
from eventgraph.rdf.loading import load
from eventgraph.rdf.settling import JOURNAL, replace_files, settle, sum_of

#: Ends without a word at the n-th time that a file is opened, renamed or removed.
WRITER = """
import os, sys
from pathlib import Path
from eventgraph.rdf.settling import replace_files, sum_of
root, left = Path(sys.argv[1]), int(sys.argv[2])
files = {root / "a.ttl": b"<x:a> <x:is> 'new' .", root / "in/b.ttl": b"<x:b> <x:is> 'new' .",
         root / "c.ttl": b"<x:c> <x:is> 'new' .", root / "gone.ttl": None}
before = {p: sum_of(p.read_bytes() if p.exists() else None) for p in files}
def watch(event, details):
    global left
    if event in {"open", "os.rename", "os.remove"}:
        left -= 1
        if not left:
            os._exit(9)
sys.addaudithook(watch)
replace_files(root, files, before)
"""
OLD = {"a", "b", "gone"}


def old(folder: Path) -> Path:
    """Make a folder as it was."""
    (folder / "in").mkdir(parents=True)
    for name in ("a.ttl", "in/b.ttl", "gone.ttl"):
        stem = Path(name).stem
        (folder / name).write_text(f"<x:{stem}> <x:is> 'old' .", "utf-8")
    return folder


def said(*paths: Path) -> set[tuple[str, str]]:
    """Load, and give each subject with what it is."""
    found = load(*paths, ontology=False)
    return {(str(s).removeprefix("x:"), str(o)) for s, _, o in found.triples((None, None, None))}


AS_IT_WAS = {("a", "old"), ("b", "old"), ("gone", "old")}
AS_IT_IS = {("a", "new"), ("b", "new"), ("c", "new")}


@pytest.mark.external
def test_a_process_that_ends_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    seen, ended = [], 9
    for moment in range(1, 60):
        root = old(tmp_path / str(moment))
        command = [sys.executable, "-c", WRITER, str(root), str(moment)]
        ended = subprocess.run(command, check=False).returncode
        found = said(root)
        assert found in (AS_IT_WAS, AS_IT_IS), moment
        assert not (root / JOURNAL).exists()
        seen.append(found == AS_IT_IS)
        if ended == 0:
            break
    assert ended == 0
    assert len(seen) > 12
    # From one moment on, it is the new.
    assert seen == sorted(seen)
    assert True in seen[:-1]


@pytest.mark.external
@pytest.mark.parametrize("inner", ["in", "in/b.ttl", "a.ttl"])
def test_a_part_of_the_folder_is_finished_with_the_rest(tmp_path: Path, inner: str) -> None:
    root = tmp_path
    for moment in range(1, 60):
        root = old(tmp_path / str(moment))
        subprocess.run([sys.executable, "-c", WRITER, str(root), str(moment)], check=False)
        if (root / JOURNAL).exists():
            break
    assert said(root / inner) == {("b", "new") if "in" in inner else ("a", "new")}
    assert said(root) == AS_IT_IS


def test_a_file_that_changed_meanwhile_is_never_overwritten(tmp_path: Path) -> None:
    root = old(tmp_path / "data")
    before = {path: sum_of(path.read_bytes()) for path in (root / "a.ttl", root / "in/b.ttl")}
    (root / "in/b.ttl").write_text("<x:b> <x:is> 'by hand' .", "utf-8")
    with pytest.raises(InputError, match=r"in/b\.ttl: was changed by someone else meanwhile"):
        replace_files(root, {root / "a.ttl": b"", root / "in/b.ttl": b""}, before)
    assert said(root) == {("a", "old"), ("b", "by hand"), ("gone", "old")}


def test_a_file_that_came_meanwhile_is_never_overwritten(tmp_path: Path) -> None:
    root = old(tmp_path / "data")
    (root / "c.ttl").write_text("<x:c> <x:is> 'by hand' .", "utf-8")
    with pytest.raises(InputError, match=r"c\.ttl: was changed"):
        replace_files(root, {root / "c.ttl": b""}, {root / "c.ttl": ""})
    assert ("c", "by hand") in said(root)


def test_a_full_disk_changes_nothing_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = old(tmp_path / "data")
    there = sorted(root.rglob("*"))
    files = {root / name: b"<x:a> <x:is> 'new' ." for name in ("a.ttl", "in/b.ttl")}
    before = {path: sum_of(path.read_bytes()) for path in files}
    left = iter([None])

    def full(_handle: int) -> None:
        if next(left, 0) == 0:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(InputError, match=r"in/b\.ttl: cannot be written: No space left on device"):
        replace_files(root, files, before)
    assert (said(root), sorted(root.rglob("*"))) == (AS_IT_WAS, there)


def test_links_and_modes_stay(tmp_path: Path) -> None:
    root = old(tmp_path / "data")
    (root / "a.ttl").rename(tmp_path / "elsewhere.ttl")
    (root / "a.ttl").symlink_to(tmp_path / "elsewhere.ttl")
    (root / "in/b.ttl").chmod(0o640)
    files = {root / "a.ttl": b"<x:a> <x:is> 'new' .", root / "in/b.ttl": b"<x:b> <x:is> 'new' ."}
    replace_files(root, files, {path: sum_of(path.read_bytes()) for path in files})
    assert (root / "a.ttl").is_symlink()
    assert (tmp_path / "elsewhere.ttl").read_bytes() == b"<x:a> <x:is> 'new' ."
    assert (root / "in/b.ttl").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("text", ["", "[]", '"x"', "{", '{"files": 3}', '{"see": "nowhere"}'])
def test_a_journal_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    root = old(tmp_path / "data")
    (root / JOURNAL).write_text(text, "utf-8")
    with pytest.raises(InputError, match="journal"):
        settle(root)
    assert (root / "a.ttl").read_text("utf-8") == "<x:a> <x:is> 'old' ."


def test_a_journal_names_nothing_outside_what_it_may(tmp_path: Path) -> None:
    root = old(tmp_path / "data")
    (tmp_path / "other").write_text("mine", "utf-8")
    (root / JOURNAL).write_text('{"files": {"../other": ""}}', "utf-8")
    with pytest.raises(InputError, match="names what lies outside the dataset"):
        load(root)
    assert (tmp_path / "other").read_text("utf-8") == "mine"


def test_a_way_that_does_not_lead_upwards_is_told(tmp_path: Path) -> None:
    root = old(tmp_path / "data")
    (root / JOURNAL).write_text('{"see": "../elsewhere"}', "utf-8")
    with pytest.raises(InputError, match="names what lies outside the dataset"):
        load(root)
