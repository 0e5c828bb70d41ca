"""Serve the application on the loopback address until it is ended."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

import uvicorn

from eventgraph.claims.scopes import resolve_as
from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.serving.answering import application
from eventgraph.evidence.sourcetexts import read_texts
from eventgraph.rdf.streams import MOST
from eventgraph.serving.listening import QUIETLY, ending_in_peace, listening
from eventgraph.vocabulary import EVG

__all__ = ["Served", "curate", "opened", "serve"]

_ADDRESS: Final = "127.0.0.1"


class Served:
    """A server that listens on this machine alone, with the address that opens its page."""

    def __init__(self, desk: Desk, port: int = 0) -> None:
        """Take a port, any that is free for 0; raises EventGraphError where it is taken."""
        self.socket = listening(_ADDRESS, port)
        self.port: int = self.socket.getsockname()[1]
        self.token = secrets.token_urlsafe(24)
        app = application(desk, self.port, self.token)
        self.server = uvicorn.Server(
            uvicorn.Config(
                app,
                http="h11",
                **QUIETLY,
                timeout_graceful_shutdown=2,
            )
        )

    @property
    def address(self) -> str:
        """Give the address of the page, without the token."""
        return f"http://{_ADDRESS}:{self.port}/"

    @property
    def opening(self) -> str:
        """Give the address that opens the page."""
        return f"{self.address}?token={self.token}"

    def run(self) -> None:
        """Serve until Ctrl-C, SIGTERM, or `end`."""
        with closing(self.socket), ending_in_peace():
            self.server.run(sockets=[self.socket])

    def end(self) -> None:
        """Ask the server to end, from another thread."""
        self.server.should_exit = True


def opened(
    graph: Iterable[Path], texts: Iterable[tuple[str, Path]], curator: str, max_file: int
) -> Desk:
    """Open a dataset for work; raises InputError and UnknownName for what is not there."""
    given = list(texts)
    desk = Desk(*graph, texts=given, max_file=max_file)
    if curator:
        desk.curator = str(resolve_as(desk.now.dataset, curator, EVG.Curator, "curator"))
    read_texts(desk.now.dataset, given)
    return desk


def curate(
    *paths: str | Path,
    texts: Mapping[str, str | Path] | None = None,
    curator: str = "",
    port: int = 0,
    tell: Callable[[str], object] = print,
) -> None:
    """Serve the application for entering claims to this machine, until Ctrl-C.

    `paths` are files and folders as `load` takes them, `texts` files by their sources' names;
    `curator` names who enters claims. `tell` hears the address that opens the page once it listens.
    What is saved stands in the files at once. Raises InputError for a file that cannot be read,
    UnknownName for a name that nothing carries, EventGraphError for a port that is taken.
    """
    pairs = [(source, Path(file)) for source, file in (texts or {}).items()]
    desk = opened([Path(path) for path in paths], pairs, curator, MOST)
    serve(desk, port, lambda served: tell(served.opening))


def serve(desk: Desk, port: int, tell: Callable[[Served], object]) -> None:
    """Serve until it is ended; `tell` hears of it once it listens."""
    served = Served(desk, port)
    tell(served)
    threading.Thread(target=desk.warm, daemon=True).start()
    served.run()
