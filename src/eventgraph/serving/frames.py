"""What the server and its workers say to each other over a socket: pieces with their length."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from typing import Any, Final

__all__ = ["ASK", "DATA", "END", "HEAD", "packed", "read_frame", "receive", "send"]

#: What a piece is: a question, the head of an answer, more of its body, the end of it.
ASK: Final = b"A"
HEAD: Final = b"H"
DATA: Final = b"D"
END: Final = b"E"

_FRONT: Final = struct.Struct("!cI")


def send(to: socket.socket, kind: bytes, payload: bytes = b"") -> None:
    """Send one piece, and wait until it is taken."""
    to.sendall(_FRONT.pack(kind, len(payload)) + payload)


def receive(source: socket.socket) -> tuple[bytes, bytes] | None:
    """Wait for one piece, its kind and what it holds; None where the other side has ended."""
    front = _exactly(source, _FRONT.size)
    if front is None:
        return None
    kind, size = _FRONT.unpack(front)
    payload = _exactly(source, size)
    return None if payload is None else (kind, payload)


async def read_frame(source: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """Wait for one piece without keeping others from working; raises IncompleteReadError."""
    kind, size = _FRONT.unpack(await source.readexactly(_FRONT.size))
    return kind, await source.readexactly(size)


def packed(kind: bytes, value: Any) -> bytes:  # noqa: ANN401 - whatever JSON holds
    """Give the bytes of one piece that holds a value in JSON."""
    payload = json.dumps(value).encode("utf-8", "replace")
    return _FRONT.pack(kind, len(payload)) + payload


def _exactly(source: socket.socket, size: int) -> bytes | None:
    parts, left = [], size
    while left:
        part = source.recv(min(left, 1 << 20))
        if not part:
            return None
        parts.append(part)
        left -= len(part)
    return b"".join(parts)
