"""An interpreter that tries inputs one after the other, and dies of those it cannot survive.

It reads `KIND NUMBER` lines and answers each with one line of JSON. An input that takes too much
time, of the processor or of the clock, ends it by a signal, as an abort in a library does: whoever
started it sees that from its status, and starts another.
"""

from __future__ import annotations

import faulthandler
import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import click
from click.testing import CliRunner, Result

import eventgraph
from fuzzing import desk
from fuzzing.kinds import made

__all__ = ["judged"]

#: What a process that waits for nothing may take of the clock, as a multiple of its own time.
_PATIENCE: Final = 6
_PACKAGE: Final = Path(eventgraph.__file__).parent
_STATUSES: Final = {0, 1, 2, 130}


def judged(result: Result, *, listed: bool = False) -> str:
    """Say what is wrong with how a command line ended, or nothing.

    What reads a list may tell a fault a line before its own last line.
    """
    error = result.exception
    if error is not None and not isinstance(error, SystemExit):
        frames = traceback.extract_tb(error.__traceback__)
        ours = [frame for frame in frames if _PACKAGE in Path(frame.filename).parents]
        at = (ours or frames)[-1]
        message = " ".join(str(error).split())[:120]
        return f"crash: {type(error).__name__} in {Path(at.filename).name}:{at.name}: {message}"
    if result.exit_code not in _STATUSES:
        return f"status {result.exit_code}"
    if "Traceback (most recent call last)" in result.stderr:
        return f"a traceback on stderr: {result.stderr.rstrip().splitlines()[-1][:120]}"
    said = result.stderr
    if listed:
        said = said[said.rstrip("\n").rfind("\n") + 1 :]
    if result.exit_code == 2 and not said.startswith(("eventgraph: ", "Usage: ")):
        return f"status 2 without its line: {result.stderr[:80]!r}"
    if said.startswith("eventgraph: ") and result.exit_code == 2:
        lines = said.count("\n")
        return "" if lines == 1 else f"status 2 with {lines} lines: {result.stderr[:120]!r}"
    return ""


def tried(command: click.Command, seed: str, kind: str, number: int) -> dict[str, object]:
    """Make one input and run it in a folder of its own."""
    case = made(seed, kind, number)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        case.lay_out(Path(folder))
        os.chdir(folder)
        began = time.process_time()
        of, words = command, case.arguments
        if case.program:
            of, words = desk.command, case.arguments[1:]
        result = CliRunner().invoke(of, words, input=case.stdin, prog_name="eventgraph")
        taken = time.process_time() - began
        os.chdir("/")
    return {
        "status": result.exit_code,
        "fault": judged(result, listed="--list" in case.arguments),
        "seconds": taken,
    }


def _guarded(gigabytes: float) -> None:
    """Bound memory, and let both alarms end the process, with its stack on stderr."""
    limit = int(gigabytes * 2**30)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    faulthandler.enable()
    for alarm in (signal.SIGPROF, signal.SIGALRM):
        faulthandler.register(alarm, all_threads=False, chain=True)


def _alarmed(seconds: float) -> None:
    """Set both alarms, or with 0 stop them."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * _PATIENCE)


def main() -> None:
    """Answer until the input ends."""
    seed, seconds, gigabytes, target = sys.argv[1:]
    module, _, name = target.partition(":")
    command: Any = getattr(import_module(module), name)
    warnings.simplefilter("ignore")
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    _guarded(float(gigabytes))
    for line in sys.stdin:
        kind, number = line.split()
        _alarmed(float(seconds))
        answer = tried(command, seed, kind, int(number))
        _alarmed(0)
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
