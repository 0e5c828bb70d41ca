"""Pack files into a ZIP so that equal is equal."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Final, NamedTuple

__all__ = ["Stream", "packed", "packed_pieces", "with_more"]

#: How many bytes are given at once.
_AT_ONCE: Final = 1 << 20
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)


class Stream(NamedTuple):
    """A file that comes in pieces, and how many bytes it is at most."""

    pieces: Iterable[bytes]
    most: int


def packed(files: Mapping[str, bytes | Stream]) -> bytes:
    """Pack files into a ZIP, in their order and without the time of the run.

    >>> packed({"a.txt": b"aa"}) == packed({"a.txt": Stream([b"a", b"a"], 2)})
    True
    """
    return b"".join(packed_pieces(files))


def packed_pieces(files: Mapping[str, bytes | Stream]) -> Iterator[bytes]:
    """Pack files as `packed` does, by means of a temporary file, and give what it holds."""
    with tempfile.TemporaryFile(prefix="eventgraph-") as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            _add(archive, files)
        yield from _read(stream)


def with_more(pieces: Iterable[bytes], files: Mapping[str, bytes | Stream]) -> Iterator[bytes]:
    """Put more files behind those of a ZIP that comes in pieces."""
    with tempfile.TemporaryFile(prefix="eventgraph-") as stream:
        stream.writelines(pieces)
        with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
            _add(archive, files)
        yield from _read(stream)


def _add(archive: zipfile.ZipFile, files: Mapping[str, bytes | Stream]) -> None:
    for name, data in files.items():
        entry = zipfile.ZipInfo(name, _FIRST_DAY)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.create_system = 3
        if isinstance(data, bytes):
            archive.writestr(entry, data)
            continue
        with archive.open(entry, "w", force_zip64=data.most > zipfile.ZIP64_LIMIT) as file:
            for piece in data.pieces:
                file.write(piece)


def _read(stream: IO[bytes]) -> Iterator[bytes]:
    stream.seek(0)
    yield from iter(lambda: stream.read(_AT_ONCE), b"")
