"""The processes of a server as it sees them: the one that holds the dataset, and its workers."""

from __future__ import annotations

import asyncio
import json
import mmap
import os
import signal
import socket
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from typing import Final, NamedTuple, cast

from eventgraph.errors import EventGraphError
from eventgraph.serving.frames import ASK, END, HEAD, Pieces, framed, packed, receive
from eventgraph.serving.guarding import Hosts
from eventgraph.serving.holding import Served
from eventgraph.serving.keeping import MARKS, Marks, memory

__all__ = ["Near", "Nurse", "Worker"]

#: What makes the clock of a process of its number: Linux counts its processor time by it.
_PROCESS: Final = 2
#: How many handles come with a worker.
_HANDLES: Final = 4
#: How many seconds a worker may take until it is ready.
_READY: Final = 60.0
#: How many pieces of an answer are held that nobody has read yet; each has up to 64 KiB.
_AHEAD: Final = 16


class Nurse:
    """The process that holds one version of the dataset and brings forth its workers."""

    def __init__(self, served: Served, hosts: Hosts) -> None:
        """Start it, and wait until it has loaded; raises EventGraphError for what it cannot."""
        ours, theirs = socket.socketpair()
        shared = memory(MARKS)
        self.marks = Marks(mmap.mmap(shared, MARKS))
        handles = [theirs.fileno(), shared]
        words = [sys.executable, "-m", "eventgraph.serving.nursing", *map(str, handles)]
        try:
            self.process = subprocess.Popen(  # noqa: S603 - our own module
                words, pass_fds=handles, stdin=subprocess.DEVNULL
            )
        finally:
            theirs.close()
            os.close(shared)
        self.control = ours
        to = {
            name: sorted(value) if isinstance(value, frozenset) else value
            for name, value in asdict(hosts).items()
        }
        ours.sendall(packed(ASK, {**asdict(served), "hosts": to}))
        told = receive(ours)
        if told is None or told[0] != HEAD:
            self.process.wait()
            fault = json.loads(told[1])["error"] if told else "the dataset could not be loaded"
            raise EventGraphError(fault)
        self.digest: str = json.loads(told[1])["digest"]
        self._lock = asyncio.Lock()

    async def worker(self) -> Worker:
        """Bring forth a worker, and wait until it is ready."""
        async with self._lock:
            child, (handle, line, page, log) = await asyncio.to_thread(self._brought)
        loop, taken = asyncio.get_running_loop(), socket.socket(fileno=handle)
        near = Near(socket.socket(fileno=line), mmap.mmap(page, 0), log)
        os.close(page)
        _, worker = await loop.create_unix_connection(lambda: Worker(self, child, near), sock=taken)
        if await worker.piece(_READY) is None:
            raise EventGraphError("a worker does not begin")
        return worker

    def _brought(self) -> tuple[int, list[int]]:
        self.control.sendall(packed(ASK, None))
        data, handles, _, _ = socket.recv_fds(self.control, 4, _HANDLES)
        if len(handles) < _HANDLES:
            raise EventGraphError("the process that holds the dataset has ended")
        return int.from_bytes(data), handles

    def end_child(self, child: int) -> None:
        """End one of its workers."""
        with suppress(OSError):
            self.control.sendall(packed(END, child))

    def end(self) -> None:
        """End it with all its workers, and wait for it."""
        self.control.close()
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


class Near(NamedTuple):
    """What a worker has for connections: a line, a page that it writes, what it logs."""

    line: socket.socket
    page: mmap.mmap
    log: int

    def close(self) -> None:
        """Close all of it."""
        self.line.close()
        self.page.close()
        os.close(self.log)


class Worker(asyncio.Protocol):
    """One process that answers, and how it is spoken to."""

    transport: asyncio.Transport
    #: What hears that it has ended, before what is near is closed.
    lost: Callable[[], None] | None = None
    #: How many times it has left its connections to the server.
    turn = 0

    def __init__(self, nurse: Nurse, number: int, near: Near) -> None:
        self.nurse, self.number, self.near = nurse, number, near
        for handle in (near.line.fileno(), near.log):
            os.set_blocking(handle, False)
        self.answered, self._begun = 0, 0.0
        self._cut = Pieces().cut
        self._heard: deque[tuple[bytes, bytes]] = deque()
        self._paused = self._ended = False
        self._waiter: asyncio.Future[None] | None = None
        self._loop = asyncio.get_running_loop()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what is written to."""
        self.transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Take what it says; where nobody reads that, it waits."""
        self._heard.extend(self._cut(data))
        if len(self._heard) > _AHEAD and not self._paused:
            self._paused = True
            self.transport.pause_reading()
        if self._heard:
            self._wake()

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's
        """Tell whoever waits that nothing more comes."""
        self._ended = True
        if self.lost is not None:
            self.lost()
        self.near.close()
        self._wake()

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def ask(self, question: bytes) -> None:
        """Send a question."""
        self.answered += 1
        self._begun = self._spent()
        self.transport.write(framed(ASK, question))

    def watch(self, lost: Callable[[], None]) -> None:
        """Let something hear when it has ended, though nobody waits for what it says."""
        self.lost = lost
        self._read_on()

    def _read_on(self) -> None:
        if self._paused and not self._heard:
            self._paused = False
            self.transport.resume_reading()

    def follow(self) -> None:
        """Count from now on what a question takes that it has begun by itself."""
        self._begun = self._spent()

    async def piece(self, seconds: float) -> tuple[bytes, bytes] | None:
        """Wait so long for the next piece; None where it does not come.

        Raises ConnectionError where the process has ended.
        """
        self._read_on()
        if not self._heard and not self._ended:
            self._waiter = self._loop.create_future()
            late = self._loop.call_later(seconds, self._wake)
            try:
                await self._waiter
            finally:
                late.cancel()
                self._waiter = None
        if self._heard:
            return self._heard.popleft()
        if self._ended:
            raise ConnectionError("the worker has ended")
        return None

    def spent(self) -> float:
        """Tell how many seconds of processor time the question has taken as yet."""
        return self._spent() - self._begun

    def _spent(self) -> float:
        try:
            return time.clock_gettime(~self.number << 3 | _PROCESS)
        except OSError:
            return 0.0

    def slow(self) -> None:
        """Let others go first."""
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.number, 15)

    def stop(self) -> None:
        """Let it stand still."""
        with suppress(OSError):
            os.kill(self.number, signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it go on."""
        with suppress(OSError):
            os.kill(self.number, signal.SIGCONT)

    def end(self) -> None:
        """End it."""
        self.nurse.end_child(self.number)
        self.transport.close()
