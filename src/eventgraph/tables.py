"""Columns and rows: what queries, reports and comparisons come back as, and how they are written."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from rdflib import BNode, Literal, URIRef, Variable
from rdflib.plugins.sparql.results.jsonresults import JSONResultSerializer
from rdflib.plugins.sparql.results.xmlresults import XMLResultSerializer
from rdflib.query import Result
from rdflib.term import Identifier
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table as RichTable
from rich.text import Text

from eventgraph.errors import FormatError, did_you_mean
from eventgraph.vocabulary import curie

__all__ = ["TABLE_FORMATS", "Cell", "Table", "plain", "write"]

Cell = Identifier | str | int | float | bool | None

_UNSAFE: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Table:
    """Named columns over rows of RDF terms or plain Python values; None is an empty cell.

    >>> Table(("name", "claims"), (("Marco Rubio", 3),)).rows[0][1]
    3
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def column(self, name: str) -> list[Cell]:
        """Give one column's cells, top to bottom; raises KeyError for a name that is no column."""
        if name not in self.columns:
            raise KeyError(name)
        place = self.columns.index(name)
        return [row[place] for row in self.rows]

    def records(self) -> list[dict[str, Cell]]:
        """Give each row as a dictionary by column name."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


def plain(cell: Cell, labels: Mapping[str, str] | None = None) -> str:
    """Write a cell for human eyes: an IRI as its label with the CURIE beside it.

    >>> plain(URIRef("https://w3id.org/eventgraph/id/actor/x"), {"https://w3id.org/eventgraph/id/actor/x": "X"})
    'X (actor:x)'
    """
    if cell is None:
        return ""
    if isinstance(cell, URIRef):
        if labels is None:
            return str(cell)
        label = labels.get(str(cell))
        return f"{label} ({curie(str(cell))})" if label else curie(str(cell))
    if isinstance(cell, BNode):
        return f"_:{cell}"
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    return str(cell)


def _visible(text: str) -> str:
    """Replace control and direction-changing characters, which could forge a terminal's lines."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def _as_term(cell: Cell) -> Identifier | None:
    return cell if cell is None or isinstance(cell, Identifier) else Literal(cell)


def _write_text(table: Table, labels: Mapping[str, str] | None, width: int | None) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, color_system=None, highlight=False)
    grid = RichTable(box=SIMPLE_HEAD, title=None, pad_edge=False, show_edge=False)
    for place, column in enumerate(table.columns):
        numbers = all(_is_number(row[place]) for row in table.rows) and bool(table.rows)
        grid.add_column(Text(column), justify="right" if numbers else "left", overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(_visible(plain(cell, labels))) for cell in row))
    console.print(grid)
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    if table.title:
        lines = [table.title, "", *lines]
    return "\n".join(lines) + "\n"


def _is_number(cell: Cell) -> bool:
    value = cell.toPython() if isinstance(cell, Literal) else cell
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool))


def _write_csv(table: Table, labels: Mapping[str, str] | None, width: int | None) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(table.columns)
    for row in table.rows:
        terms = (_as_term(cell) for cell in row)
        writer.writerow(f"_:{t}" if isinstance(t, BNode) else "" if t is None else str(t) for t in terms)
    return stream.getvalue()


def _write_tsv(table: Table, labels: Mapping[str, str] | None, width: int | None) -> str:
    lines = ["\t".join(f"?{column}" for column in table.columns)]
    for row in table.rows:
        terms = (_as_term(cell) for cell in row)
        lines.append("\t".join("" if t is None else _tsv_term(t) for t in terms))
    return "\n".join(lines) + "\n"


def _tsv_term(value: Identifier) -> str:
    if not isinstance(value, Literal):
        return value.n3()
    escaped = str(value).translate(
        {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t"}
    )
    if value.language:
        return f'"{escaped}"@{value.language}'
    return f'"{escaped}"^^<{value.datatype}>' if value.datatype else f'"{escaped}"'


def _result(table: Table) -> Result:
    result = Result("SELECT")
    result.vars = [Variable(column) for column in table.columns]
    result.bindings = [
        {
            name: value
            for name, value in zip(result.vars, map(_as_term, row), strict=True)
            if value is not None
        }
        for row in table.rows
    ]
    return result


def _write_json(table: Table, labels: Mapping[str, str] | None, width: int | None) -> str:
    stream = io.BytesIO()
    JSONResultSerializer(_result(table)).serialize(stream, encoding="utf-8")
    return stream.getvalue().decode("utf-8") + "\n"


def _write_xml(table: Table, labels: Mapping[str, str] | None, width: int | None) -> str:
    stream = io.BytesIO()
    XMLResultSerializer(_result(table)).serialize(stream, encoding="utf-8")
    return stream.getvalue().decode("utf-8") + "\n"


def _write_markdown(table: Table, labels: Mapping[str, str] | None, width: int | None) -> str:
    def line(cells: list[str]) -> str:
        return "| " + " | ".join(_markdown_cell(cell) for cell in cells) + " |"

    lines = [line(list(table.columns)), "|" + " --- |" * len(table.columns)]
    lines += [line([plain(cell, labels) for cell in row]) for row in table.rows]
    return "\n".join(lines) + "\n"


def _markdown_cell(text: str) -> str:
    escaped = re.sub(r"([\\|<>`*_\[\]])", r"\\\1", _visible(text))
    return re.sub(r"\s*\n\s*", " ", escaped)


_WRITERS: Final[dict[str, Callable[[Table, Mapping[str, str] | None, int | None], str]]] = {
    "text": _write_text,
    "csv": _write_csv,
    "tsv": _write_tsv,
    "json": _write_json,
    "xml": _write_xml,
    "markdown": _write_markdown,
}

#: The names `write` knows, `text` first.
TABLE_FORMATS: Final = tuple(_WRITERS)


def write(
    table: Table, format: str = "text", labels: Mapping[str, str] | None = None, width: int | None = None
) -> str:
    """Write a table; csv, tsv, json and xml follow the W3C SPARQL 1.1 result formats.

    `labels` (IRI → label) counts for text and markdown only; without it IRIs stand as they are.
    `width` is in characters and counts for text alone. Raises FormatError for an unknown format.
    See https://www.w3.org/TR/sparql11-results-csv-tsv/ and https://www.w3.org/TR/sparql11-results-json/.

    >>> print(write(Table(("who", "n"), (("Rubio", 2),)), "markdown"), end="")
    | who | n |
    | --- | --- |
    | Rubio | 2 |
    """
    try:
        writer = _WRITERS[format]
    except KeyError:
        hint = did_you_mean(format, _WRITERS) or f"; there are {', '.join(_WRITERS)}"
        raise FormatError(f"no table format is named {format!r}{hint}") from None
    return writer(table, labels, width)
