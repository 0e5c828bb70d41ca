"""The process that loads the dataset and brings forth workers, copies of it that cost nothing.

Started by the server as `python -m eventgraph.serving.nursing NUMBER`, where the number is that of
a socket. It holds the dataset, and does nothing else; so a worker is there in milliseconds, and its
memory is shared until it writes to it. It ends its own children alone, which it knows by their
numbers, and itself when the server ends.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
import warnings
from contextlib import suppress
from typing import Final

from eventgraph.errors import EventGraphError
from eventgraph.serving.frames import ASK, END, HEAD, packed, receive
from eventgraph.serving.holding import Held, Served
from eventgraph.serving.limits import Limits
from eventgraph.serving.working import warm, work
from eventgraph.words.beside import made_beside

__all__ = ["main", "read_served"]

#: How often children that ended are looked for, in seconds.
_LOOK: Final = 0.5


def read_served(text: str | bytes) -> Served:
    """Read what is served, as the server sends it."""
    given = json.loads(text)
    limits = Limits(**given["limits"])
    return Served(tuple(given["graph"]), given["queries"], given["reading"], limits)


def main(number: int) -> None:
    """Load, tell the server, and do what it says until it ends."""
    for one in (signal.SIGINT, signal.SIGTERM):  # it ends with the server, and cleans up
        signal.signal(one, signal.SIG_IGN)
    control = socket.socket(fileno=number)
    first = receive(control)
    if first is None:
        return
    try:
        held = Held(read_served(first[1]))
        held.begin()
        warm(held, "SELECT")
    except EventGraphError as error:
        control.sendall(packed(END, {"error": str(error)}))
        return
    with made_beside(held.dataset) as children:
        control.sendall(packed(HEAD, {"digest": held.digest}))
        _serve(control, held, children)


def _serve(control: socket.socket, held: Held, children: set[int]) -> None:
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
            children.add(_child(control, held))
        elif said[0] == END:
            child = int(said[1])
            if child in children:
                os.kill(child, signal.SIGKILL)
    for child in children:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)


def _child(control: socket.socket, held: Held) -> int:
    """Bring forth a worker, and hand the server its end of the socket between them."""
    theirs, own = socket.socketpair()
    with warnings.catch_warnings():
        # A store on disk has threads of its own beside it; a worker only reads, and needs none.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        status = 1
        try:
            control.close()
            theirs.close()
            work(own, held)
            status = 0
        except (BrokenPipeError, ConnectionResetError):
            status = 0
        finally:
            os._exit(status)
    own.close()
    socket.send_fds(control, [child.to_bytes(4)], [theirs.fileno()])
    theirs.close()
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
    main(int(sys.argv[1]))
