"""`eventgraph store`: a dataset on disk, built once and opened at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from eventgraph.commands.parts.options import many, max_file_of, max_file_option
from eventgraph.commands.parts.progress import watch
from eventgraph.rdf.formats import FORMATS
from eventgraph.stores.building import build_store
from eventgraph.stores.changing import add_to_store, remove_from_store
from eventgraph.stores.checking import Checked, check_store
from eventgraph.stores.keeping import backup_store
from eventgraph.stores.manifest import PIPED, Manifest
from eventgraph.text.characters import one_line

__all__ = ["command"]

_PATH: Final = click.Path(path_type=Path, allow_dash=True)
_FOLDER: Final = click.argument("folder", type=_PATH, metavar="DIR")
_FORMAT: Final = click.option(
    "-f", "--format", type=click.Choice([*FORMATS]), help="The format of standard input."
)


@click.group("store")
def command() -> None:
    """Keep a large dataset on disk: every verb that reads opens it by --graph DIR."""


@command.command("build")
@_FOLDER
@click.argument("files", type=_PATH, nargs=-1)
@_FORMAT
@max_file_option
def build(folder: Path, files: tuple[Path, ...], format: str | None) -> None:
    """Build the store DIR from FILES, files and folders of RDF; without any, from graph.

    - is standard input, whose format --format names. A store that is there is replaced in one step;
    if the process ends before, it stays. What is wrong in a file is told as every verb tells it,
    and nothing is built.
    """
    given = files or (Path("graph"),)
    made = build_store(folder, *given, max_file=max_file_of(), format=format)
    watch.end()
    held = f"{many(made.quads, 'quad')} from {many(len(made.files), 'file')}"
    click.echo(f"built {one_line(str(folder))}: {held}")
    _tell_drafts(made)


@command.command("add")
@_FOLDER
@click.argument("files", type=_PATH, nargs=-1, required=True)
@_FORMAT
@max_file_option
def add(folder: Path, files: tuple[Path, ...], format: str | None) -> None:
    """Add FILES, files and folders of RDF, to the store DIR in one step.

    The store then answers as if it were built of all files at once. What is wrong in a file is told
    as every verb tells it, and nothing is added. A file that is in the store already is refused.
    """
    made = add_to_store(folder, *files, max_file=max_file_of(), format=format)
    watch.end()
    read = many(len(made.changes[-1].added), "file")
    click.echo(f"added {read} to {one_line(str(folder))}: {many(made.quads, 'quad')} now")
    _tell_drafts(made)


@command.command("remove")
@_FOLDER
@click.argument("claims", nargs=-1, required=True, metavar="CLAIM...")
def remove(folder: Path, claims: tuple[str, ...]) -> None:
    """Remove each CLAIM and its description from the store DIR in one step.

    What other claims say of it stays, and so do the files that the store was built from.
    """
    made = remove_from_store(folder, *claims)
    watch.end()
    gone = many(len(made.changes[-1].removed), "claim")
    click.echo(f"removed {gone} from {one_line(str(folder))}: {many(made.quads, 'quad')} now")


@command.command("backup")
@_FOLDER
@click.argument("target", type=_PATH)
def backup(folder: Path, target: Path) -> None:
    """Copy the store DIR to the folder TARGET in one step, and check the copy.

    A store that is in TARGET is replaced. Exit status 1 if the copy is damaged.
    """
    found = backup_store(folder, target)
    watch.end()
    _tell_damage(target, found)
    _end(target, found)


@command.command("check")
@_FOLDER
def check(folder: Path) -> None:
    """Read the store DIR through, and compare it with what was written.

    Files that are not as they were when they were read are named, and what was added or removed
    after the build is told. Exit status 1 if it is damaged.
    """
    found = check_store(folder)
    watch.end()
    _tell_damage(folder, found)
    for path in found.changed:
        click.echo(f"{one_line(path)}: is not as it was when the store was built")
    for change in found.manifest.changes:
        for path in change.added:
            click.echo(f"{one_line(_called(path))}: was added after the store was built")
        for claim in change.removed:
            click.echo(f"{one_line(claim)}: was removed after the store was built")
    _end(folder, found)


def _called(path: str) -> str:
    return "standard input" if path == PIPED else path


def _tell_drafts(made: Manifest) -> None:
    if made.drafts:
        click.echo(f"{many(made.drafts, 'quad')} of drafts put aside; --drafts counts them")


def _tell_damage(folder: Path, found: Checked) -> None:
    for fault in found.damaged:
        click.echo(f"{one_line(str(folder))}: damaged: {one_line(fault)}")


def _end(folder: Path, found: Checked) -> None:
    """Say what to do with a damaged store, with exit status 1, or what is in a whole one."""
    if found.damaged:
        click.echo("build it anew with eventgraph store build")
        sys.exit(1)
    held = f"{many(found.manifest.quads, 'quad')} in {many(found.manifest.graphs, 'graph')}"
    click.echo(f"{one_line(str(folder))}: whole: {held}")
