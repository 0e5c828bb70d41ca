"""Name the files of a dataset by where they lie in it, never by where it lies on a machine."""

from __future__ import annotations

import os
from pathlib import Path

from eventgraph.rdf.places.listing import files_of

__all__ = ["names_in"]


def names_in(*paths: str | Path) -> dict[Path, Path]:
    """Give each RDF file that paths name, as `load` reads them, a name that others may see.

    In one folder that is the way from the folder to the file; of several, each folder's own name
    comes first. Where two files would have the same name, the number of the path stands before it.

    >>> names_in("graph")[Path("graph/sources.ttl")].as_posix()
    'sources.ttl'
    """
    names: dict[Path, Path] = {}
    taken: set[Path] = set()
    roots = [Path(path) for path in paths]
    for number, root in enumerate(roots, 1):
        for path in files_of(root):
            if path in names:
                continue
            name = path.relative_to(root) if root.is_dir() else Path(path.name)
            if root.is_dir() and len(roots) > 1:
                name = Path(os.path.realpath(root)).name / name
            names[path] = Path(str(number)) / name if name in taken else name
            taken.add(name)
    return names
