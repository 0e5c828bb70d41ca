"""Write files and folders whole or not at all."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from eventgraph.errors import InputError

__all__ = ["folder_replaced", "write_whole"]

_HERE: Final = -100
_LINUX_EXCHANGE: Final = 2
_MAC_SWAP: Final = 2


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never half of them.

    A link stays a link, and the file it leads to is written. What is no file, such as a pipe or
    /dev/null, is written to as it stands. Raises InputError when the folder is missing or may not
    be written.
    """
    try:
        if path.is_dir():
            raise InputError("is a folder; name a file to write", path)
        path = Path(os.path.realpath(path)) if path.is_symlink() else path
        if path.exists() and not path.is_file():
            with path.open("wb", buffering=0) as stream:
                stream.write(data)
            return
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


@contextmanager
def folder_replaced(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well it takes `folder`'s place in one step.

    If the block raises, or the process is killed at any moment, the old folder stands as it was.
    What a killed process left beside it is swept away by the next one.
    """
    folder = folder.absolute()
    try:
        if folder.exists() and not folder.is_dir():
            raise InputError("is a file; name a folder to write", folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        new = folder.with_name(f".{folder.name}.{os.getpid()}.partial")
        new.mkdir()
    except OSError as error:
        raise InputError(
            f"cannot be written: {error.strerror}; check the folder", folder
        ) from error
    try:
        yield new
        _put_in_place(new, folder)
    except OSError as error:
        if not _is_within(error.filename, new):
            raise
        raise InputError(f"cannot be written: {error.strerror}", folder) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _is_within(name: str | bytes | int | None, folder: Path) -> bool:
    """Tell whether an error is about a folder's own files, or, nameless, about writing to them."""
    return not isinstance(name, str | bytes) or Path(os.fsdecode(name)).is_relative_to(folder)


def _put_in_place(new: Path, folder: Path) -> None:
    """Move `new` to `folder`; what was there is then at `new`."""
    if not folder.exists():
        new.rename(folder)
    elif not _exchange(new, folder):
        aside = folder.with_name(f"{new.name}.old")
        folder.rename(aside)
        new.rename(folder)
        shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step where the system can (Linux renameat2, macOS renamex_np)."""
    libc = ctypes.CDLL(None, use_errno=True) if sys.platform != "win32" else None
    names = os.fsencode(one), os.fsencode(other)
    if libc is not None and hasattr(libc, "renameat2"):
        return bool(libc.renameat2(_HERE, names[0], _HERE, names[1], _LINUX_EXCHANGE) == 0)
    if libc is not None and hasattr(libc, "renamex_np"):
        return bool(libc.renamex_np(*names, _MAC_SWAP) == 0)
    return False


def _sweep(folder: Path) -> None:
    """Remove what killed runs left beside `folder`, sparing runs that are still alive."""
    for left in sorted(folder.parent.glob(f".{folder.name}.*.partial*")):
        owner = left.name.removeprefix(f".{folder.name}.").partition(".")[0]
        if owner.isdigit() and not _alive(int(owner)):
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
