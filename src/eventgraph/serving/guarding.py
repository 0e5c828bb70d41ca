"""What no request gets past: hosts, methods, sizes, odd paths; and the headers of every answer."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from eventgraph.serving.asking import Ready, Refusal
from eventgraph.serving.crossing import allowing, preflight
from eventgraph.serving.limits import Limits

__all__ = ["BODY", "Guard", "Hosts", "encoded", "read_body", "refuse"]

#: Under which name the body of a request stands in its scope.
BODY: Final = "eventgraph.body"
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
_HOST: Final = re.compile(r"(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::[0-9]{1,5})?", re.IGNORECASE)
_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
#: The interactive page brings a policy of its own, which allows its own scripts by their sums.
_OWN_POLICY: Final = "frame-ancestors 'none'"
#: The SPARQL editor brings one style in its markup, allowed by its sum.
_STYLE: Final = "'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='"
_EXPLORE: Final = _POLICY.replace("style-src 'self'", f"style-src 'self' {_STYLE}")
_POLICIES: Final = {"/": _OWN_POLICY, "/explore": _EXPLORE}
_HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_LONGEST: Final = 64 << 10


@dataclass(frozen=True)
class Hosts:
    """The names a server answers to, or any; and the other sites whose pages may ask it."""

    names: frozenset[str] = frozenset({"127.0.0.1", "localhost", "[::1]"})
    any: bool = False
    origins: frozenset[str] = field(default_factory=frozenset)

    def known(self, host: str) -> bool:
        """Whether a Host header names this server."""
        match = _HOST.fullmatch(host)
        return match is not None and (self.any or match[1].lower() in self.names)

    def headers(self, path: str, origin: str) -> dict[str, str]:
        """Give what every answer carries; a page of a site that may ask reads it."""
        own = {**_HEADERS, "Content-Security-Policy": _POLICIES.get(path, _POLICY)}
        return own | allowing(origin, self.origins)


class Guard:
    """Refuses what is none of the server's business before anything is worked out for it."""

    def __init__(self, app: ASGIApp, hosts: Hosts, limits: Limits) -> None:
        """Guard `app`; `limits` say how large a body may be, and how long it may take."""
        self.app, self.hosts = app, hosts
        self.most, self.seconds = limits.body, limits.headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on with its body."""
        if scope["type"] != "http":
            return
        headers = {
            name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]
        }
        sent = self._answering(scope, headers.get("origin", ""), send)
        try:
            self._let_in(scope)
            scope[BODY] = b""
            if scope["method"] == "POST":
                body = read_body(headers.get("content-length", "0"), receive, self.most)
                scope[BODY] = await asyncio.wait_for(body, self.seconds)
        except TimeoutError:
            await refuse(sent, Refusal(408, "the body did not come in time"), closing=True)
            return
        except Refusal as refusal:
            await refuse(sent, refusal, closing=True)
            return
        if told := preflight(scope["method"], headers, self.hosts.origins):
            await sent({"type": "http.response.start", "status": 204, "headers": encoded(told)})
            await sent({"type": "http.response.body"})
            return
        await self.app(scope, receive, sent)

    def _let_in(self, scope: Scope) -> None:
        hosts = [value for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or not self.hosts.known(hosts[0].decode("latin-1")):
            raise Refusal(421, "this server answers to another name; see --host-name")
        if scope["method"] not in _METHODS:
            raise Refusal(405, "only GET, HEAD and POST are answered", Allow="GET, HEAD, POST")
        path = scope.get("raw_path", b"").lower()
        odd = (
            b".." in path.replace(b"%2e", b".") or b"%2f" in path or b"\\" in path or b"%5c" in path
        )
        if odd or b"%00" in path:
            raise Refusal(400, "such a path leads nowhere")
        if len(path) + len(scope["query_string"]) > _LONGEST:
            raise Refusal(414, f"an address has at most {_LONGEST} bytes; send the rest by POST")

    def _answering(self, scope: Scope, origin: str, send: Send) -> Send:
        """Put our headers on an answer."""
        own = encoded(self.hosts.headers(scope["path"], origin))

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message.get("headers", ()), *own]
            await send(message)

        return sent


async def read_body(length: str, receive: Receive, most: int) -> bytes:
    """Read the body of a request, of the length that is told; one of more than `most` bytes is not.

    It is refused before it is read, or while it is. Raises Refusal.
    """
    too_large = Refusal(413, f"a request holds at most {most} bytes; send less")
    if not length.isdecimal() or int(length) > most:
        raise too_large
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] != "http.request":
            raise Refusal(400, "the request ended before its body did")
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > most:
            raise too_large
        if not message.get("more_body"):
            return b"".join(parts)


async def refuse(send: Send, refusal: Refusal, *, closing: bool = False) -> None:
    """Answer with one line; `closing` ends the connection, whose rest is not read."""
    ready = Ready.refused(refusal)
    headers = {**ready.headers, "Content-Length": str(len(ready.body))}
    if closing:
        headers["Connection"] = "close"
    start = {"type": "http.response.start", "status": ready.status}
    await send({**start, "headers": encoded(headers)})
    await send({"type": "http.response.body", "body": ready.body})


def encoded(headers: Mapping[str, str]) -> list[tuple[bytes, bytes]]:
    """Give headers as a server sends them."""
    return [
        (n.lower().encode("latin-1"), v.encode("latin-1", "replace")) for n, v in headers.items()
    ]
