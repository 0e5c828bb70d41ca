"""Writers of folders that are killed leave one whole folder, and the next one sweeps."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

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
