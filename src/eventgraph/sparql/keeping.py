"""Answers as they are kept: sorted up to a number of rows or triples, beyond it as they come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, Final, NamedTuple

import pyoxigraph as ox
from rdflib import Graph

from eventgraph.rdf.oxigraph import Term, quietly, term, with_prefixes
from eventgraph.tables.table import Cell, Table

__all__ = ["SORTED", "Kept", "Row", "Stream", "kept_rows", "kept_triples"]

#: How many rows or triples are held and sorted; an answer of more is written as it comes.
SORTED: Final = 100_000

Row = Iterable[Any]
#: A term as rows are sorted by it, as rdflib has it, and as Oxigraph has it.
_Known = tuple[str, Cell, Term | None]


class Kept(NamedTuple):
    """An answer as `run` gives it, and what its limit left out.

    `rest` is read as far as somebody wants to count; where it is not `whole`, it says only that
    there is more.
    """

    answer: Table | Graph | bool
    rest: Iterator[object] = iter(())
    whole: bool = True


class Stream(NamedTuple):
    """An answer of more than is sorted: rows of `columns`, or triples; it can be read once.

    Where it `repeats`, a triple may come more than once.
    """

    columns: tuple[str, ...]
    rows: Iterator[Row]
    triples: Iterator[ox.Triple]
    rest: Iterator[object]
    repeats: bool = False


def kept_rows(
    found: Iterator[Row], table: Table, limit: int | None, *, ordered: bool, streams: bool = False
) -> Kept | Stream:
    """Keep rows in a table like `table`; with `streams`, more than are sorted come as a stream.

    Where nothing has `ordered` them, they are sorted.

    >>> rows = [[ox.Literal("b")], [ox.Literal("a")], [ox.Literal("c")]]
    >>> kept = kept_rows(iter(rows), Table(("x",), ()), 2, ordered=False)
    >>> [str(cell) for cell in kept.answer.column("x")], len(list(kept.rest))
    (['a', 'b'], 1)
    """
    # A term is kept once, however many rows it stands in.
    known: dict[Term | None, _Known] = {None: ("", None, None)}
    rows = [
        [known.get(v) or _known(known, v, ordered=ordered) for v in row]
        for row in islice(found, _most(limit, streams=streams))
    ]
    if streams and len(rows) == SORTED != limit and (first := next(found, None)) is not None:
        begun = ([value for _, _, value in row] for row in rows)
        return Stream(table.columns, islice(chain(begun, [first], found), limit), iter(()), found)
    if not ordered:
        rows.sort(key=lambda row: [key for key, _, _ in row])
    cells = tuple(tuple(cell for _, cell, _ in row) for row in rows)
    return Kept(Table(table.columns, cells, table.title), found)


def kept_triples(
    found: Iterator[ox.Triple],
    names: Mapping[str, str],
    limit: int | None,
    *,
    streams: bool = False,
    repeats: bool = False,
) -> Kept | Stream:
    """Keep triples in a graph that goes by `names`, or as a stream, as `kept_rows` does with rows.

    Each counts once: of those in a stream the engine itself lets none come twice, unless it is said
    that `found` repeats some.
    """
    graph = with_prefixes(Graph(), names)
    first: list[ox.Triple] = []
    most = _most(limit, streams=streams)
    for triple in found:
        said = term(triple.subject), term(triple.predicate), term(triple.object)
        if said in graph:
            continue
        if len(graph) == most:
            more = chain([triple], found)
            if most == limit:
                return Kept(graph, more, whole=False)
            return Stream((), iter(()), islice(chain(first, more), limit), found, repeats)
        graph.add(said)
        if streams:
            first.append(triple)
    return Kept(graph)


def _most(limit: int | None, *, streams: bool) -> int | None:
    """Tell how many are held at most."""
    if not streams:
        return limit
    return SORTED if limit is None else min(limit, SORTED)


def _known(known: dict[Term | None, _Known], value: Term, *, ordered: bool) -> _Known:
    """Keep a term with the text that rows are sorted by, if nothing else orders them."""
    cell = term(value)
    with quietly():
        known[value] = "" if ordered else cell.n3(), cell, value
    return known[value]
