"""`eventgraph export`: write the dataset, or a scope of it, for other programs."""

from __future__ import annotations

import gzip
from pathlib import Path

import click

from eventgraph.claims.scopes import Scope
from eventgraph.commands.options import (
    emit,
    graph_option,
    open_dataset,
    output_option,
    scope_options,
)
from eventgraph.errors import InputError
from eventgraph.exports.headers import headed
from eventgraph.exports.jsonld import context
from eventgraph.exports.rdf import loss
from eventgraph.exports.registry import EXPORTERS, export, exporter_named
from eventgraph.rdf.formats import format_of

__all__ = ["command"]


@click.command("export", epilog=f"Formats: {', '.join(EXPORTERS)}.")
@click.argument("format")
@click.option(
    "--flat", is_flag=True, help="State what claims say as plain triples: drops who says it."
)
@click.option(
    "--kind",
    metavar="KIND",
    help="For graphs: events, actors, speakers, a query of queries/projections or the library, "
    "or a file.",
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
    compressed. What Excel or Mermaid would not take is said on stderr. Beside a
    JSON-LD file, its context is written as context.jsonld.
    """
    exporter_named(format)
    _refuse_wrong_name(format, output)
    dataset = open_dataset(graph, scope)
    written = export(dataset, format, flat=flat, kind=kind, tell=_tell)
    data = headed(written, dataset, format)
    emit(gzip.compress(data, mtime=0) if output.suffix == ".gz" else data, output)
    if format == "jsonld" and str(output) != "-":
        emit(context(), output.with_name("context.jsonld"))
    if flat:
        click.echo(f"eventgraph: --flat {loss(dataset)}", err=True)


def _tell(remark: str) -> None:
    click.echo(f"eventgraph: {remark}", err=True)


def _refuse_wrong_name(format: str, output: Path) -> None:
    """Refuse a file name that stands for another format, or for the context."""
    if format == "jsonld" and output.name == "context.jsonld":
        raise InputError("its context is written there; choose another name", output)
    try:
        meant = format_of(output).name
    except InputError:
        return
    if meant not in {format, exporter_named(format).syntax}:
        raise InputError(f"its suffix stands for {meant}; change it, or export {meant}", output)
