"""What the server and a worker say to each other of connections: one message for each matter.

A message of one byte may come from the signal of a timer, while the worker is at something else.
"""

from __future__ import annotations

import select
import signal
import socket
import struct
from typing import Final, NamedTuple

__all__ = [
    "ENOUGH",
    "LOGGED",
    "LONGER",
    "READ",
    "STARVED",
    "UNSENT",
    "Back",
    "hand",
    "joined",
    "next_back",
    "next_handed",
    "say",
    "say_back",
]

#: That there are lines for the log; that an answer goes by the server; that it has answered enough.
LOGGED: Final = b"L"
LONGER: Final = b"T"
ENOUGH: Final = b"Q"
#: That a question has waited for the processor: the machine is busy, and the question may be short.
STARVED: Final = bytes([signal.SIGALRM])
#: What came back with a connection: what was read of it, or what is still to be sent.
READ: Final = b"R"
UNSENT: Final = b"W"

_OVER: Final = struct.Struct("=II")
_NUMBER: Final = struct.Struct("=Ic")
_LARGEST: Final = 1 << 18


class Back(NamedTuple):
    """A message of a worker: a byte alone, or a connection by its `number` with what it holds."""

    kind: bytes
    number: int = 0
    data: bytes = b""


def joined() -> tuple[socket.socket, socket.socket]:
    """Give the two ends of a line, on which messages stay whole."""
    try:
        return socket.socketpair(type=socket.SOCK_SEQPACKET)
    except OSError:  # macOS has no such sockets; there nobody hands connections over
        return socket.socketpair(type=socket.SOCK_DGRAM)


def hand(line: socket.socket, number: int, turn: int, handle: int | None) -> bool:
    """Hand a connection over by its handle, or ask for it back; tell whether that was said."""
    handles = [] if handle is None else [handle]
    try:
        socket.send_fds(line, [_OVER.pack(number, turn)], handles)
    except OSError:
        return False
    return True


def next_handed(line: socket.socket) -> tuple[int, int, int | None] | None:
    """Give number, turn and handle of what the server hands over; None where nothing is said.

    Raises BrokenPipeError where the server has ended.
    """
    try:
        data, handles, _, _ = socket.recv_fds(line, _OVER.size, 1)
    except BlockingIOError:
        return None
    if not data:
        raise BrokenPipeError
    number, turn = _OVER.unpack(data)
    return number, turn, handles[0] if handles else None


def say(line: socket.socket, message: bytes) -> None:
    """Say something to the server, and wait until there is room for it."""
    while True:
        try:
            line.send(message)
        except BlockingIOError:
            select.select([], [line], [])
        else:
            return


def say_back(line: socket.socket, number: int, kind: bytes = READ, data: bytes = b"") -> None:
    """Give a connection back."""
    say(line, _NUMBER.pack(number, kind) + data)


def next_back(line: socket.socket) -> Back | None:
    """Give the next message of a worker; None where there is none."""
    try:
        data = line.recv(_LARGEST)
    except OSError:
        return None
    if len(data) < _NUMBER.size:
        return Back(data) if data else None
    number, kind = _NUMBER.unpack_from(data)
    return Back(kind, number, data[_NUMBER.size :])
