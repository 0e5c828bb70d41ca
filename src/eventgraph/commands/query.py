"""`eventgraph query`: answer a SPARQL query file."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click
from rdflib import Dataset, Graph
from rdflib.term import Identifier

from eventgraph.claims.names import labels, resolve, strangers
from eventgraph.claims.scopes import Scope
from eventgraph.commands.options import (
    emit,
    emit_table,
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
)
from eventgraph.errors import FormatError, InputError, QueryError, did_you_mean, reading
from eventgraph.exports.rdf import write_graph
from eventgraph.rdf.formats import FORMATS
from eventgraph.sparql.files import Query, find_query, parse_query, read_queries, read_query
from eventgraph.sparql.running import bind, run
from eventgraph.tables.table import ANSWER_FORMATS, TABLE_FORMATS, Table, plain, write, write_answer

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
    metavar="FOLDER",
    help="Folder of query files.",
)
@click.option("-f", "--format", "format", metavar="FORMAT", help="How to write it; see above.")
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
    ntriples or rdfxml; ASK as text (yes or no), json or xml, with exit status 0 or 1.
    """
    if query is None:
        emit_table(_listing(read_queries(queries)), format or "text", output)
        return
    chosen = _choose(query, queries)
    format = _allowed(format, chosen)
    dataset = open_dataset(graph, scope)
    arguments = _arguments(chosen, params, dataset)
    answer = run(chosen, dataset, arguments)
    if isinstance(answer, bool):
        emit(write_answer(answer, format), output)
        sys.exit(0 if answer else 1)
    if isinstance(answer, Graph):
        emit(write_graph(answer, format), output)
    else:
        names = None if raw else labels(dataset, language)
        shown = _for_eyes(answer, bind(chosen, arguments), names) if _human(format) else answer
        emit(write(shown, format, names), output)
    if not len(answer):
        _explain_nothing(chosen, dataset)


def _human(format: str) -> bool:
    return format in {"text", "markdown"}


def _allowed(format: str | None, query: Query) -> str:
    """Give the format to write, and refuse one that the query's form does not know."""
    known: tuple[str, ...]
    match query.form:
        case "ASK":
            known = ANSWER_FORMATS
        case "CONSTRUCT" | "DESCRIBE":
            known = tuple(FORMATS)
        case _:
            known = TABLE_FORMATS
    if format is None:
        return known[0]
    if format not in known:
        hint = did_you_mean(format, known) or f"; there are {', '.join(known)}"
        raise FormatError(f"{query.form or 'SELECT'} is not answered as {format!r}{hint}")
    return format


def _choose(query: str, folder: Path) -> Query:
    """Find the query: standard input, a file, or a name in the folder."""
    if query == "-":
        if sys.stdin is None:
            raise InputError("is closed; name a query or a file", Path("<stdin>"))
        with reading(Path("<stdin>")):
            text = sys.stdin.buffer.read().decode("utf-8")
        return parse_query(text, "<stdin>", Path("<stdin>"))
    if query.endswith(".rq") or "/" in query:
        return read_query(query)
    known = read_queries(folder)
    with reading(Path(query)):
        is_file = query not in known and Path(query).is_file()
    return read_query(query) if is_file else find_query(known, query)


def _arguments(
    query: Query, params: tuple[str, ...], dataset: Dataset
) -> dict[str, Identifier | str]:
    """Read -p name=value pairs; things may be given by CURIE, IRI or exact label."""
    arguments: dict[str, Identifier | str] = {}
    types = {parameter.name: parameter.type for parameter in query.parameters}
    for pair in params:
        name, equals, value = pair.partition("=")
        if not equals or not name:
            raise QueryError(f"-p {pair}: write it as -p name=value")
        if name in arguments:
            raise QueryError(f"-p {pair}: {name} is given twice; drop one")
        arguments[name] = resolve(dataset, value) if types.get(name) == "iri" else value
    return arguments


def _for_eyes(
    table: Table, bound: Mapping[str, Identifier], names: Mapping[str, str] | None
) -> Table:
    """Move what parameters were given from their columns, alike in every row, to the title."""
    given = [f"{name}: {plain(value, names)}" for name, value in bound.items()]
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


def _explain_nothing(query: Query, dataset: Dataset) -> None:
    """Say on stderr that there is no answer, and which name in the query may be why."""
    click.echo(f"eventgraph: {query.name} has no answer in this dataset", err=True)
    for hint in strangers(query, dataset):
        click.echo(f"eventgraph: {hint}", err=True)


def _listing(queries: Mapping[str, Query]) -> Table:
    """Tabulate the queries there are."""
    rows = []
    for query in queries.values():
        parameters = ", ".join(
            f"{p.name} ({p.type}{f', default {p.default}' if p.default else ''})"
            for p in query.parameters
        )
        rows.append((query.name, query.summary, parameters))
    return Table(("query", "answers", "parameters"), tuple(rows))
