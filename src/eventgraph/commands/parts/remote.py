"""The option that lets a service answer a query by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.asking import say_left_out
from eventgraph.errors import QueryError
from eventgraph.sparql.binding import Arguments
from eventgraph.sparql.files import Query
from eventgraph.sparql.keeping import Kept, Stream
from eventgraph.sparql.remote import run_there
from eventgraph.stores.services.naming import is_service

__all__ = ["asked_there", "at_service_option"]

_THERE: Final = "eventgraph.at_service"


def _keep(ctx: click.Context, _param: click.Parameter, value: object) -> None:
    ctx.meta[_THERE] = bool(value)


at_service_option = click.option(
    "--at-service",
    is_flag=True,
    expose_value=False,
    callback=_keep,
    help="Let the service of --graph answer by its own engine; nothing but the answer is read.",
)


def asked_there(
    query: Query, params: tuple[str, ...], graph: tuple[Path, ...], scope: Scope, limit: int | None
) -> Kept | Stream | None:
    """Answer a query at the service, if `--at-service` says so; else give None."""
    if not click.get_current_context().meta[_THERE]:
        return None
    if len(graph) != 1 or not is_service(graph[0]):
        raise QueryError("--at-service needs one service; name it by --graph https://…")
    if scope.chosen():
        raise QueryError(f"--at-service knows no scope ({scope}); write it into the query")
    given: dict[str, str] = {}
    for pair in params:
        name, equals, value = pair.partition("=")
        if not equals or not name or name in given:
            raise QueryError(f"-p {pair}: write it as -p name=value, once for each name")
        given[name] = value
    arguments: Arguments = dict(given)
    kept = run_there(query, graph[0], arguments, limit, _tell)
    say_left_out(query, kept, limit)
    return kept


def _tell(remark: str) -> None:
    click.echo(f"eventgraph: {remark}", err=True)
