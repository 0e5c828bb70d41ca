"""`eventgraph export`: write the dataset, or a scope of it, for other programs."""

from __future__ import annotations

import gzip
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

import click
from rdflib import Dataset

from eventgraph.claims.scopes import Scope
from eventgraph.commands.options import (
    emit,
    graph_option,
    open_dataset,
    output_option,
    scope_options,
)
from eventgraph.errors import FormatError, InputError, did_you_mean
from eventgraph.exports.headers import headed
from eventgraph.exports.jsonld import context
from eventgraph.exports.rdf import loss
from eventgraph.rdf.formats import FORMATS, format_of

__all__ = ["EXPORTERS", "Exporter", "command"]


class Exporter(NamedTuple):
    """One format: where its function lives, and what a file of it keeps and loses.

    The function is called as `function(dataset, name)`, with `kind=` where it has kinds, and gives
    bytes. Its module is imported when the format is asked for; `extra` names the extra of the
    package that it needs.
    """

    title: str
    module: str
    function: str
    keeps: str
    loses: str
    kinds: tuple[str, ...] = ()
    extra: str = ""


_REIFIED: Final = (
    "everything; each triple of a claim as an `rdf:Statement` that is `evg:inClaim` it"
)
_NO_GRAPHS: Final = "the claims' named graphs; with `--flat`, who says what"

_KINDS: Final = ("events", "actors", "speakers")
_EDGES: Final = (
    "things, and relations between two of them; on each edge its claims, speakers, quotes, "
    "certainty, sources, whether disputed, dates"
)
_NO_VALUES: Final = "numbers and namings; what no claim says; several types and languages"


def _graph(title: str, keeps: str, loses: str) -> Exporter:
    """Describe a format of the projection."""
    return Exporter(title, "exports.graphs", "export_graph", keeps, loses, _KINDS)


#: Every format of the verb, in the order that `--help` and the documentation list them.
EXPORTERS: Final[dict[str, Exporter]] = {
    "turtle": Exporter("Turtle", "exports.rdf", "export", _REIFIED, _NO_GRAPHS),
    "trig": Exporter("TriG", "exports.rdf", "export", "everything", "nothing"),
    "jsonld": Exporter(
        "JSON-LD",
        "exports.rdf",
        "export",
        "everything; each claim is one node with its description and its `@graph`",
        "nothing",
    ),
    "nquads": Exporter("N-Quads", "exports.rdf", "export", "everything", "prefixes"),
    "ntriples": Exporter("N-Triples", "exports.rdf", "export", _REIFIED, f"{_NO_GRAPHS}; prefixes"),
    "rdfxml": Exporter(
        "RDF/XML",
        "exports.rdf",
        "export",
        _REIFIED,
        f"{_NO_GRAPHS}; refuses properties that are no XML names and characters XML 1.0 forbids",
    ),
    "graphml": _graph("GraphML", _EDGES, _NO_VALUES),
    "gexf": _graph("GEXF 1.2, for Gephi", _EDGES, _NO_VALUES),
    "cytoscape": _graph("Cytoscape JSON", _EDGES, _NO_VALUES),
    "csv-nodes-edges": _graph(
        "ZIP of nodes.csv, edges.csv and a note on independence",
        _EDGES,
        f"{_NO_VALUES}; text that starts like a formula gets an apostrophe",
    ),
    "dot": _graph("DOT, for Graphviz", _EDGES, _NO_VALUES),
    "mermaid": _graph(
        "Mermaid flowchart, for Markdown",
        "labels; on each edge who says so, and whether it is disputed",
        "quotes, certainty, dates, IRIs, classes",
    ),
    "xlsx": Exporter(
        "Excel workbook",
        "exports.xlsx",
        "export_xlsx",
        "things, claims, relations, numbers, dates, namings and sources, on sheets that are linked",
        "other languages; several types; notes; text that starts like a formula gets an apostrophe",
        extra="xlsx",
    ),
    "ftm": Exporter(
        "FollowTheMoney, JSON lines (with `--kind statements`, its statements)",
        "exports.ftm",
        "export_ftm",
        "things, relations with speaker and quote, dates, sources; each statement its claim",
        "the kinds of events and places; numbers and namings become notes",
        ("entities", "statements"),
        "ftm",
    ),
    "timelinejs": Exporter(
        "TimelineJS JSON",
        "exports.timelinejs",
        "export_timeline",
        "dated events, once for each speaker who dates them; dates as precise as given; quotes",
        "events that the speaker does not date; relations; sources",
    ),
}


