"""Compare what a service holds with the manifest of the parts that its own loader was given."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from eventgraph.errors import InputError, reading

__all__ = ["MANIFEST", "VERSION", "Loaded", "read_loaded"]

#: The file that `export nquads --parts N --manifest` writes beside the parts.
MANIFEST: Final = "manifest.json"
#: The form of a manifest; another is read by another version.
VERSION: Final = 1


class Loaded(NamedTuple):
    """How many graphs and quads there must be."""

    graphs: int
    quads: int


def read_loaded(path: Path) -> Loaded:
    """Read how many graphs and quads a manifest states; raises InputError for what is none."""
    if path.is_dir():
        path = path / MANIFEST
    with reading(path):
        data = path.read_bytes()
    with suppress(ValueError, TypeError, KeyError, RecursionError):
        said = json.loads(data)
        found = Loaded(said["graphs"], said["quads"])
        if said["version"] == VERSION and all(type(number) is int for number in found):
            return found
    message = "is no manifest of parts; write one with export nquads --parts N --manifest"
    raise InputError(message, path)
