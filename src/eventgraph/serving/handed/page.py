"""A page of memory in which a worker writes what it is at, for whoever must speak in its place."""

from __future__ import annotations

import mmap
import struct
from typing import Final, NamedTuple

__all__ = ["LONGEST", "SIZE", "Doing", "Page"]

#: How many bytes a page has.
SIZE: Final = 4096
#: How long the query of an address may be that is answered by whoever minds a connection.
LONGEST: Final = 3_000
_FRONT: Final = struct.Struct("=IBdBH")
_RESTING, _HANDLING, _ANSWERING = 0, 1, 2


class Doing(NamedTuple):
    """What a worker is at: which connection, what it was asked there, and since when.

    Only of one that is `answering` is it known that nothing has been sent.
    """

    number: int
    answering: bool
    begun: float
    method: str
    query_string: str


class Page:
    """One worker's page; the worker writes it, the server reads it.

    >>> page = Page(mmap.mmap(-1, SIZE))
    >>> page.answering(7, 1.5, "GET", "query=ASK%7B%7D")
    >>> page.read()
    Doing(number=7, answering=True, begun=1.5, method='GET', query_string='query=ASK%7B%7D')
    >>> page.handling(8)
    >>> page.read().answering
    False
    >>> page.rest()
    >>> page.read() is None
    True
    """

    def __init__(self, memory: mmap.mmap) -> None:
        self.memory = memory

    def handling(self, number: int) -> None:
        """Say that a connection is read from, or written to."""
        _FRONT.pack_into(self.memory, 0, number, _HANDLING, 0.0, 0, 0)

    def answering(self, number: int, begun: float, method: str, query_string: str) -> None:
        """Say that a query was read in full, and that nothing of its answer has been sent."""
        words = method.encode() + query_string.encode()
        self.memory[_FRONT.size : _FRONT.size + len(words)] = words
        sizes = len(method), len(words) - len(method)
        _FRONT.pack_into(self.memory, 0, number, _ANSWERING, begun, *sizes)

    def rest(self) -> None:
        """Say that nothing is under way."""
        self.memory[4] = _RESTING

    def read(self) -> Doing | None:
        """Read what the worker is at; None where it rests."""
        number, at, begun, method, query = _FRONT.unpack_from(self.memory)
        if at == _RESTING:
            return None
        words = self.memory[_FRONT.size : _FRONT.size + method + query].decode()
        return Doing(number, at == _ANSWERING, begun, words[:method], words[method:])
