"""Write files and folders whole or not at all."""

from __future__ import annotations

import ctypes
import glob
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from eventgraph.errors import InputError

__all__ = ["folder_replaced", "remove_unfinished", "write_whole"]

_ASIDE: Final = "partial.old"
_HERE: Final = -100
_LINUX_EXCHANGE: Final = 2
_MAC_SWAP: Final = 2
#: The folders that are being filled.
_UNFINISHED: Final[set[Path]] = set()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never half of them.

    A link stays a link, and the file it leads to is written. What is no file, such as a pipe or
    /dev/null, is written to as it stands. A file that is replaced keeps its mode. Raises InputError
    when the folder is missing or may not be written.
    """
    try:
        if path.is_dir():
            raise InputError("is a folder; name a file to write", path)
        path = Path(os.path.realpath(path)) if path.is_symlink() else path
        if path.exists() and not path.is_file():
            with path.open("wb", buffering=0) as stream:
                stream.write(data)
            return
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
        new, handle = _beside(path, 0o666 if mode is None else mode)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}; check the folder", path) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            if mode is not None:
                new.chmod(mode)
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(path)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}", path) from error
    finally:
        new.unlink(missing_ok=True)


def _beside(path: Path, mode: int) -> tuple[Path, int]:
    """Create a file beside another and open it; the system takes from its mode what umask masks."""
    new = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return new, os.open(new, flags, mode)


@contextmanager
def folder_replaced(folder: Path) -> Iterator[Path]:
    """Give an empty folder to fill; when the block ends well it takes `folder`'s place in one step.

    If the block raises, or the process is killed at any moment, the old folder stands as it was.
    What a killed process left beside it is swept away by the next one. Where the system cannot
    exchange two folders, the old one is moved aside for a moment; if the process is killed in this
    moment, the next one puts it back first.
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
        _UNFINISHED.add(new)
        yield new
        _put_in_place(new, folder)
    except OSError as error:
        if not _is_within(error.filename, new):
            raise
        raise InputError(f"cannot be written: {error.strerror}", folder) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
        _UNFINISHED.discard(new)


def remove_unfinished() -> None:
    """Remove what is being written and is not in its place yet, as the process ends."""
    for new in [*_UNFINISHED]:
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
        try:
            new.rename(folder)
        except BaseException:
            aside.rename(folder)
            raise
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
    """Remove what killed runs left beside `folder`, sparing runs that are still alive.

    A folder that a killed run had moved aside is put back.
    """
    for left in sorted(folder.parent.glob(f".{glob.escape(folder.name)}.*.partial*")):
        owner, _, end = left.name.removeprefix(f".{folder.name}.").partition(".")
        if owner.isdigit() and not _alive(int(owner)):
            if end == _ASIDE and not folder.exists():
                left.rename(folder)
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    """Tell whether another process runs; Windows has no signal that asks and does no harm."""
    if process == os.getpid():
        return False
    if sys.platform == "win32":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
