"""Short answers that were given, kept to be given again: as many as fit, the latest."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections import OrderedDict
from collections.abc import Mapping
from mmap import mmap
from typing import Any, Final

from eventgraph.serving.asking import Ready

__all__ = ["MARKS", "Keeper", "Marks", "caching", "memory", "named"]

_MOST: Final = 16 << 20
_LARGEST: Final = 4 << 20
_KEYS: Final = json.JSONEncoder(sort_keys=True)
#: How many marks there are, one for each beginning of a name.
MARKS: Final = 1 << 16


def named(digest: str, question: Mapping[str, Any]) -> tuple[str, str]:
    """Write a question, asked of one content, in JSON, and name it.

    >>> named("abc", {"kind": "terms"})
    ('["abc", {"kind": "terms"}]', '10d3f3bf6bfa2e635ce7fa54')
    """
    text = _KEYS.encode([digest, question])
    return text, hashlib.sha256(text.encode()).hexdigest()[:24]


def caching(name: str) -> dict[str, str]:
    """Give the headers by which a reader may keep an answer.

    >>> caching("ab")
    {'ETag': '"ab"', 'Cache-Control': 'no-cache'}
    """
    return {"ETag": f'"{name}"', "Cache-Control": "no-cache"}


def memory(size: int) -> int:
    """Give the handle of so many bytes that processes can share, in memory where there is a way.

    >>> handle = memory(10)
    >>> with mmap(handle, 10) as one, mmap(handle, 10) as other:
    ...     one[3] = 7
    ...     other[3]
    7
    """
    if hasattr(os, "memfd_create"):
        handle = os.memfd_create("eventgraph")
    else:  # as on macOS
        with tempfile.TemporaryFile() as file:
            handle = os.dup(file.fileno())
    os.ftruncate(handle, size)
    return handle


class Marks:
    """Marks that several processes see: which answers, by their names, need not be worked out.

    >>> marks = Marks(bytearray(MARKS))
    >>> marks.put("f25c87dd")
    >>> marks.has("f25c87dd"), marks.has("a25c87dd")
    (True, False)
    """

    def __init__(self, table: bytearray | mmap) -> None:
        """Mark in `table`, of `MARKS` bytes."""
        self._table = table

    def put(self, name: str) -> None:
        """Mark an answer."""
        self._table[int(name[:4], 16)] = 1

    def drop(self, name: str) -> None:
        """Mark it no more."""
        self._table[int(name[:4], 16)] = 0

    def has(self, name: str) -> bool:
        """Tell whether an answer may be marked: another may bear the same mark."""
        return self._table[int(name[:4], 16)] != 0


class Keeper:
    """Answers by the names of what was asked.

    >>> keeper = Keeper(most=10)
    >>> keeper.keep("a", Ready(200, {}, b"12345678"))
    >>> keeper.keep("b", Ready(200, {}, b"12345678"))
    >>> keeper.find("a") is None, keeper.find("b") is None
    (True, False)
    """

    def __init__(self, most: int = _MOST) -> None:
        """Keep at most so many bytes."""
        self.most, self.size = most, 0
        self.marks: Marks | None = None
        self._kept: OrderedDict[str, Ready] = OrderedDict()

    def find(self, name: str) -> Ready | None:
        """Give the answer that was given, if it is still kept."""
        found = self._kept.get(name)
        if found is not None:
            self._kept.move_to_end(name)
        return found

    def keep(self, name: str, answer: Ready, *, marked: bool = False) -> None:
        """Keep an answer, marked for other processes or not; the oldest make room."""
        if len(answer.body) > min(_LARGEST, self.most) or name in self._kept:
            return
        self._kept[name] = answer
        if marked and self.marks is not None:
            self.marks.put(name)
        self.size += len(answer.body) + len(name)
        while self.size > self.most and self._kept:
            old, dropped = self._kept.popitem(last=False)
            self.size -= len(dropped.body) + len(old)
            if self.marks is not None:
                self.marks.drop(old)

    def forget(self) -> None:
        """Keep none of them."""
        self._kept.clear()
        self.size = 0
