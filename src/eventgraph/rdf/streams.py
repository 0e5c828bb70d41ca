"""Files as streams of bytes: unpacked, past a byte order mark, and never more than a limit."""

from __future__ import annotations

import gzip
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, cast

from eventgraph.errors import InputError

__all__ = ["MOST", "PIECE", "Stream", "opened", "place_of_offset", "sized", "whole"]

#: How many bytes a file may hold, unpacked, unless a caller says otherwise: 1 GiB.
MOST: Final = 1 << 30
#: How many bytes are read at once.
PIECE: Final = 1 << 20
_MARK: Final = b"\xef\xbb\xbf"
_UNITS: Final = ("B", "KiB", "MiB", "GiB", "TiB")
_KINDS: Final = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class Stream:
    """What a file holds, from its first character on; more than `most` bytes are refused."""

    def __init__(self, raw: IO[bytes], path: Path, most: int) -> None:
        """Look past a byte order mark."""
        self.raw, self.path, self.most, self.taken = raw, path, most, 0
        start = raw.read(len(_MARK))
        self._ahead = b"" if start == _MARK else start

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes; raises InputError beyond the limit."""
        size = self.most + 1 if size < 0 else size
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        rest = self.most + 1 - self.taken - len(data)
        data += self.raw.read(max(min(size - len(data), rest), 0))
        self.taken += len(data)
        if self.taken > self.most:
            raise _too_large(self.path, self.most)
        return data

    def pieces(self) -> Iterator[bytes]:
        """Give everything, piece by piece."""
        while data := self.read(PIECE):
            yield data


@contextmanager
def opened(path: Path, most: int = MOST) -> Iterator[Stream]:
    """Open a file whose name may end in `.gz`; raises InputError for what is no file, or too large.

    >>> with opened(Path("graph/sources.ttl")) as stream:
    ...     stream.read(13)
    b'# The publish'
    """
    found = path.stat()
    if kind := _KINDS.get(stat.S_IFMT(found.st_mode)):
        raise InputError(f"is {kind} and no file; save what it gives as a file", path)
    packed = path.suffix.lower() == ".gz"
    if found.st_size > most and not packed:
        raise _too_large(path, most)
    with path.open("rb") as file:
        if packed:
            if not found.st_size:
                raise EOFError("it is empty")
            yield Stream(cast("IO[bytes]", gzip.GzipFile(fileobj=file)), path, most)
        else:
            yield Stream(file, path, most)


def whole(file: IO[bytes], path: Path, most: int = MOST) -> bytes:
    """Give all that a file, a pipe or standard input holds, as it is; refuses more than `most`."""
    data = file.read(most + 1)
    if len(data) > most:
        raise InputError(f"holds more than {sized(most)}; split it", path)
    return data


def place_of_offset(path: Path, offset: int, most: int = MOST) -> tuple[int, int]:
    """Give line and column, both from 1, of the byte at an offset behind the byte order mark."""
    line, rest = 1, b""
    with opened(path, most) as stream:
        while offset and (data := stream.read(min(PIECE, offset))):
            offset -= len(data)
            line += data.count(b"\n")
            rest = data.rpartition(b"\n")[2] if b"\n" in data else rest + data
    return line, len(rest.decode("utf-8", "replace")) + 1


def sized(most: int) -> str:
    """Write a number of bytes for people.

    >>> sized(1 << 30), sized(1500)
    ('1 GiB', '1500 B')
    """
    unit = 0
    while most and most % 1024 == 0 and unit + 1 < len(_UNITS):
        most, unit = most // 1024, unit + 1
    return f"{most} {_UNITS[unit]}"


def _too_large(path: Path, most: int) -> InputError:
    advice = "split it, or allow more with --max-file (max_file in Python)"
    return InputError(f"holds more than {sized(most)}; {advice}", path)
