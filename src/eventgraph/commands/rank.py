"""`eventgraph rank`: who connects whom, overall and in each account."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click
from rdflib import Dataset

from eventgraph.claims.naming import Names
from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit_report, emit_table
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.network.comparing import rank_by_speaker, speakers
from eventgraph.network.drawing import sketched
from eventgraph.network.projecting import KINDS
from eventgraph.network.ranking import measures, rank
from eventgraph.tables.table import Cell, Table
from eventgraph.text.characters import one_line
from eventgraph.vocabulary import curie, expand

__all__ = ["command"]

_ACCOUNTS = 2
#: Where more share the first rank, they are counted, not named.
_SHARING = 3


@click.command("rank")
@click.argument("measure", required=False)
@click.option(
    "--kind",
    default="events",
    show_default=True,
    metavar="KIND",
    help=f"What is linked: {', '.join(KINDS)}, a query of queries/projections or the "
    "library, or a file.",
)
@click.option("--by", type=click.Choice(["speaker"]), help="Compare the accounts of speakers.")
@click.option(
    "--account",
    "accounts",
    multiple=True,
    metavar="ACTOR",
    help=f"With --by: a speaker, may be repeated; else the {_ACCOUNTS} with most claims; "
    "those that only report that somebody spoke, or an office, do not count.",
)
@click.option(
    "--top",
    type=click.IntRange(min=1),
    metavar="N",
    help="Show only the first N; with --by, the first N overall and of each account.",
)
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
        table = _ranked(dataset, kind, measure, backend)
        table = Table(table.columns, table.rows[:top], table.title)
    else:
        chosen = accounts or speakers(dataset, _ACCOUNTS)
        table = _leading(rank_by_speaker(dataset, measure, kind, chosen, backend), top)
        if format in {"text", "markdown"}:
            table = _in_words(table, Names(dataset, language))
    emit_report(table, format, output, dataset, language)


def _ranked(dataset: Dataset, kind: str, measure: str, backend: str | None) -> Table:
    """Rank, and let go of the network."""
    with sketched(dataset, kind) as network:
        return rank(network, measure, backend)


def _leading(table: Table, top: int | None) -> Table:
    """Keep what is among the first overall or in any of the accounts."""
    if top is None:
        return table
    ranks = (1, *range(2, len(table.columns), 2))
    first = [row for row in table.rows if any(_within(row[place], top) for place in ranks)]
    return Table(table.columns, tuple(first), table.title)


def _within(cell: Cell, top: int) -> bool:
    return isinstance(cell, int) and cell <= top


def _in_words(table: Table, names: Mapping[str, str]) -> Table:
    """Head the columns of accounts with the speakers' names, and say above who is first in each."""
    columns, title = list(table.columns), table.title
    first = [f"First overall: {_first(table, 1, names)}"]
    for place, column in enumerate(columns):
        label = names.get(expand(column) or "")
        if label is not None:
            columns[place] = label
            title = title.replace(f"{column} names", f"{label} names")
    first += [
        f"First in the account of {columns[place]}: {_first(table, place, names)}"
        for place in range(2, len(columns), 2)
    ]
    return Table(tuple(columns), table.rows, "\n".join([title, "", *first]))


def _first(table: Table, place: int, names: Mapping[str, str]) -> str:
    """Name who is first in one column, or how many share it."""
    nodes = [str(row[0]) for row in table.rows if row[place] == 1]
    if len(nodes) > _SHARING:
        return f"{len(nodes)} alike"
    return ", ".join(sorted(one_line(names.get(node) or curie(node)) for node in nodes)) or "nobody"
