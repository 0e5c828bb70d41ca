"""Queries answered by Oxigraph, of a whole dataset or of a scope; those that ship are read here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module, resources
from typing import Any, Final, cast

import pyoxigraph as ox
from rdflib import Dataset, Graph

from eventgraph.errors import QueryError
from eventgraph.rdf.oxigraph import (
    Term,
    named_node,
    ox_term,
    prefixes_of,
    store_of,
)
from eventgraph.rdf.scoped import graphs_of, unasserting
from eventgraph.sparql.binding import Arguments, bind
from eventgraph.sparql.clauses import Graphs, chosen, graphs_named
from eventgraph.sparql.files import Query, parse_query
from eventgraph.sparql.keeping import Kept, Stream, kept_rows, kept_triples
from eventgraph.sparql.sorting import sorted_by_kind
from eventgraph.sparql.templates import by_rows, filled
from eventgraph.sparql.text import calls_service, depth_of, parts_of, restrict
from eventgraph.steps import steps
from eventgraph.tables.table import Table
from eventgraph.vocabulary import ONTOLOGY_GRAPH, PREFIXES

__all__ = ["packaged", "packaged_folder", "run", "run_within", "solve"]

#: Oxigraph's parser calls itself for each bracket, and has one stack.
_DEEPEST: Final = 100
#: It does so for each operator and pattern of a row, too.
_MOST_PARTS: Final = 1000


def packaged(name: str) -> Query:
    """Read one of the queries that ship in the package: `room/name`, as it lies beside its user."""
    room, _, file = name.rpartition("/")
    place = resources.files("eventgraph").joinpath(f"{room}/queries/{file}.rq")
    return replace(parse_query(place.read_text("utf-8"), file), shipped=True)


def packaged_folder(path: str) -> tuple[Query, ...]:
    """Read all queries of a folder that ships in the package, `room/folder`, by name.

    >>> [query.name for query in packaged_folder("validation/checks")][0]
    'blank-node'
    """
    files = {
        file.name.removesuffix(".rq"): file
        for file in resources.files("eventgraph").joinpath(path).iterdir()
        if file.name.endswith(".rq")
    }
    found = (parse_query(files[name].read_text("utf-8"), name) for name in sorted(files))
    return tuple(replace(query, shipped=True) for query in found)


def solve(
    query: Query,
    dataset: Dataset,
    arguments: Arguments | None = None,
    graphs: Graphs | None = None,
    names: Mapping[str, str] | None = None,
) -> Any:  # noqa: ANN401 - solutions, triples or a boolean, as the query asks
    """Let Oxigraph answer a query; the result is pyoxigraph's own, read as it streams.

    The default graph is the union of all graphs, and of those behind FROM where the query has it;
    of FROM and FROM NAMED a scope reads its own claims alone. `graphs` counts instead of these.
    `names` are the dataset's prefixes, for whom knows them already.
    Of a scope `GRAPH ?claim` sees its claims alone. Outside GRAPH, a scoped query reads the unnamed
    graph and the ontology; only one without any `GRAPH ?claim` reads the scope's claims there too,
    which is slow with thousands of them.
    Raises QueryError for a query that Oxigraph cannot read or bind, or that calls a SERVICE
    which `query.services` does not name.
    """
    _refuse(query)
    if graphs_of(dataset) is not None and "inClaim" in query.text:
        dataset = unasserting(dataset)
    shown = graphs_of(dataset)
    own = names or prefixes_of(dataset)
    names = PREFIXES if query.shipped else own
    given = bind(query, arguments, own)
    with _answering(query, names):
        bound: dict[ox.Variable, Term] = {
            ox.Variable(name): ox_term(value) for name, value in given.items()
        }
        store, named = store_of(dataset), _named(query, names)
        named = named if graphs is None else graphs
        text = sorted_by_kind(query.text)
        if text != query.text and not query.shipped:
            _try(query, names)
        if named is None:
            text, read = _scoped(query, text, shown, names)
        else:
            store, read = chosen(store, named, shown)
        read |= {"base_iri": query.base, "substitutions": bound or None}
        return store.query(text, prefixes=_used(text, names), **read)


def _used(text: str, names: Mapping[str, str]) -> dict[str, str]:
    """Give the prefixes that may stand in a text: Oxigraph takes its time with each."""
    if "\\" in text:
        return dict(names)
    return {prefix: namespace for prefix, namespace in names.items() if f"{prefix}:" in text}


def _refuse(query: Query) -> None:
    """Refuse what would leave this machine, or could end the whole process."""
    if calls_service(query.text, query.services):
        how = "is refused; take it out, or name its address with --allow-service"
        raise QueryError(f"{query.name}: SERVICE would leave this machine and {how}")
    where = query.path or query.name
    if sum(map(query.text.count, "([{")) > _DEEPEST < depth_of(query.text):
        raise QueryError(
            f"{where}: brackets stand more than {_DEEPEST} deep, which may end "
            "the whole process; write the query flatter"
        )
    if len(query.text) > _MOST_PARTS and parts_of(query.text) > _MOST_PARTS:
        raise QueryError(
            f"{where}: holds more than {_MOST_PARTS} patterns and operators, "
            "which may end the whole process; write it shorter, or with VALUES"
        )


def _scoped(
    query: Query, asked: str, graphs: Sequence[str] | None, names: Mapping[str, str]
) -> tuple[str, dict[str, Any]]:
    """Give the text to ask, and the graphs it reads inside GRAPH and outside."""
    if graphs is None:
        return asked, {"use_default_graph_as_union": True}
    for graph in graphs:
        if named_node(graph) is None:
            raise QueryError(f"{query.name}: {graph!r} is no IRI, so no claim; name claims by IRI")
    described = [ox.DefaultGraph(), ox.NamedNode(ONTOLOGY_GRAPH)]
    text = restrict(asked, graphs)
    if text is not None:
        _try(query, names)
        return text, {"default_graph": described}
    named = [ox.NamedNode(graph) for graph in graphs]
    return asked, {"default_graph": [*described, *named], "named_graphs": named}


def _try(query: Query, names: Mapping[str, str]) -> None:
    """Let Oxigraph read a query as it is written, so that a fault is told of the whole."""
    ox.Store().query(query.text, base_iri=query.base, prefixes=dict(names))


def _named(query: Query, names: Mapping[str, str]) -> Graphs | None:
    """Give the graphs that a query names by FROM and FROM NAMED; None where it names none."""
    if "from" not in query.text.lower():
        return None
    _try(query, names)  # what cannot be read is told of the whole
    return graphs_named(query.text, names, query.base)


@contextmanager
def _answering(query: Query, names: Mapping[str, str] = PREFIXES) -> Iterator[None]:
    """Translate what Oxigraph raises into one line with file, line and column."""
    where = query.path or query.name
    try:
        yield
    except SyntaxError as error:
        # Loaded on error only: rdflib's grammar takes longer to import than a query to answer.
        faults = import_module("eventgraph.sparql.faults")
        fault = faults.fault_of(query.text, str(error.msg), names)
        raise QueryError(f"{where}:{fault.line}:{fault.column}: {fault.message}") from error
    except (RuntimeError, ValueError, OSError) as error:
        message = " ".join(str(error).split())
        if "in its SELECT projection" in message:
            name = message.partition("?")[2].split(" ")[0]
            message = f"the parameter {name} cannot be bound; add ?{name} to what is selected"
        raise QueryError(f"{where}: {message}") from error


def run(
    query: Query, dataset: Dataset, arguments: Arguments | None = None, limit: int | None = None
) -> Table | Graph | bool:
    """Answer a query: SELECT gives a Table, CONSTRUCT and DESCRIBE an rdflib Graph, ASK a bool.

    Rows of a query without ORDER BY are sorted, so that two runs give the same bytes. `limit` is
    how many rows or triples are kept at most, the first that Oxigraph finds; None keeps all.

    >>> import eventgraph as eg
    >>> eg.run(eg.read_queries()["intermediaries"], eg.load("graph")).columns[0]
    'intermediary'
    """
    return cast("Kept", run_within(query, dataset, arguments, limit)).answer


def run_within(
    query: Query,
    dataset: Dataset,
    arguments: Arguments | None,
    limit: int | None,
    *,
    streams: bool = False,
) -> Kept | Stream:
    """Answer a query as `run` does, with what its limit left out.

    With `streams`, an answer of more rows or triples than are sorted comes as a stream of them; a
    CONSTRUCT without a limit is asked as rows, since the engine would remember each triple.
    """
    by_row = streams and limit is None and query.form == "CONSTRUCT"
    if by_row and (asked := by_rows(query, _names(query, dataset))):
        rows, template = solve(asked[0], dataset), asked[1]
        found = filled(_told(rows, query), template)
        return kept_triples(found, prefixes_of(dataset), None, streams=True, repeats=True)
    answer = solve(query, dataset, arguments)
    if isinstance(answer, ox.QueryBoolean):
        return Kept(bool(answer))
    found = _told(answer, query)
    if isinstance(answer, ox.QueryTriples):
        return kept_triples(found, prefixes_of(dataset), limit, streams=streams)
    table = Table(tuple(variable.value for variable in answer.variables), (), query.summary)
    return kept_rows(found, table, limit, ordered=query.ordered, streams=streams)


def _names(query: Query, dataset: Dataset) -> Mapping[str, str]:
    """Give the prefixes that a query need not declare."""
    return PREFIXES if query.shipped else prefixes_of(dataset)


def _told(answer: Iterable[Any], query: Query) -> Iterator[Any]:
    """Go through an answer; what Oxigraph raises on the way is translated."""
    with _answering(query):
        yield from steps(answer, "reading the answer")
