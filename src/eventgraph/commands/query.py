"""`eventgraph query`: answer a SPARQL query file."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rdflib import Dataset, Graph
from rdflib.term import Identifier

from eventgraph.commands.options import (
    emit,
    emit_table,
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
)
from eventgraph.errors import FormatError, QueryError, reading
from eventgraph.exports import write_graph
from eventgraph.names import resolve
from eventgraph.queries import run
from eventgraph.scopes import Scope
from eventgraph.queryfiles import Query, find_query, parse_query, read_queries, read_query
from eventgraph.tables import TABLE_FORMATS, Table
from eventgraph.formats import FORMATS

__all__ = ["command"]


@click.command("query")
@click.argument("query", required=False, metavar="[NAME|FILE|-]")
@click.option(
    "-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="Bind a parameter."
)
@click.option(
    "--queries",
    type=click.Path(path_type=Path),
    default=Path("queries"),
    show_default=True,
    help="Folder of query files.",
)
@click.option("-f", "--format", "format", metavar="FORMAT", help="Tables or RDF; see below.")
@click.option("--raw", is_flag=True, help="Show plain IRIs instead of labels.")
@language_option
@output_option
@graph_option
@scope_options
def command(
    query: str | None,
    params: tuple[str, ...],
    queries: Path,
    format: str | None,
    raw: bool,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Answer a query: one of the folder by NAME, any FILE, or - for standard input.

    Without a query, list those there are with their titles and parameters. SELECT is written as
    text, csv, tsv, json, xml or markdown; CONSTRUCT and DESCRIBE as turtle, trig, jsonld, nquads,
    ntriples or rdfxml; ASK as yes or no, with exit status 0 or 1.
    """
    if query is None:
        emit_table(_listing(read_queries(queries)), format or "text", output)
        return
    chosen = _choose(query, queries)
    dataset = open_dataset(graph, scope)
    answer = run(chosen, dataset, _arguments(chosen, params, dataset))
    if isinstance(answer, bool):
        emit("yes\n" if answer else "no\n", output)
        sys.exit(0 if answer else 1)
    if isinstance(answer, Graph):
        emit(write_graph(answer, _allowed(format or "turtle", chosen)), output)
    else:
        emit_table(
            answer, _allowed(format or "text", chosen), output, None if raw else dataset, language
        )


def _allowed(format: str, query: Query) -> str:
    """Refuse a table format for a graph and the other way round, in words that help."""
    known = TABLE_FORMATS if query.form == "SELECT" else tuple(FORMATS)
    if format not in known and format in {*TABLE_FORMATS, *FORMATS}:
        raise FormatError(
            f"{query.name} is a {query.form} query; its formats are {', '.join(known)}"
        )
    return format


def _choose(query: str, folder: Path) -> Query:
    """Find the query: standard input, a file, or a name in the folder."""
    if query == "-":
        with reading(Path("<stdin>")):
            text = sys.stdin.buffer.read().decode("utf-8")
        return parse_query(text, "<stdin>")
    if query.endswith(".rq") or "/" in query:
        return read_query(query)
    return find_query(read_queries(folder), query)


def _arguments(
    query: Query, params: tuple[str, ...], dataset: Dataset
) -> dict[str, Identifier | str]:
    """Read -p name=value pairs; things may be given by CURIE, IRI or exact label."""
    arguments: dict[str, Identifier | str] = {}
    types = {parameter.name: parameter.type for parameter in query.parameters}
    for pair in params:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"-p {pair}: write it as -p name=value")
        arguments[name] = resolve(dataset, value) if types.get(name) == "iri" else value
    return arguments


def _listing(queries: dict[str, Query]) -> Table:
    """Tabulate the queries there are."""
    rows = []
    for query in queries.values():
        parameters = ", ".join(
            f"{p.name} ({p.type}{f', default {p.default}' if p.default else ''})"
            for p in query.parameters
        )
        rows.append((query.name, query.summary, parameters))
    return Table(("query", "answers", "parameters"), tuple(rows))
