"""Build a store on disk from files."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pyoxigraph as ox

from eventgraph.rdf.loading import load_into
from eventgraph.rdf.streams import MOST
from eventgraph.steps import doing
from eventgraph.stores.manifest import Manifest, listed, parts_in
from eventgraph.stores.taking import Taken, taken
from eventgraph.stores.writing import QUADS, counts_of, store_drafts, written
from eventgraph.words.indexing import write_index

__all__ = ["build_store"]


def build_store(
    folder: str | Path, *paths: str | Path, max_file: int = MOST, format: str | None = None
) -> Manifest:
    """Build a store on disk in `folder` from files and folders of RDF, and give its manifest.

    What `load` reads, refuses, types and puts aside, this does too; the index of words that
    `search` asks lies in it. A store that is there is replaced in one step. `-` is standard input,
    in the format that is named. Raises InputError as `load` does, and for a folder that holds
    anything else; StoreError where another process writes it, or the disk cannot.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     built = build_store(f"{folder}/store", "graph")
    ...     built.drafts, built.roots, len(built.files) > 3
    (0, ('graph',), True)
    """
    folder = Path(folder)
    return written(folder, partial(_filled, taken(folder, paths, format, max_file)))


def _filled(of: Taken, new: Path) -> Manifest:
    """Load files into a new folder, and say what it holds."""
    new.mkdir()
    with of.files_in(new) as (files, sums):
        store = ox.Store(str(new / QUADS))
        prefixes, aside = load_into(store, files, max_file=of.most)
    with doing("arranging the store"):
        store.optimize()
        quads, graphs = counts_of(store)
    # The files are whole once nothing holds the store any more.
    del store
    words = write_index(ox.Store.read_only(str(new / QUADS)), new)
    return Manifest(
        files=sums,
        roots=of.roots,
        place=str(Path.cwd()),
        quads=quads,
        graphs=graphs,
        drafts=store_drafts(aside, new),
        prefixes=prefixes,
        data=new.name,
        parts=listed(parts_in(new), new),
        words=words,
    )
