"""Whatever the data holds: no verb writes what steers a terminal, on stdout or on stderr."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventgraph.cli import VERBS, group
from hostile import BASE, HOSTILE, SPOOFS

SMALL = Path(__file__).parents[1] / "network.trig"
EVENT, ACTOR, CLAIM = (f"{BASE}/id/{kind}/=1+1106" for kind in ("event", "actor", "claim"))
RUNS = {
    "source": ("source", "add", str(SMALL), "--dry-run"),
    "validate": ("validate",),
    "query": ("query", "quotes-with"),
    "search": ("search", "a*"),
    "conflicts": ("conflicts",),
    "corroboration": ("corroboration",),
    "spread": ("spread", CLAIM),
    "story": ("story",),
    "accounts": ("accounts", EVENT),
    "why": ("why", EVENT),
    "quotes": ("quotes",),
    "silence": ("silence",),
    "rank": ("rank",),
    "path": ("path", EVENT, ACTOR),
    "stats": ("stats",),
    "diff": ("diff", str(SMALL)),
    "duplicates": ("duplicates",),
    "todo": ("todo",),
}
# These write files, or what `test_hostile_exports.py` reads.
OTHERS = {
    "init",
    "build",
    "curate",
    "export",
    "page",
    "fmt",
    "merge",
    "split",
    "rename",
    "source",
    "sheet",
    "store",
    "serve",
    "bulk",
}
OTHERS |= {"import", "publish", "doctor"}


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_writes_what_steers_a_terminal(verb: str, hostile_folder: Path) -> None:
    if verb in OTHERS:
        return
    answer = CliRunner().invoke(group, [*RUNS[verb], "--graph", str(hostile_folder)])
    assert answer.exit_code in {0, 1}, answer.stderr
    assert len(answer.stdout) > 100
    assert SPOOFS.findall(answer.output.replace("\t", "")) == []


@pytest.mark.parametrize("value", [value for value in HOSTILE if 0 < len(value) < 60][::5])
def test_an_unknown_name_is_told_on_one_line(value: str) -> None:
    words = ["why", "--graph", str(SMALL), "--", value]
    answer = CliRunner().invoke(group, words)
    assert (answer.exit_code, answer.stderr.count("\n")) == (2, 1)
    assert SPOOFS.findall(answer.output) == []


@pytest.mark.parametrize("format", ["csv", "json", "tsv"])
def test_a_terminal_gets_marks_where_a_pipe_gets_every_byte(
    hostile_folder: Path, format: str
) -> None:
    script = "from eventgraph.cli import main; main()"
    words = ["query", "quotes-with", "-f", format, "--graph", str(hostile_folder)]
    command = [sys.executable, "-c", script, *words]
    piped = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    assert SPOOFS.findall(piped)
    outer, inner = pty.openpty()
    with subprocess.Popen(command, stdout=inner, stderr=subprocess.PIPE) as process:
        os.close(inner)
        shown = b""
        while chunk := read(outer):
            shown += chunk
    os.close(outer)
    assert process.returncode == 0
    text = shown.decode("utf-8").replace("\r\n", "\n").replace("\t", "")
    assert SPOOFS.findall(text) == []
    assert "<script>window.ran=1</script>" in text


def read(terminal: int) -> bytes:
    """Read from a terminal until whoever writes to it is gone."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_what_is_no_text_is_not_written_to_a_terminal(hostile_folder: Path) -> None:
    script = "from eventgraph.cli import main; main()"
    words = ["export", "csv-nodes-edges", "--graph", str(hostile_folder)]
    outer, inner = pty.openpty()
    command = [sys.executable, "-c", script, *words]
    ran = subprocess.run(command, stdout=inner, stderr=subprocess.PIPE, check=False)
    os.close(inner)
    os.close(outer)
    assert ran.returncode == 2
    assert ran.stderr.decode() == (
        "eventgraph: this is no text to be shown on a terminal; name a file with -o FILE\n"
    )
