"""What the server and its workers say to each other over a socket: pieces with their length."""

from __future__ import annotations

import json
import socket
import struct
from typing import Any, Final

__all__ = [
    "ASK",
    "DATA",
    "END",
    "HEAD",
    "WHOLE",
    "Pieces",
    "framed",
    "packed",
    "receive",
    "send",
    "split",
    "whole",
]

#: What a piece is: a question, a whole answer, the head of a longer one, more of it, its end.
ASK: Final = b"A"
WHOLE: Final = b"W"
HEAD: Final = b"H"
DATA: Final = b"D"
END: Final = b"E"

_FRONT: Final = struct.Struct("!cI")
_LENGTH: Final = struct.Struct("!I")


def send(to: socket.socket, kind: bytes, payload: bytes = b"") -> None:
    """Send one piece, and wait until it is taken."""
    to.sendall(framed(kind, payload))


def whole(head: bytes, body: bytes) -> bytes:
    """Give what a piece holds that has head and body of an answer."""
    return b"".join((_LENGTH.pack(len(head)), head, body))


def split(payload: bytes) -> tuple[bytes, bytes]:
    """Give head and body of a whole answer.

    >>> split(whole(b"head", b"body"))
    (b'head', b'body')
    """
    end = _LENGTH.size + _LENGTH.unpack_from(payload)[0]
    return payload[_LENGTH.size : end], payload[end:]


class Pieces:
    """Cuts what comes over a socket into pieces, however it comes.

    >>> pieces = Pieces()
    >>> data = packed(HEAD, 1) + packed(END, None)
    >>> pieces.cut(data[:3]), pieces.cut(data[3:])
    ([], [(b'H', b'1'), (b'E', b'null')])
    """

    def __init__(self) -> None:
        self._left = b""

    def cut(self, data: bytes) -> list[tuple[bytes, bytes]]:
        """Take more bytes; give the pieces that are complete with them."""
        data = self._left + data if self._left else data
        found, at = [], 0
        while len(data) - at >= _FRONT.size:
            kind, size = _FRONT.unpack_from(data, at)
            end = at + _FRONT.size + size
            if end > len(data):
                break
            found.append((kind, data[at + _FRONT.size : end]))
            at = end
        self._left = data[at:]
        return found


def receive(source: socket.socket) -> tuple[bytes, bytes] | None:
    """Wait for one piece, its kind and what it holds; None where the other side has ended."""
    front = _exactly(source, _FRONT.size)
    if front is None:
        return None
    kind, size = _FRONT.unpack(front)
    payload = _exactly(source, size)
    return None if payload is None else (kind, payload)


def packed(kind: bytes, value: Any) -> bytes:  # noqa: ANN401 - whatever JSON holds
    """Give the bytes of one piece that holds a value in JSON."""
    return framed(kind, json.dumps(value).encode("utf-8", "replace"))


def framed(kind: bytes, payload: bytes) -> bytes:
    """Give the bytes of one piece."""
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
