"""Keep a second store: the same bytes, compared with their sums while they are copied."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path

from eventgraph.errors import InputError, StoreError
from eventgraph.steps import steps
from eventgraph.stores.checking import Checked, check_store
from eventgraph.stores.manifest import Manifest, listed
from eventgraph.stores.opening import opened
from eventgraph.stores.writing import written

__all__ = ["backup_store"]


def backup_store(folder: str | Path, target: str | Path) -> Checked:
    """Copy a store to another folder in one step, check the copy, and tell what was found.

    A store that is in `target` is replaced. A build that replaces the one that is copied does not
    disturb it. Raises StoreError where either is damaged or cannot be written.

    >>> import tempfile
    >>> from eventgraph.stores.building import build_store
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     built = build_store(f"{folder}/store", "graph/sources.ttl")
    ...     kept = backup_store(f"{folder}/store", f"{folder}/copy")
    ...     kept.damaged, kept.manifest.quads == built.quads
    ((), True)
    """
    folder, target = Path(folder), Path(target)
    if target.exists() and target.samefile(folder):
        raise InputError("is the store itself; name another folder", target)
    _, _, manifest = opened(folder)  # as long as this process runs, nobody removes what is copied
    written(target, partial(_copied, folder, manifest))
    return check_store(target)


def _copied(folder: Path, manifest: Manifest, new: Path) -> Manifest:
    new.mkdir()
    for part in steps(manifest.parts, "copying the store"):
        copy = new / part.path
        copy.parent.mkdir(exist_ok=True, parents=True)
        shutil.copyfile(folder / manifest.data / part.path, copy)
        if listed([copy], new) != (part,):
            message = f"is damaged: {part.path} holds other bytes than were written"
            raise StoreError(f"{folder}: {message}; build it anew with eventgraph store build")
    return replace(manifest, data=new.name)
