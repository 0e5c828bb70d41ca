"""`eventgraph fmt`: lay the files of a dataset out in the house style."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from eventgraph.commands.parts.options import files_option, max_file_of
from eventgraph.curation.editing import Edit
from eventgraph.text.characters import one_line

__all__ = ["command"]


@click.command("fmt")
@click.option("--check", is_flag=True, help="Change nothing; list what would be, exit status 1.")
@files_option
def command(graph: tuple[Path, ...], check: bool) -> None:
    """Lay Turtle and TriG files out in the house style.

    A verb a line, texts in several languages one a line, a blank line between statements, prefixes
    in order. What the files say is compared before and after; comments, the order of statements,
    and how numbers and texts are written stay as they are. Done twice, nothing changes. All files
    are written in one step, or none.
    """
    edit = Edit(*graph, max_file=max_file_of())
    edit.tidy()
    changed = list(edit.preview()) if check else edit.commit()
    for path in changed:
        click.echo(f"{'not in the house style' if check else 'formatted'}: {one_line(str(path))}")
    if not changed:
        click.echo("all files are in the house style")
    sys.exit(1 if check and changed else 0)
