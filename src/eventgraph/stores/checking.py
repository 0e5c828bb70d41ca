"""Check that a store on disk is whole, and whether its files have changed since it was built."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from eventgraph.stores.manifest import PIPED, Manifest, as_it_was, listed, parts_in
from eventgraph.stores.opening import opened

__all__ = ["Checked", "check_store"]


class Checked(NamedTuple):
    """What was found: the manifest, what is damaged, and which files are not as they were read."""

    manifest: Manifest
    damaged: tuple[str, ...]
    changed: tuple[str, ...]


def check_store(folder: str | Path) -> Checked:
    """Read a store through: its parts and their sums, its counts, and the files it was built from.

    Raises StoreError for what is no store, or one so damaged that it cannot be opened.

    >>> import tempfile
    >>> from eventgraph.stores.building import build_store
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     built = build_store(f"{folder}/store", "graph/sources.ttl")
    ...     checked = check_store(f"{folder}/store")
    ...     checked.manifest == built, checked.damaged, checked.changed
    (True, (), ())
    """
    store, aside, manifest = opened(Path(folder))
    data = Path(folder) / manifest.data
    there = {one.path: one for one in listed(parts_in(data), data)}
    damaged = [
        f"{part.path} holds other bytes than were written"
        for part in manifest.parts
        if there.get(part.path) != part
    ]
    if not damaged:
        counts = {
            "quads": (manifest.quads, len(store)),
            "claims' graphs": (manifest.graphs, sum(1 for _ in store.named_graphs())),
            "quads of drafts": (manifest.drafts, 0 if aside is None else len(aside)),
        }
        damaged = [
            f"holds {found:,} {what}, not the {stated:,} of its manifest"
            for what, (stated, found) in counts.items()
            if stated != found
        ]
    changed = tuple(
        file.path for file in manifest.files if file.path != PIPED and not as_it_was(file, manifest)
    )
    return Checked(manifest, tuple(damaged), changed)
