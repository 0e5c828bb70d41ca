"""What one question may take: time, memory, an answer's size; and how many run at a time."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from eventgraph.serving.asking import Refusal

__all__ = ["BUSY", "Limits", "Slow"]

BUSY: Final = "too many long questions are being answered; ask again in a while"


def _workers() -> int:
    """Give as many as endless questions do not take at once, until they are put off."""
    cores = os.cpu_count() or 1
    return max(2 * cores, min(8 * cores, 32))


def _minders() -> int:
    """Give as many as there are cores; none where a process cannot be told by signals in time."""
    return (os.cpu_count() or 1) if sys.platform == "linux" else 0


@dataclass(frozen=True)
class Limits:
    """The bounds of one server; seconds, bytes and numbers.

    A question that has taken `slice` seconds of processor time goes on at low priority, and another
    worker takes the next one; `slow` of them do so at a time, and up to `put_off` wait for that.
    A worker ends after so many `answers`. At most `minders` of them read connections by themselves;
    what takes one longer than `brief` seconds of processor time is followed by the server, and its
    connections go to another.
    `seconds` is the most until an answer begins, `whole` until it has ended, `headers` until a
    request, or its body, has come.

    >>> Limits().rows
    1000000
    """

    seconds: float = 10.0
    whole: float = 120.0
    slice: float = 0.01
    brief: float = 0.001
    rows: int = 1_000_000
    answer: int = 256 << 20
    memory: int = 1 << 30
    workers: int = field(default_factory=_workers)
    answers: int = 20_000
    minders: int = field(default_factory=_minders)
    slow: int = 4
    put_off: int = 32
    waiting: int = 256
    body: int = 1 << 20
    headers: float = 15.0
    parameters: int = 100


class Slow:
    """The questions that take long: so many go on, and some wait for that."""

    def __init__(self, limits: Limits) -> None:
        self._room = asyncio.Semaphore(limits.slow)
        self._most, self._put_off = limits.put_off + limits.slow, 0
        #: When a question took long last.
        self.last = 0.0

    def put_off(self) -> None:
        """Count one more; raises Refusal where too many are put off."""
        self.last = time.monotonic()
        if self._put_off >= self._most:
            raise Refusal(503, BUSY, Retry_After="5")
        self._put_off += 1

    async def room(self, stop: Callable[[], None], seconds: float) -> None:
        """Wait until there is room for one, which is stopped until then; raises TimeoutError."""
        try:
            if self._room.locked():
                stop()
            await asyncio.wait_for(self._room.acquire(), seconds)
        except BaseException:
            self._put_off -= 1
            raise

    def sped(self) -> None:
        """Count one less."""
        self._put_off -= 1
        self._room.release()
