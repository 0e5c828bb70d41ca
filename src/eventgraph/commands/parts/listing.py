"""The list of queries: as text one table for each folder, else one table with a column."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from eventgraph.commands.parts.answers import emit, emit_table
from eventgraph.sparql.files import Query
from eventgraph.sparql.library import library_folder
from eventgraph.tables.table import Table, write

__all__ = ["list_queries"]


def list_queries(queries: Mapping[str, Query], format: str, output: Path) -> None:
    """Write the queries there are: as text one table for each folder, else one with a column."""
    columns = ("query", "answers", "parameters")
    rows = [(*_row(query), _folder_of(query, output)) for query in queries.values()]
    if format != "text":
        emit_table(Table((*columns, "folder"), tuple(rows)), format, output)
        return
    tables = [
        Table(columns, tuple(row[:3] for row in rows if row[3] == folder), folder)
        for folder in dict.fromkeys(row[3] for row in rows)
    ]
    emit("\n".join(write(table) for table in tables), output)


def _row(query: Query) -> tuple[str, str, str]:
    """Tell a query's name, what it answers, and its parameters."""
    parameters = ", ".join(
        f"{p.name} ({p.type}{f', default {p.default}' if p.default else ''})"
        for p in query.parameters
    )
    return query.name, query.summary, parameters


def _folder_of(query: Query, output: Path) -> str:
    """Name the folder that a query comes from; one's own ends with a slash, in a file its name."""
    folder = query.path.parent if query.path else library_folder()
    own = folder if str(output) == "-" else folder.name
    return "library" if folder == library_folder() else f"{own}/"
