"""Make a folder of tables, which is there only when all of it is written."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from eventgraph.bulk.engines import PACKAGES
from eventgraph.bulk.manifest import Bulk
from eventgraph.errors import InputError, StoreError, writable_name
from eventgraph.extras import needing

__all__ = ["build_parquet"]


def build_parquet(folder: str | Path, *paths: str | Path) -> Bulk:
    """Write the quads of files and folders of RDF, or of one store, as Parquet tables.

    Files are N-Quads, or any other format, plain or packed with gzip or Zstandard; `-` is N-Quads
    on standard input. `folder` must be new or empty, and is there only when all is written. Raises
    InputError with file and line for what cannot be read, StoreError where the disk fails.

    >>> with tempfile.TemporaryDirectory() as place:
    ...     made = build_parquet(f"{place}/tables", "graph/sources.ttl")
    ...     made.claims, made.quads > 0
    (0, True)
    """
    folder = writable_name(Path(folder))
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError("is there already; name a new or empty folder", folder)
    fill = needing("bulk.building", "bulk", PACKAGES).fill
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{folder.name[:100]}.", dir=folder.parent))
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written: {error.strerror}") from error
    try:
        made: Bulk = fill(new, folder, paths)
        new.chmod(0o755)
        new.replace(folder)
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return made
