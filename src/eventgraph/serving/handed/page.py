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
#: What it is at stands in the first byte, which is written alone and last: whoever reads meanwhile
#: finds either what was before or what is now.
_AT: Final = 0
_NUMBER: Final = struct.Struct("=I")
_REST: Final = struct.Struct("=dBH")
_FRONT: Final = struct.Struct("=BIdBH")
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

    What the server follows is left standing, for the worker cannot know when that was read; so the
    server wipes the page of a worker to which it begins to hand connections.

    >>> page = Page(mmap.mmap(-1, SIZE))
    >>> page.handling(7)
    >>> page.answering(1.5, "GET", "query=ASK%7B%7D")
    >>> page.read()
    Doing(number=7, answering=True, begun=1.5, method='GET', query_string='query=ASK%7B%7D')
    >>> page.sending()
    >>> page.read().answering
    False
    >>> page.rest()
    >>> page.read() is None
    True
    """

    def __init__(self, memory: mmap.mmap) -> None:
        self.memory = memory

    def handling(self, number: int) -> None:
        """Say, after a rest, that a connection is read from."""
        _NUMBER.pack_into(self.memory, 1, number)
        self.memory[_AT] = _HANDLING

    def answering(self, begun: float, method: str, query_string: str) -> None:
        """Say that a query was read in full there, and that nothing of its answer has been sent."""
        words = method.encode() + query_string.encode()
        self.memory[_FRONT.size : _FRONT.size + len(words)] = words
        sizes = len(method), len(words) - len(method)
        _REST.pack_into(self.memory, 1 + _NUMBER.size, begun, *sizes)
        self.memory[_AT] = _ANSWERING

    def sending(self) -> None:
        """Say that something of the answer may have been sent."""
        self.memory[_AT] = _HANDLING

    def rest(self) -> None:
        """Say that nothing is under way."""
        self.memory[_AT] = _RESTING

    def read(self) -> Doing | None:
        """Read what the worker is at; None where it rests."""
        at, number, begun, method, query = _FRONT.unpack_from(self.memory)
        if at == _RESTING:
            return None
        words = self.memory[_FRONT.size : _FRONT.size + method + query].decode()
        return Doing(number, at == _ANSWERING, begun, words[:method], words[method:])
