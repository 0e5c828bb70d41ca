"""A connection to a server that stays open, and waiting for what comes sooner or later."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.client import HTTPResponse
from urllib.parse import quote_plus

from eventgraph.serving.running import Limits, Served, Server, Settings

__all__ = ["Reader", "get", "serving", "until"]


class Reader:
    """One connection that stays open."""

    def __init__(self, server: Server) -> None:
        self.socket = socket.create_connection(server.socket.getsockname(), timeout=100)

    def send(self, query: str) -> None:
        """Send a query by GET."""
        self.socket.sendall(get(query))

    def answer(self) -> tuple[int, list[tuple[str, str]], bytes]:
        """Give status, headers and body."""
        answer = HTTPResponse(self.socket)
        answer.begin()
        headers = [(name, value) for name, value in answer.getheaders() if name != "date"]
        return answer.status, headers, answer.read()

    def ask(self, query: str) -> tuple[int, list[tuple[str, str]], bytes]:
        """Send a query, and give its answer."""
        self.send(query)
        return self.answer()


def get(query: str) -> bytes:
    return f"GET /sparql?query={quote_plus(query)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()


def until(true: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


@contextmanager
def serving(
    limits: Limits,
    graph: Sequence[str],
    *,
    watch: bool = False,
    say: Callable[[str], object] = lambda _: None,
) -> Iterator[Server]:
    """Serve within limits as long as the block runs."""
    server = Server(Served(tuple(graph), limits=limits), Settings(port=0, watch=watch, say=say))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server
    finally:
        server.end()
        thread.join(30)
        assert not thread.is_alive()
