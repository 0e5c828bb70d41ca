"""What a store on disk says of itself: from which files it was built, and what it holds."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from eventgraph.errors import StoreError, reading
from eventgraph.rdf.places.listing import STORE
from eventgraph.steps import steps

__all__ = [
    "DATA",
    "PIPED",
    "Change",
    "Listed",
    "Manifest",
    "as_it_was",
    "is_store",
    "listed",
    "parts_in",
    "read_manifest",
    "refuse_damaged",
    "write_manifest",
]

#: How the folders begin that hold quads; each build makes one of a new name.
DATA: Final = "quads-"
#: What stands for standard input among files.
PIPED: Final = "-"
#: The form of a manifest; another is read by another version.
_VERSION: Final = 1
#: What RocksDB writes of its own doings, and nothing is read from.
_LOGS: Final = ("LOG", "LOCK")
_ADVICE: Final = "build it anew with eventgraph store build"


@dataclass(frozen=True)
class Listed:
    """A file: its path, its size in bytes and its SHA-256."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Change:
    """What was changed after a store was built: files that were added, or claims removed."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Manifest:
    """What a store holds, and of which files, by the names under which they were read.

    `roots` are the paths that the build was given, and `place` is the folder in which it ran;
    `data` is the folder of the quads and `parts` are the files in it. `quads` and `graphs` count
    the ontology too; `drafts` counts the quads of drafts, which lie apart. `changes` tells what
    came after the build, in order; `files` and `roots` name what was added too. `words` is the form
    of the index of words that lies beside the quads, 0 where there is none.
    """

    files: tuple[Listed, ...]
    roots: tuple[str, ...]
    place: str
    quads: int
    graphs: int
    drafts: int
    prefixes: dict[str, str]
    data: str
    parts: tuple[Listed, ...]
    changes: tuple[Change, ...] = ()
    words: int = 0
    version: int = _VERSION

    def path_of(self, name: str) -> Path:
        """Give the path of a file or root: as it was named where the build ran, else in full."""
        path = Path(name)
        return path if self.place == os.getcwd() else Path(self.place) / path  # noqa: PTH109 - text


def is_store(path: str | Path) -> bool:
    """Whether a path is a folder that holds a store.

    >>> is_store("graph")
    False
    """
    # `os.path` never raises, whatever the name is.
    return os.path.isfile(os.path.join(path, STORE))  # noqa: PTH113, PTH118 - see above


def listed(paths: Iterable[Path], root: Path | None = None) -> tuple[Listed, ...]:
    """List files with their sizes and sums, by their way from `root`; raises InputError."""
    found = []
    for path in steps(tuple(paths), "summing files"):
        with reading(path), path.open("rb") as stream:
            sum = hashlib.file_digest(stream, "sha256").hexdigest()
            size = stream.tell()
        name = path if root is None else path.relative_to(root)
        found.append(Listed(name.as_posix(), size, sum))
    return tuple(found)


def parts_in(data: Path) -> list[Path]:
    """List the files of a store in sorted order, without RocksDB's own logs."""
    files = (path for path in data.rglob("*") if path.is_file())
    return sorted(path for path in files if not path.name.startswith(_LOGS))


def as_it_was(file: Listed, manifest: Manifest) -> bool:
    """Whether a file that a store was built from has the bytes that were read.

    What was read from standard input cannot be looked at again.
    """
    if file.path == PIPED:
        return False
    path = manifest.path_of(file.path)
    if not path.is_file() or path.stat().st_size != file.size:
        return False
    return listed([path])[0].sha256 == file.sha256


def refuse_damaged(folder: Path, manifest: Manifest) -> None:
    """Look at the sizes of a store's own files alone; raises StoreError for what is not whole."""
    for part in manifest.parts:
        path = folder / manifest.data / part.path
        size = os.path.getsize(path) if os.path.isfile(path) else None  # noqa: PTH113, PTH202 - quick
        if size != part.size:
            fault = "is not there" if size is None else "has another size than it was written with"
            raise StoreError(f"{folder}: is damaged: {part.path} {fault}; {_ADVICE}")


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest in one step: from then on the store is what it says."""
    new = folder / f"{STORE}.new"
    with new.open("w", encoding="utf-8") as stream:
        json.dump(asdict(manifest), stream, ensure_ascii=False, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    new.replace(folder / STORE)


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a store; raises StoreError for one that is none or of another form."""
    if not is_store(folder):
        raise StoreError(f"{folder}: holds no store; build one with eventgraph store build")
    path = folder / STORE
    with reading(path):
        data = path.read_bytes()
    try:
        named = json.loads(data)
        if named["version"] != _VERSION:
            message = f"was built by another version of eventgraph; {_ADVICE}"
            raise StoreError(f"{folder}: {message}")
        for name in ("files", "parts"):
            named[name] = tuple(Listed(**one) for one in named[name])
        named["roots"] = tuple(map(str, named["roots"]))
        named["changes"] = tuple(
            Change(**{name: tuple(values) for name, values in one.items()})
            for one in named.get("changes", ())
        )
        found = Manifest(**named)
        _refuse_odd(found)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise StoreError(f"{path}: is no manifest of a store; {_ADVICE}") from error
    return found


def _refuse_odd(manifest: Manifest) -> None:
    """Refuse a manifest that names what lies elsewhere, or whose values are of another kind."""
    numbers = (manifest.quads, manifest.graphs, manifest.drafts, manifest.words)
    sizes = [one.size for one in manifest.parts]
    names = [manifest.data, *(one.path for one in manifest.parts)]
    words = [
        manifest.place,
        *(one.path for one in manifest.files),
        *manifest.prefixes,
        *manifest.prefixes.values(),
        *(name for one in manifest.changes for name in (*one.added, *one.removed)),
    ]
    if not all(isinstance(number, int) for number in (*numbers, *sizes)):
        raise TypeError
    if not all(isinstance(word, str) for word in words):
        raise TypeError
    if "/" in manifest.data or not manifest.data.startswith(DATA):
        raise ValueError
    if any(name.startswith("/") or ".." in name.split("/") for name in names):
        raise ValueError
