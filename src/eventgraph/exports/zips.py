"""Pack files into a ZIP so that equal is equal."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

__all__ = ["Stream", "packed"]

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
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
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
    return stream.getvalue()
