"""`eventgraph corroboration`: in how many voices, carriers and origins a statement stands."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path

import click

from eventgraph.claims.naming import Names
from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit, emit_table
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.evidence.matters.corroboration import corroboration
from eventgraph.evidence.matters.voices import Support
from eventgraph.tables.table import Cell, Table, plain
from eventgraph.text.terminal import filled, screen_width

__all__ = ["command"]


@click.command("corroboration")
@click.argument("thing", required=False)
@click.option(
    "--at-least-origins",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="N",
    help="Only statements that go back to so many origins.",
)
@table_format
@language_option
@output_option
@graph_option
@scope_options
def command(
    thing: str | None,
    at_least_origins: int,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Count who bears out each statement, over all or about one THING.

    Three numbers for each, which belong together: voices (speakers), carriers (publications), and
    origins (where these go back to). Two carriers of one voice are one voice; two voices in one
    origin are one origin. Of an event, its parts and who and what has a part in them count too.
    """
    dataset = open_dataset(graph, scope)
    table = corroboration(dataset, thing, at_least_origins=at_least_origins)
    if format == "text":
        emit(_text(table, Names(dataset, language), language), output)
    else:
        emit_table(table, format, output, dataset, language)


def _text(table: Table, names: Mapping[str, str], language: str) -> str:
    """Write the statements below the thing that each speaks of, with its three numbers."""
    width = screen_width()
    lines = filled(table.title, width)
    for subject, rows in groupby(table.rows, key=itemgetter(0)):
        lines += ["", *filled(plain(subject, names), width)]
        for _, relation, value, *counts in rows:
            label = names.get(str(relation)) or plain(relation, {})
            told = f"{label} {plain(value, names, language)} — {Support(*map(_number, counts))}"
            lines += filled(told, width, "  - ", "    ")
    return "\n".join([*lines, "", f"statements: {len(table)}"]) + "\n"


def _number(cell: Cell) -> int:
    return int(str(cell))
