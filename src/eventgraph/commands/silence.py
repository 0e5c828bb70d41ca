"""`eventgraph silence`: who says nothing about what."""

from __future__ import annotations

from pathlib import Path

import click

from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit_report
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.evidence.silence import silence_map

__all__ = ["command"]


@click.command("silence")
@click.argument("event", required=False)
@table_format
@language_option
@output_option
@graph_option
@scope_options
def command(
    event: str | None,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Show who says nothing about what: over all, or of one EVENT.

    One row for each actor, with the number of claims in which it speaks of each aspect. Actors
    that are spoken of and never speak come last. That no word is here does not tell none was said.
    """
    dataset = open_dataset(graph, scope)
    emit_report(silence_map(dataset, event, language=language), format, output, dataset, language)
