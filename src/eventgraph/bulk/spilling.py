"""Read all quads once, as rows put aside: what they belong to is known when all are read."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from eventgraph.bulk.inputs import BY_LINES, Input, Summed, pieces, read_from
from eventgraph.bulk.parsing import Nodes, Quads, parsed, tables, written
from eventgraph.bulk.working import Crew, Task, unwatched
from eventgraph.errors import InputError
from eventgraph.rdf.guarding import Guard
from eventgraph.rdf.loading import SYNTAXES, load_into
from eventgraph.rdf.streams import Stream
from eventgraph.steps import Step, doing
from eventgraph.stores.manifest import Listed
from eventgraph.stores.opening import opened
from eventgraph.vocabulary import ONTOLOGY_GRAPH

__all__ = ["spill_files", "spill_store"]

#: The formats that are read whole, as `load` reads them.
_WHOLE: Final = frozenset({"jsonld", "rdfxml"})


def spill_files(folder: Path, inputs: tuple[Input, ...]) -> tuple[int, tuple[Listed, ...]]:
    """Write the quads of files as rows into a folder; give their number, and the files with sums.

    Raises InputError with file and line for what cannot be read.
    """
    rows, number, listed = 0, 0, []
    with doing("reading quads") as step, Crew() as crew:
        for file, given in enumerate(inputs, 1):
            with read_from(given) as (stream, summed):
                if given.format.name in BY_LINES:
                    for piece in pieces(stream):
                        number += 1
                        rows += crew.give(Task(given, file, piece, _part(folder, number)))
                        step.done = rows
                    rows += crew.rest()
                else:
                    number += 1
                    nodes = Nodes(file, labelled=False)
                    quads = _streamed(given, stream)
                    with unwatched():
                        made = tables(_counted(quads, step), nodes, given.path)
                        rows += written(_part(folder, number), made)
                listed.append(_listed(given, summed))
    return rows, tuple(listed)


def spill_store(folder: Path, store: Path) -> tuple[int, tuple[Listed, ...]]:
    """Write the quads of a store on disk as rows, without its ontology; list its files as built."""
    quads, _, manifest = opened(store)
    ontology = ox.NamedNode(ONTOLOGY_GRAPH)
    kept = (quad for quad in quads if quad.graph_name != ontology)
    with doing("reading quads", len(quads)) as step, unwatched():
        made = tables(_counted(kept, step), Nodes(1, labelled=True), store)
        return written(_part(folder, 1), made), manifest.files


def _part(folder: Path, number: int) -> Path:
    return folder / f"{number:09}.parquet"


def _listed(given: Input, summed: Summed) -> Listed:
    sum = summed.sha256
    return Listed(given.path.as_posix(), summed.size, sum)


def _counted(quads: Quads, step: Step) -> Quads:
    for quad in quads:
        step.done += 1
        yield quad


def _streamed(given: Input, stream: Stream) -> Quads:
    """Parse a file of a format whose statements are no lines."""
    path, syntax = given.path, SYNTAXES[given.format.name]
    if given.format.name in _WHOLE:
        if path.suffix.lower() == ".zst":
            message = f"{given.format.title} is read whole, and not out of Zstandard; unpack it"
            raise InputError(message, path)
        store = ox.Store()
        load_into(store, (path,), ontology=False, drafts=True)
        yield from store
        return
    guard = cast("IO[bytes]", Guard(stream, given.format.name))
    yield from parsed(guard, syntax, 1, path)
