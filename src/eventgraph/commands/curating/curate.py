"""`eventgraph curate`: enter claims in the browser, on this machine alone."""

from __future__ import annotations

import webbrowser
from pathlib import Path
from typing import Any

import click

from eventgraph.commands.parts.options import files_option, max_file_of
from eventgraph.commands.parts.progress import watch
from eventgraph.commands.parts.texts import text_option
from eventgraph.extras import needing

__all__ = ["command"]


@click.command("curate")
@text_option
@click.option("--as", "curator", metavar="CURATOR", help="Who enters claims; else the busiest.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    show_default="any that is free",
    help="The port of this machine to listen at.",
)
@click.option("--no-browser", is_flag=True, help="Only print the address.")
@files_option
def command(
    texts: tuple[tuple[str, Path], ...],
    curator: str | None,
    port: int,
    no_browser: bool,
    graph: tuple[Path, ...],
) -> None:
    """Enter claims in the browser: mark words in a text, say who says what.

    Serves a page to this machine alone, at the address that it prints, until Ctrl-C. What is saved
    stands in the files of --graph at once; what is not changed stays to the byte. Nothing is
    fetched, and no other page or machine can ask.
    """
    serving = needing("curation.serving.running", "curate", "starlette uvicorn")
    desk = serving.opened(graph, texts, curator or "", max_file_of())
    watch.quiet = True  # from here on it waits for somebody
    serving.serve(desk, port, lambda served: _tell(served, open_it=not no_browser))
    click.echo("ended; what was saved is in the files", err=True)


def _tell(served: Any, *, open_it: bool) -> None:  # noqa: ANN401 - what serves
    click.echo(f"open {served.opening}")
    click.echo("Ctrl-C ends it", err=True)
    if open_it:
        webbrowser.open(served.opening)
