"""Quads as rows: what Oxigraph's parsers read, in columns of an Arrow table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from math import floor
from pathlib import Path
from typing import IO, Final

import pyarrow as pa
import pyarrow.parquet as pq
import pyoxigraph as ox

from eventgraph.errors import InputError
from eventgraph.rdf.guarding import NEWER
from eventgraph.rdf.inexact import days_between
from eventgraph.rdf.literals import dated_properties, typed_date
from eventgraph.text.measures.calendar import day_at, days_of
from eventgraph.vocabulary import EDTF, OWL, XSD

__all__ = ["DATED", "SCHEMA", "Nodes", "day_key", "parsed", "tables", "written"]

#: The columns of a row as it is first written: its terms, the day that it names.
SCHEMA: Final = pa.schema(
    [
        *((name, pa.string()) for name in ("subject", "predicate", "object")),
        *((name, pa.string()) for name in ("datatype", "language", "graph")),
        ("day", pa.int32()),
    ]
)
#: How many rows are made at once, which a processor keeps at hand, and how often before they are
#: written.
_ROWS: Final = 10_000
_TIMES: Final = 10
#: The columns in which few values stand again and again.
_FEW: Final = ["predicate", "datatype", "language"]
_STRING: Final = str(XSD.string)
#: The datatypes of values that name a day.
DATED: Final = frozenset(
    {str(XSD[n]) for n in ("date", "dateTime", "dateTimeStamp", "gYear", "gYearMonth")} | {EDTF}
)
_IMPORTS: Final = str(OWL.imports)
_DAY: Final = re.compile(r"(-?)([0-9]{4,5})-([0-9]{2})-([0-9]{2})")
#: A triple in the place of a term, which no quotation mark stands before; nested deep, it would end
#: the process.
_NEWER: Final = re.compile(rb'^[^"<\n]*+(?:<(?!<)[^"<\n]*+)*+<<', re.MULTILINE)
_PLACE: Final = re.compile(r"^Parser error (?:at|between) line .*?: ")
Quads = Iterator[ox.Quad]


class Nodes:
    """Names for the blank nodes of one file: its number, and a label that stays the same.

    What Oxigraph names by chance is numbered in the order in which it stands.
    """

    def __init__(self, file: int, *, labelled: bool) -> None:
        """Keep the labels of a format in which every blank node has one."""
        self._mark, self._labelled = f"_:f{file}", labelled
        self._known: dict[str, str] = {}

    def __call__(self, node: ox.BlankNode) -> str:
        """Name a blank node."""
        if self._labelled:
            return f"{self._mark}-{node.value}"
        return self._known.setdefault(node.value, f"{self._mark}-b{len(self._known)}")


def parsed(data: bytes | IO[bytes], syntax: ox.RdfFormat, line: int, path: Path) -> Quads:
    """Parse text whose first line has this number; raises InputError with the place."""
    # Most text has no such sign at all, which is quicker told.
    if isinstance(data, bytes) and b"<<" in data and (newer := _NEWER.search(data)):
        number = line + data.count(b"\n", 0, newer.end())
        raise InputError(f"a triple as a term {NEWER}", path, number)
    try:
        yield from ox.parse(data, format=syntax)
    except SyntaxError as error:
        detail = " ".join(_PLACE.sub("", str(error.msg)).split())
        place = None if error.lineno is None else error.lineno + line - 1
        message = f"{detail}; mend it there"
        raise InputError(message, path, place, error.offset) from error


def tables(quads: Quads, nodes: Nodes, path: Path) -> Iterator[pa.Table]:
    """Make tables of rows; raises InputError for what is not read."""
    while part := list(islice(quads, _ROWS)):
        yield _table(part, nodes, path)


def _table(quads: Iterable[ox.Quad], nodes: Nodes, path: Path) -> pa.Table:
    columns = list(zip(*_rows(quads, nodes, path), strict=True))
    _, predicates, objects, *_ = columns
    if _IMPORTS in predicates:
        target = objects[predicates.index(_IMPORTS)]
        message = f"asks to import <{target}>, and nothing is fetched; drop owl:imports"
        raise InputError(message, path)
    arrays = [pa.array(its, field.type) for its, field in zip(columns, SCHEMA, strict=True)]
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def _rows(quads: Iterable[ox.Quad], nodes: Nodes, path: Path) -> Iterator[tuple[object, ...]]:
    """Give quads as rows; each step of the loop is taken for every quad there is."""
    named, literal, nowhere = ox.NamedNode, ox.Literal, ox.DefaultGraph
    dated, kinds = dated_properties(), DATED
    for quad in quads:
        subject, predicate, value, graph = quad
        name = predicate.value
        start = subject.value if type(subject) is named else _node(subject, nodes, path)
        claim = None
        if type(graph) is not nowhere:
            claim = graph.value if type(graph) is named else _unnamed(path)
        if type(value) is not literal:
            end = value.value if type(value) is named else _node(value, nodes, path)
            yield start, name, end, None, None, claim, None
            continue
        text, kind = value.value, value.datatype.value
        if kind == _STRING and name in dated and (typed := typed_date(text.strip())):
            text, kind = typed.value, typed.datatype.value
        day = day_key(text, kind) if kind in kinds else None
        yield start, name, text, kind, value.language, claim, day


def _node(term: object, nodes: Nodes, path: Path) -> str:
    if isinstance(term, ox.BlankNode):
        return nodes(term)
    raise InputError(f"a triple as a term {NEWER}", path)


def _unnamed(path: Path) -> str:
    message = "a graph is named by a blank node; give the claim an IRI of its own, as claim:…"
    raise InputError(message, path)


@lru_cache(1 << 14)
def day_key(text: str, datatype: str) -> int | None:
    """Give the earliest day of a date as a number: its year, month and day in eight digits.

    >>> day_key("2025-07", str(XSD.gYearMonth)), day_key("2025-07~", EDTF)
    (20250701, 20250531)
    """
    if datatype == EDTF:
        low = (days_between(text) or ("",))[0]
    else:
        days = days_of(text)
        low = "" if days is None else day_at(floor(days.low))
    found = _DAY.fullmatch(low)
    if found is None:
        return None
    year = int(found[1] + found[2])
    return year * 10_000 + int(found[3]) * 100 + int(found[4])


def written(path: Path, rows: Iterable[pa.Table]) -> int:
    """Write tables into one Parquet file that is soon read again; give the number of rows."""
    count, left = 0, iter(rows)
    with pq.ParquetWriter(
        path, SCHEMA, compression="lz4", use_dictionary=_FEW, write_statistics=False
    ) as writer:
        while several := list(islice(left, _TIMES)):
            table = pa.concat_tables(several).combine_chunks()
            writer.write_table(table)
            count += table.num_rows
    return count
