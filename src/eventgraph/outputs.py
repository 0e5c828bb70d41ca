"""Write files whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from eventgraph.errors import InputError

__all__ = ["write_whole"]


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never half of them.

    Raises InputError when the folder is missing or may not be written.
    """
    if path.is_dir():
        raise InputError("is a folder; name a file to write", path)
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}; check the folder", path) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise InputError(f"cannot be written: {error.strerror}", path) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
