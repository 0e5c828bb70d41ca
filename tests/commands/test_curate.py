"""The verb `curate`: what it refuses before it serves, what it prints, how it ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from curated import GAZETTE, write_bridge
from eventgraph.cli import group

PRESS = "actor:curator"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--graph", "nowhere"], "nowhere: no such file or folder"),
        (["--text", "x"], "--text x: write it as --text SOURCE=FILE"),
        (["--text", "source:gazette-2024-03-01=no.txt"], "no.txt: no such file or folder"),
        (["--text", "actor:mayor=text.txt"], "actor:mayor is no source"),
        (["--as", "actor:mayor"], "actor:mayor is no curator"),
    ],
    ids=" ".join,
)
def test_what_is_wrong_is_told_before_it_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    write_bridge(tmp_path)
    monkeypatch.chdir(tmp_path)
    graph = [] if "--graph" in words else ["--graph", "mine"]
    ran = CliRunner().invoke(group, ["curate", "--no-browser", *graph, *words])
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert said in ran.stderr


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*sys.modules]:
        if name.startswith(("eventgraph.curation.serving.running", "uvicorn")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    ran = CliRunner().invoke(group, ["curate", "--no-browser"])
    assert ran.exit_code == 2
    assert "curate needs uvicorn; install it with: pip install starlette uvicorn" in ran.stderr


@pytest.mark.external
def test_it_serves_until_ctrl_c_and_ends_with_status_0(tmp_path: Path) -> None:
    mine = write_bridge(tmp_path)
    words = ["--graph", str(mine), "--text", f"<{GAZETTE}>={tmp_path / 'text.txt'}"]
    command = [sys.executable, "-m", "eventgraph", "curate", "--no-browser", "--as", PRESS, *words]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={**os.environ}
    ) as running:
        assert running.stdout is not None
        line = running.stdout.readline()
        assert line.startswith("open http://127.0.0.1:")
        opened = httpx.get(line.split()[1], trust_env=False)
        assert opened.status_code == 303
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=20)
    assert running.returncode == 0
    assert told.endswith("ended; what was saved is in the files\n")
