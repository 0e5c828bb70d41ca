"""What a worker does with a question: it answers over a socket, piece by piece, within bounds."""

from __future__ import annotations

import gc
import io
import json
import os
import resource
import signal
import socket
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import IO, Any, Final, cast

from eventgraph.errors import EventGraphError
from eventgraph.serving.answers.kinds import answer
from eventgraph.serving.asking import Answer, Refusal, line
from eventgraph.serving.frames import DATA, END, HEAD, WHOLE, send, whole
from eventgraph.serving.holding import Held
from eventgraph.text.characters import one_line

__all__ = ["PIECE", "Body", "begin", "tell", "warm"]

#: How much of an answer is kept back until its status is told: what fails by then says so.
_KEPT_BACK: Final = 256 << 10
#: How many bytes go in one piece.
PIECE: Final = 64 << 10


class Body:
    """What takes a body and sends it on; the head goes first, once it is sure that there is one."""

    def __init__(self, to: socket.socket) -> None:
        self.to, self.answer = to, Answer()
        self.sent = False
        self._kept: list[bytes] = []
        self._size = 0

    def begin(self, answer: Answer) -> None:
        """Begin with an answer, of which nothing is sent yet."""
        self.answer, self._kept, self._size = answer, [], 0

    def headers(self) -> Mapping[str, str]:
        """Give the headers of the answer."""
        return self.answer.headers

    def write(self, data: bytes, /) -> int:
        """Take some bytes."""
        self._kept.append(bytes(data))
        self._size += len(data)
        if self._size >= (PIECE if self.sent else _KEPT_BACK):
            self.flush()
        return len(data)

    def flush(self) -> None:
        """Send what there is."""
        if not self.sent:
            send(self.to, HEAD, self._head())
            self.sent = True
        data = b"".join(self._kept)
        for at in range(0, len(data), PIECE):
            send(self.to, DATA, data[at : at + PIECE])
        self._kept, self._size = [], 0

    def end(self) -> None:
        """Send the rest, and that it has ended; what is small goes in one piece."""
        if not self.sent and self._size <= PIECE:
            self.sent = True
            send(self.to, WHOLE, whole(self._head(), b"".join(self._kept)))
            return
        self.flush()
        send(self.to, END)

    def _head(self) -> bytes:
        answer = self.answer
        head = {"status": answer.status, "kind": answer.kind, "headers": {**self.headers()}}
        return json.dumps(head).encode("utf-8", "replace")


def begin(held: Held) -> None:
    """Make ready to answer: what a question does to memory ends with the process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    gc.freeze()
    _bound(held.served.limits.memory)
    warm(held)


def warm(held: Held, query: str = "SELECT ?p ?o { ?s a ?kind ; ?p ?o } LIMIT 50") -> None:
    """Answer for nobody: what each answer writes to becomes this process's own before it is asked.

    A query that cannot be read loads what explains that.
    """
    question = {"kind": "sparql", "query": query, "default": (), "named": (), "scope": {}}
    with suppress(EventGraphError, Refusal):
        made = answer(held, {**question, "address": "http://localhost/"})
        if not isinstance(made.body, bytes):
            made.body(io.BytesIO())


def tell(body: Body, held: Held, question: Mapping[str, Any]) -> None:
    """Answer one question; what fails before its head is sent becomes a status and one line."""
    try:
        _write(body, answer(held, question))
    except Refusal as refusal:
        _instead(body, line(str(refusal), refusal.status), refusal.headers)
    except EventGraphError as error:
        _instead(body, line(one_line(str(error)), 400))
    except MemoryError:
        _instead(body, line("takes more memory than is allowed; ask for less", 413))


def _write(body: Body, answer: Answer) -> None:
    body.begin(answer)
    if isinstance(answer.body, bytes):
        body.write(answer.body)
    else:
        answer.body(cast(IO[bytes], body))
    body.end()


def _instead(body: Body, answer: Answer, more: Mapping[str, str] | None = None) -> None:
    """Answer with a fault, if nothing has been sent; else the answer breaks off, and all see it."""
    if body.sent:
        raise BrokenPipeError
    _write(body, replace(answer, headers={**answer.headers, **(more or {})}))


def _bound(memory: int) -> None:
    """Let this process take so many bytes more than it has."""
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file of the user
        pages = int(file.read().split()[0])
    most = pages * os.sysconf("SC_PAGE_SIZE") + memory
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
