"""The short way: a query that comes in one piece is read, and its answer written, at once.

Whatever is odd, refused, conditional or not of `/sparql` is left to the application, which answers
all else; what both answer they answer alike, to the byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from http import HTTPStatus
from typing import Any, Final, NamedTuple
from urllib.parse import parse_qsl

from eventgraph.serving.asking import Ready, Refusal
from eventgraph.serving.guarding import Hosts, encoded
from eventgraph.serving.limits import Limits
from eventgraph.serving.protocol import accepted, asked

__all__ = ["PATH", "Asked", "Shortcut", "Tell"]

#: What hears of an answer: the request's method, path and query, the status, bytes, and since when.
Tell = Callable[[tuple[str, str, str], int, int, float], object]
#: The address that has a short way.
PATH: Final = "/sparql"
_REQUEST: Final = re.compile(
    rb"(GET|POST) /sparql(?:\?([!\"$-~]{0,60000}))? HTTP/1\.1\r\n"
    rb"((?:[A-Za-z0-9-]+:[\t -~]*\r\n)+)\r\n"
)
#: Headers that ask for more than the short way gives.
_ODD: Final = frozenset({
    b"content-encoding", b"expect", b"if-none-match", b"origin", b"te", b"trailer",
    b"transfer-encoding", b"upgrade",
})  # fmt: skip
_PORTS: Final = 65_535
#: How many bytes the headers of a request have here at most.
_LARGEST: Final = 4_000
_STATUS: Final = {
    one.value: f"HTTP/1.1 {one.value} {one.phrase}\r\n".encode() for one in HTTPStatus
}


class Head(NamedTuple):
    """What counts of the headers of a request."""

    host: str
    length: int
    headers: Mapping[str, str]


class Asked(NamedTuple):
    """A query as it was asked."""

    method: str
    query_string: str
    question: dict[str, Any]


@lru_cache(maxsize=512)
def _head_of(lines: bytes) -> Head | None:
    """Read headers; None for those that the short way does not know."""
    found: dict[bytes, bytes] = {}
    for line in lines.split(b"\r\n")[:-1]:
        name, _, value = line.partition(b":")
        if name.lower() in found:
            return None
        found[name.lower()] = value.strip(b"\t ")
    length = found.get(b"content-length", b"0")
    known = found.get(b"connection", b"keep-alive").lower() == b"keep-alive"
    # Who reads pages gets one that tells what is wrong.
    known = known and b"text/html" not in found.get(b"accept", b"")
    if not known or _ODD & found.keys() or b"host" not in found or not length.isdigit():
        return None
    port = found[b"host"].rpartition(b":")[2]
    if found[b"host"] != found[b"host"].lower() or (port.isdigit() and int(port[:9]) > _PORTS):
        return None
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in found.items()}
    return Head(headers["host"], int(length), headers)


class Shortcut:
    """Reads queries at once, and writes the heads of their answers."""

    def __init__(self, limits: Limits, hosts: Hosts) -> None:
        """Read within `limits`, of whoever names one of `hosts`."""
        self.limits, self.hosts = limits, hosts
        self._own = _lines(encoded(hosts.headers(PATH, "")))

    def read(self, data: bytes) -> Asked | None:
        """Read a request; None for what the short way does not know."""
        match, limits = _REQUEST.match(data), self.limits
        if match is None or match.end(3) - match.start(3) > _LARGEST:
            return None
        head, method = _head_of(match[3]), match[1].decode()
        if head is None or head.length != len(data) - match.end() or head.length > limits.body:
            return None
        if not self.hosts.known(head.host) or (method == "GET" and head.length):
            return None
        query_string, format = (match[2] or b"").decode(), ""
        try:
            body = data[match.end() :]
            found = asked(method, query_string, head.headers, body, limits.parameters)
        except Refusal:
            return None
        if found is None:
            return None
        if query_string:
            format = dict(parse_qsl(query_string, keep_blank_values=True)).get("format", "")
        accept = accepted(format, head.headers.get("accept", ""))
        more = {"accept": accept, "address": f"http://{head.host}{PATH}"}
        return Asked(method, query_string, {**found, **more})

    def head(self, answer: Ready, first: Iterable[tuple[bytes, bytes]]) -> bytes:
        """Give the head of an answer as it is sent; `first` are the headers of every answer."""
        lines, more = _lines(encoded(answer.headers)), b"Transfer-Encoding: chunked\r\n\r\n"
        start = _STATUS[answer.status] + _lines(first) + lines
        if answer.rest is not None:
            return start + self._own + more
        return b"%bcontent-length: %d\r\n%b\r\n" % (start, len(answer.body), self._own)


def _lines(headers: Iterable[tuple[bytes, bytes]]) -> bytes:
    return b"".join([b"%b: %b\r\n" % pair for pair in headers])
