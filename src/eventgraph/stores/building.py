"""Build a store on disk from files, so that whenever the process ends the old one or none is there.

The quads are written to a folder of a new name; then one file, the manifest, names it. What nobody
reads any more is removed after, and what an ended process left is removed by the next build.
"""

from __future__ import annotations

import fcntl
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.errors import InputError, StoreError, writable_name
from eventgraph.rdf.loading import STORE, files_of, load_into
from eventgraph.rdf.streams import MOST
from eventgraph.steps import doing
from eventgraph.stores.manifest import (
    DATA,
    Manifest,
    is_store,
    listed,
    parts_in,
    read_manifest,
    write_manifest,
)

__all__ = ["DRAFTS", "QUADS", "build_store"]

#: Where the quads of a store lie, and the drafts that were put aside.
QUADS: Final = "claims"
DRAFTS: Final = "drafts"
#: What a build names the folder of its quads.
_OURS: Final = re.compile(DATA + "[0-9a-f]{12}")


def build_store(folder: str | Path, *paths: str | Path, max_file: int = MOST) -> Manifest:
    """Build a store on disk in `folder` from files and folders of RDF, and give its manifest.

    What `load` reads, refuses, types and puts aside, this does too. A store that is there is
    replaced in one step. Raises InputError as `load` does, and for a folder that holds anything
    else; StoreError where another process writes it, or the disk cannot.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     built = build_store(f"{folder}/store", "graph")
    ...     built.drafts, built.roots, len(built.files) > 3
    (0, ('graph',), True)
    """
    folder = writable_name(Path(folder))
    files = files_of(*paths)
    if not files:
        raise InputError("names no file to build the store from; name files or folders", folder)
    roots = tuple(str(path) for path in paths)
    try:
        with _writing(folder):
            new = folder / f"{DATA}{secrets.token_hex(6)}"
            try:
                made = _filled(new, files, roots, max_file)
                write_manifest(folder, made)
            finally:
                _sweep(folder)
    except (OSError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or " ".join(str(error).split())
        raise StoreError(f"{folder}: cannot be written: {reason}; check the disk") from error
    return made


def _filled(new: Path, files: tuple[Path, ...], roots: tuple[str, ...], most: int) -> Manifest:
    """Load files into a new folder, and say what it holds."""
    sums = listed(files)
    new.mkdir()
    store = ox.Store(str(new / QUADS))
    prefixes, aside = load_into(store, files, max_file=most)
    with doing("arranging the store"):
        store.optimize()
        store.flush()
        quads, graphs = len(store), sum(1 for _ in store.named_graphs())
    # The files are whole once nothing holds the store any more.
    del store
    if aside is not None:
        apart = ox.Store(str(new / DRAFTS))
        apart.bulk_extend(aside)
        apart.flush()
        del apart
    if sums != listed(files):
        raise InputError("the files changed while they were read; build the store again")
    return Manifest(
        files=sums,
        roots=roots,
        place=str(Path.cwd()),
        quads=quads,
        graphs=graphs,
        drafts=0 if aside is None else len(aside),
        prefixes=prefixes,
        data=new.name,
        parts=listed(parts_in(new), new),
    )


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
                shutil.rmtree(data)
            except BlockingIOError:
                continue
            finally:
                os.close(handle)
