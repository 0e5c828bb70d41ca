"""`eventgraph source add`: keep the text of a source, and describe the source."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from rdflib import Dataset

from eventgraph.commands.parts.options import drafts_option, open_dataset
from eventgraph.curation.texts.adding import Added
from eventgraph.curation.texts.api import Ways, add_list, add_words
from eventgraph.curation.texts.details import Details
from eventgraph.curation.texts.extracted import FIELDS
from eventgraph.curation.texts.lists import ListFaults
from eventgraph.errors import EventGraphError, reading
from eventgraph.evidence.sourcetexts import FOLDER
from eventgraph.rdf.streams import whole
from eventgraph.text.characters import one_line
from eventgraph.vocabulary import curie

__all__ = ["command"]

_FILE = click.Path(path_type=Path, allow_dash=True)
#: What is stated of one source, and of no list.
_OF_ONE = ("id", "title", "issued", "url", "archived")


@click.command("source")
@click.option("--list", "listed", type=_FILE, metavar="FILE", help="Add all rows of a CSV list.")
@click.option("--id", metavar="NAME", help="Its name, as gazette-2025-07-19; else one is made.")
@click.option("--kind", metavar="KIND", help="Its kind, as NewsArticle or 'press release'.")
@click.option("--title", metavar="TEXT", help="Its title, as it stands there.")
@click.option("--publisher", multiple=True, metavar="ACTOR", help="Who published it.")
@click.option("--creator", multiple=True, metavar="ACTOR", help="Who wrote it: agency or author.")
@click.option("--issued", metavar="DATE", help="The day, month or year of issue.")
@click.option("--lang", "language", metavar="CODE", help="Its language, as en, es or pt-BR.")
@click.option("--url", metavar="ADDRESS", help="Where it stands on the web; nothing is fetched.")
@click.option("--archived", metavar="ADDRESS", help="Where a web archive has a copy.")
@click.option("--retrieved", metavar="DATE", help="When it was retrieved; today if not said.")
@click.option(
    "--take",
    multiple=True,
    metavar="FIELDS",
    help=f"Write what the file says of itself: {', '.join(FIELDS)}, or all.",
)
@click.option("--whole-page", is_flag=True, help="Keep all of a web page, not its article alone.")
@click.option("--new", is_flag=True, help="Make an actor although another has nearly its name.")
@click.option("--no-ignore", is_flag=True, help="Do not name the texts in .gitignore.")
@click.option("--dry-run", is_flag=True, help="Tell what would be added, and write nothing.")
@drafts_option
@click.argument("action", type=click.Choice(["add"]))
@click.argument("file", type=_FILE, required=False)
def command(
    listed: Path | None,
    publisher: tuple[str, ...],
    creator: tuple[str, ...],
    take: tuple[str, ...],
    whole_page: bool,
    new: bool,
    no_ignore: bool,
    dry_run: bool,
    graph: tuple[Path, ...],
    action: str,  # noqa: ARG001 - there is one action
    file: Path | None,
    **stated: str | None,
) -> None:
    """Add the source in FILE: plain text, HTML, PDF, .docx or an e-mail; - is standard input.

    Its words and the file are kept in the folder texts beside the dataset, which is left out of
    git, and its description is written with the sums of both, the number of words and the day of
    retrieval. What the file says of itself (title, author, date) is told, and written only with
    --take. A file that is there already is not added twice; what was not known of it is added. All
    is written or nothing, and nothing is fetched. With --list an archiver's list is read (CSV with
    the columns url, archived copy, sha256, time; title and day of publication with --take). Exit
    status 2 for what cannot be added.
    """
    several = {"publisher": publisher, "creator": creator}
    given = {name: (value,) for name, value in stated.items()} | several
    for name, values in given.items():
        if "" in values:
            option = "lang" if name == "language" else name
            raise EventGraphError(f"--{option} is empty; say what it is, or leave it out")
    if (file is None) == (listed is None):
        raise click.UsageError("name a FILE, or a list with --list, and not both")
    known: dict[str, Any] = {name: value for name, value in stated.items() if value}
    details = Details(**known, publishers=publisher, creators=creator)
    ways = Ways(take, whole_page, new, not no_ignore, dry_run)
    if listed is not None:
        if one := next((name for name in _OF_ONE if name in known), None):
            raise click.UsageError(f"--{one} is for one source; leave it out with --list")
        lines, files = _listed(open_dataset(graph), graph, listed, details, ways)
    else:
        path = file or Path("-")
        data = _bytes(path)
        added, files = add_words(open_dataset(graph), graph, (data, path), details, ways)
        lines = [f"{_state(added)}: {curie(added.source)}", *(f"  {note}" for note in added.notes)]
    for line in (*lines, *_written(files, graph, dry_run=dry_run)):
        click.echo(one_line(line))


def _bytes(path: Path) -> bytes:
    with reading(path):
        if str(path) == "-":
            return whole(sys.stdin.buffer, path)
        with path.open("rb") as stream:
            return whole(stream, path)


def _state(added: Added) -> str:
    return {"there": "is there already, nothing new"}.get(added.state, added.state)


def _listed(
    dataset: Dataset, graph: tuple[Path, ...], path: Path, details: Details, ways: Ways
) -> tuple[list[str], list[Path]]:
    """Add a list; tell each fault on a line of its own, or what came of each row."""
    try:
        every, notes, files = add_list(dataset, graph, path, details, ways)
    except ListFaults as error:
        for fault in error.faults:
            click.echo(one_line(fault), err=True)
        raise
    lines = [f"{_state(one)}: {curie(one.source)}" for one in every if one.state != "there"]
    lines += dict.fromkeys(f"  {note}" for one in every for note in one.notes)
    counts = Counter(one.state for one in every)
    told = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    return [*lines, *(f"  {note}" for note in notes), f"{len(every)} rows: {told}"], files


def _written(files: Iterable[Path], graph: tuple[Path, ...], *, dry_run: bool) -> Iterator[str]:
    """Say which files were written, and what to do next."""
    if dry_run:
        yield "nothing was written, as --dry-run asks"
        return
    written = [path for path in files if path.parent.name != FOLDER]
    for path in written:
        why = ": texts/ stays out of git, for texts of others are not yours to publish"
        yield f"wrote {path}{why if path.name == '.gitignore' else ''}"
    if written:
        paths = " ".join(f"--graph {shlex.quote(str(path))}" for path in graph)
        yield f"next: eventgraph quotes {paths}"
