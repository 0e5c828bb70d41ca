"""Add files to a store on disk, or remove claims from it, in one step.

Nothing that is read is changed: the quads are carried over to a new folder, in which RocksDB's
tables are the same files by another name, and changed there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.errors import InputError, UnknownName, did_you_mean
from eventgraph.rdf.drafts import put_aside, quads_of_claim
from eventgraph.rdf.inexact import inexact_in, is_inexact, rebound
from eventgraph.rdf.literals import type_dates
from eventgraph.rdf.loading import read_into
from eventgraph.rdf.oxigraph import named_node
from eventgraph.rdf.reification import statements_of, unassert
from eventgraph.rdf.streams import MOST
from eventgraph.steps import doing, steps
from eventgraph.stores.manifest import (
    PIPED,
    Change,
    Listed,
    Manifest,
    listed,
    parts_in,
    read_manifest,
    refuse_damaged,
)
from eventgraph.stores.taking import Taken, taken
from eventgraph.stores.writing import DRAFTS, QUADS, counts_of, store_drafts, written
from eventgraph.vocabulary import EVG, ONTOLOGY_GRAPH, RDF, curie, expand, speaking
from eventgraph.words.changing import change_index
from eventgraph.words.keeping import VERSION, WORDS
from eventgraph.words.reading import Node, quads_in, touched

__all__ = ["add_to_store", "remove_from_store"]

#: Where what is added lies until it is known to be sound.
_ADDED: Final = "added"
#: How RocksDB names its tables.
_TABLE: Final = ".sst"
_TYPE: Final = ox.NamedNode(str(RDF.type))
_CLAIMS: Final = tuple(ox.NamedNode(str(kind)) for kind in (EVG.Claim, EVG.Observation))

#: What `touched` names.
_Nodes = set[Node] | None
#: Changes the quads of a store whose drafts are among them; gives the manifest, and of that which
#: came or went what is not exact, and whose words it may be.
_Changing = Callable[[ox.Store, Manifest, Path], tuple[Manifest, Iterable[ox.Literal], _Nodes]]


def add_to_store(
    folder: str | Path, *paths: str | Path, max_file: int = MOST, format: str | None = None
) -> Manifest:
    """Add files and folders of RDF to a store in one step, and give its manifest.

    The answers are those of a store that was built of all files at once. Raises InputError as
    `build_store` does, and for a file that is in the store already; StoreError for what is no
    store, is damaged, or is written by another process.

    >>> import tempfile
    >>> from eventgraph.stores.building import build_store
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     built = build_store(f"{folder}/store", "graph/sources.ttl")
    ...     made = add_to_store(f"{folder}/store", "graph/actors-of-further-publications.ttl")
    ...     made.quads > built.quads, made.changes[0].added
    (True, ('graph/actors-of-further-publications.ttl',))
    """
    folder = Path(folder)
    read_manifest(folder)
    return _changed(folder, partial(_added, taken(folder, paths, format, max_file)))


def remove_from_store(folder: str | Path, *claims: str) -> Manifest:
    """Remove claims from a store in one step, each with its description, and give its manifest.

    Claims are named by CURIE or IRI. What other claims say of them stays, and so do the files.
    Raises UnknownName for what is no claim of the store, StoreError as `add_to_store` does.
    """
    folder = Path(folder)
    if not claims:
        raise InputError("names no claim to remove; name one or more", folder)
    read_manifest(folder)
    return _changed(folder, partial(_removed, tuple(dict.fromkeys(claims))))


def _changed(folder: Path, change: _Changing) -> Manifest:
    return written(folder, partial(_carried_over, folder, change))


def _carried_over(folder: Path, change: _Changing, new: Path) -> Manifest:
    """Carry a store over to a new folder, change it there, and say what it holds."""
    before = read_manifest(folder)
    refuse_damaged(folder, before)
    old = folder / before.data
    new.mkdir()
    _linked(old, new, before)
    store = ox.Store(str(new / QUADS))
    drafts = ox.Store.read_only(str(old / DRAFTS)) if before.drafts else ox.Store()
    store.bulk_extend(drafts)
    after, moved, nodes = change(store, before, new)
    nodes = _joined(nodes, touched(drafts))
    nodes = _joined(nodes, touched(quads_in(store, nodes or ())))
    with doing("arranging the store"):
        aside = put_aside(store)
        unassert(store)
        rebound(store, [*moved, *(() if aside is None else inexact_in(aside))])
        quads, graphs = counts_of(store)
    nodes = _joined(nodes, touched(aside or ()))
    words = change_index(store, new, _index_in(old, before), nodes)
    del store
    return replace(
        after,
        quads=quads,
        graphs=graphs,
        drafts=store_drafts(aside, new),
        data=new.name,
        parts=_summed(old, new, before),
        words=words,
    )


def _joined(*nodes: _Nodes) -> _Nodes:
    return None if None in nodes else {node for its in nodes for node in its or ()}


def _index_in(old: Path, manifest: Manifest) -> Path | None:
    """Find the index of words of a store, if there is one, of this form and with its own bytes."""
    path = old / WORDS
    if manifest.words != VERSION or not path.is_file():
        return None
    return path if set(listed([path], old)) <= set(manifest.parts) else None


def _linked(old: Path, new: Path, manifest: Manifest) -> None:
    """Carry the quads over: tables, which never change, as links, all else as copies."""
    (new / QUADS).mkdir()
    for part in steps(manifest.parts, "carrying over the store"):
        if part.path.startswith(f"{QUADS}/"):
            source, target = old / part.path, new / part.path
            if source.suffix == _TABLE:
                with suppress(OSError):  # a file system may know no links
                    os.link(source, target)
            if not target.exists():
                shutil.copyfile(source, target)


def _summed(old: Path, new: Path, before: Manifest) -> tuple[Listed, ...]:
    """List the files of a store with their sums; of a link to an old one the sum is known."""
    known = {
        part.path: part
        for part in before.parts
        if (new / part.path).exists() and (new / part.path).samefile(old / part.path)
    }
    others = [path for path in parts_in(new) if path.relative_to(new).as_posix() not in known]
    return tuple(sorted((*known.values(), *listed(others, new)), key=lambda part: part.path))


def _added(
    of: Taken, store: ox.Store, before: Manifest, new: Path
) -> tuple[Manifest, list[ox.Literal], _Nodes]:
    """Add files, which are read and found sound apart before anything of them is added."""
    _refuse_known(of.files, before)
    apart = new / _ADDED
    with of.files_in(new) as (files, sums):
        added = ox.Store(str(apart))
        prefixes, values = read_into(added, files, of.most)
        with doing("adding"):
            store.bulk_extend(added)
            nodes = touched(added)
    del added
    shutil.rmtree(apart)
    values += filter(is_inexact, type_dates(store))
    same = before.place == str(Path.cwd())
    sums = tuple(one if same else replace(one, path=_full(one.path)) for one in sums)
    made = replace(
        before,
        files=(*before.files, *sums),
        roots=(*before.roots, *(root if same else _full(root) for root in of.roots)),
        prefixes=prefixes | before.prefixes,
        changes=(*before.changes, Change(added=tuple(one.path for one in sums))),
    )
    return made, values, nodes


def _full(name: str) -> str:
    return name if name == PIPED else str(Path(name).absolute())


def _refuse_known(files: tuple[Path, ...], manifest: Manifest) -> None:
    """Refuse a file that was read before: what it no longer says would stay."""
    known = {manifest.path_of(file.path).resolve() for file in manifest.files}
    for path in files:
        if path.resolve() in known:
            raise InputError("is in the store already; to read it anew, build the store", path)


def _removed(
    claims: tuple[str, ...], store: ox.Store, before: Manifest, _: Path
) -> tuple[Manifest, list[ox.Literal], _Nodes]:
    """Remove claims with their descriptions; all must be there."""
    nodes = [_claim_of(store, claim, before) for claim in claims]
    values, touching = [], []
    for node in steps(nodes, "removing claims"):
        quads = list(quads_of_claim(store, node))
        values += [quad.object for quad in quads if is_inexact(quad.object)]
        touching += quads
        for quad in quads:
            store.remove(quad)
        store.remove_graph(node)
    gone = tuple(dict.fromkeys(node.value for node in nodes))
    made = replace(before, changes=(*before.changes, Change(removed=gone)))
    return made, values, touched(touching)


def _claim_of(store: ox.Store, text: str, manifest: Manifest) -> ox.NamedNode:
    iri = expand(text, manifest.prefixes)
    node = named_node(iri) if iri is not None and iri != ONTOLOGY_GRAPH else None
    if node is not None and _is_claim(store, node):
        return node
    every = (graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))
    with speaking(manifest.prefixes):
        known = [curie(name) for name in every if name != ONTOLOGY_GRAPH]
    raise UnknownName(f"the store holds no claim named {text}{did_you_mean(text, known)}")


def _is_claim(store: ox.Store, node: ox.NamedNode) -> bool:
    if store.contains_named_graph(node) or any(statements_of(store, node)):
        return True
    return any(any(store.quads_for_pattern(node, _TYPE, kind)) for kind in _CLAIMS)
