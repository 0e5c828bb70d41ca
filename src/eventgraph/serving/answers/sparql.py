"""Answer SPARQL as the protocol asks: results by Accept, graphs by the request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final, TypeVar

import pyoxigraph as ox

from eventgraph.rdf.loading import SYNTAXES
from eventgraph.serving.asking import Answer, Refusal
from eventgraph.serving.holding import Held
from eventgraph.serving.negotiating import LONGEST, RDF_KINDS, RESULT_KINDS, chosen
from eventgraph.sparql.clauses import Graphs
from eventgraph.sparql.files import Query, parse_query
from eventgraph.sparql.keeping import Stream
from eventgraph.sparql.running import solve
from eventgraph.sparql.streaming import Shared, pieces_of
from eventgraph.tables.compact import COMPACT

__all__ = ["answer", "solved"]

Found = TypeVar("Found")

_RESULTS: Final = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
#: Results in JSON go to programs.
_JSON: Final = Shared(COMPACT)
_GRAPH_FORMS: Final = ("CONSTRUCT", "DESCRIBE")


def answer(held: Held, question: Mapping[str, Any]) -> Answer:
    """Answer a query of the protocol: `query`, `default` and `named` graphs, `scope`, `accept`."""
    query = _read(question["query"], question["address"])
    graphs = Graphs(frozenset(question["default"]), frozenset(question["named"]))
    given = graphs if graphs.default or graphs.named else None
    return solved(held, query, question, graphs=given)


def _read(text: str, base: str) -> Query:
    """Read a query, whose header is read only where it may have one."""
    if "#+" not in text:
        return Query("query", text.removeprefix("\ufeff"), base=base)
    return replace(parse_query(text, "query"), base=base)


def solved(
    held: Held,
    query: Query,
    question: Mapping[str, Any],
    arguments: Mapping[str, str] | None = None,
    graphs: Graphs | None = None,
) -> Answer:
    """Answer one query with results by what `accept` of the question likes."""
    kinds = RDF_KINDS if query.form in _GRAPH_FORMS else RESULT_KINDS
    kind = _chosen(question.get("accept", "")[:LONGEST], tuple(kinds))
    if kind is None:
        raise Refusal(406, f"there are {', '.join(kinds)}")
    scope = question.get("scope")
    names = None if scope else held.prefixes
    found = solve(query, held.narrowed(scope), arguments, graphs, names)
    media = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    most, format = held.served.limits.rows, kinds[kind]
    if isinstance(found, ox.QueryBoolean):
        return Answer(found.serialize(format=_RESULTS[format]) or b"", media)
    if isinstance(found, ox.QueryTriples):
        some = _at_most(found, most)
        return Answer(lambda sink: ox.serialize(some, sink, SYNTAXES[format]), media)
    columns, rows = tuple(variable.value for variable in found.variables), _at_most(found, most)
    if format == "json":
        pieces = _JSON.pieces(columns, rows)
        return Answer(lambda sink: [sink.write(piece) for piece in pieces], media)
    stream = Stream(columns, rows, iter(()), iter(()))
    return Answer(lambda sink: [sink.write(piece) for piece in pieces_of(stream, format)], media)


_chosen = lru_cache(maxsize=256)(chosen)


def _at_most(found: Iterable[Found], most: int) -> Iterator[Found]:
    """Go through an answer; raises Refusal where it holds more, which ends one that has begun."""
    for number, one in enumerate(found):
        if number == most:
            raise Refusal(413, f"the answer holds more than {most:,} rows; ask for less")
        yield one
