"""What a folder of tables says of itself: its files with their sums, and what they were made of."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from eventgraph.errors import StoreError, reading
from eventgraph.stores.manifest import Listed, listed

__all__ = ["BULK", "Bulk", "damage", "files_in", "read_bulk", "write_bulk"]

#: The file by which a folder of tables is known.
BULK: Final = "eventgraph-bulk.json"
#: The form of the tables; another is read by another version.
_VERSION: Final = 1
_ADVICE: Final = "make it anew with eventgraph bulk parquet"


@dataclass(frozen=True)
class Bulk:
    """What tables hold and were made of: `quads` are in them, `drafts` were left out.

    `read` are the files that were read, `files` those of the tables, by their way from the folder.
    """

    quads: int
    drafts: int
    claims: int
    events: int
    buckets: int
    read: tuple[Listed, ...]
    files: tuple[Listed, ...]
    version: int = _VERSION


def files_in(folder: Path) -> list[Path]:
    """List the tables' files in sorted order."""
    return sorted(path for path in folder.rglob("*.parquet") if path.is_file())


def write_bulk(folder: Path, made: Bulk) -> None:
    """Write the manifest."""
    text = json.dumps(asdict(made), ensure_ascii=False, indent=1)
    (folder / BULK).write_text(f"{text}\n", "utf-8")


def read_bulk(folder: Path) -> Bulk:
    """Read the manifest of a folder; raises StoreError for one that holds no tables.

    >>> read_bulk(Path("graph"))
    Traceback (most recent call last):
    eventgraph.errors.StoreError: graph: holds no tables; make them with eventgraph bulk parquet
    """
    path = folder / BULK
    with reading(path):
        if not path.is_file():
            message = "holds no tables; make them with eventgraph bulk parquet"
            raise StoreError(f"{folder}: {message}")
        data = path.read_bytes()
    try:
        named = json.loads(data)
        if named["version"] != _VERSION:
            message = f"was made by another version of eventgraph; {_ADVICE}"
            raise StoreError(f"{folder}: {message}")
        for name in ("read", "files"):
            named[name] = tuple(Listed(**one) for one in named[name])
        found = Bulk(**named)
        _refuse_odd(found)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise StoreError(f"{path}: is no manifest of tables; {_ADVICE}") from error
    return found


def _refuse_odd(found: Bulk) -> None:
    """Refuse a manifest whose values are of another kind, or that names what lies elsewhere."""
    counts = (found.quads, found.drafts, found.claims, found.events, found.buckets)
    if not all(isinstance(count, int) for count in counts):
        raise TypeError
    names = [one.path for one in found.files]
    if any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise ValueError


def damage(folder: Path, made: Bulk, *, sums: bool = False) -> Iterator[str]:
    """Say which files are not as they were written, by their sizes, with `sums` by all they hold.

    Files that came in are told too: whoever reads the folder would read them.
    """
    there = files_in(folder)
    if sums:
        found = {one.path: one for one in listed(there, folder)}
    else:
        found = {
            name: Listed(name, path.stat().st_size, "")
            for path in there
            if (name := path.relative_to(folder).as_posix())
        }
    for one in made.files:
        now = found.pop(one.path, None)
        if now is None:
            yield f"{one.path} is not there"
        elif (now.size, now.sha256 if sums else one.sha256) != (one.size, one.sha256):
            yield f"{one.path} holds other bytes than were written"
    yield from (f"{name} is none of the files that were written" for name in found)
