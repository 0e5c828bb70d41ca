"""Where the index of a dataset lies, if it has one beside it in its store on disk."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from rdflib import Dataset

__all__ = ["VERSION", "WORDS", "keep_index", "kept_index"]

#: What the file of an index is called in a store, and the form of it; another form is not read.
WORDS: Final = "words.sqlite"
VERSION: Final = 1


def keep_index(dataset: Dataset, path: Path | None) -> Dataset:
    """Let a dataset know the file in which its index lies, and give it back."""
    if path is not None:
        dataset.store.words = path  # type: ignore[attr-defined]
    return dataset


def kept_index(dataset: Dataset) -> Path | None:
    """Name the file in which the index of a dataset lies; None where it has none.

    >>> import eventgraph as eg
    >>> kept_index(eg.load("graph")) is None
    True
    """
    found = getattr(dataset.store, "words", None)
    return found if isinstance(found, Path) else None
