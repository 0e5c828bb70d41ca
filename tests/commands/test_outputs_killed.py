"""Writers of folders that are killed leave one whole folder, and the next one sweeps."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from crashing import killed_at_each_step
from eventgraph.reports.manifest import MANIFEST
from folders import names_and_words, written

WRITER = """
import sys, time
from pathlib import Path
from eventgraph.commands.parts.outputs import folder_replaced
with folder_replaced(Path(sys.argv[1])) as folder:
    for number in range(400):
        (folder / f"{number:03}").write_text("new")
        if number == 200:
            print("half", flush=True)
            time.sleep(float(sys.argv[2]))
"""


@pytest.mark.external
def test_a_killed_writer_leaves_the_old_folder_and_the_next_one_sweeps(tmp_path: Path) -> None:
    target = written(tmp_path / "build", "old")
    command = [sys.executable, "-c", WRITER, str(target), "60"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"half\n"
        writer.send_signal(signal.SIGKILL)
    assert names_and_words(target) == {"old": "old"}
    assert len(list(tmp_path.iterdir())) == 2
    written(target, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["build"]
    assert names_and_words(target) == {"new": "new"}


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_what_was_killed_while_its_manifest_was_written_goes_whole(
    tmp_path: Path, share: float
) -> None:
    target = written(tmp_path / "build", "old")
    left = written(tmp_path / f".build.{_ended()}.partial", "half")
    manifest = (left / MANIFEST).read_bytes()
    (left / MANIFEST).write_bytes(manifest[: int(len(manifest) * share)])
    written(target, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["build"]
    assert names_and_words(target) == {"new": "new"}


@pytest.mark.parametrize("in_place", [False, True])
def test_what_was_never_in_place_brings_no_file_back(tmp_path: Path, *, in_place: bool) -> None:
    """A file of one's own that a folder had before it was replaced comes back only from there."""
    target = written(tmp_path / "build", "old")
    left = written(tmp_path / "left", "new")
    (left / "mine").write_text("mine")
    number = target.stat().st_ino if in_place else left.stat().st_ino
    left.rename(tmp_path / f".build.{_ended()}.{number}.partial")
    written(target, "third")
    assert names_and_words(target) == {"third": "third"} | ({"mine": "mine"} if in_place else {})
    assert [path.name for path in tmp_path.iterdir()] == ["build"]


def _ended() -> int:
    """Give the number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


@pytest.mark.external
def test_a_writer_killed_at_any_moment_leaves_one_whole_folder(tmp_path: Path) -> None:
    """Twelve kills spread over a run: what stands is all old or all new."""
    target = tmp_path / "build"
    old = {"old": "old"}
    new = {f"{number:03}": "new" for number in range(400)}
    for attempt in range(12):
        if not target.exists() or names_and_words(target) == new:
            written(target, "old")
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, str(target), "0"], stdout=subprocess.PIPE, env=os.environ
        ) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(attempt * 0.002)
            writer.kill()
        assert names_and_words(target) in (old, new)


def test_a_writer_killed_at_each_step_leaves_one_whole_folder_and_nothing_beside(
    tmp_path: Path,
) -> None:
    target = tmp_path / "build"

    def prepare() -> None:
        shutil.rmtree(target, ignore_errors=True)
        (written(target, "old") / "mine").write_text("mine")

    ways = set()
    for _ in killed_at_each_step(prepare, lambda: written(target, "new")):
        stands = names_and_words(target)
        ways.add(frozenset(stands))
        assert stands in ({"old": "old", "mine": "mine"}, {"new": "new", "mine": "mine"})
        written(target, "third")
        assert names_and_words(target) == {"third": "third", "mine": "mine"}
        assert [path.name for path in tmp_path.iterdir()] == ["build"]
    assert len(ways) == 2
