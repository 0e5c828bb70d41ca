"""Sort lines of which there are more than memory should hold: in parts on disk, then merged."""

from __future__ import annotations

import tempfile
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from hashlib import blake2b
from itertools import chain, compress
from operator import ne
from typing import IO, Final, TypeVar

import pyoxigraph as ox

from eventgraph.tables.results import in_parts

__all__ = ["Lines", "joined", "lines_of", "pieces_of", "sorted_lines", "unrepeated"]

_Statement = TypeVar("_Statement", ox.Quad, ox.Triple)

#: How many bytes of lines are sorted at once, in memory.
_MOST: Final = 48_000_000
#: Of how many lines it is remembered that they have come.
_MOST_KNOWN: Final = 1_000_000
#: How many bytes of lines are read at once of each file.
_READ: Final = 1 << 17


class Lines:
    """Lines that are given one list after the other, and read in their order, each once.

    Beyond `most` bytes they wait in temporary files. These have no name, so nothing is left of them
    however the process ends.

    >>> lines = Lines(most=1)
    >>> lines.add([b"c", b"a"])
    >>> lines.add([b"b", b"a"])
    >>> list(lines)
    [b'a', b'b', b'c']
    """

    def __init__(self, most: int = _MOST) -> None:
        """Hold no line yet."""
        self.most = most
        self._held: list[bytes] = []
        self._size = 0
        self._files: list[IO[bytes]] = []

    def add(self, lines: Sequence[bytes]) -> None:
        """Take lines, in any order, without their ends."""
        self._held += lines
        self._size += sum(map(len, lines))
        if self._size > self.most:
            file = tempfile.TemporaryFile(prefix="eventgraph-")  # noqa: SIM115 - closed when read
            self._files.append(file)
            self._held.sort()
            file.writelines(joined(self._held))
            self._held, self._size = [], 0

    def __iter__(self) -> Iterator[bytes]:
        """Give the lines once; then there are none."""
        return chain.from_iterable(self._parts())

    def _parts(self) -> Iterator[list[bytes]]:
        held, self._held, self._size = self._held, [], 0
        held.sort()
        last = None
        with ExitStack() as stack:
            runs = [in_parts(held)]
            while self._files:
                file = stack.enter_context(self._files.pop())
                file.seek(0)
                runs.append(piece.split(b"\n")[:-1] for piece in pieces_of(file))
            for part in _merged(runs) if len(runs) > 1 else runs[0]:
                # Lines that are equal stand beside each other.
                yield list(compress(part, map(ne, part, chain((last,), part))))
                last = part[-1]


def pieces_of(file: IO[bytes]) -> Iterator[bytes]:
    r"""Read a file, whole lines at a time; the last has an end, too.

    >>> import io
    >>> list(pieces_of(io.BytesIO(b"a\nb\n")))
    [b'a\nb\n']
    """
    while data := file.read(_READ):
        yield data + file.readline()


def _merged(runs: Iterable[Iterator[list[bytes]]]) -> Iterator[list[bytes]]:
    """Merge sorted runs: what is ahead of each is sorted together, as far as none has less to come.

    >>> list(_merged([iter([[b"a", b"c"]]), iter([]), iter([[b"b", b"d"]])]))
    [[b'a', b'b', b'c'], [b'd']]
    """
    ahead = [(next(rest, []), rest) for rest in runs]
    while ahead := [(part, rest) for part, rest in ahead if part]:
        least = min(part[-1] for part, _ in ahead)
        ready: list[bytes] = []
        later = []
        for part, rest in ahead:
            end = bisect_right(part, least)
            ready += part[:end]
            later.append((part[end:] or next(rest, []), rest))
        ready.sort()
        yield ready
        ahead = later


def sorted_lines(lines: Iterable[bytes], most: int = _MOST) -> Iterator[bytes]:
    """Sort lines by their bytes, each once; beyond `most` bytes by means of temporary files.

    >>> list(sorted_lines([b"c", b"a", b"b", b"a"], most=1))
    [b'a', b'b', b'c']
    """
    held = Lines(most)
    for part in in_parts(lines):
        held.add(part)
    yield from held


def unrepeated(lines: Iterable[bytes], most: int = _MOST_KNOWN) -> Iterator[bytes]:
    """Give each line once: the first `most` different ones as they come, the others sorted.

    Of the first, a sum of 16 bytes is remembered; the others wait in temporary files.

    >>> list(unrepeated([b"c", b"c", b"b", b"d", b"c", b"a", b"d"], most=2))
    [b'c', b'b', b'a', b'd']
    """
    known: set[bytes] = set()
    ahead = iter(lines)
    for line in ahead:
        if (its := _sum(line)) not in known:
            known.add(its)
            yield line
            if len(known) == most:
                break
    yield from sorted_lines(line for line in ahead if _sum(line) not in known)


def _sum(line: bytes) -> bytes:
    return blake2b(line, digest_size=16).digest()


def lines_of(quads: Iterable[_Statement]) -> Iterator[bytes]:
    """Write quads or triples in N-Quads, one a line, in the order in which they come.

    >>> x = ox.NamedNode("http://example.org/x")
    >>> next(lines_of([ox.Quad(x, x, ox.Literal("y"))]))
    b'<http://example.org/x> <http://example.org/x> "y" .'
    """
    for part in in_parts(quads):
        yield from (ox.serialize(part, format=ox.RdfFormat.N_QUADS) or b"").split(b"\n")[:-1]


def joined(lines: Iterable[bytes]) -> Iterator[bytes]:
    r"""Give lines as pieces to be written, many of them in each.

    >>> list(joined([b"a", b"b"]))
    [b'a\nb\n']
    """
    for part in in_parts(lines):
        yield b"\n".join(part) + b"\n"
