"""Options and outlets that every verb shares, so that they mean the same everywhere."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Final

import click
from rdflib import Dataset

from eventgraph.claims.cards import claim_names
from eventgraph.claims.scopes import ATTITUDE_WORDS, CERTAINTY_WORDS, WORDING_WORDS, Scope, narrow
from eventgraph.commands.parts.kinds import Word
from eventgraph.commands.parts.reading import (
    AROUND,
    drafts_option,
    files_option,
    graph_option,
    max_file_of,
    max_file_option,
    reading_of,
)
from eventgraph.errors import UnknownName
from eventgraph.rdf.oxigraph import prefixes_of
from eventgraph.stores.opening import load
from eventgraph.tables.table import TABLE_FORMATS
from eventgraph.vocabulary import speaking

__all__ = [
    "drafts_option",
    "files_option",
    "graph_option",
    "language_option",
    "many",
    "max_file_of",
    "max_file_option",
    "open_dataset",
    "output_option",
    "reading_of",
    "scope_options",
    "table_format",
]

_PATH: Final = click.Path(path_type=Path, allow_dash=True)

output_option = click.option(
    "-o",
    "--output",
    "output",
    type=_PATH,
    default=Path("-"),
    show_default="stdout",
    metavar="FILE",
    help="Where to write; - is stdout.",
)
table_format = click.option(
    "-f",
    "--format",
    "format",
    default="text",
    show_default=True,
    metavar="FORMAT",
    help=f"How to write tables: {', '.join(TABLE_FORMATS)}.",
)
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "es"]),
    default="en",
    show_default=True,
    help="Language of labels.",
)


_SCOPE_OPTIONS: Final = (
    click.option("--according-to", metavar="ACTOR", help="Only the claims of one speaker."),
    click.option(
        "--party",
        metavar="ACTOR",
        help="Only the claims of a body, its parts, its members and those in office there.",
    ),
    click.option("--source", metavar="SOURCE", help="Only the claims read in one source."),
    click.option(
        "--certainty",
        type=Word(tuple(CERTAINTY_WORDS)),
        help="Only the claims put forward so.",
    ),
    click.option(
        "--attitude",
        type=Word(tuple(ATTITUDE_WORDS)),
        help="Only the claims whose speaker stands so to what they tell.",
    ),
    click.option(
        "--wording",
        type=Word(tuple(WORDING_WORDS)),
        help="Only the claims whose words are the speaker's, or the publication's for them.",
    ),
    click.option(
        "--during",
        metavar="TIME",
        help="Only claims about events of 2025, 2025-07, or 2025-03/2025-07.",
    ),
    click.option(
        "--without-disputed", is_flag=True, help="Leave out claims that another disputes."
    ),
    click.option(
        "--without-doubted", is_flag=True, help="Leave out claims that their curator doubts."
    ),
    click.option(
        "--without-reports",
        is_flag=True,
        help="Leave out claims that only report that somebody spoke, or only give an office.",
    ),
    click.option(
        "--as-of",
        metavar="DAY",
        help="Only what was published by then, without what was withdrawn by then.",
    ),
)


def open_dataset(graph: tuple[Path, ...], scope: Scope | None = None) -> Dataset:
    """Load what `--graph` names, and see it through a scope.

    From here on names are written and read by the dataset's own prefixes.
    """
    context = click.get_current_context()
    dataset = load(*graph, **reading_of())
    context.with_resource(speaking(prefixes_of(dataset)))
    if around := context.meta.get(AROUND):
        read = many(len(claim_names(dataset)), "claim")
        click.echo(f"eventgraph: {read} around {', '.join(around)}; no other is counted", err=True)
    return narrow(dataset, scope)


def _gather_scope(command: Callable[..., object]) -> Callable[..., object]:
    """Gather the scope options into one argument, `scope`."""

    @functools.wraps(command)
    def gathered(*arguments: object, **options: object) -> object:
        chosen = {field.name: options.pop(field.name) for field in fields(Scope)}
        for name, value in chosen.items():
            # As from "$UNSET": read as no scope at all, it would answer for everybody.
            if value == "":
                option = f"--{name.replace('_', '-')}"
                raise UnknownName(f"{option} is empty; name what it should be, or leave it out")
        return command(*arguments, scope=Scope(**chosen), **options)  # type: ignore[arg-type]

    return gathered


def scope_options(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command the options that choose claims; it receives them as one `Scope`, `scope`.

    Put it among the other options, take `scope: Scope` as a parameter, and call
    `open_dataset(graph, scope)`.
    """
    decorated = _gather_scope(command)
    for option in reversed(_SCOPE_OPTIONS):
        decorated = option(decorated)
    return decorated


def many(number: int, what: str) -> str:
    """Count things for a reader.

    >>> many(1, "claim"), many(2_000, "claim")
    ('1 claim', '2,000 claims')
    """
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"
