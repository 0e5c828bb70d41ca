"""Write several files of a folder in one step: after a crash all of them are the old or the new.

What is to be written lies beside the files first, then a journal names it: from that moment on the
new state holds. Whoever reads or writes the folder next finishes what a journal names.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Final

from eventgraph.errors import InputError

__all__ = ["JOURNAL", "replace_files", "settle", "sum_of"]

#: The journal of a folder; it begins with a dot, so no dataset is read from it.
JOURNAL: Final = ".eventgraph-journal.json"
_NEW: Final = ".eventgraph-new"


def sum_of(data: bytes | None) -> str:
    """Give the SHA-256 of a file's bytes; of a file that is not there, nothing.

    >>> sum_of(b"")[:8], sum_of(None)
    ('e3b0c442', '')
    """
    return "" if data is None else sha256(data).hexdigest()


def replace_files(
    root: Path, files: Mapping[Path, bytes | None], before: Mapping[Path, str]
) -> None:
    """Write files in one step, each only if it is as it was read; None takes a file away.

    `before` gives the sum of each file as it was read, empty for one that was not there; all lie
    below `root`. Raises
    InputError for a file that changed meanwhile or cannot be written; nothing is written then.
    """
    root = root.resolve()
    with _alone(root):
        _finish(root)
        for path in files:
            if sum_of(_bytes_of(path)) != before[path]:
                raise InputError("was changed by someone else meanwhile; read it anew", path)
        made = [root / f"{JOURNAL}{_NEW}"]
        try:
            _sweep({root, *(path.parent.resolve() for path in files if path.parent.exists())})
            _prepare(root, {_inside(root, path): data for path, data in files.items()}, made)
        except OSError as error:
            for path in made:
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            where = made[-1].with_name(_without_marks(made[-1].name))
            message = f"cannot be written: {error.strerror}; nothing was changed"
            raise InputError(message, where) from error
        _sync(root)
        _finish(root)


def _prepare(root: Path, files: Mapping[str, bytes | None], made: list[Path]) -> None:
    """Write all that is new beside the files, then the journal; `made` tells what is there."""
    folders = set()
    for name, data in files.items():
        target = _target(root / name)
        folders |= {(root / name).parent, target.parent}
        if data is not None:
            made.append(_beside(target))
            _store(made[-1], data, target)
    for folder in sorted(folders - {root}):
        if not folder.is_relative_to(root):
            continue
        made.append(folder / JOURNAL)
        _note(folder, {"see": os.path.relpath(root, folder)})
    _note(root, {"files": {name: sum_of(data) for name, data in files.items()}})


def _note(folder: Path, named: Mapping[str, object]) -> None:
    """Write a journal, at once whole."""
    beside = folder / f"{JOURNAL}{_NEW}"
    _store(beside, json.dumps(named, ensure_ascii=False, indent=1).encode())
    beside.replace(folder / JOURNAL)


def _sweep(folders: Iterable[Path]) -> None:
    """Take away what a process left that ended before its journal was written."""
    for folder in folders:
        for path in folder.glob(f".*{_NEW}"):
            path.unlink(missing_ok=True)


def settle(folder: Path) -> None:
    """Finish what a process that ended too soon has begun to write in a folder.

    Raises InputError where that is not possible, as in a folder that may not be written.
    """
    try:
        named = _read(folder / JOURNAL)
        root = folder / str(named["see"]) if "see" in named else folder
        with _alone(root):
            _finish(root.resolve())
            if root is not folder:
                (folder / JOURNAL).unlink(missing_ok=True)
    except OSError as error:
        message = f"names changes half written that cannot be finished: {error.strerror}"
        advice = "open the dataset once where it can be written"
        raise InputError(f"{message}; {advice}", folder / JOURNAL) from error


def _read(journal: Path) -> Mapping[str, object]:
    """Read a journal; where there is none, nothing is to be done.

    Raises InputError for what is none, or names what no dataset holds.
    """
    try:
        named = json.loads(journal.read_bytes())
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError):
        named = None
    files = named.get("files", {}) if isinstance(named, dict) else None
    if not isinstance(named, dict) or not isinstance(files, dict) or len(named) != 1:
        raise InputError("is no journal of eventgraph; move it away", journal)
    way = PurePath(str(named.get("see", "..")))
    if set(way.parts) != {".."} or any(PurePath(n).is_absolute() or ".." in n for n in files):
        raise InputError("names what lies outside the dataset; move it away", journal)
    return named


def _finish(root: Path) -> None:
    """Put what the journal names in its place, then take the journal away."""
    named = _read(root / JOURNAL).get("files")
    if not isinstance(named, dict):
        return
    folders = {root}
    for name, data in named.items():
        target = (root / name).resolve()
        folders |= {target.parent, (root / name).parent}
        if data:
            with suppress(FileNotFoundError):
                _beside(target).replace(target)
        else:
            target.unlink(missing_ok=True)
    for folder in folders:
        _sync(folder)
    (root / JOURNAL).unlink(missing_ok=True)
    for folder in folders:
        (folder / JOURNAL).unlink(missing_ok=True)
        _sync(folder)


def _inside(root: Path, path: Path) -> str:
    """Name a file by its way from the root, without following a link that it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    return (path.parent.resolve() / path.name).relative_to(root).as_posix()


def _target(path: Path) -> Path:
    """Give the file itself, where a path is a link to it."""
    return path.resolve()


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}{_NEW}")


def _without_marks(name: str) -> str:
    return name.removesuffix(_NEW).removeprefix(".") or JOURNAL


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _store(path: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file through to the disk, with the mode of another."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if like is not None and like.exists():
        shutil.copymode(like, path)


def _sync(folder: Path) -> None:
    """Write a folder's names through to the disk, where it can be."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Keep other writers of a folder out."""
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
