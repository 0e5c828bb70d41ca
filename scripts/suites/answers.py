"""Compare graphs and answers, but for labels of blank nodes: as they are spelt, or by value."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

__all__ = ["Rows", "alike", "answered", "cells", "expected", "format_at", "same_rows"]

_RS: Final = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
_RESULTS: Final = {
    ".srx": ox.QueryResultsFormat.XML,
    ".srj": ox.QueryResultsFormat.JSON,
    ".tsv": ox.QueryResultsFormat.TSV,
}


class Rows(NamedTuple):
    """The answer of a SELECT: rows as pairs of variable and value, in an order that may count."""

    rows: tuple[tuple[tuple[str, Any], ...], ...]
    ordered: bool = False


Answer = bool | Rows | list[ox.Quad]


def format_at(path: Path) -> ox.RdfFormat:
    """Give the format that a file's suffix stands for."""
    found = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if found is None:
        raise ValueError(f"{path} is no RDF file")
    return found


def alike(one: Iterable[ox.Quad], other: Iterable[ox.Quad], *, by_value: bool) -> bool:
    """Tell whether two sets of quads are isomorphic."""
    return _canonical(one, by_value) == _canonical(other, by_value)


def _canonical(quads: Iterable[ox.Quad], by_value: bool) -> frozenset[str]:  # noqa: FBT001 - private
    if by_value:
        store = ox.Store()
        store.extend(quads)
        quads = list(store)
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(map(str, dataset))


def expected(path: Path) -> Answer | list[list[str]]:
    """Read what a query should be answered with; CSV comes as plain cells."""
    if path.suffix == ".csv":
        return cells(path.read_text("utf-8"))
    if path.suffix in _RESULTS:
        results: Any = ox.parse_query_results(path=str(path), format=_RESULTS[path.suffix])
        return bool(results) if isinstance(results, ox.QueryBoolean) else answered(results)
    quads = list(ox.parse(path=str(path), format=format_at(path), base_iri=path.as_uri()))
    sets = [q.subject for q in quads if str(getattr(q.object, "value", "")) == f"{_RS}ResultSet"]
    return _result_set(quads, sets[0]) if sets else quads


def cells(text: str) -> list[list[str]]:
    """Read CSV as plain cells: columns by their names, and all blank nodes as one."""
    rows = list(csv.reader(io.StringIO(text)))
    order = sorted(range(len(rows[0])), key=lambda place: rows[0][place])
    return [
        ["_:" if row[place].startswith("_:") else row[place] for place in order] for row in rows
    ]


def answered(solutions: Any) -> Rows:  # noqa: ANN401 - pyoxigraph's solutions
    """Gather the rows of solutions."""
    names = [variable.value for variable in solutions.variables]
    return Rows(
        tuple(
            tuple((n, v) for n, v in zip(names, row, strict=True) if v is not None)
            for row in solutions
        )
    )


def _result_set(quads: Sequence[ox.Quad], subject: Any) -> bool | Rows:  # noqa: ANN401 - a term
    """Read the vocabulary in which older suites write answers."""

    def values(of: Any, name: str) -> list[Any]:  # noqa: ANN401 - terms
        return [q.object for q in quads if q.subject == of and q.predicate.value == _RS + name]

    truth = values(subject, "boolean")
    if truth:
        return str(truth[0].value) in {"true", "1"}
    found = []
    for solution in values(subject, "solution"):
        row = [
            (values(binding, "variable")[0].value, values(binding, "value")[0])
            for binding in values(solution, "binding")
        ]
        index = values(solution, "index")
        found.append((int(index[0].value) if index else 0, tuple(sorted(row, key=str))))
    ordered = any(index for index, _ in found)
    found.sort(key=lambda pair: pair[0])
    return Rows(tuple(row for _, row in found), ordered)


def same_rows(one: Rows, other: Rows) -> bool:
    """Tell whether two answers are the same, in the same order where the second's counts."""
    return alike(_as_quads(one, other.ordered), _as_quads(other, other.ordered), by_value=True)


def _as_quads(rows: Rows, ordered: bool) -> Iterator[ox.Quad]:  # noqa: FBT001 - private
    for number, row in enumerate(rows.rows):
        subject = ox.BlankNode()
        place = ox.Literal(number if ordered else 0)
        yield ox.Quad(subject, ox.NamedNode("urn:x:row"), place)
        for name, value in row:
            yield ox.Quad(subject, ox.NamedNode(f"urn:x:variable:{name}"), value)
