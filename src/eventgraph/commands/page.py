"""`eventgraph page`: write one interactive HTML file."""

from __future__ import annotations

from pathlib import Path

import click

from eventgraph.claims.names import resolve
from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
)
from eventgraph.pages import VIEWS, Opening, answered, page
from eventgraph.sparql.files import read_query

__all__ = ["command"]


@click.command("page")
@click.option("--around", metavar="NAME", help="Open on the neighbourhood of this thing.")
@click.option(
    "--steps",
    type=click.IntRange(1),
    default=2,
    show_default=True,
    help="How many steps around it.",
)
@click.option(
    "--max-nodes",
    type=click.IntRange(1),
    default=Opening().max_nodes,
    show_default=True,
    help="How many nodes are drawn at most; the best linked come first.",
)
@click.option(
    "--query",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Show what a SELECT or CONSTRUCT query answers: its claims, or those about its things.",
)
@click.option(
    "--view",
    type=click.Choice(VIEWS),
    show_default="story; network with --around",
    help="What the page opens on.",
)
@click.option("--title", default="", metavar="TEXT", help="What stands at the head of the page.")
@scope_options
@language_option
@output_option
@graph_option
def command(
    *,
    around: str | None,
    steps: int,
    max_nodes: int,
    query: Path | None,
    view: str | None,
    title: str,
    scope: Scope,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
) -> None:
    """Write one HTML file that opens by double-click and works offline.

    The page shows who says what, in which words, and where accounts differ. Above --max-nodes it
    opens on the neighbourhood of one thing and says what it leaves out; the claims table has all.
    """
    dataset = open_dataset(graph, scope)
    if query is not None:
        dataset = answered(read_query(query), dataset)
    centre = str(resolve(dataset, around)) if around else None
    opening = Opening(centre, steps, max_nodes)
    emit(page(dataset, opening=opening, language=language, title=title, view=view or ""), output)
