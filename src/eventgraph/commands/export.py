"""`eventgraph export`: write the dataset, or a scope of it, for other programs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click

from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit, emit_pieces
from eventgraph.commands.parts.options import (
    graph_option,
    many,
    open_dataset,
    output_option,
    scope_options,
)
from eventgraph.commands.parts.progress import watch
from eventgraph.errors import FormatError, InputError, reading
from eventgraph.exports.headers import headed_pieces
from eventgraph.exports.jsonld import context
from eventgraph.exports.rdf import loss
from eventgraph.exports.registry import EXPORTERS, export_pieces, exporter_named
from eventgraph.rdf.formats import format_of
from eventgraph.rdf.streams import packed
from eventgraph.stores.services.parts import export_parts
from eventgraph.text.characters import one_line

__all__ = ["command"]

_CONTEXT: Final = "context.jsonld"


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
@click.option("--force", is_flag=True, help="Write over another context.jsonld.")
@click.option(
    "--parts",
    type=click.IntRange(1),
    metavar="N",
    help="For nquads: write N files, gzip, to a new folder -o, for the loader of a service.",
)
@click.option("--manifest", is_flag=True, help="With --parts: a file that states counts and sums.")
@output_option
@scope_options
@graph_option
def command(
    *,
    format: str,
    flat: bool,
    kind: str | None,
    force: bool,
    parts: int | None,
    manifest: bool,
    output: Path,
    scope: Scope,
    graph: tuple[Path, ...],
) -> None:
    """Write the dataset, or the claims of a scope, in FORMAT.

    Formats without named graphs carry claims as reified statements, so that who says what is
    never lost; --flat drops that and says on stderr what it lost. A FILE that ends in .gz or
    .zst is compressed. What Excel or Mermaid would not take is said on stderr. Beside a JSON-LD
    file, its context is written as context.jsonld; another file of that name is left alone, and
    nothing is written, unless --force is given.
    """
    exporter_named(format)
    if parts is not None or manifest:
        _refuse_no_parts(parts, format, output, alone=not (flat or kind or force))
        made = export_parts(open_dataset(graph, scope), output, parts or 1, manifest=manifest)
        watch.end()
        quads = many(sum(part.quads for part in made), "quad")
        click.echo(f"{one_line(str(output))}: {quads} in {many(len(made), 'part')}", err=True)
        return
    _refuse_wrong_name(format, output)
    if format == "jsonld":
        _context_beside(output, force=force)
    dataset = open_dataset(graph, scope)
    pieces = export_pieces(dataset, format, flat=flat, kind=kind, tell=_tell)
    pieces = packed(headed_pieces(pieces, dataset, format), output)
    if format == "jsonld":
        with _context_written(output, force=force):
            emit_pieces(pieces, output)
    else:
        emit_pieces(pieces, output)
    if flat:
        click.echo(f"eventgraph: --flat {loss(dataset)}", err=True)


def _refuse_no_parts(parts: int | None, format: str, output: Path, *, alone: bool) -> None:
    """Refuse what cannot be written in parts."""
    if parts is None:
        raise FormatError("--manifest goes with --parts N; say how many parts")
    if format != "nquads" or not alone:
        raise FormatError("--parts goes with nquads, and without --flat, --kind and --force")
    if str(output) == "-":
        raise FormatError("--parts needs a new folder; name it with -o FOLDER")


def _tell(remark: str) -> None:
    click.echo(f"eventgraph: {remark}", err=True)


def _context_beside(output: Path, *, force: bool) -> Path | None:
    """Tell where the context goes, if anywhere: nobody named that file, so it spares what is there.

    Raises InputError for a file that is not the context, unless it may be replaced.
    """
    path = output.parent / _CONTEXT
    with reading(path):
        if str(output) == "-" or (output.exists() and not output.is_file()):
            return None
        if not os.path.lexists(path):
            return path
        if path.is_file() and path.read_bytes() == context():
            return None
    if not force:
        message = "is not the context that goes beside the export; move it, or replace it with"
        raise InputError(f"{message} --force", path)
    return path


@contextmanager
def _context_written(output: Path, *, force: bool) -> Iterator[None]:
    """Write the context beside an export; take it away again if the export cannot be written."""
    path = _context_beside(output, force=force)
    if path is None:
        yield
        return
    replaced = os.path.lexists(path)
    emit(context(), path)
    try:
        yield
    except BaseException:
        if not replaced:
            path.unlink(missing_ok=True)
        raise
    if replaced:
        click.echo(f"eventgraph: --force removed {one_line(str(path))}", err=True)


def _refuse_wrong_name(format: str, output: Path) -> None:
    """Refuse a file name that stands for another format, or for the context."""
    if format == "jsonld" and output.name == _CONTEXT:
        raise InputError("its context is written there; choose another name", output)
    try:
        meant = format_of(output).name
    except InputError:
        return
    if meant not in {format, exporter_named(format).syntax}:
        raise InputError(f"its suffix stands for {meant}; change it, or export {meant}", output)
