"""Write a store so that, whenever the process ends, the old one or none is there.

Quads are written to a folder of a new name; then one file, the manifest, names it. What nobody
reads any more is removed after, and what an ended process left is removed by the next that writes.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import ENOENT, ENOTEMPTY
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.errors import InputError, StoreError, writable_name
from eventgraph.rdf.places.listing import STORE
from eventgraph.stores.manifest import DATA, Manifest, is_store, read_manifest, write_manifest

__all__ = ["DRAFTS", "QUADS", "counts_of", "store_drafts", "written"]

#: Where the quads of a store lie, and the drafts that were put aside.
QUADS: Final = "claims"
DRAFTS: Final = "drafts"
#: What the folder of quads is named.
_OURS: Final = re.compile(DATA + "[0-9a-f]{12}")
#: How often the removal of a folder is tried, and how many seconds lie between.
_TRIES: Final = 50
_PAUSE: Final = 0.02


def written(folder: Path, make: Callable[[Path], Manifest]) -> Manifest:
    """Let a folder be the store that `make` fills a new folder with, and give its manifest.

    Raises StoreError where another process writes it, or the disk cannot.
    """
    folder = writable_name(folder)
    try:
        with _writing(folder):
            new = folder / f"{DATA}{secrets.token_hex(6)}"
            try:
                made = make(new)
                write_manifest(folder, made)
            finally:
                _sweep(folder)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise StoreError(f"{folder}: cannot be written: {reason}; check the disk") from error
    return made


def counts_of(store: ox.Store) -> tuple[int, int]:
    """Write what a store still holds in memory to disk, and count its quads and graphs."""
    store.flush()
    return len(store), sum(1 for _ in store.named_graphs())


def store_drafts(drafts: ox.Store | None, new: Path) -> int:
    """Write drafts that were put aside to a store of their own, and count their quads."""
    if drafts is None:
        return 0
    apart = ox.Store(str(new / DRAFTS))
    apart.bulk_extend(drafts)
    apart.flush()
    return len(drafts)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Hold a folder as its only writer; what is no part of a store is refused."""
    if folder.exists() and not folder.is_dir():
        raise InputError("is a file; name a folder for the store", folder)
    there = folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            message = "is being written by another process; try again when it has ended"
            raise StoreError(f"{folder}: {message}") from error
        _refuse_others(folder)
        _sweep(folder)
        yield
    finally:
        if not there and not is_store(folder):
            with suppress(OSError):
                folder.rmdir()
        os.close(handle)


def _refuse_others(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        if path.name not in {STORE, f"{STORE}.new"} and not _OURS.fullmatch(path.name):
            message = f"holds {path.name!r}, which is no part of a store; name another folder"
            raise InputError(message, folder)


def _sweep(folder: Path) -> None:
    """Remove what the manifest does not name and nobody reads; none where it cannot be read."""
    try:
        kept = read_manifest(folder).data if is_store(folder) else ""
    except StoreError:
        return
    (folder / f"{STORE}.new").unlink(missing_ok=True)
    for data in folder.glob(f"{DATA}*"):
        if data.name != kept and _OURS.fullmatch(data.name):
            handle = os.open(data, os.O_RDONLY)
            try:
                # Who reads a store holds its folder: then the next build removes it.
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                _remove(data)
            except BlockingIOError:
                continue
            finally:
                os.close(handle)


def _remove(data: Path) -> None:
    """Remove a folder of quads; an engine that is about to close may add or remove a file."""
    for tried in range(_TRIES):
        try:
            shutil.rmtree(data)
        except OSError as error:
            if error.errno not in {ENOENT, ENOTEMPTY} or tried + 1 == _TRIES:
                raise
            time.sleep(_PAUSE)
        else:
            return
