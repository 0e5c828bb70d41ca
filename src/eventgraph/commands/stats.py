"""`eventgraph stats`: what the network holds."""

from __future__ import annotations

from pathlib import Path

import click

from eventgraph.claims.reporting import only_reporting
from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit_report
from eventgraph.commands.parts.options import (
    graph_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.network.counts import count_up
from eventgraph.network.projecting import KINDS, project

__all__ = ["command"]


@click.command("stats")
@click.option(
    "--kind",
    default="events",
    show_default=True,
    metavar="KIND",
    help=f"What is linked: {', '.join(KINDS)}, a query of queries/projections or the "
    "library, or a file.",
)
@scope_options
@table_format
@output_option
@graph_option
def command(kind: str, scope: Scope, format: str, output: Path, graph: tuple[Path, ...]) -> None:
    """Count nodes and edges, what they rest on, and the parts the network falls into."""
    dataset = open_dataset(graph, scope)
    counts = count_up(project(dataset, None, kind), only_reporting(dataset))
    emit_report(counts, format, output, dataset)
