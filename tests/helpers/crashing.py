"""A process that is killed at each step it takes on the disk, to test what stands there after."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Final

__all__ = ["killed_at_each_step"]

_STEPS: Final = frozenset({
    "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate",
})  # fmt: skip
_WRITES: Final = os.O_WRONLY | os.O_RDWR


def killed_at_each_step(prepare: Callable[[], object], work: Callable[[], object]) -> Iterator[int]:
    """Prepare, let a process work until its nth step, and yield n; and so on until it is done.

    A step opens a file to write, or changes names. It is killed before each, and again once the
    file that it writes to is there and empty.
    """
    for opened in (False, True):
        number, ended = 0, -signal.SIGKILL
        while ended:
            number += 1
            prepare()
            ended = _killed(work, number, opened=opened)
            assert ended in {0, -signal.SIGKILL}
            if ended:
                yield number


def _killed(work: Callable[[], object], step: int, *, opened: bool) -> int:
    """Let a process work until a step, and give how it ended."""
    number = os.fork()
    if number:
        return os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
    left = step

    def look(event: str, given: tuple[object, ...]) -> None:
        nonlocal left
        writes = event == "open" and isinstance(given[2], int) and bool(given[2] & _WRITES)
        if not writes and event not in _STEPS:
            return
        left -= 1
        if left == 0:
            if writes and opened:
                os.close(os.open(str(given[0]), os.O_WRONLY | os.O_CREAT | os.O_TRUNC))
            os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.addaudithook(look)
        work()
    except BaseException:  # noqa: BLE001 - a process that was forked must not go on as a test
        os._exit(1)
    os._exit(0)
