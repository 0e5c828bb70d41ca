"""A worker: a process that runs a verb, watched by the one that was called, which can end it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import click

from eventgraph.commands.parts.bounds import WORKER_OF, Bounds
from eventgraph.commands.parts.outputs import sweep
from eventgraph.commands.parts.progress import watch
from eventgraph.errors import EventGraphError

__all__ = ["watched"]

#: Seconds between two looks at what the worker takes.
_LOOK: Final = 0.05
_PROC: Final = Path("/proc/self/statm")
_MIB: Final = 1 << 20


def watched(words: list[str], bounds: Bounds) -> int:
    """Run the same command line in a process of its own, and give its exit status.

    Raises EventGraphError when it was ended for what it took; nothing half-written is left.
    """
    if bounds.memory is not None and _resident(os.getpid()) is None:
        raise EventGraphError("--max-memory cannot be watched on this system; leave it out")
    deadline = None if bounds.timeout is None else time.monotonic() + bounds.timeout
    watch.end()
    worker = _started(words)
    try:
        while (status := _ended(worker)) is None:
            if deadline is not None and time.monotonic() > deadline:
                raise EventGraphError(
                    f"{words[0]} did not end within {bounds.timeout:g} s and was ended; "
                    "ask for less, or raise --timeout"
                )
            if bounds.memory is not None and (_resident(worker.pid) or 0) > bounds.memory:
                raise EventGraphError(
                    f"{words[0]} took more than {bounds.memory:,.0f} MiB of memory and was ended; "
                    "ask for less, or raise --max-memory"
                )
    finally:
        if worker.poll() is None:
            worker.kill()
            worker.wait()
            _clear(click.get_current_context().params)
    return status if status >= 0 else 128 - status


def _started(words: list[str]) -> subprocess.Popen[bytes]:
    """Start the worker as this process was started; Ctrl-C is for the one that watches."""
    own = sys.orig_argv[1:]
    again = own if own[-len(words) :] == words else ["-P", "-m", "eventgraph", *words]
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        return subprocess.Popen(  # noqa: S603 - the command line that was given
            [sys.executable, *again], env={**os.environ, WORKER_OF: str(os.getpid())}
        )
    finally:
        signal.signal(signal.SIGINT, before)


def _ended(worker: subprocess.Popen[bytes]) -> int | None:
    """Wait a moment, and give the exit status of what has ended by then."""
    with suppress(subprocess.TimeoutExpired):
        return worker.wait(_LOOK)
    return None


def _resident(process: int) -> float | None:
    """Tell how many MiB of memory a process has; None where that cannot be known."""
    with suppress(OSError, ValueError, IndexError):
        if _PROC.exists():
            pages = int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1])
            return pages * os.sysconf("SC_PAGE_SIZE") / _MIB
        found = subprocess.run(  # noqa: S603 - a number of our own
            ["ps", "-o", "rss=", "-p", str(process)],  # noqa: S607 - wherever the system has it
            capture_output=True,
            check=False,
        )
        return int(found.stdout) / 1024
    return None


def _clear(options: dict[str, Any]) -> None:
    """Remove what the worker had begun beside the files and folders that options name."""
    for path in options.values():
        if isinstance(path, Path) and path.name and path.parent.is_dir():
            sweep(Path(os.path.realpath(path)))
