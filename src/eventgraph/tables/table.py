"""Columns and rows: what queries, reports and comparisons come back as, and how to write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from shutil import get_terminal_size
from typing import Any, Final

from rdflib import XSD, BNode, Literal, URIRef
from rdflib.term import Identifier

from eventgraph.errors import FormatError, hint_at
from eventgraph.tables.notebook import frame_of, html_table
from eventgraph.tables.results import RESULT_FORMS, write_boolean, write_results
from eventgraph.text.characters import one_line
from eventgraph.text.measures.saying import value_in_words
from eventgraph.text.terminal import grid, wrapped
from eventgraph.vocabulary import curie

__all__ = [
    "ANSWER_FORMATS",
    "TABLE_FORMATS",
    "Cell",
    "Table",
    "markdown_text",
    "plain",
    "write",
    "write_answer",
]

Cell = Identifier | str | int | float | bool | None
Labels = Mapping[str, str] | None

_NUMERIC: Final = re.compile(
    r"http://www\.w3\.org/2001/XMLSchema#(integer|decimal|double|float|int|long|(nonNeg|pos)itiveInteger)"
)
_MARKUP: Final = re.compile(r"[\\|<>&`*_~\[\]]")
_WORD: Final = re.compile(r"\S+")
_LINKED: Final = re.compile(r":(?=//)|(?<=www)\.|@", re.IGNORECASE)
_EXACT: Final = {XSD.boolean, XSD.date}


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

    def to_pandas(self) -> Any:  # noqa: ANN401 - pandas is an extra, and may not be there
        """Make a pandas DataFrame; numbers and days become Python's, other terms their text.

        A month or a year stays text: no day is made up. Raises FormatError without pandas.

        >>> Table(("n",), ((Literal(1),), (Literal(2),))).to_pandas()["n"].sum().item()
        3
        """
        return frame_of(self.columns, [[_python(cell) for cell in row] for row in self.rows])

    def _repr_html_(self) -> str:
        """Show the table in a notebook, IRIs as CURIEs."""
        rows = [[one_line(plain(cell, {})) for cell in row] for row in self.rows]
        return html_table(self.columns, rows, self.title)


def _python(cell: Cell) -> object:
    if isinstance(cell, Literal) and (_is_number(cell) or cell.datatype in _EXACT):
        return cell.toPython()
    return str(cell) if isinstance(cell, Identifier) else cell


def plain(cell: Cell, labels: Labels = None, language: str = "en") -> str:
    """Write a cell for human eyes: an IRI as its label with the CURIE beside it.

    With `labels`, quantities and dates in EDTF are in words; without, every term is as it stands.

    >>> plain(
    ...     URIRef("https://w3id.org/eventgraph/id/actor/x"),
    ...     {"https://w3id.org/eventgraph/id/actor/x": "X"},
    ... )
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
    if isinstance(cell, Literal) and labels is not None:
        return value_in_words(str(cell), str(cell.datatype), language)
    return ("no", "yes")[cell] if isinstance(cell, bool) else str(cell)


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, Literal):
        return bool(_NUMERIC.match(str(cell.datatype)))
    return cell is None or (isinstance(cell, int | float | Decimal) and not isinstance(cell, bool))


def _write_text(table: Table, rows: list[list[str]], width: int) -> str:
    numeric = [
        bool(table.rows) and all(map(_is_number, table.column(name))) for name in table.columns
    ]
    lines = grid(table.columns, rows, numeric, width) if table.columns else []
    if table.title:
        titles = [wrapped(one_line(title), width) for title in table.title.split("\n")]
        lines = [*chain.from_iterable(titles), "", *lines]
    return "\n".join(lines) + "\n"


def _write_markdown(table: Table, rows: list[list[str]]) -> str:
    def line(cells: list[str]) -> str:
        return "| " + " | ".join(markdown_text(cell) for cell in cells) + " |"

    lines = [line(list(table.columns)), "|" + " --- |" * len(table.columns)]
    lines += map(line, rows)
    return "\n".join(lines) + "\n"


def markdown_text(text: str) -> str:
    r"""Write text on one line of Markdown, in which nothing of it is markup.

    >>> print(markdown_text("a|b *c*"))
    a\|b \*c\*
    """
    escaped = _MARKUP.sub(r"\\\g<0>", one_line(text))
    # What is taken for an address is a link of its own, in which no escape counts.
    return _WORD.sub(_unlinked, escaped)


def _unlinked(word: re.Match[str]) -> str:
    return _LINKED.sub(r"\\\g<0>", word[0]) if "\\" in word[0] else word[0]


def _terms(table: Table) -> list[list[Identifier | None]]:
    """Give the rows as RDF terms, with blank nodes named by the order in which they come."""
    names: dict[Identifier, BNode] = {}

    def as_term(cell: Cell) -> Identifier | None:
        if isinstance(cell, BNode):
            return names.setdefault(cell, BNode(f"b{len(names)}"))
        return cell if cell is None or isinstance(cell, Identifier) else Literal(cell)

    return [[as_term(cell) for cell in row] for row in table.rows]


#: The names `write` knows, `text` first.
TABLE_FORMATS: Final = ("text", *RESULT_FORMS, "markdown")
#: The names `write_answer` knows, `text` first.
ANSWER_FORMATS: Final = ("text", "json", "xml")


def write(
    table: Table,
    format: str = "text",
    labels: Labels = None,
    width: int | None = None,
    language: str = "en",
) -> str:
    """Write a table; csv, tsv, json and xml follow the W3C SPARQL 1.1 result formats.

    `labels` (IRI → label) counts for text and markdown only; without it IRIs stand as they are.
    With it, quantities and dates in EDTF are in words of `language`; a format for programs has
    them as they are written.
    `width` is in characters and counts for text alone; None means the terminal's, or 100. Raises
    FormatError for an unknown format, and for xml where a cell holds what XML cannot.
    See https://www.w3.org/TR/sparql11-results-csv-tsv/, https://www.w3.org/TR/sparql11-results-json/
    and https://www.w3.org/TR/rdf-sparql-XMLres/.

    >>> print(write(Table(("who", "n"), (("Rubio", 2),)), "markdown"), end="")
    | who | n |
    | --- | --- |
    | Rubio | 2 |
    """
    if format in RESULT_FORMS:
        return write_results(format, table.columns, _terms(table))
    if format not in TABLE_FORMATS:
        hint = hint_at(format, TABLE_FORMATS)
        raise FormatError(f"no table format is named {format!r}{hint}")
    rows = [[plain(cell, labels, language) for cell in row] for row in table.rows]
    if format == "markdown":
        return _write_markdown(table, rows)
    return _write_text(table, rows, width or get_terminal_size((100, 24)).columns)


def write_answer(answer: bool, format: str = "text") -> str:  # noqa: FBT001 - the answer is the noun here
    r"""Write the answer of an ASK query: yes or no, or W3C's JSON or XML.

    Raises FormatError for any other format.

    >>> write_answer(True)
    'yes\n'
    """
    if format == "text":
        return "yes\n" if answer else "no\n"
    if format in ANSWER_FORMATS:
        return write_boolean(answer, format)
    raise FormatError(
        f"yes or no is not written as {format!r}; there are {', '.join(ANSWER_FORMATS)}"
    )
