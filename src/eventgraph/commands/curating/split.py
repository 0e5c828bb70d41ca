"""`eventgraph split`: take a merge back."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from eventgraph.commands.curating.merge import given_by, given_options
from eventgraph.commands.parts.answers import emit
from eventgraph.commands.parts.options import files_option, language_option, max_file_of
from eventgraph.curation.identity.splitting import split
from eventgraph.vocabulary import curie

__all__ = ["command"]

_OUT = Path("-")


@click.command("split")
@click.argument("name", metavar="B")
@click.option("--different", is_flag=True, help="Record, too, that they are two things.")
@given_options
@click.option("--dry-run", "dry", is_flag=True, help="Show what would change; write nothing.")
@language_option
@files_option
def command(
    name: str,
    different: bool,
    why: str,
    by: str | None,
    day: str | None,
    dry: bool,
    language: str,
    graph: tuple[Path, ...],
) -> None:
    """Take back the merge in which the name B went: what was B's is B's again.

    B is the old name, as a CURIE or an IRI. Where nothing else changed since, the files hold the
    same bytes as before the merge. What was changed since stays as it is, and is told: exit
    status 1.
    """
    given = given_by(graph, why, by, day, language) if different else None
    done = split(graph, name, given, dry=dry, max_file=max_file_of())
    way = "would be parted" if dry else "parted"
    lines = [f"{curie(done.back)} {way} from {curie(done.kept)}: {len(done.files)} files"]
    lines += [f"  {path}" for path in done.files]
    lines += [f"not parted: {one}; part it by hand" for one in done.left]
    emit("".join(f"{line}\n" for line in lines), _OUT)
    sys.exit(1 if done.left else 0)
