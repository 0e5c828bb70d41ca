"""Queries that a service answers by itself: nothing of it is read but the answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from eventgraph.errors import QueryError
from eventgraph.rdf.oxigraph import dataset_on
from eventgraph.sparql.binding import Arguments, bind
from eventgraph.sparql.clauses import graphs_named
from eventgraph.sparql.files import Query
from eventgraph.sparql.keeping import Kept, Stream, kept_rows, kept_triples
from eventgraph.sparql.pasting import pasted, with_declared
from eventgraph.sparql.running import solve
from eventgraph.sparql.sorting import sorted_by_kind
from eventgraph.stores.services.naming import service_of
from eventgraph.stores.services.opening import connected
from eventgraph.tables.table import Table
from eventgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from eventgraph.stores.services.client import Client

__all__ = ["run_there"]

#: What Virtuoso calls the one column of an ASK.
_ASKED = ("__ASK_RETVAL",)


def run_there(
    query: Query,
    place: object,
    arguments: Arguments | None = None,
    limit: int | None = None,
    tell: Callable[[str], None] | None = None,
) -> Kept | Stream:
    """Let a service answer a query by its own engine, over the union of its graphs.

    What `run` refuses is refused before it is sent, and FROM, for which some products fetch.
    `tell` is told if its answers may be others than those on files.
    Raises QueryError for these, and for what the service may cut without a sign; StoreError for
    whatever is no whole answer.
    """
    service = service_of(place)
    names = {**PREFIXES, **service.prefixes}
    # An empty dataset answers nothing, and finds every fault of the query with its place.
    solve(query, dataset_on(ox.Store(), names), arguments)
    if "from" in query.text.lower() and graphs_named(query.text, names) is not None:
        message = "FROM is not sent, since some services would fetch what it names; use GRAPH"
        raise QueryError(f"{query.path or query.name}: {message}")
    text = pasted(sorted_by_kind(query.text), bind(query, arguments, names))
    text = with_declared(text, names)
    try:
        ox.Store().query(text)
    except SyntaxError as error:
        message = "its parameters cannot be written into its text; write the values there"
        raise QueryError(f"{query.path or query.name}: {message}") from error
    with connected(service) as client:
        profile = client.known()
        if profile.answers and tell is not None:
            tell(f"{profile.title} {profile.answers}; without --at-service it is read whole")
        return _kept(query, _asked(client, query, text), names, limit)


def _asked(client: Client, query: Query, text: str) -> Any:  # noqa: ANN401 - an Answer, of a module loaded late
    if query.form not in {"CONSTRUCT", "DESCRIBE"}:
        return client.query(text, union=True)
    if not client.known().graphs:
        title = client.known().title
        message = f"{query.form} may be cut by {title} without a sign; use SELECT"
        raise QueryError(f"{query.path or query.name}: {message}")
    return client.query(text, union=True, accept="application/n-triples")


def _kept(query: Query, answer: Any, names: dict[str, str], limit: int | None) -> Kept | Stream:  # noqa: ANN401 - see above
    if answer.triples is not None:
        return kept_triples(iter(answer.triples), names, limit)
    if query.form == "ASK":
        told = answer.rows and answer.columns == _ASKED and answer.rows[0][0].value == "1"
        return Kept(bool(answer.yes or told))
    if answer.rows is None:
        raise QueryError(f"{query.path or query.name}: the service answers with no table")
    columns = Table(answer.columns, (), query.summary)
    return kept_rows(iter(answer.rows), columns, limit, ordered=query.ordered)
