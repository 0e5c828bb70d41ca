"""The processes of a server as it sees them: the one that holds the dataset, and its workers."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict
from typing import Any

from eventgraph.errors import EventGraphError
from eventgraph.serving.frames import ASK, END, HEAD, packed, receive
from eventgraph.serving.holding import Served

__all__ = ["Nurse", "Worker"]


class Nurse:
    """The process that holds one version of the dataset and brings forth its workers."""

    def __init__(self, served: Served) -> None:
        """Start it, and wait until it has loaded; raises EventGraphError for what it cannot."""
        ours, theirs = socket.socketpair()
        with theirs:
            words = [sys.executable, "-m", "eventgraph.serving.nursing", str(theirs.fileno())]
            self.process = subprocess.Popen(  # noqa: S603 - our own module
                words, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
            )
        self.control = ours
        ours.sendall(packed(ASK, asdict(served)))
        told = receive(ours)
        if told is None or told[0] != HEAD:
            self.process.wait()
            fault = json.loads(told[1])["error"] if told else "the dataset could not be loaded"
            raise EventGraphError(fault)
        self.digest: str = json.loads(told[1])["digest"]
        self._lock = asyncio.Lock()

    async def worker(self) -> Worker:
        """Bring forth a worker."""
        async with self._lock:
            child, handle = await asyncio.to_thread(self._brought)
        reader, writer = await asyncio.open_connection(sock=socket.socket(fileno=handle))
        return Worker(self, child, reader, writer)

    def _brought(self) -> tuple[int, int]:
        self.control.sendall(packed(ASK, None))
        data, handles, _, _ = socket.recv_fds(self.control, 4, 1)
        if not handles:
            raise EventGraphError("the process that holds the dataset has ended")
        return int.from_bytes(data), handles[0]

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


class Worker:
    """One process that answers, and how it is spoken to."""

    def __init__(
        self, nurse: Nurse, number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        self.nurse, self.number, self.reader, self.writer = nurse, number, reader, writer
        self.answered = 0

    async def ask(self, question: dict[str, Any]) -> None:
        """Send a question."""
        self.answered += 1
        self.writer.write(packed(ASK, question))
        await self.writer.drain()

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
        self.writer.close()
