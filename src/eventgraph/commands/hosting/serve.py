"""`eventgraph serve`: a dataset behind one address, to read, to ask and to search."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from eventgraph.commands.parts.options import graph_option, reading_of
from eventgraph.commands.parts.progress import watch
from eventgraph.errors import EventGraphError
from eventgraph.extras import needing
from eventgraph.serving.crossing import origin_of
from eventgraph.stores.services.naming import is_service

__all__ = ["command"]

_LOCAL: Final = ("127.0.0.1", "localhost", "::1")


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen on; 0 takes any that is free.",
)
@click.option("--public", is_flag=True, help="Listen beyond this machine, to whoever reaches it.")
@click.option(
    "--host-name",
    "names",
    multiple=True,
    metavar="NAME",
    help="A name it is reached by, as behind a proxy.",
)
@click.option(
    "--cors",
    "origins",
    multiple=True,
    metavar="ORIGIN",
    help="Let pages of this site ask, as https://example.org.",
)
@click.option("--watch", "following", is_flag=True, help="Load anew when files change.")
@click.option("--log-queries", is_flag=True, help="Tell in the log what was asked, too.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="End a question whose answer has not begun by then.",
)
@click.option(
    "--queries",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="A folder of query files of your own.",
)
@graph_option
def command(
    host: str,
    port: int,
    public: bool,
    names: tuple[str, ...],
    origins: tuple[str, ...],
    following: bool,
    log_queries: bool,
    timeout: float,
    folder: Path | None,
    graph: tuple[Path, ...],
) -> None:
    """Serve the dataset, read-only, until Ctrl-C: page, linked data, SPARQL, queries, search.

    It listens on this machine alone unless --public says otherwise: then whoever reaches the port
    can read all of the dataset, with --drafts those too. There is no login; put a proxy with one
    before it.
    """
    if host not in _LOCAL and not public:
        message = "can be reached from other machines; add --public if they may read all of it"
        raise EventGraphError(f"{host} {message}")
    serving = needing("serving.running", "serve", "starlette uvicorn")
    limits = serving.Limits(seconds=timeout)
    queries = str(folder) if folder else None
    served = serving.Served(tuple(map(str, graph)), queries, reading_of(), limits)
    if following and any(map(is_service, graph)):
        raise EventGraphError("--watch follows files, and a service has none here; leave it out")
    hosts = serving.Hosts(
        frozenset({*_LOCAL, "[::1]", *(name.lower() for name in names)}),
        any=public and not names,
        origins=frozenset(map(origin_of, origins)),
    )
    told = serving.Settings(host, port, hosts, watch=following, log_queries=log_queries, say=_say)
    server = serving.Server(served, told)
    watch.quiet = True  # from here on it waits for somebody
    _say(f"serving at {server.address}; Ctrl-C ends it")
    if public:
        _say("whoever reaches this port can read all of the dataset; there is no login")
    server.run()
    _say("ended")


def _say(text: str) -> None:
    """Tell a line on stderr: the address, and one line for each request."""
    click.echo(text, err=True)
