"""A worker at its sockets: asked by the server, and by whoever is at a connection handed to it.

What it reads there and the short way knows, it answers at once. All else goes back to the server:
what it does not know, and what takes long. A timer tells the server of that, which then goes on
with it; the worker forgets its connections before it looks at another.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import socket
import time
from email.utils import formatdate
from typing import Final, NamedTuple

from eventgraph.serving.asking import CACHED, Ready
from eventgraph.serving.frames import ASK, END, Pieces, send
from eventgraph.serving.handed.line import (
    ENOUGH,
    LOGGED,
    UNSENT,
    next_handed,
    say,
    say_back,
)
from eventgraph.serving.handed.page import LONGEST
from eventgraph.serving.handed.short import Ends, Short, timed
from eventgraph.serving.holding import Held
from eventgraph.serving.keeping import Keeper, Marks, named
from eventgraph.serving.shortcut import Asked, Shortcut
from eventgraph.serving.working import Body, begin, tell
from eventgraph.vocabulary import speaking

__all__ = ["work"]

#: How many bytes of answers a worker keeps.
_KEPT: Final = 1 << 20
#: After how many bytes of lines, or how long a rest, the server is told of them.
_LINES: Final = 16 << 10
_REST: Final = 0.05
_AT_ONCE: Final = 1 << 16


class _Connection(NamedTuple):
    number: int
    socket: socket.socket


def work(ends: Ends, held: Held, short: Shortcut, marks: Marks) -> None:
    """Answer until the server ends."""
    begin(held)
    for one in (signal.SIGPROF, signal.SIGALRM):
        signal.signal(one, _noticed)
    os.set_blocking(ends.line.fileno(), False)
    signal.set_wakeup_fd(ends.line.fileno(), warn_on_full_buffer=False)
    send(ends.questions, END)  # it is ready
    with speaking(held.prefixes):
        _Minder(ends, held, short, marks).run()


class _Minder:
    """The loop of a worker."""

    def __init__(self, ends: Ends, held: Held, short: Shortcut, marks: Marks) -> None:
        self.ends, self.held, self.short, self.marks = ends, held, short, marks
        self.kept = Keeper(_KEPT)
        self.connections: dict[int, _Connection] = {}
        self.turn, self.answered, self.lines = 0, 0, 0
        self.cut = Pieces().cut
        self.date = 0, b""
        self.selector = selectors.DefaultSelector()
        for one in (ends.questions, ends.line):
            self.selector.register(one, selectors.EVENT_READ)

    def run(self) -> None:
        """Answer whoever asks next."""
        going = True
        while going:
            found = self.selector.select(_REST if self.lines else None)
            for key, _ in found:
                handle = key.fd
                if connection := self.connections.get(handle):
                    self.mind(connection)
                elif handle == self.ends.questions.fileno():
                    going = self.asked()
                elif handle == self.ends.line.fileno():
                    self.handed()
            if not found:
                self.logged()

    def asked(self) -> bool:
        """Answer what the server asks; tell whether it goes on."""
        data = self.ends.questions.recv(_AT_ONCE)
        for kind, asked in self.cut(data):
            if kind != ASK:
                return False
            tell(Body(self.ends.questions), self.held, json.loads(asked)[1])
        return bool(data)

    def handed(self) -> None:
        """Take connections, and give those back that are asked for."""
        while (message := next_handed(self.ends.line)) is not None:
            number, turn, handle = message
            if turn != self.turn:
                if handle is not None:
                    os.close(handle)
            elif handle is None:
                for connection in [c for c in self.connections.values() if c.number == number]:
                    self.drop(connection)
                say_back(self.ends.line, number)  # also one for which there was no handle left
            else:
                taken = socket.socket(fileno=handle)
                self.connections[handle] = _Connection(number, taken)
                self.selector.register(handle, selectors.EVENT_READ)

    def mind(self, connection: _Connection) -> None:
        """Read a request, and answer it or give it back."""
        page = self.ends.page
        page.handling(connection.number)
        try:
            data = connection.socket.recv(_AT_ONCE)
        except BlockingIOError:
            page.rest()
            return
        except OSError:
            data = b""
        begun = time.perf_counter()
        asked = self.short.read(data) if data else None
        if asked is None or len(asked.query_string) > LONGEST:
            self.back(connection, data)
        else:
            name = named(self.held.digest, asked.question)[1]
            answer = self.kept.find(name)
            if answer is None and self.marks.has(name):
                self.back(connection, data)
            elif answer := answer or self.worked_out(asked, name, begun):
                self.send(connection, asked, answer, begun)
            else:
                self.forget()
                return
        page.rest()
        if self.answered >= self.held.served.limits.answers:
            self.answered = 0
            say(self.ends.line, ENOUGH)

    def worked_out(self, asked: Asked, name: str, begun: float) -> Ready | None:
        """Work out an answer; None for one that the server has to send."""
        body, limits = Short(self.ends, name), self.held.served.limits
        self.answered += 1
        self.ends.page.answering(begun, asked.method, asked.query_string)
        timed(limits.brief)
        tell(body, self.held, asked.question)
        if body.ready is not None and body.ready.status in CACHED:
            self.kept.keep(name, body.ready)
        return body.ready

    def send(self, connection: _Connection, asked: Asked, answer: Ready, begun: float) -> None:
        """Send an answer; what the reader does not take at once, the server sends."""
        self.ends.page.sending()
        now = int(time.time())
        if self.date[0] != now:
            self.date = now, formatdate(now, usegmt=True).encode()
        whole = self.short.head(answer, [(b"date", self.date[1])]) + answer.body
        try:
            sent = connection.socket.send(whole)
        except BlockingIOError:
            sent = 0
        except OSError:
            sent = len(whole)
        took = time.perf_counter() - begun
        line = (
            f"{asked.method} ?{asked.query_string} {answer.status} {len(answer.body)} {took:.6f}\n"
        )
        self.lines += os.write(self.ends.log, line.encode())
        if self.lines > _LINES:
            self.logged()
        if sent < len(whole):
            self.back(connection, whole[sent:], UNSENT)

    def logged(self) -> None:
        """Tell the server that there are lines for the log."""
        if self.lines:
            say(self.ends.line, LOGGED)
            self.lines = 0

    def back(self, connection: _Connection, data: bytes = b"", kind: bytes = b"R") -> None:
        """Give a connection back, with what was read or is to be sent."""
        self.drop(connection)
        say_back(self.ends.line, connection.number, kind, data)

    def drop(self, connection: _Connection) -> None:
        """Mind a connection no more."""
        handle = connection.socket.fileno()
        self.selector.unregister(handle)
        del self.connections[handle]
        connection.socket.close()

    def forget(self) -> None:
        """Leave all connections to the server, which hands them to others."""
        self.turn += 1
        for connection in list(self.connections.values()):
            self.drop(connection)


def _noticed(_number: int, _frame: object) -> None:
    """Do nothing: the server was told by the signal itself."""
