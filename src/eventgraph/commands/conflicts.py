"""`eventgraph conflicts`: where claims disagree, and in which way."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from operator import attrgetter
from pathlib import Path

import click
from rdflib import Dataset, URIRef

from eventgraph.claims.cards import card_of
from eventgraph.claims.names import labels
from eventgraph.claims.scopes import Scope
from eventgraph.commands.parts.answers import emit, emit_table
from eventgraph.commands.parts.options import (
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.evidence.conflicts import conflict_checks, disagreements, tabulated
from eventgraph.evidence.independence import independence_note
from eventgraph.evidence.sides import CLASSES, NAMING, Disagreement, Said, Side
from eventgraph.sparql.library import read_queries
from eventgraph.tables.table import plain
from eventgraph.text.terminal import filled, screen_width
from eventgraph.vocabulary import curie

__all__ = ["command"]


@click.command("conflicts")
@click.argument("event", required=False)
@click.option(
    "--class",
    "kinds",
    type=click.Choice(CLASSES),
    multiple=True,
    help="Only this class; may be given more than once.",
)
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
    help="How many pairs are listed at most.",
)
@click.option("--fail", is_flag=True, help="Exit with status 1 if anything is found.")
@table_format
@language_option
@output_option
@graph_option
@scope_options
def command(
    event: str | None,
    kinds: tuple[str, ...],
    checks: Path | None,
    limit: int,
    fail: bool,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Find claims that disagree, over all or about one EVENT and what has a part in it.

    Seven classes: contradicts (cannot both hold, and both are asserted), differs, may both hold;
    less certain (one is said only to be possible), less precise (one says less than the other),
    arithmetic (stated numbers or dates do not come out), not comparable (two units), naming (two
    speakers, two names). Each side is shown with its words; none is called right.
    """
    dataset = open_dataset(graph, scope)
    rules = conflict_checks() | (read_queries(checks) if checks else {})
    every = (
        one for one in disagreements(dataset, event, rules) if one.class_ in (kinds or CLASSES)
    )
    found = sorted(islice(every, limit), key=attrgetter("order"))
    more = len(found) == limit and next(every, None) is not None
    if format == "text":
        emit(_text(found, dataset, language), output)
    else:
        emit_table(tabulated(found, dataset), format, output, dataset, language)
    if more:
        message = f"there are more than {limit:,} pairs; the rest is left out"
        click.echo(f"eventgraph: {message}: ask about one event, or raise --limit", err=True)
    sys.exit(1 if fail and found else 0)


def _text(found: Sequence[Disagreement], dataset: Dataset, language: str) -> str:
    """Write the findings as a list: the thing at issue, and below it each side with its words."""
    names = labels(dataset, language)
    width = screen_width()
    lines = [*filled(independence_note(dataset), width), ""]
    for (kind, about), alike in groupby(found, key=lambda one: (one.class_, one.about)):
        lines += filled(f"{kind}: {plain(URIRef(about), names)}", width, "", "  ")
        group = list(alike)
        for one in [_merged(group)] if kind == NAMING else group:
            for side in one.sides:
                lines += _wrapped(side, about, dataset, names, width)
            lines += [*filled(one.note, width, "    → ", "      "), ""]
    counts = "; ".join(f"{sum(one.class_ == name for one in found)} {name}" for name in CLASSES)
    return "\n".join([*lines, *filled(f"pairs: {len(found)} ({counts})", width)]) + "\n"


def _merged(found: Sequence[Disagreement]) -> Disagreement:
    """Give each speaker's names for one thing once, however many others name it differently."""
    said: dict[Side, set[Said]] = {}
    for side in (side for one in found for side in one.sides):
        said.setdefault(side._replace(said=()), set()).update(side.said)
    sides = (
        side._replace(said=tuple(sorted(names, key=lambda one: (str(one.value), one.claim))))
        for side, names in sorted(
            said.items(), key=lambda item: (item[0].speaker, item[0].relation)
        )
    )
    return found[0]._replace(sides=tuple(sides))


def _wrapped(
    side: Side, about: str, dataset: Dataset, names: Mapping[str, str], width: int
) -> Iterator[str]:
    """Write one side: who says what, then the words of each claim and where they stand."""
    label = names.get(side.relation, side.relation)
    speaker = plain(URIRef(side.speaker), names)
    of = "" if side.thing == about else f"{plain(URIRef(side.thing), names)} "
    for value in side.values:
        said = f"{speaker}: {of}{label} {plain(value, names)}"
        yield from filled(said, width, "  - ", "      ")
        for claim in (claim for worth, claim in side.said if worth == value):
            card = card_of(dataset, claim)
            quote = f"“{card.quote}” ({curie(card.source)}, {curie(claim)})"
            yield from filled(quote, width, "      ", "      ")
