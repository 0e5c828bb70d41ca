"""`eventgraph doctor`: try what a SPARQL service is like."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from eventgraph.commands.parts.answers import emit
from eventgraph.commands.parts.kinds import Place
from eventgraph.commands.parts.options import output_option, table_format
from eventgraph.errors import UnknownName
from eventgraph.rdf.oxigraph import named_node
from eventgraph.stores.services.opening import doctor
from eventgraph.tables.table import Table, write
from eventgraph.text.characters import one_line

__all__ = ["command"]


@click.command("doctor")
@click.argument("service", type=Place(path_type=Path), metavar="SERVICE")
@click.option(
    "--write",
    "graph",
    metavar="GRAPH",
    help="Also write a graph of this IRI, which must not be there, and remove it again.",
)
@table_format
@output_option
def command(service: Path, graph: str | None, format: str, output: Path) -> None:
    """Try SERVICE, an address or a name in eventgraph.toml, and say what it is like.

    It is asked which product it is, whether it answers a query that is the body of a request, how
    many rows it gives, whether it ends work early, what its default graph is, in which order it
    lists, and what it holds. Nothing is changed unless --write names a graph: then also which
    literals come back as they were written, and what becomes of blank nodes and long IRIs.
    Exit status 1 if one of these was not answered.
    """
    if graph is not None and (named_node(graph) is None or ":" not in graph):
        raise UnknownName(f"--write {graph}: is no IRI; write one in full")
    found = doctor(service, graph)
    rows = tuple((finding.what, one_line(finding.found)) for finding in found)
    emit(write(Table(("what", "found"), rows), format), output)
    sys.exit(0 if all(finding.good for finding in found) else 1)
