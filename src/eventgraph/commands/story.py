"""`eventgraph story`: events in order, as attributed text or as a picture."""

from __future__ import annotations

from pathlib import Path

import click

from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
)
from eventgraph.reports.story import FORMATS, story

__all__ = ["command"]


@click.command("story")
@click.argument("events", metavar="[EVENT]...", nargs=-1)
@click.option(
    "-f",
    "--format",
    "format",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="Attributed text, the same as Markdown, both with a picture as a page, or the picture.",
)
@language_option
@output_option
@graph_option
@scope_options
def command(
    events: tuple[str, ...],
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Tell what happened in which order, who took part and how, and who says so.

    Names EVENTs to tell these with their parts, or anybody to tell all in which they have a part.
    Events stand by the earliest begin that is claimed; those without a date beside what they are
    linked with. Every value names its speakers, and its number leads to the words.
    """
    dataset = open_dataset(graph, scope)
    emit(story(dataset, *events, format=format, language=language), output)
