"""`eventgraph bulk`: whole corpora as Parquet, asked in SQL on DuckDB or Spark."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from eventgraph.bulk.asking import BY, bulk_check, bulk_conflicts, bulk_stats
from eventgraph.bulk.engines import ENGINES, PACKAGES
from eventgraph.commands.parts.answers import emit, emit_table
from eventgraph.commands.parts.options import many, output_option, table_format
from eventgraph.commands.parts.outputs import folder_replaced
from eventgraph.commands.parts.progress import watch
from eventgraph.errors import EventGraphError
from eventgraph.extras import needing
from eventgraph.tables.table import Table, write
from eventgraph.text.characters import one_line

__all__ = ["command"]

_PATH: Final = click.Path(path_type=Path)
_FOLDER: Final = click.argument("folder", type=_PATH, metavar="DIR")


@click.group("bulk")
def command() -> None:
    """Go through whole corpora: N-Quads become Parquet, and SQL answers, on DuckDB or Spark."""


def _asked(asking: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the folder that it asks, the engine that answers, and where the answer goes."""
    options = (
        _FOLDER,
        click.option(
            "--engine",
            type=click.Choice(tuple(ENGINES)),
            default="duckdb",
            show_default=True,
            help="What answers.",
        ),
        click.option(
            "--master",
            metavar="URL",
            help="Where Spark runs, as spark://HOST:7077; without, on this machine's processors.",
        ),
        click.option(
            "--limit",
            type=click.IntRange(1),
            default=10_000,
            show_default=True,
            metavar="N",
            help="How many rows are shown at most.",
        ),
        table_format,
        output_option,
    )
    for option in reversed(options):
        asking = option(asking)
    return asking


@command.command("parquet")
@click.argument("inputs", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="IN…")
@click.argument("folder", type=_PATH, metavar="DIR")
def parquet(inputs: tuple[Path, ...], folder: Path) -> None:
    """Write the quads of IN as Parquet tables to DIR, partitioned by event.

    IN is files and folders of RDF, also packed (.gz, .zst), or one store, or - for N-Quads on
    standard input. What is wrong is told with file and line, and nothing is written. Tables that
    are there are replaced in one step.
    """
    if Path("-") in inputs and len(inputs) > 1:
        raise EventGraphError("-: standard input is read alone; name it, or files")
    fill = needing("bulk.building", "bulk", PACKAGES).fill
    with folder_replaced(folder) as new:
        made = fill(new, folder, inputs)
    watch.end()
    held = f"{many(made.quads, 'quad')}, {many(made.claims, 'claim')}, {many(made.events, 'event')}"
    click.echo(f"wrote {one_line(str(folder))}: {held}")
    if made.drafts:
        click.echo(f"{many(made.drafts, 'quad')} of drafts left out")


@command.command("stats")
@_asked
@click.option(
    "--by",
    type=click.Choice(tuple(BY)),
    default="all",
    show_default=True,
    help="Count everything, the statements of each predicate, or the claims of each event.",
)
def stats(
    folder: Path,
    engine: str,
    master: str | None,
    limit: int,
    format: str,
    output: Path,
    by: str,
) -> None:
    """Count what the tables in DIR hold: claims, speakers, sources, actors, events, places, quads.

    By event also come the voices, and the earliest and latest day that claims name (yyyymmdd).
    """
    _show(bulk_stats(folder, by, engine, master, limit + 1), limit, format, output)


@command.command("conflicts")
@_asked
def conflicts(
    folder: Path, engine: str, master: str | None, limit: int, format: str, output: Path
) -> None:
    """List the matters in DIR on which two speakers cannot both be right, position by position.

    Of the disagreements that eventgraph conflicts finds these are: two values of one property of a
    thing (value); one value under two properties that exclude each other (opposed); what one denies
    and another asserts (denied); a claim that another disputes (disputed).
    """
    _show(bulk_conflicts(folder, engine, master, limit + 1), limit, format, output)


@command.command("check")
@_asked
def check(
    folder: Path, engine: str, master: str | None, limit: int, format: str, output: Path
) -> None:
    """Compare the tables in DIR with their sums, and every literal and IRI with its syntax.

    Exit status 1 if anything is found.
    """
    found = bulk_check(folder, engine, master, limit + 1)
    watch.end()
    for fault in found.damaged:
        click.echo(f"{one_line(str(folder))}: damaged: {one_line(fault)}")
    if found.damaged:
        click.echo("make it anew with eventgraph bulk parquet")
        sys.exit(1)
    if found.terms.rows:
        _show(found.terms, limit, format, output)
        sys.exit(1)
    click.echo(f"{one_line(str(folder))}: whole: {many(found.made.quads, 'quad')}, no fault")


def _show(table: Table, limit: int, format: str, output: Path) -> None:
    """Write the first rows; names are short for people."""
    more = len(table.rows) > limit
    shown = Table(table.columns, table.rows[:limit])
    if format in {"text", "markdown"}:
        emit(write(shown, format, {}), output)
    else:
        emit_table(shown, format, output)
    if more:
        message = f"there are more than {limit:,} rows; the rest is left out: raise --limit"
        click.echo(f"eventgraph: {message}", err=True)
