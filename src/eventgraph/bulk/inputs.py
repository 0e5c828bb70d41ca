"""What a table of quads is made from: files of RDF, packed or not, standard input, or a store."""

from __future__ import annotations

import gzip
import hashlib
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, Any, Final, NamedTuple, cast

from eventgraph.errors import InputError, reading
from eventgraph.rdf.formats import FORMATS, Format, format_of, is_rdf
from eventgraph.rdf.guarding import LONGEST
from eventgraph.rdf.places.listing import files_of
from eventgraph.rdf.streams import PIECE, Stream, sized

__all__ = ["BY_LINES", "STDIN", "Input", "Piece", "Summed", "inputs_of", "pieces", "unpacked"]

#: The formats in which a statement is a line, so that a file can be cut anywhere between lines.
BY_LINES: Final = frozenset({"nquads", "ntriples"})
#: Standard input, which holds N-Quads.
STDIN: Final = Path("-")
_ZSTD: Final = ".zst"
#: How many bytes of lines are parsed at once.
_LINES: Final = 8 << 20
_UNPACKING: Final = (gzip.BadGzipFile, EOFError, zlib.error)


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
        for file in _files(path):
            found[file] = Input(file, _format_of(file))
    return tuple(found.values())


def _files(path: Path) -> list[Path]:
    """List the files that one path names."""
    if path == STDIN:
        return [path]
    if not path.is_dir():
        if path.suffix.lower() != _ZSTD:
            return list(files_of(path))
        with reading(path), path.open("rb"):
            return [path]
    packed = [
        file
        for file in sorted(path.rglob(f"*{_ZSTD}"))
        if not any(name.startswith(".") for name in file.relative_to(path).parts)
        and is_rdf(file.with_suffix(""))
    ]
    if packed and not any(is_rdf(file) for file in path.rglob("*") if file not in packed):
        return packed
    return sorted({*files_of(path), *packed})


def _format_of(path: Path) -> Format:
    if path == STDIN:
        return FORMATS["nquads"]
    return format_of(path.with_suffix("") if path.suffix.lower() == _ZSTD else path)


@contextmanager
def unpacked(given: Input) -> Iterator[tuple[Stream, Summed]]:
    """Open an input: what it holds unpacked, and the file itself as it is read.

    Raises InputError for what cannot be read or unpacked.
    """
    path = given.path
    with reading(path):
        raw = sys.stdin.buffer if path == STDIN else path.open("rb")
    file = Summed(raw)
    try:
        with reading(path):
            yield Stream(_unpacking(file, path.suffix.lower()), path, sys.maxsize - 1), file
    except _UNPACKING as error:
        raise InputError(f"is no whole gzip file ({error}); compress it anew", path) from error
    except _zstd().ZstdError as error:
        raise InputError(f"is no whole Zstandard file ({error}); compress it anew", path) from error
    finally:
        if path != STDIN:
            raw.close()


def _unpacking(file: Summed, suffix: str) -> IO[bytes]:
    raw = cast("IO[bytes]", file)
    if suffix == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=raw))
    return cast("IO[bytes]", _zstd().ZstdFile(raw)) if suffix == _ZSTD else raw


def _zstd() -> Any:  # noqa: ANN401 - a module, by another name before Python 3.14
    new = sys.version_info >= (3, 14)
    return import_module("compression.zstd" if new else "backports.zstd")


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
