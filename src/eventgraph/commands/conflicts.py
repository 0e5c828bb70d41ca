"""`eventgraph conflicts`: where claims disagree, and in which way."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

import click

from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit, emit_table
from eventgraph.commands.parts.matters import matters_text
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.commands.parts.pairs import pairs_text
from eventgraph.evidence.conflicts import conflict_checks, disagreements, tabulated
from eventgraph.evidence.matters.gathering import gather_matters
from eventgraph.evidence.matters.records import Matter
from eventgraph.evidence.matters.tabulating import matter_table, of_classes
from eventgraph.evidence.sides import CLASSES, Disagreement
from eventgraph.sparql.library import read_queries
from eventgraph.tables.table import Table

__all__ = ["command"]

#: Of so many matters the words are shown without being asked for.
_FEW = 5
_Found = TypeVar("_Found", Disagreement, Matter)


@click.command("conflicts")
@click.argument("thing", required=False)
@click.option(
    "--class",
    "kinds",
    type=click.Choice(CLASSES),
    multiple=True,
    help="Only this class; may be given more than once.",
)
@click.option(
    "--words", is_flag=True, help="Show the words of all matters, however many there are."
)
@click.option("--pairs", is_flag=True, help="List every two sides that disagree instead.")
@click.option(
    "--checks",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Folder of arithmetic rules (.rq) to check beside those that ship.",
)
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=100_000,
    show_default=True,
    metavar="N",
    help="How many matters, or pairs, are listed at most.",
)
@click.option("--fail", is_flag=True, help="Exit with status 1 if anything is found.")
@table_format
@language_option
@output_option
@graph_option
@scope_options
def command(
    thing: str | None,
    kinds: tuple[str, ...],
    words: bool,
    pairs: bool,
    checks: Path | None,
    limit: int,
    fail: bool,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Find what claims answer differently, over all or about one THING.

    A matter is one thing and what is said of it; a position is one answer, with the voices that
    give it, what carries them, and from where. How positions stand to one another is one of nine
    classes: contradicts (cannot both hold, and both are asserted), changed account (one speaker, on
    two days or in two speeches), relayed differently (one speech, in two publications), differs,
    may both hold; less certain (one is said only to be possible), less precise (one says less than
    the other), arithmetic (stated numbers or dates do not come out), not comparable (two units),
    naming (two speakers, two names). None is called right. Of more than five matters each position
    is one line; --words shows the words of all. Of an event, its parts and who and what has a part
    in them count too.
    """
    dataset = open_dataset(graph, scope)
    rules = conflict_checks() | read_queries(checks) if checks else None
    wanted = kinds or CLASSES
    text: Callable[[], str]
    table: Callable[[], Table]
    if pairs:
        every = (one for one in disagreements(dataset, thing, rules) if one.class_ in wanted)
        sides, more = _first(every, limit)
        text = partial(pairs_text, sides, dataset, language)
        count, table = len(sides), partial(tabulated, sides, dataset)
    else:
        gathered = (of_classes(one, wanted) for one in gather_matters(dataset, thing, rules))
        found, more = _first((one for one in gathered if one), limit)
        told = words or thing is not None or len(found) <= _FEW
        text = partial(matters_text, found, dataset, language, words=told)
        count, table = len(found), partial(matter_table, found, dataset)
    if format == "text":
        emit(text(), output)
    else:
        emit_table(table(), format, output, dataset, language)
    if more:
        _left_out(limit, "pairs" if pairs else "matters")
    sys.exit(1 if fail and count else 0)


def _first(every: Iterator[_Found], limit: int) -> tuple[list[_Found], bool]:
    """Sort as many as are wanted, and tell whether there are more."""
    found = sorted(islice(every, limit), key=attrgetter("order"))
    return found, len(found) == limit and next(every, None) is not None


def _left_out(limit: int, what: str) -> None:
    message = f"there are more than {limit:,} {what}; the rest is left out"
    click.echo(f"eventgraph: {message}: ask about one thing, or raise --limit", err=True)
