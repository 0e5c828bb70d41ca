"""`eventgraph sheet`: claims, things and sources as a spreadsheet, and back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from eventgraph.claims.cards import claim_names
from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit_table, save
from eventgraph.commands.parts.options import (
    drafts_option,
    graph_option,
    many,
    open_dataset,
    scope_options,
)
from eventgraph.curation.holding import hold_to_edit
from eventgraph.curation.sheets.exporting import sheet_files
from eventgraph.curation.sheets.grids import Fault
from eventgraph.curation.sheets.importing import Imported, Ways, read_changes, write
from eventgraph.errors import InputError
from eventgraph.evidence.sourcetexts import kept_texts
from eventgraph.extras import needing
from eventgraph.rdf.drafts import draft_names
from eventgraph.rdf.oxigraph import store_of
from eventgraph.tables.table import TABLE_FORMATS, Table
from eventgraph.text.characters import one_line
from eventgraph.vocabulary import curie

__all__ = ["command"]

_FILE: Final = click.Path(path_type=Path)


@click.group("sheet")
def command() -> None:
    """Enter claims in a spreadsheet: one row for each statement, names as people write them."""


@command.command("new")
@graph_option
@click.argument("file", type=_FILE)
def new(file: Path, graph: tuple[Path, ...]) -> None:
    """Write a workbook FILE.xlsx without claims, to be filled in.

    It offers the names of the dataset and the relations of the ontology, and explains itself.
    """
    _export(file, graph, [])


@command.command("export")
@graph_option
@scope_options
@click.argument("file", type=_FILE)
def export(file: Path, graph: tuple[Path, ...], scope: Scope) -> None:
    """Write the claims, things and sources to FILE.xlsx or FILE.csv, to be edited and read back.

    Of CSV there are three files. A sheet that is read back unedited changes nothing.
    """
    dataset = open_dataset(graph, scope)
    drafts = [] if scope != Scope() else draft_names(store_of(dataset))
    _export(file, graph, [*claim_names(dataset), *(draft.value for draft in drafts)])


def _export(file: Path, graph: tuple[Path, ...], claims: Iterable[str]) -> None:
    dataset = open_dataset(graph)
    for path, data in sheet_files(dataset, graph, file, claims).items():
        save(data, path)
        click.echo(f"wrote {one_line(str(path))}")


@command.command("import")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
@click.option("--as-drafts", is_flag=True, help="Keep claims that do not conform as drafts.")
@click.option("--curator", default="", metavar="ACTOR", help="Who enters the new claims.")
@click.option(
    "--mark",
    type=_FILE,
    metavar="FILE",
    help="Where there are faults, write them as comments into this copy (.xlsx).",
)
@click.option(
    "-f",
    "--format",
    "format",
    default="text",
    show_default=True,
    metavar="FORMAT",
    help=f"How to write the faults: {', '.join(TABLE_FORMATS)}.",
)
@drafts_option
@click.argument("files", nargs=-1, required=True, type=_FILE)
def take(
    files: tuple[Path, ...],
    graph: tuple[Path, ...],
    format: str,
    mark: Path | None,
    curator: str,
    as_drafts: bool,
    dry_run: bool,
) -> None:
    """Read FILES (.xlsx, .ods, .csv) into the dataset: all of it, or nothing.

    Only claims, things and sources that differ are changed, where they stand. Every fault names
    its cell, as claims!F12; where there is one, nothing is written and the status is 2.
    """
    dataset = open_dataset(graph)
    holding, edit = hold_to_edit(*graph)
    texts = kept_texts(dataset, graph)
    found = read_changes(dataset, holding, files, Ways(curator, as_drafts, texts))
    for remark in found.remarks:
        click.echo(f"eventgraph: {one_line(remark)}", err=True)
    if found.faults:
        _refuse(found.faults, files, mark, format)
    for line in _told(found):
        click.echo(one_line(line))
    if found.changes and not dry_run:
        for path in write(found, edit, holding):
            click.echo(f"wrote {one_line(str(path))}")


def _refuse(faults: list[Fault], files: tuple[Path, ...], mark: Path | None, format: str) -> None:
    """Show all faults, mark them in a copy, and end with status 2."""
    if format == "text":
        for fault in faults:
            click.echo(str(fault))
    else:
        columns = ("cell", "rule", "value", "message")
        rows = tuple((one.place, one.rule, one.value, one.message) for one in faults)
        emit_table(Table(columns, rows), format, Path("-"))
    if mark is not None:
        save(needing("curation.sheets.marking", "--mark", "openpyxl").marked(files, faults), mark)
    where = "" if mark is None else f", marked in {mark}"
    raise InputError(
        f"{many(len(faults), 'fault')}{where}; mend them, nothing was changed", files[0]
    )


def _told(found: Imported) -> Iterable[str]:
    """Say what changes: claims and things, new, changed and kept as drafts."""
    for claim in found.claims:
        what = "new" if claim.is_new else "changed"
        draft = ", a draft" if claim.name.value in found.drafts else ""
        yield f"{curie(claim.name.value)}: {what}{draft}"
    for thing, _ in found.things:
        yield f"{curie(thing.name.value)}: {'new' if thing.is_new else 'changed'}"
    yield f"changes: {many(len(found.claims), 'claim')}, {many(len(found.things), 'thing')}"
