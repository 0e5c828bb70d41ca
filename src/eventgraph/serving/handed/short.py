"""An answer that is short and soon there, for its reader; all others are sent by the server."""

from __future__ import annotations

import signal
import socket
from collections.abc import Mapping
from typing import Final, NamedTuple

from eventgraph.serving.asking import CACHED, Ready
from eventgraph.serving.handed.line import LONGER, say
from eventgraph.serving.handed.page import Page
from eventgraph.serving.keeping import caching
from eventgraph.serving.working import PIECE, Body

__all__ = ["Ends", "Short", "timed"]

#: How long a question may wait for the processor until the server follows it, in seconds.
_STARVED: Final = 0.1


class Ends(NamedTuple):
    """What joins a worker and its server: questions, connections, a page, lines for the log."""

    questions: socket.socket
    line: socket.socket
    page: Page
    log: int


class Short(Body):
    """A body that is kept where it is short and soon there; else it goes by the server."""

    def __init__(self, ends: Ends, name: str) -> None:
        super().__init__(ends.questions)
        self.line, self.name = ends.line, name
        self.ready: Ready | None = None
        self._over = False

    def headers(self) -> Mapping[str, str]:
        """Give the headers of the answer, those for whoever keeps it among them."""
        good = self.answer.status in CACHED
        return {**self.answer.headers, **(caching(self.name) if good else {})}

    def flush(self) -> None:
        """Let the server send it."""
        self._by_server()
        super().flush()

    def end(self) -> None:
        """Keep it, or let the server send it."""
        if not self.sent and self._size <= PIECE and stopped():
            headers = {**self.headers(), "Content-Type": self.answer.kind}
            self.ready = Ready(self.answer.status, headers, b"".join(self._kept))
            return
        self._by_server()
        super().end()

    def _by_server(self) -> None:
        """Tell the server that it comes, once, if no timer has."""
        if not self._over:
            self._over = True
            if stopped():
                say(self.line, LONGER)


def timed(seconds: float) -> None:
    """Let a signal tell when so many seconds of the processor are over, or more of the clock."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, _STARVED)


def stopped() -> bool:
    """Stop the timers; tell whether they would still have run, so that no signal was sent."""
    ahead = [signal.setitimer(one, 0)[0] for one in (signal.ITIMER_PROF, signal.ITIMER_REAL)]
    return min(ahead) > 0
