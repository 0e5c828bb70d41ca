"""What long work is at: whoever works says so here, and whoever shows it looks here.

Nothing is shown unless somebody looks, as the command line does (`commands/parts/progress.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Step", "current", "doing", "elsewhere", "seen_elsewhere", "shown", "steps"]

_Item = TypeVar("_Item")


@dataclass
class Step:
    """A piece of work: what it is, how much of it is done, and of how much (0 where unknown)."""

    what: str
    done: int = 0
    total: int = 0

    def __str__(self) -> str:
        """Write it as people read it."""
        if not (self.done or self.total):
            return self.what
        of = f" of {self.total:,}" if self.total else ""
        return f"{self.what} ({self.done:,}{of})"


_OPEN: list[Step] = []
#: Tells what other processes are at that work for this one.
_ELSEWHERE: list[Callable[[], str]] = []


def current() -> Step | None:
    """Give what is being worked at: the innermost of what was begun and is not ended.

    >>> with doing("reading"):
    ...     print(current())
    reading
    >>> print(current())
    None
    """
    # The list may change in another thread between two looks at it.
    return next(reversed(_OPEN), None)


def shown() -> str:
    """Say what is worked at, here and in other processes; nothing where nobody said so.

    >>> with doing("reading"), seen_elsewhere(lambda: "counting"):
    ...     shown()
    'reading; counting'
    """
    return "; ".join(filter(None, [str(current() or ""), *elsewhere()]))


def elsewhere() -> list[str]:
    """Say what other processes are at that work for this one."""
    return [said for told in list(_ELSEWHERE) if (said := told())]


@contextmanager
def seen_elsewhere(told: Callable[[], str]) -> Iterator[None]:
    """Let it be asked what another process is at, as long as the block runs."""
    _ELSEWHERE.append(told)
    try:
        yield
    finally:
        _ELSEWHERE[:] = [one for one in _ELSEWHERE if one is not told]


@contextmanager
def doing(what: str, total: int = 0) -> Iterator[Step]:
    """Say what is worked at, as long as the block runs."""
    step = Step(what, total=total)
    _OPEN.append(step)
    try:
        yield step
    finally:
        _OPEN[:] = [one for one in _OPEN if one is not step]


def steps(items: Iterable[_Item], what: str) -> Iterator[_Item]:
    """Go through items, and say which of them is worked at.

    >>> [str(current()) for _ in steps("ab", "spelling")]
    ['spelling (0 of 2)', 'spelling (1 of 2)']
    """
    with doing(what, len(items) if isinstance(items, Collection) else 0) as step:
        for item in items:
            yield item
            step.done += 1
