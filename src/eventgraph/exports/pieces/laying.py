"""What sheets are laid out from, held or looked up, and what keeps their rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from rdflib import Dataset

from eventgraph.claims.lightly import read_lightly
from eventgraph.claims.names import labels
from eventgraph.claims.naming import Names
from eventgraph.claims.reading import Reading, read_claims
from eventgraph.exports.pieces.spooling import Row, Spooled, row_by_row
from eventgraph.network.drawing import Drawing, drawing_of, drawn, is_large
from eventgraph.network.projecting import collecting_later, project
from eventgraph.vocabulary import curie

__all__ = ["Laying", "laid", "nodes_of"]


class _Held(list[Row]):
    """Rows that are held."""


class Laying(NamedTuple):
    """A dataset, what its claims say, their network and names, and what keeps rows."""

    dataset: Dataset
    reading: Reading
    drawing: Drawing
    names: Mapping[str, str]
    rows: type[_Held | Spooled]

    def sorted(self, rows: Iterable[tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
        """Sort rows of texts."""
        return sorted(rows) if self.rows is _Held else row_by_row(rows)


@contextmanager
def laid(dataset: Dataset, most: int) -> Iterator[Laying]:
    """Read the claims of a dataset; more than `most` are looked up, and rows kept in files.

    >>> import eventgraph as eg
    >>> with laid(eg.load("graph"), 1) as laying:
    ...     len(laying.rows([("a", 1)]))
    1
    """
    if is_large(dataset, most):
        reading = read_lightly(dataset)
        with drawn(dataset, "events", most, reading=reading) as drawing:
            names = Names(dataset, cards=reading.cards)
            yield Laying(dataset, reading, drawing, names, Spooled)
    else:
        with collecting_later():
            reading = read_claims(dataset)
            drawing = drawing_of(project(dataset, reading=reading))
            yield Laying(dataset, reading, drawing, labels(dataset), _Held)


def nodes_of(laying: Laying, speakers: Iterable[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the things that claims name, and the speakers that none names, in their order."""
    reading = laying.reading
    every = merge(laying.drawing.nodes, _silent(reading, sorted(speakers)), key=itemgetter(0))
    # What is named comes first of two.
    return (next(found) for _, found in groupby(every, itemgetter(0)))


def _silent(reading: Reading, speakers: Iterable[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for iri in speakers:
        if (thing := reading.things.get(iri)) is not None:
            about = {"label": reading.labels.get(iri, curie(iri)), "class": curie(thing.of)}
            yield iri, {**about, "kind": thing.role, "claims": 0, "first": "", "last": ""}
