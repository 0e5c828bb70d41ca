"""N-Quads in parts for a product's own loader, and a manifest to count by what it loaded."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from rdflib import Dataset

from eventgraph.errors import InputError, reading, writable_name
from eventgraph.steps import steps
from eventgraph.stores.services.graphs import Graphs
from eventgraph.stores.services.loaded import MANIFEST, VERSION

__all__ = ["Part", "export_parts"]

#: A folder made for one user alone is opened as any other is.
_OPEN: Final = 0o755


@dataclass(frozen=True)
class Part:
    """A file of whole graphs: how many, how many quads, its size in bytes and its SHA-256."""

    path: str
    graphs: int
    quads: int
    size: int
    sha256: str


def export_parts(
    dataset: Dataset, folder: str | Path, parts: int, *, manifest: bool = False
) -> tuple[Part, ...]:
    """Write a dataset as `parts` files of N-Quads, gzip, to a new folder, with `manifest` one more.

    Graphs are whole and sorted by name, the same as `publish` writes. Fewer parts are written where
    there are fewer graphs. Raises InputError for a folder that holds anything, and then writes
    nothing.

    >>> import eventgraph as eg
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = export_parts(eg.load("graph"), f"{folder}/parts", 2)
    ...     [part.path for part in made]
    ['part-1.nq.gz', 'part-2.nq.gz']
    """
    folder = writable_name(Path(folder))
    graphs = Graphs(dataset)
    with reading(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise InputError("is there and not empty; name a new folder", folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        made = tuple(_written(new, graphs, parts))
        if manifest:
            text = {
                "version": VERSION,
                "graphs": len(graphs.counts),
                "quads": sum(graphs.counts.values()),
                "parts": [asdict(part) for part in made],
            }
            (new / MANIFEST).write_text(json.dumps(text, indent=1) + "\n", "utf-8")
        new.chmod(_OPEN)
        new.replace(folder)
    except OSError as error:
        raise InputError(f"cannot be written: {error.strerror}; check the disk", folder) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)
    return made


def _written(folder: Path, graphs: Graphs, parts: int) -> Iterator[Part]:
    """Write the parts, one after the other."""
    groups = list(_shared_out(graphs.counts, parts))
    width = len(str(len(groups)))
    for number, names in enumerate(steps(groups, "writing parts"), 1):
        path = folder / f"part-{number:0{width}}.nq.gz"
        with path.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as stream:
            for name in names:
                end = f" <{name}> .\n".encode()
                for line in graphs.body(name).splitlines():
                    stream.write(line.removesuffix(b" .") + end)
        with path.open("rb") as stream:
            sum_ = hashlib.file_digest(stream, "sha256").hexdigest()
        quads = sum(graphs.counts[name] for name in names)
        yield Part(path.name, len(names), quads, path.stat().st_size, sum_)


def _shared_out(counts: dict[str, int], parts: int) -> Iterator[list[str]]:
    """Share graphs out by their names in order, about as many quads to each part.

    >>> list(_shared_out({"a": 1, "b": 1, "c": 2, "d": 4}, 2))
    [['a', 'b', 'c'], ['d']]
    """
    names = sorted(counts)
    left, group, held = sum(counts.values()), list[str](), 0
    for place, name in enumerate(names):
        group.append(name)
        held += counts[name]
        rest = len(names) - place - 1
        if parts > 1 and rest and (held * parts >= left or rest < parts):
            yield group
            left, parts, group, held = left - held, parts - 1, [], 0
    if group:
        yield group
