"""`eventgraph rank`: who connects whom, overall and in each account."""

from __future__ import annotations

from pathlib import Path

import click

from eventgraph.accountranks import rank_by_speaker, speakers
from eventgraph.commands.options import (
    emit_table,
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.measures import measures, rank
from eventgraph.projections import KINDS, project
from eventgraph.scopes import Scope
from eventgraph.tables import Table

__all__ = ["command"]

_ACCOUNTS = 2


@click.command("rank")
@click.argument("measure", required=False)
@click.option(
    "--kind",
    default="events",
    show_default=True,
    metavar="KIND",
    help=f"What is linked: {', '.join(KINDS)}, or a query of queries/projections, or a file.",
)
@click.option("--by", type=click.Choice(["speaker"]), help="Compare the accounts of speakers.")
@click.option(
    "--account",
    "accounts",
    multiple=True,
    metavar="ACTOR",
    help=f"With --by: a speaker, may be repeated; else the {_ACCOUNTS} with most claims.",
)
@click.option("--top", type=click.IntRange(min=1), metavar="N", help="Show only the first N.")
@click.option("--backend", metavar="NAME", help="A networkx backend that is installed.")
@scope_options
@table_format
@language_option
@output_option
@graph_option
def command(
    measure: str | None,
    kind: str,
    by: str | None,
    accounts: tuple[str, ...],
    top: int | None,
    backend: str | None,
    scope: Scope,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
) -> None:
    """Rank actors, events and places by MEASURE; without one, list the measures.

    Every link counts the distinct events it rests on, not how often a text repeats it. With
    --by speaker, each account's rank stands beside the overall one: a shift of +2 is two places
    higher than overall, and "absent" says that the speaker does not name it.
    """
    if measure is None:
        emit_table(measures(), format, output)
        return
    dataset = open_dataset(graph, scope)
    if by is None:
        table = rank(project(dataset, None, kind), measure, backend)
    else:
        chosen = accounts or speakers(dataset, _ACCOUNTS)
        table = rank_by_speaker(dataset, measure, kind, chosen, backend)
    emit_table(_first(table, top), format, output, dataset, language)


def _first(table: Table, top: int | None) -> Table:
    return Table(table.columns, table.rows[:top], table.title)
