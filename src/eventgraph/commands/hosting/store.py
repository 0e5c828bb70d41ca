"""`eventgraph store`: a dataset on disk, built once and opened at once."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

import click

from eventgraph.commands.parts.options import many, max_file_of, max_file_option
from eventgraph.commands.parts.progress import watch
from eventgraph.stores.building import build_store
from eventgraph.stores.checking import check_store
from eventgraph.text.characters import one_line

__all__ = ["command"]

_PATH: Final = click.Path(path_type=Path)
_FOLDER: Final = click.argument("folder", type=_PATH, metavar="DIR")


@click.group("store")
def command() -> None:
    """Keep a large dataset on disk: every verb that reads opens it by --graph DIR."""


@command.command("build")
@_FOLDER
@click.argument("files", type=_PATH, nargs=-1)
@max_file_option
def build(folder: Path, files: tuple[Path, ...]) -> None:
    """Build the store DIR from FILES, files and folders of RDF; without any, from graph.

    A store that is there is replaced in one step; if the process ends before, it stays. What is
    wrong in a file is told as every verb tells it, and nothing is built.
    """
    made = build_store(folder, *(files or (Path("graph"),)), max_file=max_file_of())
    watch.end()
    held = f"{many(made.quads, 'quad')} from {many(len(made.files), 'file')}"
    click.echo(f"built {one_line(str(folder))}: {held}")
    if made.drafts:
        click.echo(f"{many(made.drafts, 'quad')} of drafts put aside; --drafts counts them")


@command.command("check")
@_FOLDER
def check(folder: Path) -> None:
    """Read the store DIR through, and compare it with what was written.

    Files that are not as they were when it was built are named. Exit status 1 if it is damaged.
    """
    found = check_store(folder)
    watch.end()
    for fault in found.damaged:
        click.echo(f"{one_line(str(folder))}: damaged: {one_line(fault)}")
    for path in found.changed:
        click.echo(f"{one_line(path)}: is not as it was when the store was built")
    if found.damaged:
        click.echo("build it anew with eventgraph store build")
        sys.exit(1)
    held = f"{many(found.manifest.quads, 'quad')} in {many(found.manifest.graphs, 'graph')}"
    click.echo(f"{one_line(str(folder))}: whole: {held}")
