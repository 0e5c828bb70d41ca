"""Keep spreadsheets from running text as a formula."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from rdflib import Literal

from eventgraph.tables.table import Cell, Table

__all__ = ["neutral", "neutral_table"]

# Full-width signs too, which spreadsheets of East Asia read as the plain ones.
_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def neutral(value: Any) -> Any:  # noqa: ANN401 - any cell of a table
    """Put an apostrophe before text that starts like a formula; leave every other value alone.

    See https://owasp.org/www-community/attacks/CSV_Injection.

    >>> neutral("=1+1"), neutral("a=b"), neutral(-1)
    ("'=1+1", 'a=b', -1)
    """
    # As str: the terms of rdflib have a `startswith` of their own, which knows no tuple.
    return f"'{value}" if isinstance(value, str) and str(value).startswith(_STARTS) else value


def neutral_table(table: Table) -> Table:
    """Guard every cell of a table as `neutral` does, and leave the numbers of RDF alone too.

    >>> cells = Literal("=1"), Literal(-1)
    >>> [str(cell) for cell in neutral_table(Table(("a", "b"), (cells,))).rows[0]]
    ["'=1", '-1']
    """
    rows = tuple(
        tuple(cell if _is_number(cell) else neutral(cell) for cell in row) for row in table.rows
    )
    return Table(table.columns, rows, table.title)


def _is_number(cell: Cell) -> bool:
    # A literal that is not what its datatype says, as "=1+1"^^xsd:integer, has no value.
    return isinstance(cell, Literal) and isinstance(cell.value, int | float | Decimal)
