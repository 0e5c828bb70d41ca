"""Answer SPARQL as the protocol asks: results by Accept, graphs by the request."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import pyoxigraph as ox

from eventgraph.serving.asking import Answer, Refusal
from eventgraph.serving.holding import Held
from eventgraph.serving.negotiating import RDF_KINDS, RESULT_KINDS, chosen
from eventgraph.sparql.clauses import Graphs
from eventgraph.sparql.files import Query, parse_query
from eventgraph.sparql.running import solve

__all__ = ["answer", "solved"]

_RESULTS: Final = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_RDF: Final = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
_GRAPH_FORMS: Final = ("CONSTRUCT", "DESCRIBE")


def answer(held: Held, question: Mapping[str, Any]) -> Answer:
    """Answer a query of the protocol: `query`, `default` and `named` graphs, `scope`, `accept`."""
    query = parse_query(question["query"], "query")
    graphs = Graphs(frozenset(question["default"]), frozenset(question["named"]))
    given = graphs if graphs.default or graphs.named else None
    return solved(held, query, question, graphs=given)


def solved(
    held: Held,
    query: Query,
    question: Mapping[str, Any],
    arguments: Mapping[str, str] | None = None,
    graphs: Graphs | None = None,
) -> Answer:
    """Answer one query with results by what `accept` of the question likes."""
    kinds = RDF_KINDS if query.form in _GRAPH_FORMS else RESULT_KINDS
    kind = chosen(question.get("accept", ""), list(kinds))
    if kind is None:
        raise Refusal(406, f"there are {', '.join(kinds)}")
    dataset = held.narrowed(question.get("scope"))
    found = solve(query, dataset, arguments, graphs=graphs)
    media = f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
    if isinstance(found, ox.QueryTriples):
        return Answer(lambda sink: found.serialize(sink, _RDF[kinds[kind]]), media)
    return Answer(lambda sink: found.serialize(sink, _RESULTS[kinds[kind]]), media)
