"""Ctrl-C in the middle of a verb that is busy: it ends at once, and leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

#: A join that no machine finishes while anybody looks on.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?g) }"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write claims enough to keep every verb busy for seconds."""
    folder = tmp_path_factory.mktemp("large")
    lines = []
    for n in range(120_000):
        claim = f"<https://w3id.org/eventgraph/id/claim/c{n}>"
        said = f"<https://w3id.org/eventgraph/id/event/e{n}>"
        base, sem = "https://w3id.org/eventgraph/ns#", "http://semanticweb.cs.vu.nl/2009/11/sem/"
        lines += [
            f"{claim} <{sem}accordingTo> <https://w3id.org/eventgraph/id/actor/a{n % 9}> .\n",
            f'{said} <{base}calls> "a name {n}"@en {claim} .\n',
        ]
    (folder / "claims.nq").write_text("".join(lines), "utf-8")
    (folder / "endless.rq").write_text(ENDLESS + "\n", "utf-8")
    return folder


@pytest.fixture(autouse=True)
def _heard() -> Iterator[None]:
    """Let Ctrl-C be heard, as it is not by what a shell has begun in its background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def lines_of(stream: Iterator[str]) -> str:
    """Wait for the first line of a process's stderr."""
    return next(stream, "")


@pytest.mark.slow
@pytest.mark.parametrize(
    "verb",
    [
        "validate",
        "page -o {out}/page.html",
        "build --force -o {out}/built",
        "query {large}/endless.rq",
        "export turtle -o {out}/data.ttl",
        "conflicts -o {out}/conflicts.txt",
    ],
)
def test_ctrl_c_ends_a_verb_at_once_with_nothing_half_written(
    verb: str, large: Path, tmp_path: Path
) -> None:
    arguments = verb.format(out=tmp_path, large=large).split()
    command = [sys.executable, "-m", "eventgraph", *arguments, "--graph", str(large / "claims.nq")]
    environment = {**os.environ, "EVENTGRAPH_PROGRESS_SECONDS": "0.2"}
    # An answer goes to a file: a pipe that nobody reads would keep the verb from its end.
    with (
        tempfile.TemporaryFile() as answer,
        subprocess.Popen(
            command, stdout=answer, stderr=subprocess.PIPE, text=True, env=environment
        ) as ran,
    ):
        assert ran.stderr is not None
        assert lines_of(ran.stderr).startswith("eventgraph: ")
        ran.send_signal(signal.SIGINT)
        said = ran.stderr.read().splitlines()
        assert ran.wait() == 130
        assert answer.seek(0, os.SEEK_END) == 0
    assert said[-1] == "eventgraph: interrupted"
    assert not [line for line in said[:-1] if " s: " not in line]
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_while_text_is_run_ends_with_the_same_status(tmp_path: Path) -> None:
    (tmp_path / "interrupted.py").write_text(
        "import click, eventgraph.cli as cli\n"
        "click.Group.invoke = lambda *_: exec('raise KeyboardInterrupt')\n"
        "cli.main()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-m", "interrupted", "stats"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (130, "eventgraph: interrupted\n")


def test_ctrl_c_ends_a_verb_whose_answer_nobody_reads(tmp_path: Path) -> None:
    (tmp_path / "unread.py").write_text(
        "import click, os, sys, eventgraph.cli as cli\n"
        "def full(*_):\n"
        "    os.set_blocking(1, False)\n"
        "    while True:\n"
        "        try:\n"
        "            os.write(1, b'x' * 4096)\n"
        "        except BlockingIOError:\n"
        "            break\n"
        "    os.set_blocking(1, True)\n"
        "    sys.stdout.write('left over')\n"
        "    raise KeyboardInterrupt\n"
        "click.Group.invoke = full\n"
        "cli.main()\n"
    )
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-m", "unread", "stats"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, env=buffered) as ran:
        try:
            assert ran.wait(30) == 130
        finally:
            ran.kill()
