"""Folders are replaced whole where the system cannot exchange two of them in one step, too."""

from __future__ import annotations

import ctypes
import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from eventgraph.commands.parts.outputs import folder_replaced
from eventgraph.errors import InputError
from eventgraph.reports.manifest import MANIFEST

KILLED = """
import ctypes, os, signal, sys
from pathlib import Path
from eventgraph.commands.parts.outputs import folder_replaced

class Refusing:
    def renameat2(self, *_):
        return -1

rename = os.rename

def rename_and_die(old, new):
    rename(old, new)
    if new.name.endswith(".old"):
        os.kill(os.getpid(), signal.SIGKILL)

ctypes.CDLL = lambda *_, **__: Refusing()
os.rename = rename_and_die
with folder_replaced(Path(sys.argv[1])) as folder:
    (folder / "new").write_text("new")
"""


class Refusing:
    """A Linux on a file system that exchanges nothing."""

    def renameat2(self, *_: object) -> int:
        """Refuse."""
        return -1


class Mac:
    """A Mac's system library, as far as it is asked here; it notes what it is asked."""

    def __init__(self, answer: int) -> None:
        self.answer = answer
        self.asked: list[tuple[object, ...]] = []

    def renamex_np(self, *asked: object) -> int:
        """Note what is asked and give the answer."""
        self.asked.append(asked)
        return self.answer


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "build"
    with folder_replaced(folder) as new:
        (new / "old").write_text("old")
    return folder


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: Refusing())


def names(folder: Path) -> list[str]:
    """Name what lies in a folder, all but its manifest."""
    return sorted(path.name for path in folder.iterdir() if path.name != MANIFEST)


def replace(folder: Path) -> None:
    with folder_replaced(folder) as new:
        (new / "new").write_text("new")


def fail(folder: Path) -> None:
    with folder_replaced(folder) as new:
        (new / "new").write_text("new")
        raise ZeroDivisionError


def kill_between_the_renames(folder: Path) -> None:
    run = subprocess.run([sys.executable, "-c", KILLED, str(folder)], check=False)
    assert run.returncode == -signal.SIGKILL
    assert not folder.exists()
    aside = [name.partition(".partial")[2] for name in names(folder.parent)]
    assert aside == ["", ".old"]


@pytest.mark.usefixtures("refusing")
def test_a_folder_is_replaced_and_nothing_is_left(target: Path) -> None:
    replace(target)
    assert (names(target), names(target.parent)) == (["new"], ["build"])


@pytest.mark.usefixtures("refusing")
def test_a_folder_that_cannot_be_put_in_place_gives_the_old_one_back(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = os.rename

    def refuse_the_new(source: Path, place: Path) -> None:
        if source.name.endswith(".partial") and place == target:
            raise OSError(errno.EACCES, "Permission denied", str(source))
        rename(source, place)

    monkeypatch.setattr(os, "rename", refuse_the_new)
    with pytest.raises(InputError, match="build: cannot be written: Permission denied"):
        replace(target)
    assert (names(target), names(target.parent)) == (["old"], ["build"])


@pytest.mark.external
def test_after_a_kill_between_the_renames_a_failing_run_puts_the_old_one_back(target: Path) -> None:
    kill_between_the_renames(target)
    with pytest.raises(ZeroDivisionError):
        fail(target)
    assert (names(target), names(target.parent)) == (["old"], ["build"])


@pytest.mark.external
def test_after_a_kill_between_the_renames_the_next_run_writes_the_new_one(target: Path) -> None:
    kill_between_the_renames(target)
    replace(target)
    assert (names(target), names(target.parent)) == (["new"], ["build"])


@pytest.mark.external
def test_a_folder_that_stands_is_not_overwritten_by_what_a_killed_run_left(target: Path) -> None:
    kill_between_the_renames(target)
    target.mkdir()
    (target / "mine").write_text("mine")
    with pytest.raises(InputError, match="holds mine, and no"):
        fail(target)
    assert (names(target), names(target.parent)) == (["mine"], ["build"])


@pytest.mark.external
def test_what_a_killed_run_had_moved_aside_gives_back_files_of_one_s_own(target: Path) -> None:
    (target / "notes").write_text("mine")
    kill_between_the_renames(target)
    with folder_replaced(target.with_name("other")) as new:
        (new / "new").write_text("new")
    target.with_name("other").rename(target)
    replace(target)
    assert names(target) == ["new", "notes"]
    assert (target / "notes").read_text() == "mine"
    assert names(target.parent) == ["build"]


def test_a_mac_swaps_the_two_folders_in_one_step(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mac = Mac(-1)
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: mac)
    replace(target)
    new = target.with_name(f".build.{os.getpid()}.{target.stat().st_ino}.partial")
    assert mac.asked == [(os.fsencode(new), os.fsencode(target), 2)]
    assert (names(target), names(target.parent)) == (["new"], ["build"])


def test_windows_asks_no_process_whether_it_lives_and_spares_what_it_left(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def must_not(*_: int) -> None:
        raise AssertionError

    (target.parent / ".build.4194305.partial").mkdir()
    monkeypatch.setattr(os, "kill", must_not)
    monkeypatch.setattr(sys, "platform", "win32")
    replace(target)
    assert names(target.parent) == [".build.4194305.partial", "build"]
    assert names(target) == ["new"]


@pytest.mark.parametrize(
    ("fault", "left"), [(ProcessLookupError, []), (PermissionError, [".build.4194305.partial"])]
)
def test_what_a_living_process_writes_is_spared_whoever_owns_it(
    target: Path, monkeypatch: pytest.MonkeyPatch, fault: type[OSError], left: list[str]
) -> None:
    def answer(*_: int) -> None:
        raise fault

    (target.parent / ".build.4194305.partial").mkdir()
    monkeypatch.setattr(os, "kill", answer)
    replace(target)
    assert names(target.parent) == [*left, "build"]


def test_what_a_killed_run_with_our_own_number_left_is_swept_away(target: Path) -> None:
    (target.parent / f".build.{os.getpid()}.partial").mkdir()
    replace(target)
    assert (names(target), names(target.parent)) == (["new"], ["build"])


def test_a_name_with_brackets_sweeps_its_own_and_nothing_else(tmp_path: Path) -> None:
    for name in (".build[1].4194305.partial", ".build1.4194305.partial"):
        (tmp_path / name).mkdir()
    replace(tmp_path / "build[1]")
    assert names(tmp_path) == [".build1.4194305.partial", "build[1]"]
