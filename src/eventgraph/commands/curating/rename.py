"""`eventgraph rename`: give a claim or a thing another name in all files."""

from __future__ import annotations

from pathlib import Path

import click

from eventgraph.commands.parts.answers import emit
from eventgraph.commands.parts.options import files_option, max_file_of
from eventgraph.curation.identity.renaming import rename
from eventgraph.vocabulary import curie

__all__ = ["command"]

_OUT = Path("-")


@click.command("rename")
@click.argument("old")
@click.argument("new")
@click.option("--dry-run", "dry", is_flag=True, help="Show what would change; write nothing.")
@files_option
def command(old: str, new: str, dry: bool, graph: tuple[Path, ...]) -> None:
    """Give what OLD stands for the name NEW in all files, in one step.

    OLD is a name as people use it, or a CURIE; NEW is a CURIE or an IRI that nothing bears yet:
    of what is there already, eventgraph merge makes one. The old name goes on to lead to the new
    one (dcterms:replaces). Comments and quotes are left as they are.
    """
    done = rename(graph, old, new, dry=dry, max_file=max_file_of())
    way = "would be renamed" if dry else "renamed"
    lines = [f"{curie(done.old)} {way} to {curie(done.new)}: {done.words}"]
    lines += [f"  {path}: {count}" for path, count in done.files.items()]
    emit("".join(f"{line}\n" for line in lines), _OUT)
