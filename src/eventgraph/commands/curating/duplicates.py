"""`eventgraph duplicates`: pairs of things that may be one, and that nobody has decided on."""

from __future__ import annotations

from pathlib import Path

import click

from eventgraph.commands.parts.answers import emit_table
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    table_format,
)
from eventgraph.curation.identity.candidates import duplicates

__all__ = ["command"]


@click.command("duplicates")
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the likeliest N.")
@table_format
@language_option
@output_option
@graph_option
def command(
    limit: int | None, format: str, language: str, output: Path, graph: tuple[Path, ...]
) -> None:
    """Offer pairs of things that may be one, the likeliest first, with the reason and the claims.

    Names and aliases are compared (accents, initials, word order, slips of the pen) among things
    of one kind, and what claims say of events. Two of which somebody decided anything are not
    offered again: eventgraph merge A B, or merge --different A B, decides.
    """
    dataset = open_dataset(graph)
    emit_table(duplicates(dataset, limit), format, output, dataset, language)
