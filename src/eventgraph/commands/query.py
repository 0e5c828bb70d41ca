"""`eventgraph query`: answer a SPARQL query file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final, cast

import click
from rdflib import Dataset, Graph
from rdflib.term import Identifier

from eventgraph.claims.names import resolve
from eventgraph.claims.naming import Names
from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit, emit_pieces
from eventgraph.commands.parts.asking import (
    allow_service_option,
    asked_anew,
    explain_nothing,
    for_eyes,
    say_left_out,
    say_unsorted,
)
from eventgraph.commands.parts.listing import list_queries
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
)
from eventgraph.commands.parts.remote import asked_there, at_service_option
from eventgraph.errors import FormatError, InputError, QueryError, hint_at, reading
from eventgraph.rdf.formats import FORMATS
from eventgraph.rdf.streams import whole
from eventgraph.sparql.binding import bind
from eventgraph.sparql.files import MOST_QUERY, Query, parse_query, read_query
from eventgraph.sparql.keeping import Kept, Stream
from eventgraph.sparql.library import (
    OWN_FOLDER,
    find_query,
    known_queries,
    library_folder,
    query_paths,
)
from eventgraph.sparql.running import run_within
from eventgraph.sparql.streaming import STREAMED_GRAPHS, pieces_of
from eventgraph.tables.results import RESULT_FORMS
from eventgraph.tables.table import ANSWER_FORMATS, TABLE_FORMATS, Table, plain, write, write_answer

__all__ = ["command"]

#: How many rows are kept where nobody says: of what people read, and how many triples of a graph.
_TO_READ: Final = 10_000
_MOST: Final = 1_000_000
#: What is written as it comes: as many as there are.
_STREAMED: Final = (*RESULT_FORMS, *STREAMED_GRAPHS)


@click.command("query")
@click.argument("query", required=False, metavar="[NAME|FILE|-]")
@click.option(
    "-p", "--param", "params", multiple=True, metavar="NAME=VALUE", help="Bind a parameter."
)
@click.option(
    "--queries",
    type=click.Path(path_type=Path),
    show_default=f"{OWN_FOLDER}, if there",
    metavar="FOLDER",
    help="Folder of your own queries, looked into before the library.",
)
@click.option("--show", is_flag=True, help="Print the query's file as it is; answer nothing.")
@click.option("-f", "--format", "format", metavar="FORMAT", help="How to write it; see above.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    show_default=f"{_TO_READ:,} in text and markdown, {_MOST:,} triples in what is written sorted",
    metavar="N",
    help="How many rows or triples are kept at most.",
)
@click.option("--raw", is_flag=True, help="Show plain IRIs instead of labels.")
@language_option
@output_option
@allow_service_option
@at_service_option
@graph_option
@scope_options
def command(
    query: str | None,
    params: tuple[str, ...],
    queries: Path | None,
    show: bool,
    format: str | None,
    raw: bool,
    limit: int | None,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Answer a query: one of yours or the library's by NAME, any FILE, or - for standard input.

    Without a query, list those there are with their titles and parameters, your own first; one of
    yours hides the library's of the same name. To start one from another, print it with --show and
    save it as queries/mine.rq. SELECT is written as text, csv, tsv, json, xml or markdown;
    CONSTRUCT and DESCRIBE as turtle, trig, jsonld, nquads, ntriples or rdfxml; ASK as text (yes or
    no), json or xml, with exit status 0 or 1.

    csv, tsv, json, xml, nquads and ntriples have all of an answer. One of more than 100,000 rows is
    written as it is found, unsorted unless the query sorts it.
    """
    if show:
        emit(_shown(query, queries), output)
        return
    if query is None:
        list_queries(known_queries(queries), format or "text", output)
        return
    chosen = _choose(query, queries)
    format = _allowed(format, chosen)
    streams = format in _STREAMED
    limit = limit or (None if streams else _TO_READ if _human(format) else _MOST)
    if there := asked_there(chosen, params, graph, scope, limit):
        _write(chosen, there, format, output)
        return
    dataset = open_dataset(graph, scope)
    asked, arguments = asked_anew(chosen, dataset), _arguments(chosen, params, dataset)
    kept = run_within(asked, dataset, arguments, limit, streams=streams)
    if isinstance(kept, Kept) and isinstance(kept.answer, Table) and _human(format):
        names = None if raw else Names(dataset, language)
        given = {n: plain(v, names, language) for n, v in bind(chosen, arguments).items()}
        emit(write(for_eyes(kept.answer, given), format, names, language=language), output)
    else:
        _write(chosen, kept, format, output)
    say_left_out(chosen, kept, limit)
    if isinstance(kept, Kept) and not len(cast("Table | Graph", kept.answer)):
        explain_nothing(chosen, dataset)


def _write(query: Query, kept: Kept | Stream, format: str, output: Path) -> None:
    """Write an answer for programs; yes or no ends the verb with its exit status."""
    if isinstance(kept, Stream):
        say_unsorted(query)
        emit_pieces(pieces_of(kept, format), output)
    elif isinstance(kept.answer, bool):
        emit(write_answer(kept.answer, format), output)
        sys.exit(0 if kept.answer else 1)
    elif isinstance(kept.answer, Graph):
        from eventgraph.exports.rdf import write_graph  # noqa: PLC0415 - few answers are graphs

        emit(write_graph(kept.answer, format), output)
    else:
        emit(write(kept.answer, format), output)


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
        hint = hint_at(format, known)
        raise FormatError(f"{query.form or 'SELECT'} is not answered as {format!r}{hint}")
    return format


def _choose(query: str, own: Path | None) -> Query:
    """Read the query: standard input, a file, or a name."""
    if query == "-":
        if sys.stdin is None:
            raise InputError("is closed; name a query or a file", Path("<stdin>"))
        with reading(Path("<stdin>")):
            text = whole(sys.stdin.buffer, Path("<stdin>"), MOST_QUERY).decode("utf-8")
        return parse_query(text, "<stdin>", Path("<stdin>"))
    return read_query(_file_of(query, own))


def _file_of(query: str, own: Path | None) -> Path:
    """Find the file of a query: the one named, or the one that carries the name."""
    path = Path(query)
    if query.endswith(".rq") or "/" in query:
        return path
    known = query_paths(own)
    with reading(path):
        is_file = query not in known and path.is_file()
    return path if is_file else find_query(known, query)


def _shown(query: str | None, own: Path | None) -> bytes:
    """Give a query's file as it is.

    The shell empties a file before this writes to it: `query NAME --show > queries/NAME.rq` finds
    an empty query of that name, and means the library's.
    """
    if query in {None, "-"}:
        raise QueryError("--show prints a file; name a query or a file")
    path = _file_of(str(query), own)
    with reading(path):
        data = path.read_bytes()
    shipped = library_folder() / f"{query}.rq"
    return data if data or not shipped.is_file() else shipped.read_bytes()


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
