"""Folders that are written whole, for tests of what stands there after."""

from __future__ import annotations

from pathlib import Path

from eventgraph.commands.parts.outputs import folder_replaced
from eventgraph.reports.manifest import MANIFEST

__all__ = ["names_and_words", "written"]


def names_and_words(folder: Path) -> dict[str, str]:
    """Read a folder's files, all but its manifest."""
    paths = sorted(path for path in folder.iterdir() if path.name != MANIFEST)
    return {path.name: path.read_text() for path in paths}


def written(folder: Path, name: str) -> Path:
    """Write a folder with one file, as an earlier run would have."""
    with folder_replaced(folder) as new:
        (new / name).write_text(name)
    return folder
