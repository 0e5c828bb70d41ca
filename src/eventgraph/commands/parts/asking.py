"""What is said of a query beside its answer: names that are others now, and why nothing came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import Final

import click
from rdflib import Dataset

from eventgraph.claims.names import in_current_names, strangers
from eventgraph.sparql.files import Query
from eventgraph.sparql.keeping import SORTED, Kept, Stream
from eventgraph.stores.services.naming import service_of
from eventgraph.tables.table import Table
from eventgraph.vocabulary import curie

__all__ = [
    "allow_service_option",
    "asked_anew",
    "explain_nothing",
    "for_eyes",
    "say_left_out",
    "say_unsorted",
]

_SERVICES: Final = "eventgraph.services"


def _keep_services(ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> None:
    ctx.meta[_SERVICES] = value


allow_service_option = click.option(
    "--allow-service",
    multiple=True,
    metavar="URL",
    expose_value=False,
    callback=_keep_services,
    help="Let SERVICE <URL> leave this machine; else nothing does.",
)


def asked_anew(query: Query, dataset: Dataset) -> Query:
    """Ask by the names that things have now, and say on stderr which had others.

    What `--allow-service` names may be called.
    """
    allowed = click.get_current_context().meta.get(_SERVICES, ())
    query = replace(query, services=tuple(service_of(address).url for address in allowed))
    current, renamed = in_current_names(query, dataset)
    for old, new in renamed.items():
        click.echo(f"eventgraph: {curie(old)} is now {curie(new)}, and asked so", err=True)
    return current


def explain_nothing(query: Query, dataset: Dataset) -> None:
    """Say on stderr that there is no answer, and which name in the query may be why."""
    click.echo(f"eventgraph: {query.name} has no answer in this dataset", err=True)
    for hint in strangers(query, dataset):
        click.echo(f"eventgraph: {hint}", err=True)


def say_unsorted(query: Query) -> None:
    """Say on stderr that an answer comes as it is found, unless the query sorts it."""
    if not query.ordered:
        message = f"{query.name} has more than {SORTED:,} answers; they come as they are found"
        click.echo(f"eventgraph: {message}, not sorted", err=True)


def say_left_out(query: Query, kept: Kept | Stream, limit: int | None) -> None:
    """Say on stderr that an answer is cut, if it is, and how much is left out as far as one counts.

    What is left out of the first hundred thousand rows is counted, for which it must be found.
    """
    if limit is None:
        return
    counts = isinstance(kept, Kept) and kept.whole
    most = max(SORTED - limit, 0) if counts else 0
    left = sum(1 for _ in islice(kept.rest, most + 1))
    if not left:
        return
    if left <= most:
        message = f"{limit + left:,} answers; {left:,} are left out"
    else:
        message = f"more than {limit + most:,} answers; all but {limit:,} are left out"
    message = f"{query.name} has {message}: narrow the query, or raise --limit"
    click.echo(f"eventgraph: {message}", err=True)


def for_eyes(table: Table, bound: Mapping[str, str]) -> Table:
    """Move what parameters were given from their columns, alike in every row, to the title."""
    given = [f"{name}: {value}" for name, value in bound.items()]
    kept = [
        place
        for place, column in enumerate(table.columns)
        if column not in bound and not _never_filled(table, column)
    ] or range(len(table.columns))
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    columns = tuple(table.columns[place] for place in kept)
    return Table(columns, rows, "\n".join(filter(None, [table.title, *given])))


def _never_filled(table: Table, column: str) -> bool:
    return bool(table.rows) and all(cell is None for cell in table.column(column))