@click.command("export", epilog=f"Formats: {', '.join(EXPORTERS)}.")
@click.argument("format")
@click.option(
    "--flat", is_flag=True, help="State what claims say as plain triples: drops who says it."
)
@click.option(
    "--kind",
    metavar="KIND",
    help="For graphs: events, actors, speakers, or a query of queries/projections.",
)
@output_option
@scope_options
@graph_option
def command(
    format: str, flat: bool, kind: str | None, output: Path, scope: Scope, graph: tuple[Path, ...]
) -> None:
    """Write the dataset, or the claims of a scope, in FORMAT.

    Formats without named graphs carry claims as reified statements, so that who says what is
    never lost; --flat drops that and says on stderr what it lost. A FILE that ends in .gz is
    compressed. Beside a JSON-LD file, its context is written as context.jsonld.
    """
    exporter = _exporter(format)
    options = _options(format, flat, kind)
    _refuse_wrong_name(format, output)
    dataset = open_dataset(graph, scope)
    data = headed(_write(exporter, dataset, format, options), dataset, format)
    emit(gzip.compress(data, mtime=0) if output.suffix == ".gz" else data, output)
    if format == "jsonld" and str(output) != "-":
        emit(context(), output.with_name("context.jsonld"))
    if flat:
        click.echo(f"eventgraph: --flat {loss(dataset)}", err=True)


def _exporter(format: str) -> Exporter:
    if format not in EXPORTERS:
        hint = did_you_mean(format, EXPORTERS) or f"; there are {', '.join(EXPORTERS)}"
        raise FormatError(f"no format is named {format!r}{hint}")
    return EXPORTERS[format]


def _options(format: str, flat: bool, kind: str | None) -> dict[str, Any]:
    """Check the options that only some formats have."""
    options: dict[str, Any] = {}
    if flat:
        if format not in FORMATS:
            raise FormatError(f"--flat is for RDF ({', '.join(FORMATS)}), and {format} is none")
        options["flat"] = True
    if kind is not None:
        if not EXPORTERS[format].kinds:
            raise FormatError(f"{format} has no kind {kind!r}; it has none")
        if format == "ftm" and kind not in EXPORTERS[format].kinds:
            known = ", ".join(EXPORTERS[format].kinds)
            raise FormatError(f"{format} has no kind {kind!r}; it has {known}")
        options["kind"] = kind
    return options


def _refuse_wrong_name(format: str, output: Path) -> None:
    """Refuse a file name that stands for another format, or for the context."""
    if format == "jsonld" and output.name == "context.jsonld":
        raise InputError("its context is written there; choose another name", output)
    try:
        meant = format_of(output).name
    except InputError:
        return
    if meant != format:
        raise InputError(f"its suffix stands for {meant}; change it, or export {meant}", output)


def _write(exporter: Exporter, dataset: Dataset, format: str, options: dict[str, Any]) -> bytes:
    try:
        module = import_module(f"eventgraph.{exporter.module}")
    except ModuleNotFoundError as error:
        if not exporter.extra or str(error.name).startswith("eventgraph"):
            raise
        message = f"{format} needs {error.name}; install it with: pip install"
        raise FormatError(f"{message} 'eventgraph[{exporter.extra}]'") from error
    data: bytes = getattr(module, exporter.function)(dataset, format, **options)
    return data
