"""Show on stderr what a verb is at when it takes its time, and end it at once on Ctrl-C."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Any, Final, TextIO

from eventgraph.commands.parts.outputs import remove_unfinished
from eventgraph.steps import current, elsewhere, shown

__all__ = ["INTERRUPTED", "Watch", "ending_at_once", "watch"]

#: The exit status of what was ended by Ctrl-C, as shells have it.
INTERRUPTED: Final = 130
#: Seconds until anything is shown on a terminal, and between two lines elsewhere.
_PATIENCE: Final = 2.0
_EVERY: Final = 10.0
#: Sets another number of seconds between two lines, for those who watch more or less closely.
_VARIABLE: Final = "EVENTGRAPH_PROGRESS_SECONDS"
#: Seconds that the verb itself has to end after Ctrl-C; then the process ends without it.
_GRACE: Final = 0.5
_REFRESH: Final = 0.2


class Watch:
    """Looks at what is being done, in a thread of its own, and shows it until it is ended."""

    def __init__(
        self, stream: TextIO | None = None, every: float | None = None, patience: float = _PATIENCE
    ) -> None:
        """Show on `stream`, stderr where none is given; `quiet` shows nothing."""
        self.quiet = False
        self._stream = stream
        self._every, self._patience = every, patience
        self._over = threading.Event()
        self._said = False
        self._thread: threading.Thread | None = None

    @contextmanager
    def __call__(self) -> Iterator[None]:
        """Show what the block is at; ended with it."""
        self.quiet = self._said = False
        self._over.clear()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        try:
            yield
        finally:
            self.end()

    def end(self) -> None:
        """Show no more: what follows is the answer."""
        self._over.set()
        if self._thread is not None and self._thread is not threading.current_thread():
            self._thread.join()
            self._thread = None

    def interrupted(self) -> None:
        """Say once that the verb was ended; with `quiet` too, as it has no answer."""
        said, self._said = self._said, True
        if not said:
            with suppress(OSError, ValueError, AttributeError):
                (self._stream or sys.stderr).write("eventgraph: interrupted\n")
                (self._stream or sys.stderr).flush()

    def _run(self) -> None:
        stream = self._stream or sys.stderr
        if stream is None:
            return
        with suppress(OSError, ValueError):  # nobody reads stderr any more
            (self._animate if stream.isatty() else self._tell)(stream)

    def _tell(self, stream: TextIO) -> None:
        """Write a line now and then: how long it has been, and what is done."""
        start = time.monotonic()
        every = _seconds() if self._every is None else self._every
        while not self._over.wait(every):
            if not self.quiet:
                passed = time.monotonic() - start
                stream.write(f"eventgraph: {passed:.0f} s: {shown() or 'working'}\n")
                stream.flush()

    def _animate(self, stream: TextIO) -> None:
        """Draw a bar, or where the end is not known a moving one."""
        if self._over.wait(self._patience) or self.quiet:
            return
        shown = _bar(stream)
        with shown:
            task = shown.add_task("working", total=None)
            while not self._over.wait(_REFRESH):
                step, beside = current(), elsewhere()
                if step is not None:
                    shown.update(
                        task,
                        description="; ".join((step.what, *beside)),
                        completed=step.done,
                        total=step.total or None,
                    )


def _seconds() -> float:
    """Read how long to wait between two lines; what is no number of seconds counts as not given."""
    try:
        seconds = float(os.environ.get(_VARIABLE, ""))
    except ValueError:
        return _EVERY
    return seconds if 0 < seconds < threading.TIMEOUT_MAX else _EVERY


def _bar(stream: TextIO) -> Any:  # noqa: ANN401 - rich is loaded only when something is shown
    rich, console = import_module("rich.progress"), import_module("rich.console")
    columns = (
        rich.TextColumn("{task.description}"),
        rich.BarColumn(),
        rich.MofNCompleteColumn(),
        rich.TimeElapsedColumn(),
    )
    return rich.Progress(*columns, console=console.Console(file=stream), transient=True)


#: The one watch of the process.
watch: Final = Watch()


@contextmanager
def ending_at_once(leave: Callable[[int], object] = os._exit) -> Iterator[None]:
    """Let Ctrl-C end the process at once, in the middle of a library's call too.

    Python tells the code that runs of the signal only between two of its own steps. A thread waits
    beside it: if the process is still there after half a second, what is unfinished on disk is
    removed, and the process ended.
    """
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield  # as in the background of a shell, which has the signal ignored
        return
    heard, told = socket.socketpair()
    told.settimeout(0)
    before = signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)

    def wait() -> None:
        with suppress(OSError):
            while (signals := heard.recv(16)) and signal.SIGINT not in signals:
                pass
            if signals:
                time.sleep(_GRACE)
                remove_unfinished()
                watch.interrupted()
                leave(INTERRUPTED)

    threading.Thread(target=wait, daemon=True).start()
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        told.close()
