"""What a table of quads is made from: files of RDF, packed or not, standard input, or a store."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, NamedTuple, cast

from eventgraph.errors import InputError, reading
from eventgraph.rdf.formats import FORMATS, Format, format_of
from eventgraph.rdf.guarding import LONGEST
from eventgraph.rdf.places.listing import files_of
from eventgraph.rdf.streams import PIECE, Stream, sized, unpacked

__all__ = ["BY_LINES", "STDIN", "Input", "Piece", "Summed", "inputs_of", "pieces", "read_from"]

#: The formats in which a statement is a line, so that a file can be cut anywhere between lines.
BY_LINES: Final = frozenset({"nquads", "ntriples"})
#: Standard input, which holds N-Quads.
STDIN: Final = Path("-")
#: How many bytes of lines are parsed at once.
_LINES: Final = 8 << 20


class Input(NamedTuple):
    """A file, or standard input, and the format that its name stands for."""

    path: Path
    format: Format


class Piece(NamedTuple):
    """Some whole lines of a file, and the number of the first."""

    line: int
    data: bytes


class Summed:
    """A file that counts and sums the bytes that are read of it."""

    def __init__(self, raw: IO[bytes]) -> None:
        """Begin with nothing read."""
        self.raw, self.size, self._sum = raw, 0, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes."""
        data = self.raw.read(size)
        self.size += len(data)
        self._sum.update(data)
        return data

    @property
    def sha256(self) -> str:
        """Give the sum of what was read, after the rest of the file."""
        while self.read(PIECE):
            pass
        return self._sum.hexdigest()


def inputs_of(*paths: str | Path) -> tuple[Input, ...]:
    """List what paths name, in order, each once: files, folders of them, and `-`.

    Raises InputError as `load` does.

    >>> [one.format.name for one in inputs_of("graph/sources.ttl", "-")]
    ['turtle', 'nquads']
    """
    found: dict[Path, Input] = {}
    for path in map(Path, paths):
        for file in [path] if path == STDIN else files_of(path):
            found[file] = Input(file, FORMATS["nquads"] if path == STDIN else format_of(file))
    return tuple(found.values())


@contextmanager
def read_from(given: Input) -> Iterator[tuple[Stream, Summed]]:
    """Open an input: what it holds unpacked, and the file itself as it is read.

    Raises InputError for what cannot be read or unpacked.
    """
    path = given.path
    with reading(path):
        raw = sys.stdin.buffer if path == STDIN else path.open("rb")
    file = Summed(raw)
    try:
        with reading(path), unpacked(cast("IO[bytes]", file), path) as content:
            yield Stream(content, path, sys.maxsize - 1), file
    finally:
        if path != STDIN:
            raw.close()


def pieces(stream: Stream) -> Iterator[Piece]:
    """Cut what a stream holds into pieces of whole lines; raises InputError for an endless one."""
    line, rest = 1, b""
    while data := stream.read(_LINES):
        data = rest + data
        end = max(data.rfind(b"\n"), data.rfind(b"\r")) + 1
        if len(data) - end > LONGEST:
            message = f"holds a line of more than {sized(LONGEST)}; split it"
            raise InputError(message, stream.path, line + data.count(b"\n", 0, end))
        if end:
            yield Piece(line, data[:end])
            line += data.count(b"\n", 0, end)
        rest = data[end:]
    if rest:
        yield Piece(line, rest)
