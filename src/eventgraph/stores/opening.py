"""Open a dataset, wherever it lies: files and folders are loaded, a store on disk is opened."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.errors import StoreError
from eventgraph.rdf.drafts import keep_aside
from eventgraph.rdf.inexact import bounded, inexact_in
from eventgraph.rdf.loading import load as load_files
from eventgraph.rdf.oxigraph import dataset_on
from eventgraph.rdf.places.listing import files_of
from eventgraph.rdf.reification import unassert
from eventgraph.rdf.streams import MOST
from eventgraph.stores.manifest import (
    Manifest,
    as_it_was,
    is_store,
    read_manifest,
    refuse_damaged,
)
from eventgraph.stores.services.naming import is_service
from eventgraph.stores.services.opening import MOST_QUADS, load_service
from eventgraph.stores.writing import DRAFTS, QUADS
from eventgraph.words.keeping import VERSION, WORDS, keep_index

__all__ = ["files_read", "load", "opened", "roots_of"]

_WHOLE: Final = "a part is read of a service alone; files and stores are read whole: choose a scope"
_ADVICE: Final = "build it anew with eventgraph store build"
#: How many bytes of files are read at most to name the lines in which claims of a store stand.
_LINES_OF: Final = 64 << 20
#: The folders of quads that this process reads: no build removes one while it is held.
_HELD: Final[dict[str, int]] = {}


def load(
    *paths: str | Path,
    ontology: bool = True,
    max_file: int = MOST,
    drafts: bool = False,
    max_quads: int = MOST_QUADS,
    around: Sequence[str] = (),
) -> Dataset:
    """Load RDF files and whole folders, Turtle to RDF/XML by suffix, also packed; or open a store.

    The dataset lies on an Oxigraph store and its default graph is the union of all
    graphs. The package's ontology is loaded beside the data, as the named graph
    `https://w3id.org/eventgraph/ns#`, with the bounds of what is not exact, unless `ontology` is
    false. Nothing is fetched: a file that
    asks for it (`owl:imports`, a remote JSON-LD context, an external XML entity) is refused.
    Prefixes that Turtle and TriG files declare are the dataset's own: they win over the shared
    ones in names, in queries and in exports.
    A file of more than `max_file` bytes, unpacked, is refused. What a claim does not assert (its
    `evg:attitude` says so) is kept as reified statements, never as a graph. A plain "2025-07" is
    a month where a date is due; an `evg:quantity` or a date in EDTF that is none is refused.
    A claim whose `evg:status` is `evg:Draft` is put aside, so that nothing counts it, unless
    `drafts` is true.
    One folder that `build_store` made is opened in milliseconds and cannot be changed; what was
    said of files holds for it since it was built, and the ontology is part of it.
    An address of a SPARQL service, or a name that `eventgraph.toml` explains, is read whole into
    memory, `max_quads` quads at most, each answer compared with its count; or of it, with `around`,
    the claims that name some things, and those that name anything that these name.
    Raises InputError with file, line and column, StoreError for a store that is damaged.

    >>> dataset = load("graph/sources.ttl", ontology=False)
    >>> len(dataset) > 0
    True
    """
    services = [path for path in paths if is_service(path)]
    if services:
        _alone(services, paths, "service")
        return load_service(services[0], drafts=drafts, most=max_quads, around=around)
    if around:
        raise StoreError(_WHOLE)
    stores = [path for path in map(Path, paths) if is_store(path)]
    if not stores:
        return load_files(*paths, ontology=ontology, max_file=max_file, drafts=drafts)
    folder = Path(_alone(stores, paths))
    if not ontology:
        raise StoreError(f"{folder}: holds the ontology too; load the files that it was built from")
    store, aside, manifest = opened(folder)
    place: str | None = str(folder / manifest.data / QUADS)
    if drafts and aside is not None:
        store, aside, place = _with_drafts(store, aside), None, None
    words = folder / manifest.data / WORDS if _has_words(manifest, drafts=drafts) else None
    return keep_index(keep_aside(dataset_on(store, manifest.prefixes, place), aside), words)


def _has_words(manifest: Manifest, *, drafts: bool) -> bool:
    """Tell whether the index that lies in a store is of what is loaded, and can be read."""
    return manifest.words == VERSION and not (drafts and manifest.drafts)


def _alone(
    stores: Sequence[str | Path], paths: tuple[str | Path, ...], what: str = "store"
) -> str | Path:
    if len(paths) > 1:
        message = f"is a {what}, which is read alone; build one store of all files"
        raise StoreError(f"{stores[0]}: {message}")
    return stores[0]


def opened(folder: Path) -> tuple[ox.Store, ox.Store | None, Manifest]:
    """Open a store to be read: its quads, the drafts if there are any, and its manifest.

    Raises StoreError where it is damaged.
    """
    manifest = read_manifest(folder)
    if not _held(folder / manifest.data):
        # A build took its place between two looks at it.
        manifest = read_manifest(folder)
        if not _held(folder / manifest.data):
            raise StoreError(f"{folder}: is damaged: {manifest.data} is not there; {_ADVICE}")
    data = folder / manifest.data
    refuse_damaged(folder, manifest)
    try:
        store = ox.Store.read_only(str(data / QUADS))
        aside = ox.Store.read_only(str(data / DRAFTS)) if manifest.drafts else None
    except (OSError, RuntimeError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise StoreError(f"{folder}: is damaged: {reason}; {_ADVICE}") from error
    return store, aside, manifest


def _held(data: Path) -> bool:
    """Hold a folder of quads as a reader for as long as this process runs, if it is there."""
    place = os.path.realpath(data)
    try:
        handle = os.open(place, os.O_RDONLY)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreError(f"{data}: cannot be read: {error.strerror}") from error
    if place in _HELD:
        os.close(handle)
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        return False
    except OSError:
        # A file system without locks: it is read all the same.
        os.close(handle)
        return True
    _HELD[place] = handle
    return True


def _with_drafts(store: ox.Store, drafts: ox.Store) -> ox.Store:
    """Count drafts as claims: all is copied to memory, since the store on disk never changes."""
    known = set(inexact_in(store))
    whole = ox.Store()
    whole.bulk_extend(store)
    whole.bulk_extend(drafts)
    unassert(whole)
    whole.extend(bounded(value for value in inexact_in(whole) if value not in known))
    return whole


def files_read(*paths: str | Path) -> tuple[Path, ...]:
    """List the RDF files in which the lines of a dataset stand.

    Of a store these are the files that it was built from, as long as all are as they were read, and
    hold no more than 64 MiB: else there are none, and answers name claims without lines.

    >>> len(files_read("graph")) > 3
    True
    """
    if any(map(is_service, paths)):
        return ()
    if len(paths) != 1 or not is_store(paths[0]):
        return files_of(*paths)
    manifest = read_manifest(Path(paths[0]))
    if sum(file.size for file in manifest.files) > _LINES_OF:
        return ()
    if not all(as_it_was(file, manifest) for file in manifest.files):
        return ()
    return tuple(manifest.path_of(file.path) for file in manifest.files)


def roots_of(paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """Name the files and folders that a dataset comes from: of a store, those it was built from.

    A service has none.

    >>> roots_of((Path("graph"),)) == (Path("graph"),)
    True
    """
    if any(map(is_service, paths)):
        return ()
    if len(paths) == 1 and is_store(paths[0]):
        manifest = read_manifest(paths[0])
        return tuple(map(manifest.path_of, manifest.roots))
    return paths
