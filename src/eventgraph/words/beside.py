"""The index of words while a dataset is served: that of its store, or one made on the side.

A dataset of files has none. To make one takes seconds for a hundred thousand claims, so a process
of its own writes it to a temporary folder, while the server answers everything but searches.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from rdflib import Dataset

from eventgraph.rdf.oxigraph import store_of
from eventgraph.words.indexing import make_index, open_index, write_index
from eventgraph.words.keeping import WORDS, keep_index, kept_index

__all__ = ["indexed", "made_beside"]

#: How often it is looked whether the index is there, in seconds.
_LOOK: Final = 0.02
#: What is in the folder while the index is made, and where it could not be.
_NEW: Final = "new"
_FAILED: Final = "failed"


@contextmanager
def made_beside(dataset: Dataset) -> Iterator[set[int]]:
    """Let a process make the index of a dataset that has none; give its number, if there is one.

    The dataset knows from then on where the index will lie; at the end it is removed.
    """
    folder = None
    if kept_index(dataset) is None:
        with suppress(OSError):  # no room for it: each worker makes its own
            folder = Path(tempfile.mkdtemp(prefix="eventgraph-words-"))
    if folder is None:
        yield set()
        return
    keep_index(dataset, folder / WORDS)
    child = _made(dataset, folder)
    try:
        yield {child}
    finally:
        _end(child)
        shutil.rmtree(folder, ignore_errors=True)


def indexed(dataset: Dataset) -> sqlite3.Connection:
    """Open the index of a dataset, when it is there.

    >>> import eventgraph as eg
    >>> indexed(eg.load("graph")).execute("SELECT count(*) > 0 FROM entry").fetchone()
    (1,)
    """
    path = kept_index(dataset)
    while path is not None and not path.exists():
        if not path.parent.exists() or (path.parent / _FAILED).exists():
            return make_index(store_of(dataset))
        time.sleep(_LOOK)
    return make_index(store_of(dataset)) if path is None else open_index(path)


def _end(child: int) -> None:
    """End the process if it still runs, so that nothing is written any more."""
    with suppress(ChildProcessError):
        if os.waitpid(child, os.WNOHANG) == (0, 0):
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _made(dataset: Dataset, folder: Path) -> int:
    """Begin a process that writes the index: under its name once it is whole."""
    child = os.fork()
    if child == 0:
        try:
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            os.nice(5)
            (folder / _NEW).mkdir()
            write_index(store_of(dataset), folder / _NEW)
            (folder / _NEW / WORDS).rename(folder / WORDS)
        except BaseException:  # noqa: BLE001 - whatever it is, nobody shall wait for it
            with suppress(OSError):
                (folder / _FAILED).touch()
        finally:
            os._exit(0)
    return child
