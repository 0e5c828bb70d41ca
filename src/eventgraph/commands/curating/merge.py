"""`eventgraph merge`: make one thing of two, or record that they are two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click

from eventgraph.commands.parts.answers import emit
from eventgraph.commands.parts.options import (
    files_option,
    language_option,
    max_file_of,
    open_dataset,
)
from eventgraph.curation.identity.decisions import DIFFERENT, UNSURE, Given
from eventgraph.curation.identity.merging import decide, merge
from eventgraph.curation.identity.subjects import known
from eventgraph.errors import FormatError
from eventgraph.text.measures.dates import day_of
from eventgraph.vocabulary import curie

__all__ = ["command", "given_by", "given_options"]

_OUT = Path("-")


def given_options(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command `--why`, `--by` and `--on`, which say who decides, when and why."""
    for option in (
        click.option("--on", "day", metavar="DAY", help="When; today, if not given."),
        click.option("--by", metavar="ACTOR", help="Who decides, by name."),
        click.option("--why", metavar="TEXT", default="", help="Why, kept with the decision."),
    ):
        command = option(command)
    return command


def given_by(
    graph: tuple[Path, ...], why: str, by: str | None, day: str | None, language: str
) -> Given:
    """Read what the options say; raises UnknownName for nobody, FormatError for no day."""
    dataset = open_dataset(graph)
    who = known(dataset, by).value if by else ""
    when = day or datetime.now(tz=UTC).astimezone().date().isoformat()
    if day_of(when) is None:
        raise FormatError(f"--on {when}: is no day; write it as 2026-01-31")
    return Given(when, why, who, language)


@click.command("merge")
@click.argument("kept", metavar="A")
@click.argument("other", metavar="B")
@click.option("--different", is_flag=True, help="Record that they are two things; merge nothing.")
@click.option("--unsure", is_flag=True, help="Record that nobody can tell; merge nothing.")
@given_options
@click.option("--dry-run", "dry", is_flag=True, help="Show what would change; write nothing.")
@language_option
@files_option
def command(
    kept: str,
    other: str,
    different: bool,
    unsure: bool,
    why: str,
    by: str | None,
    day: str | None,
    dry: bool,
    language: str,
    graph: tuple[Path, ...],
) -> None:
    """Make one thing of A and B: wherever B stands, A stands, in all files in one step.

    B's labels become aliases of A, the rest of its description is added to A's, and B's name goes
    on to lead to A. The decision is recorded in identities.ttl: what was decided, why, by whom,
    when. eventgraph split B takes it back.
    """
    if different and unsure:
        raise click.UsageError("--different and --unsure say two things; give one of them")
    given, most = given_by(graph, why, by, day, language), max_file_of()
    if different or unsure:
        verdict = DIFFERENT if different else UNSURE
        one, two = decide(graph, verdict, (kept, other), given, dry=dry, max_file=most)
        told = "are two things" if different else "may be one thing or two"
        emit(f"{curie(one)} and {curie(two)} {told}{' (not recorded)' if dry else ''}\n", _OUT)
        return
    done = merge(graph, kept, other, given, dry=dry, max_file=most)
    way = "would be merged" if dry else "merged"
    lines = [f"{curie(done.gone)} {way} into {curie(done.kept)}: {done.words}", *done.notes]
    lines += [f"  {path}: {count}" for path, count in done.files.items()]
    emit("".join(f"{line}\n" for line in lines), _OUT)
