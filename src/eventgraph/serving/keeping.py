"""Short answers that were given, kept to be given again: as many as fit, the latest."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from eventgraph.serving.asking import Ready

__all__ = ["Keeper"]

_MOST: Final = 16 << 20
_LARGEST: Final = 4 << 20


class Keeper:
    """Answers by what was asked.

    >>> keeper = Keeper(most=10)
    >>> keeper.keep("a", Ready(200, {}, b"12345678"))
    >>> keeper.keep("b", Ready(200, {}, b"12345678"))
    >>> keeper.find("a") is None, keeper.find("b") is None
    (True, False)
    """

    def __init__(self, most: int = _MOST) -> None:
        """Keep at most so many bytes."""
        self.most, self.size = most, 0
        self._kept: OrderedDict[str, Ready] = OrderedDict()

    def find(self, key: str) -> Ready | None:
        """Give the answer that was given, if it is still kept."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: str, answer: Ready) -> None:
        """Keep an answer; the oldest make room."""
        if len(answer.body) > min(_LARGEST, self.most) or key in self._kept:
            return
        self._kept[key] = answer
        self.size += len(answer.body) + len(key)
        while self.size > self.most and self._kept:
            old, dropped = self._kept.popitem(last=False)
            self.size -= len(dropped.body) + len(old)

    def forget(self) -> None:
        """Keep none of them."""
        self._kept.clear()
        self.size = 0
