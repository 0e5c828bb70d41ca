"""`eventgraph page`: write one interactive HTML file."""

from __future__ import annotations

from pathlib import Path

import click

from eventgraph.commands.options import (
    emit,
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
)
from eventgraph.names import resolve
from eventgraph.pages import Opening, page
from eventgraph.scopes import Scope

__all__ = ["command"]


@click.command("page")
@click.option("--around", metavar="NAME", help="Open on the neighbourhood of this thing.")
@click.option(
    "--steps", type=click.IntRange(1), default=2, show_default=True, help="How far around it."
)
@click.option(
    "--max-nodes", type=click.IntRange(1), default=2000, show_default=True, help="Nodes drawn."
)
@language_option
@output_option
@graph_option
@scope_options
def command(
    around: str | None,
    steps: int,
    max_nodes: int,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Write one HTML file, of all claims or of a scope, that works offline by double-click."""
    dataset = open_dataset(graph, scope)
    centre = str(resolve(dataset, around)) if around else None
    emit(page(dataset, opening=Opening(centre, steps, max_nodes), language=language), output)
