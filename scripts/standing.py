"""An interpreter that stays: it answers command lines and scripts, one after the other.

Starting Python and loading the libraries takes seconds; many answers of one interpreter pay them
once. What is asked for runs as it would alone, but for what the libraries keep in memory.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from click.testing import CliRunner

from eventgraph.cli import group

ROOT: Final = Path(__file__).resolve().parent.parent
#: A line about progress says how busy the machine is, and is no answer.
CALM: Final = {"EVENTGRAPH_PROGRESS_SECONDS": "3600", "LC_ALL": "C.UTF-8"}


class Answer(NamedTuple):
    """What a command line ended with and printed; `output` is both streams as they came."""

    status: int
    stdout: str
    stderr: str
    output: str


class Standing:
    """An interpreter of its own, with variables of the environment of its own."""

    def __init__(self, **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            env={**os.environ, **CALM, "PYTHONPATH": str(ROOT / "src"), **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def run(self, *words: str, folder: Path = ROOT) -> Answer:
        """Run `eventgraph` with these words, in a folder."""
        return Answer(*json.loads(self._ask([str(folder), *words])))

    def script(self, text: str) -> str:
        """Run a script at the root of the repository and give what it prints."""
        printed: str = json.loads(self._ask(text))
        return printed

    def _ask(self, request: object) -> str:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the interpreter has no pipes")
        print(json.dumps(request), file=stdin, flush=True)
        return stdout.readline()

    def __enter__(self) -> Self:
        """Give the interpreter."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End it."""
        self._process.communicate()


def ran(folder: str, *words: str) -> Answer:
    """Run one command line here; a bug is raised and ends the interpreter."""
    with contextlib.chdir(folder):
        result = CliRunner().invoke(
            group, words, prog_name="eventgraph", catch_exceptions=False, color=False
        )
    return Answer(result.exit_code, result.stdout, result.stderr, result.output)


def printed_by(script: str) -> str:
    """Run a script here and give what it prints."""
    printed = io.StringIO()
    with contextlib.chdir(ROOT), contextlib.redirect_stdout(printed):
        exec(script, {"__name__": "__main__"})  # noqa: S102 - running scripts is what it is for
    return printed.getvalue()


def main() -> None:
    """Answer each line of stdin with one line."""
    answers = sys.stdout
    for line in sys.stdin:
        asked = json.loads(line)
        answer = printed_by(asked) if isinstance(asked, str) else ran(*asked)
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main()
