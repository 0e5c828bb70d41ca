"""Files as streams of bytes: unpacked, past a byte order mark, and never more than a limit."""

from __future__ import annotations

import gzip
import stat
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from importlib import import_module
from pathlib import Path
from typing import IO, Final, cast

from eventgraph.errors import InputError
from eventgraph.steps import Step, doing

__all__ = [
    "MOST",
    "PIECE",
    "Stream",
    "is_packed",
    "opened",
    "packed",
    "place_of_offset",
    "sized",
    "unpacked",
    "unpacked_name",
    "whole",
]

#: How many bytes a file may hold, unpacked, unless a caller says otherwise: 1 GiB.
MOST: Final = 1 << 30
#: How many bytes are read at once.
PIECE: Final = 1 << 20
#: From which size on it is told how far the reading of a file is.
_LONG: Final = 1 << 24
_MARK: Final = b"\xef\xbb\xbf"
_UNITS: Final = ("B", "KiB", "MiB", "GiB", "TiB")
#: By suffix, what compresses a file, and what comes before it where Python brings it.
_PACKED: Final = {".gz": "gzip", ".zst": "Zstandard"}
#: What makes zlib write a gzip file.
_GZIP: Final = 31
_ZSTANDARD: Final = "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
_KINDS: Final = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


class Stream:
    """What a file holds, from its first character on; more than `most` bytes are refused."""

    def __init__(
        self, raw: IO[bytes], path: Path, most: int, told: tuple[Step, IO[bytes]] | None = None
    ) -> None:
        """Look past a byte order mark; `told` is where it says how far a file is read."""
        self.raw, self.path, self.most, self.taken = raw, path, most, 0
        self._told = told
        start = raw.read(len(_MARK))
        self._ahead = b"" if start == _MARK else start

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes; raises InputError beyond the limit."""
        size = self.most + 1 if size < 0 else size
        data, self._ahead = self._ahead[:size], self._ahead[size:]
        rest = self.most + 1 - self.taken - len(data)
        data += self.raw.read(max(min(size - len(data), rest), 0))
        self.taken += len(data)
        if self._told is not None:
            step, file = self._told
            step.done = file.tell() >> 20
        if self.taken > self.most:
            raise _too_large(self.path, self.most)
        return data

    def pieces(self) -> Iterator[bytes]:
        """Give everything, piece by piece."""
        while data := self.read(PIECE):
            yield data


def is_packed(path: Path) -> bool:
    """Tell by its suffix whether a file is compressed.

    >>> is_packed(Path("a.ttl.gz")), is_packed(Path("a.nq.ZST")), is_packed(Path("a.ttl"))
    (True, True, False)
    """
    return path.suffix.lower() in _PACKED


def unpacked_name(path: Path) -> Path:
    """Give the name that a file has without the suffix of what compresses it.

    >>> unpacked_name(Path("a.nq.zst")).name, unpacked_name(Path("a.nq")).name
    ('a.nq', 'a.nq')
    """
    return path.with_suffix("") if is_packed(path) else path


@contextmanager
def opened(path: Path, most: int = MOST) -> Iterator[Stream]:
    """Open a file, unpacked where its name ends in `.gz` or `.zst`.

    Raises InputError for what is no file, or too large, and for what cannot be unpacked.

    >>> with opened(Path("graph/sources.ttl")) as stream:
    ...     stream.read(13)
    b'# The publish'
    """
    found = path.stat()
    if kind := _KINDS.get(stat.S_IFMT(found.st_mode)):
        raise InputError(f"is {kind} and no file; save what it gives as a file", path)
    if found.st_size > most and not is_packed(path):
        raise _too_large(path, most)
    long = found.st_size >= _LONG
    told = doing("loading MiB of a file", found.st_size >> 20) if long else nullcontext()
    if not found.st_size and is_packed(path):
        name = _PACKED[path.suffix.lower()]
        raise InputError(f"is no whole {name} file (it is empty); compress it anew", path)
    with path.open("rb") as file, told as step, unpacked(file, path) as raw:
        yield Stream(raw, path, most, None if step is None else (step, file))


@contextmanager
def unpacked(file: IO[bytes], path: Path) -> Iterator[IO[bytes]]:
    """Unpack what a file holds as it is read; raises InputError for what is damaged."""
    name = _PACKED.get(path.suffix.lower())
    if name is None:
        yield file
        return
    # Loaded where a file asks for it: most need neither.
    zstandard = import_module(_ZSTANDARD) if name == "Zstandard" else None
    fault = zlib.error if zstandard is None else zstandard.ZstdError
    try:
        content = gzip.GzipFile(fileobj=file) if zstandard is None else zstandard.ZstdFile(file)
        yield cast("IO[bytes]", content)
    except (gzip.BadGzipFile, EOFError, fault) as error:
        raise InputError(f"is no whole {name} file ({error}); compress it anew", path) from error


def packed(pieces: Iterable[bytes], path: Path) -> Iterator[bytes]:
    """Compress what a file is to hold as its suffix says, the same bytes each time.

    >>> list(packed([b"x"], Path("a.nq"))), b"".join(packed([b"x"], Path("a.nq.zst")))[:4].hex()
    ([b'x'], '28b52ffd')
    """
    match _PACKED.get(path.suffix.lower()):
        case "gzip":
            packer = zlib.compressobj(9, wbits=_GZIP)  # without name and time
        case "Zstandard":
            packer = import_module(_ZSTANDARD).ZstdCompressor()
        case _:
            yield from pieces
            return
    for piece in pieces:
        yield packer.compress(piece)
    yield packer.flush()


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
