"""`eventgraph init`: start a new dataset folder."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Final

import click

from eventgraph.commands.parts.outputs import folder_replaced
from eventgraph.reports.manifest import Claim

__all__ = ["command"]

_FILES: Final = ("things.ttl", "claims.trig")


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Start a dataset in FOLDER: two small files that conform, to be filled with your own.

    The folder must be new or empty; nothing of yours is ever written over.
    """
    starter = resources.files("eventgraph").joinpath("commands/starter")
    with folder_replaced(folder, Claim(marked=False)) as new:
        for name in _FILES:
            (new / name).write_bytes(starter.joinpath(name).read_bytes())
    for name in _FILES:
        click.echo(f"wrote {folder / name}")
    click.echo(f"next: eventgraph validate --graph {folder}")
