"""The sums of all files in a folder, by which two folders are compared."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

__all__ = ["sums"]


def sums(folder: Path) -> dict[str, str]:
    """Give the sum of each file by its name in the folder."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
