"""Do pieces of work in two processes, each taking the next piece as soon as it has done one."""

from __future__ import annotations

import gc
import marshal
import mmap
import os
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any, Final

from eventgraph.steps import current, doing, seen_elsewhere

__all__ = ["Work", "can_halve", "halved", "in_processes", "seldom_sweeping"]

#: A piece of work, whose answer is made of tuples, lists, texts and numbers alone.
Work = Callable[[], Any]

_MOST: Final[ContextVar[int]] = ContextVar("processes", default=1)
#: How many bytes tell what the other process is at, and how often it says so, in seconds.
_ROOM: Final = 256
_REFRESH: Final = 0.2
_SIZE: Final = 1 << 20
#: After how many new things Python looks for what can be reached no more among the newest, after
#: how many such looks among the younger, and after how many of these among all.
_SWEEPS: Final = (100_000, 50, 1_000)


@contextmanager
def in_processes(most: int) -> Iterator[None]:
    """Allow so many processes, one or two, as long as the block runs; else there is one.

    >>> with in_processes(1):
    ...     can_halve()
    False
    """
    before = _MOST.set(most)
    try:
        yield
    finally:
        _MOST.reset(before)


@contextmanager
def seldom_sweeping() -> Iterator[None]:
    """Let Python look seldom, as long as the block runs, for things that can be reached no more.

    Of a million findings none is such a thing, and to look through them again and again takes
    longer than to find many of them.

    >>> before = gc.get_threshold()
    >>> with seldom_sweeping():
    ...     gc.get_threshold() > before
    True
    >>> gc.get_threshold() == before
    True
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SWEEPS)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def can_halve() -> bool:
    """Tell whether two are allowed, of use, and begun by forking, as is safe on Linux alone."""
    return _MOST.get() > 1 and sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


def halved(
    pieces: Mapping[str, Work],
    again: Callable[[], Mapping[str, Work]] | None = None,
    here: Mapping[str, Work] | None = None,
) -> dict[str, Any]:
    """Do pieces of work, by name, in this process and in a fork of it; give the answers by name.

    The fork reads what is in memory; whatever it would change, it changes for itself. What it may
    not read, as a store on disk that is open here, `again` opens for it, and gives its pieces. What
    stands in `here` is done in this process alone, before it takes others. The fork's end ends
    nothing: what it did not do, this process does, and raises what is wrong. It ends with this
    process, whatever ends that.

    >>> halved({"one": lambda: [1], "two": lambda: [2]})
    {'one': [1], 'two': [2]}
    """
    names = list(pieces)
    tickets, box = os.pipe()
    os.write(box, bytes(range(len(names))))
    os.close(box)
    told = mmap.mmap(-1, _ROOM)
    try:
        with _forked(
            lambda: _tried(_taken(tickets, names), again or (lambda: pieces)), told
        ) as answers:
            done = _done(iter(here or {}), here or {})
            done |= _done(_taken(tickets, names), pieces)
            with doing("waiting for the other process"):
                done |= _read(answers)
    finally:
        os.close(tickets)
    rest = [name for name in names if name not in done]
    done |= _done(iter(rest), pieces)
    return {name: done[name] for name in (*names, *(here or {}))}


def _taken(tickets: int, names: list[str]) -> Iterator[str]:
    """Take one piece after the other; what is taken in one process, the other does not get."""
    while ticket := os.read(tickets, 1):
        yield names[ticket[0]]


def _done(names: Iterator[str], pieces: Mapping[str, Work]) -> dict[str, Any]:
    done = {}
    for name in names:
        with doing(f"checking {name}"):
            done[name] = pieces[name]()
    return done


def _tried(names: Iterator[str], again: Callable[[], Mapping[str, Work]]) -> dict[str, Any]:
    """Do pieces as far as nothing goes wrong: that is for the process to tell which is asked."""
    done: dict[str, Any] = {}
    with suppress(Exception):
        pieces = again()
        for name in names:
            done |= _done(iter([name]), pieces)
    return done


@contextmanager
def _forked(work: Work, told: mmap.mmap) -> Iterator[int]:
    """Let a fork work while the block runs; give where its answer can be read."""
    answers, own = os.pipe()
    parent = os.getpid()
    # Ctrl-C waits until each of the two knows which it is.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        with warnings.catch_warnings():
            # Threads stand beside that show progress and wait for Ctrl-C; the fork needs none.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            _work(work, own, told, parent)
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    os.close(own)
    try:
        with seen_elsewhere(lambda: bytes(told).rstrip(b"\0").decode("utf-8", "ignore")):
            yield answers
    finally:
        os.close(answers)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _work(work: Work, answers: int, told: mmap.mmap, parent: int) -> None:
    """Work as the fork, hand over the answer, and end; it says nothing to anybody else."""
    status = 1
    try:
        gc.freeze()
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        threading.Thread(target=_tell, args=(told, parent), daemon=True).start()
        with os.fdopen(answers, "wb", _SIZE) as stream:
            marshal.dump(work(), stream)
        status = 0
    finally:
        os._exit(status)


def _tell(told: mmap.mmap, parent: int) -> None:
    """Say what is worked at, and end with the process that waits for the answer."""
    while os.getppid() == parent:
        said = str(current() or "").encode()[:_ROOM]
        told[:] = said.ljust(_ROOM, b"\0")
        time.sleep(_REFRESH)
    os._exit(1)


def _read(answers: int) -> dict[str, Any]:
    """Read what the fork answers; nothing where it ended before it was done."""
    pieces = []
    while piece := os.read(answers, _SIZE):
        pieces.append(piece)
    try:
        found: dict[str, Any] = marshal.loads(b"".join(pieces))  # noqa: S302 - of our own fork
    except (EOFError, ValueError, TypeError):
        return {}
    return found
