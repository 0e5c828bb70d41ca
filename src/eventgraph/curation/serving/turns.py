"""Who asked last: what somebody asked before, and asks anew, need not be answered."""

from __future__ import annotations

import threading
from typing import Final

__all__ = ["Turns"]

#: How many pages are remembered.
_MOST: Final = 100


class Turns:
    """The last question of each page, by a name that the page gives itself.

    >>> turns = Turns()
    >>> first, second = turns.take("a"), turns.take("a")
    >>> turns.is_last("a", first), turns.is_last("a", second)
    (False, True)
    """

    def __init__(self) -> None:
        """Nobody asked yet."""
        self._lock = threading.Lock()
        self._count = 0
        self._last: dict[str, int] = {}

    def take(self, page: str) -> int:
        """Note that a page asks, and number its question."""
        with self._lock:
            self._count += 1
            self._last.pop(page, None)
            self._last[page] = self._count
            while len(self._last) > _MOST:
                del self._last[next(iter(self._last))]
            return self._count

    def is_last(self, page: str, number: int) -> bool:
        """Tell whether a page asked nothing since; one that names itself in no way has no last."""
        return not page or self._last.get(page, number) == number
