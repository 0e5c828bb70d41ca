"""Options and outlets that every verb shares, so that they mean the same everywhere."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click
from rdflib import Dataset

from eventgraph.datasets import load
from eventgraph.names import labels
from eventgraph.outputs import write_whole
from eventgraph.tables import TABLE_FORMATS, Table, write

__all__ = ["emit", "emit_table", "graph_option", "language_option", "open_dataset", "output_option", "table_format"]

_PATH: Final = click.Path(path_type=Path, allow_dash=True)

graph_option = click.option(
    "--graph",
    "graph",
    type=click.Path(path_type=Path),
    multiple=True,
    default=(Path("graph"),),
    show_default="graph",
    metavar="PATH",
    help="File or folder of RDF to load; may be given more than once.",
)
output_option = click.option(
    "-o",
    "--output",
    "output",
    type=_PATH,
    default=Path("-"),
    show_default="stdout",
    metavar="FILE",
    help="Where to write; - is stdout.",
)
table_format = click.option(
    "-f",
    "--format",
    "format",
    default="text",
    show_default=True,
    metavar="FORMAT",
    help=f"How to write tables: {', '.join(TABLE_FORMATS)}.",
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "es"]),
    default="en",
    show_default=True,
    help="Language of labels.",
)


def open_dataset(graph: tuple[Path, ...]) -> Dataset:
    """Load what `--graph` names."""
    return load(*graph)


def emit(data: bytes | str, output: Path) -> None:
    """Write an answer to stdout or, whole or not at all, to a file."""
    raw = data.encode("utf-8") if isinstance(data, str) else data
    if str(output) == "-":
        sys.stdout.buffer.write(raw)
        sys.stdout.buffer.flush()
    else:
        write_whole(output, raw)


def emit_table(
    table: Table, format: str, output: Path, dataset: Dataset | None = None, language: str = "en"
) -> None:
    """Write a table; with a dataset, its labels stand for IRIs in text and markdown."""
    names = labels(dataset, language) if dataset is not None and format in {"text", "markdown"} else None
    emit(write(table, format, names), output)
