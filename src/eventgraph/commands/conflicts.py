"""`eventgraph conflicts`: where claims disagree, and in which way."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, islice
from pathlib import Path

import click
from rdflib import Dataset, URIRef

from eventgraph.claims.names import labels
from eventgraph.claims.scopes import Scope
from eventgraph.commands.options import (
    emit,
    emit_table,
    graph_option,
    language_option,
    open_dataset,
    output_option,
    scope_options,
    table_format,
)
from eventgraph.evidence.conflicts import conflict_checks, disagreements, tabulated
from eventgraph.evidence.independence import independence_note
from eventgraph.evidence.rules import CLASSES
from eventgraph.sparql.library import read_queries
from eventgraph.tables.table import Cell, Table, plain
from eventgraph.text.terminal import filled, screen_width
from eventgraph.vocabulary import expand

__all__ = ["command"]

Record = dict[str, Cell]


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
    fail: bool,
    limit: int,
    format: str,
    language: str,
    output: Path,
    graph: tuple[Path, ...],
    scope: Scope,
) -> None:
    """Find claims that disagree, over all or about one EVENT and what has a part in it.

    Four classes: contradicts (cannot both hold), less precise (one says less than the other),
    arithmetic (stated numbers do not come out), naming (two speakers, two names). Both sides are
    shown with their words; neither is called right.
    """
    dataset = open_dataset(graph, scope)
    rules = conflict_checks() | (read_queries(checks) if checks else {})
    found = (
        one for one in disagreements(dataset, event, rules) if one.class_ in (kinds or CLASSES)
    )
    table = tabulated(dataset, islice(found, limit))
    more = len(table) == limit and next(found, None) is not None
    if format == "text":
        emit(_text(table, dataset, language), output)
    else:
        emit_table(table, format, output, dataset, language)
    if more:
        message = f"there are more than {limit:,} pairs; the rest is left out"
        click.echo(f"eventgraph: {message}: ask about one event, or raise --limit", err=True)
    sys.exit(1 if fail and table.rows else 0)


def _text(table: Table, dataset: Dataset, language: str) -> str:
    """Write the findings as a list: the thing at issue, and below it each side with its words."""
    names = labels(dataset, language)
    width = screen_width()
    lines = [*filled(independence_note(dataset), width), ""]
    records = table.records()
    # A side stands in many pairs.
    told: dict[tuple[Cell, ...], list[str]] = {}
    for (kind, about), found in groupby(
        records, key=lambda record: (record["class"], record["about"])
    ):
        lines += filled(f"{kind}: {plain(about, names)}", width, "", "  ")
        group = list(found)
        pairs = (
            [(_merged(group), "")] if kind == "naming" else [(_sides(r), r["note"]) for r in group]
        )
        for sides, note in pairs:
            for side in sides:
                key = tuple(side.values())
                if key not in told:
                    told[key] = list(_wrapped(side, names, width))
                lines += told[key]
            lines += [*filled(str(note), width, "    → ", "      "), ""]
    counts = ", ".join(f"{sum(r['class'] == name for r in records)} {name}" for name in CLASSES)
    return "\n".join([*lines, f"pairs: {len(records)} ({counts})"]) + "\n"


def _sides(record: Record) -> list[Record]:
    return [
        {
            name.removesuffix(f"_{n}"): cell
            for name, cell in record.items()
            if name.endswith(f"_{n}")
        }
        for n in (1, 2)
    ]


def _merged(records: Sequence[Record]) -> list[Record]:
    """Give each speaker's names for one thing once, however many others name it differently."""
    sides: dict[tuple[Cell, Cell], Record] = {}
    for record in records:
        for side in _sides(record):
            key = side["speaker"], side["property"]
            longest = sides.get(key, side)
            sides[key] = side if len(str(side["value"])) > len(str(longest["value"])) else longest
    return [sides[key] for key in sorted(sides, key=str)]


def _speakers(cell: Cell, names: Mapping[str, str]) -> str:
    """Name one speaker with its CURIE, several by their labels."""
    if isinstance(cell, URIRef):
        return plain(cell, names)
    return "; ".join(names.get(expand(part) or "", part) for part in str(cell).split("; "))


def _wrapped(side: Record, names: Mapping[str, str], width: int) -> Iterator[str]:
    """Write one side: who says what, then the words and where they stand."""
    value, speaker = plain(side["value"], names), _speakers(side["speaker"], names)
    label = names.get(str(side["property"]), str(side["property"]))
    yield from filled(f"{speaker}: {label} {value}", width, "  - ", "      ")
    quote = f"“{side['quote']}” ({plain(side['source'], {})}, {plain(side['claim'], {})})"
    yield from filled(quote, width, "      ", "      ")
