"""`eventgraph accounts`: the accounts of one event side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path

import click

from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit, emit_table, save
from eventgraph.commands.parts.matters import matters_lines
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.errors import EventGraphError
from eventgraph.evidence.accounts import SILENT, account_table, read_told
from eventgraph.evidence.accounts import only_in as difference
from eventgraph.evidence.independence import independence_note
from eventgraph.evidence.matters.gathering import differing
from eventgraph.reports.accounts import account_page
from eventgraph.tables.table import Cell, Table, write
from eventgraph.text.terminal import filled, screen_width
from eventgraph.vocabulary import expand

__all__ = ["command"]


@click.command("accounts")
@click.argument("event")
@click.option(
    "--by",
    type=click.Choice(("speaker", "party")),
    default="speaker",
    show_default=True,
    help="What tells accounts apart.",
)
@click.option("--only-in", metavar="ACTOR", help="List what this account says and the other not.")
@click.option("--not-in", metavar="ACTOR", help="The other account.")
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="FILE", help="Also write a page of it."
)
@table_format
@language_option
@output_option
@graph_option
@scope_options
def command(
    event: str,
    by: str,
    only_in: str | None,
    not_in: str | None,
    html: Path | None,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Set side by side what each speaker says of an EVENT, its parts and its people.

    One row for each aspect: what it is called, when, where, who in which role, numbers, reasons,
    links, what is asked or said of it. Where an account says nothing it is silent, which is no
    denial. As text, accounts stand below one another, and below them where they differ; csv, json
    and markdown give the table.
    """
    if (only_in is None) != (not_in is None):
        raise EventGraphError("--only-in and --not-in go together; name both accounts")
    dataset = open_dataset(graph, scope)
    if only_in is not None and not_in is not None:
        table = difference(dataset, event, (only_in, not_in), by, language)
        emit_table(table, format, output, dataset, language)
        return
    told = read_told(dataset, event, language)
    human = format in {"text", "markdown"}
    table = account_table(dataset, told._replace(words=human), by)
    note = independence_note(dataset)
    found = differing(dataset, told) if html is not None or format == "text" else []
    if html is not None:
        save(account_page(dataset, told, by, note, found).encode("utf-8"), html)
    if format == "text":
        differ = ["WHERE ACCOUNTS DIFFER", "", *matters_lines(found, dataset, told.names, language)]
        emit(_text(table, told.names, note, differ if found else []), output)
    elif format == "markdown":
        emit(write(_labelled(table, told.names), format, told.names, language=language), output)
    else:
        emit_table(table, format, output)


def _labelled(table: Table, names: Mapping[str, str]) -> Table:
    """Head the columns with labels, for people; machines get CURIEs."""
    heads = tuple(names.get(expand(column) or "", column) for column in table.columns)
    return Table(heads, table.rows, table.title)


def _text(table: Table, names: Mapping[str, str], note: str, differ: Sequence[str]) -> str:
    """Write the accounts below one another, aspect by aspect, and who is silent on it."""
    width = screen_width()
    heads = [names.get(expand(column) or "", column) for column in table.columns[3:]]
    lines = [*filled(note, width), "", *filled(table.title, width), ""]
    for aspect, rows in groupby(table.rows, key=lambda row: row[0]):
        lines += [str(aspect).upper(), ""]
        for row in rows:
            lines += [*_row(row, heads, names, width), ""]
    return "\n".join([*lines, *differ])


def _row(
    row: tuple[Cell, ...], heads: list[str], names: Mapping[str, str], width: int
) -> list[str]:
    thing, given = (names.get(str(cell), str(cell)) for cell in row[1:3])
    lines = filled(f"{thing}: {given}", width)
    silent = []
    for head, cell in zip(heads, row[3:], strict=True):
        if cell == SILENT:
            silent.append(head)
        else:
            lines += filled(f"{head}: {cell}", width, "  - ", "    ")
    return lines + (filled(f"{SILENT}: {', '.join(silent)}", width, "  ", "    ") if silent else [])
