"""What one question may take: time, memory, an answer's size; and how many run at a time."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

__all__ = ["Limits"]


def _workers() -> int:
    """Give as many as endless questions do not take at once, until they are put off."""
    cores = os.cpu_count() or 1
    return max(2 * cores, min(8 * cores, 32))


@dataclass(frozen=True)
class Limits:
    """The bounds of one server; seconds, bytes and numbers.

    A question that has taken `slice` seconds of processor time goes on at low priority, and another
    worker takes the next one; `slow` of them do so at a time, and up to `put_off` wait for that.
    `seconds` is the most until an answer begins, `whole` until it has ended, `headers` until a
    request, or its body, has come.

    >>> Limits().rows
    1000000
    """

    seconds: float = 10.0
    whole: float = 120.0
    slice: float = 0.01
    rows: int = 1_000_000
    answer: int = 256 << 20
    memory: int = 1 << 30
    workers: int = field(default_factory=_workers)
    slow: int = 4
    put_off: int = 32
    waiting: int = 256
    body: int = 1 << 20
    headers: float = 15.0
    parameters: int = 100
