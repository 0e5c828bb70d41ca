"""The option that names the text of a source, the same for every verb that reads texts."""

from __future__ import annotations

from pathlib import Path

import click

from eventgraph.errors import EventGraphError

__all__ = ["text_option"]


def _pairs(
    _ctx: click.Context, _param: click.Parameter, given: tuple[str, ...]
) -> tuple[tuple[str, Path], ...]:
    """Part each SOURCE=FILE in two."""
    found = []
    for one in given:
        name, equals, path = one.partition("=")
        if not (name and equals and path):
            raise EventGraphError(f"--text {one}: write it as --text SOURCE=FILE")
        found.append((name, Path(path)))
    return tuple(found)


#: A command receives it as `texts`: pairs of a source's name and a file.
text_option = click.option(
    "--text",
    "texts",
    multiple=True,
    metavar="SOURCE=FILE",
    callback=_pairs,
    help="The text of a source, plain and in UTF-8; may be given more than once.",
)
