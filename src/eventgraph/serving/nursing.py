"""The process that loads the dataset and brings forth workers, copies of it that cost nothing.

Started by the server as `python -m eventgraph.serving.nursing NUMBER MARKS`, the numbers of a
socket and of the memory in which answers are marked. It holds the dataset, and does nothing else;
so a worker is there in milliseconds, and its memory is shared until it writes to it. It ends its
own children alone, which it knows by their numbers, and itself when the server ends.
"""

from __future__ import annotations

import json
import mmap
import os
import select
import signal
import socket
import sys
import warnings
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from eventgraph.errors import EventGraphError
from eventgraph.serving.frames import ASK, END, HEAD, packed, receive
from eventgraph.serving.guarding import Hosts
from eventgraph.serving.handed.line import joined
from eventgraph.serving.handed.minding import work
from eventgraph.serving.handed.page import SIZE, Page
from eventgraph.serving.handed.short import Ends
from eventgraph.serving.holding import Held, Served
from eventgraph.serving.keeping import MARKS, Marks, memory
from eventgraph.serving.limits import Limits
from eventgraph.serving.shortcut import Shortcut
from eventgraph.serving.working import warm
from eventgraph.words.beside import made_beside

__all__ = ["main", "read_served"]

#: How often children that ended are looked for, in seconds.
_LOOK: Final = 0.5


def read_served(text: str | bytes) -> Served:
    """Read what is served, as the server sends it."""
    given = json.loads(text)
    limits = Limits(**given["limits"])
    return Served(tuple(given["graph"]), given["queries"], given["reading"], limits)


def _hosts(text: str | bytes) -> Hosts:
    """Read to whom it is served."""
    given = json.loads(text)["hosts"]
    return Hosts(frozenset(given["names"]), given["any"], frozenset(given["origins"]))


def main(number: int, marks: int) -> None:
    """Load, tell the server, and do what it says until it ends."""
    for one in (signal.SIGINT, signal.SIGTERM):  # it ends with the server, and cleans up
        signal.signal(one, signal.SIG_IGN)
    control = socket.socket(fileno=number)
    first = receive(control)
    if first is None:
        return
    try:
        held, hosts = Held(read_served(first[1])), _hosts(first[1])
        held.begin()
        warm(held, "SELECT")
    except EventGraphError as error:
        control.sendall(packed(END, {"error": str(error)}))
        return
    with made_beside(held.dataset) as children:
        control.sendall(packed(HEAD, {"digest": held.digest}))
        short = Shortcut(held.served.limits, hosts)
        table = Marks(mmap.mmap(marks, MARKS))
        _serve(control, held, children, lambda ends: work(ends, held, short, table))


def _serve(
    control: socket.socket, held: Held, children: set[int], begin: Callable[[Ends], None]
) -> None:
    while True:
        ready, _, _ = select.select([control], [], [], _LOOK)
        _bury(children)
        if not ready:
            held.prepare()
            continue
        said = receive(control)
        if said is None:
            break
        if said[0] == ASK:
            children.add(_child(control, begin))
        elif said[0] == END:
            child = int(said[1])
            if child in children:
                os.kill(child, signal.SIGKILL)
    for child in children:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def _child(control: socket.socket, begin: Callable[[Ends], None]) -> int:
    """Bring forth a worker, and hand the server its ends of what is between them."""
    questions, line = socket.socketpair(), joined()
    (read, written), shared = os.pipe(), memory(SIZE)
    with warnings.catch_warnings():
        # A store on disk has threads of its own beside it; a worker only reads, and needs none.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        status = 1
        try:
            for one in (control, questions[0], line[0]):
                one.close()
            os.close(read)
            page = Page(mmap.mmap(shared, SIZE))
            begin(Ends(questions[1], line[1], page, written))
            status = 0
        except (BrokenPipeError, ConnectionResetError):
            status = 0
        finally:
            os._exit(status)
    handles = [questions[0].fileno(), line[0].fileno(), shared, read]
    socket.send_fds(control, [child.to_bytes(4)], handles)
    for one in (*questions, *line):
        one.close()
    for handle in (shared, read, written):
        os.close(handle)
    return child


def _bury(children: set[int]) -> None:
    """Forget children that ended."""
    while children:
        try:
            child, _ = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not child:
            return
        children.discard(child)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
