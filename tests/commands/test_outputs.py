"""Files and folders are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from eventgraph.commands.parts.outputs import folder_replaced, write_whole
from eventgraph.errors import InputError
from folders import names_and_words, written


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    write_whole(path, b"new")
    assert names_and_words(tmp_path) == {"a.txt": "new"}


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o666, 0o755])
def test_a_file_that_is_replaced_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")
    path.chmod(mode)
    write_whole(path, b"new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", mode)


@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o000, 0o666)])
def test_a_new_file_has_the_mode_that_the_system_gives(
    tmp_path: Path, mask: int, mode: int
) -> None:
    path = tmp_path / "a.txt"
    before = os.umask(mask)
    try:
        write_whole(path, b"new")
    finally:
        assert os.umask(before) == mask
    assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_full_disk_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match=r"a\.txt: cannot be written: No space left on device"):
        write_whole(path, b"new")
    assert names_and_words(tmp_path) == {"a.txt": "old"}


def test_an_interrupted_write_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("old")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(path, b"new")
    assert names_and_words(tmp_path) == {"a.txt": "old"}


def test_bytes_are_on_the_disk_before_they_take_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, seen = tmp_path / "a.txt", []
    path.write_text("old")
    fsync = os.fsync

    def watched(handle: int) -> None:
        fsync(handle)
        seen.append((os.fstat(handle).st_size, path.read_text()))

    monkeypatch.setattr(os, "fsync", watched)
    write_whole(path, b"newer")
    assert (seen, path.read_text()) == ([(5, "old")], "newer")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none/a\.txt: cannot be written: No such file"):
        write_whole(tmp_path / "none" / "a.txt", b"new")


def test_a_folder_is_no_file_to_write(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder; name a file to write"):
        write_whole(tmp_path, b"new")


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert names_and_words(tmp_path) == {"link": "new", "real": "new"}


def test_a_link_in_a_circle_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("link")
    write_whole(tmp_path / "link", b"new")
    assert names_and_words(tmp_path) == {"link": "new"}


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"new")
    assert (os.read(reader, 9), pipe.is_fifo()) == (b"new", True)
    os.close(reader)


def test_a_name_too_long_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written: File name too long"):
        write_whole(tmp_path / ("n" * 300), b"new")
    with pytest.raises(InputError, match="cannot be written: File name too long"):
        folder_replaced(tmp_path / ("n" * 300)).__enter__()


def test_a_fault_of_another_file_is_not_laid_on_the_folder(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), folder_replaced(tmp_path / "build"):
        (tmp_path / "template").read_text()
    assert names_and_words(tmp_path) == {}


def test_a_folder_is_replaced_in_one_step(tmp_path: Path) -> None:
    target = written(tmp_path / "build", "old")
    with folder_replaced(target) as folder:
        (folder / "new").write_text("new")
        assert names_and_words(target) == {"old": "old"}
    assert names_and_words(target) == {"new": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_a_failure_leaves_the_old_folder_and_nothing_else(tmp_path: Path) -> None:
    target = written(tmp_path / "build", "old")

    def fail() -> None:
        with folder_replaced(target) as folder:
            (folder / "new").write_text("new")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names_and_words(target) == {"old": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("mine")
    with (
        pytest.raises(InputError, match="is a file; name a folder"),
        folder_replaced(tmp_path / "build"),
    ):
        pass
    assert (tmp_path / "build").read_text() == "mine"
