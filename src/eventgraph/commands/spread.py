"""`eventgraph spread`: through which publications a claim travelled."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from pathlib import Path

import click
from rdflib import Dataset

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
from eventgraph.evidence.independence import independence_note
from eventgraph.evidence.matters.spread import spread
from eventgraph.tables.table import Table, plain
from eventgraph.text.terminal import filled, screen_width

__all__ = ["command"]


@click.command("spread")
@click.argument("claim")
@table_format
@language_option
@output_option
@graph_option
@scope_options
def command(
    claim: str,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Show through which publications what a CLAIM says travelled, by date.

    First said, repeated, changed or said otherwise (by the same speaker, or in a report of the
    same speech), corrected, withdrawn, reprinted. Nothing tells who has it from whom unless the
    dataset does.
    """
    dataset = open_dataset(graph, scope)
    table = spread(dataset, claim)
    if format == "text":
        emit(_text(table, dataset, language), output)
    else:
        emit_table(table, format, output, dataset, language)


def _text(table: Table, dataset: Dataset, language: str) -> str:
    """Write the way of each statement as a list, a line or two for each publication."""
    names, width = Names(dataset, language), screen_width()
    lines = [*filled(independence_note(dataset), width), "", *filled(table.title, width)]
    for (subject, relation), rows in groupby(table.rows, key=itemgetter(4, 5)):
        told = f"{plain(subject, names)}: {names.get(str(relation)) or plain(relation, {})}"
        lines += ["", *filled(told, width)]
        for day, how, source, speaker, _, _, value, quote, name in rows:
            who = names.get(str(speaker)) or plain(speaker, {})
            when = plain(day, names, language) or "no date"
            read = ", ".join(plain(cell, {}) for cell in (source, name) if cell)
            step = f"{when} {how}, {plain(value, names, language)}: {who}: “{quote}” ({read})"
            lines += filled(step, width, "  - ", "    ")
    return "\n".join([*lines, "", f"steps: {len(table)}"]) + "\n"
