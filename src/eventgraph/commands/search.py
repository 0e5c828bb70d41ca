"""`eventgraph search`: words found in names, quotes and notes."""

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
from eventgraph.searching.finding import search
from eventgraph.tables.table import Table, plain
from eventgraph.text.terminal import filled, screen_width

__all__ = ["command"]


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=20,
    show_default=True,
    metavar="N",
    help="Show so many at the most.",
)
@table_format
@language_option
@output_option
@graph_option
@scope_options
def command(
    words: tuple[str, ...],
    limit: int,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Find WORDS in names, aliases, quotes and notes; things first, then claims by speaker.

    Case and accents do not count. All words must be found; '"a phrase"' goes in quotation marks,
    a beginn* ends with a star, and -a word must be missing (write -- before all words then).
    """
    dataset = open_dataset(graph)
    table = search(dataset, " ".join(words), limit=limit, scope=scope, language=language)
    if format == "text":
        emit(_text(table, dataset, language), output)
    else:
        emit_table(table, format, output, dataset, language)


def _text(table: Table, dataset: Dataset, language: str) -> str:
    """Write what is found as a list under each speaker, things first."""
    names, width = Names(dataset, language), screen_width()
    lines = filled(table.title, width)
    for speaker, rows in groupby(table.rows, key=itemgetter(0)):
        head = plain(speaker, names) if speaker else ""
        lines += ["", *filled(head, width)] if head else [""]
        for _, found, kind, place, words, source in rows:
            if speaker is None:
                label = names.get(str(kind)) if kind else None
                entry = f"{plain(found, names)}" + (f", {label}" if label else "")
                same = place == "name" and str(words) == names.get(str(found))
                entry += "" if same else f": {words}"
            else:
                quoted = f"“{words}”" if place == "quote" else f"{place}: {words}"
                entry = (
                    f"{quoted} ({', '.join(plain(cell, {}) for cell in (found, source) if cell)})"
                )
            lines += filled(entry, width, "  - ", "    ")
    return "\n".join(lines) + "\n"
