"""`eventgraph spread`: through which publications a claim travelled."""

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
from eventgraph.evidence.matters.spread import spread

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

    First said, repeated, changed (by the same speaker, or in a report of the same speech),
    corrected, withdrawn, reprinted. Nothing tells who has it from whom unless the dataset does.
    """
    dataset = open_dataset(graph, scope)
    emit_report(spread(dataset, claim), format, output, dataset, language)
