"""`eventgraph todo`: what is left to do, as one list to work through."""

from __future__ import annotations

from pathlib import Path

import click

from eventgraph.commands.parts.answers import emit, emit_table, names_for
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    table_format,
)
from eventgraph.commands.parts.texts import text_option
from eventgraph.curation.working import Texts, task_table, task_text, tasks
from eventgraph.evidence.sourcetexts import read_texts
from eventgraph.text.terminal import screen_width

__all__ = ["command"]


@click.command("todo")
@text_option
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Only the first N tasks.")
@table_format
@language_option
@output_option
@graph_option
def command(
    texts: tuple[tuple[str, Path], ...],
    limit: int | None,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
) -> None:
    """List what is left to do, the most urgent first, each with its place and the next step.

    Errors, drafts, claims that await review, quotes that are not in their source, warnings, pairs
    of things to decide on, sentences without a claim, sources whose quotes nobody could check,
    languages that labels lack, things that nobody mentions, remarks.
    """
    dataset = open_dataset(graph)
    read: Texts = {
        source: (text, Path(path))
        for name, path in texts
        for source, text in read_texts(dataset, [(name, path)]).items()
    }
    names = names_for(graph, output)
    found = [task._replace(place=_named(task.place, names)) for task in tasks(dataset, names, read)]
    if format == "text":
        emit(task_text(found, limit, screen_width()), output)
    else:
        emit_table(task_table(found[:limit]), format, output, dataset, language)


def _named(place: str, names: dict[Path, Path]) -> str:
    """Name a file as its reader knows it."""
    path, colon, line = place.rpartition(":")
    return f"{names.get(Path(path), Path(path))}{colon}{line}" if colon else place
