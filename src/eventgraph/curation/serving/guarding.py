"""Who may ask the application what: this machine's own page, and nobody who only found the port."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from eventgraph.serving.asking import Refusal
from eventgraph.serving.guarding import BODY, encoded, read_body
from eventgraph.serving.negotiating import language_for
from eventgraph.text.wording.phrases import told

__all__ = ["BODY", "HEADERS", "LARGEST", "Guard", "page_token"]

#: What every answer carries.
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "connect-src 'self'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: How many bytes the body of a request may have.
LARGEST: Final = 2 * 1024 * 1024

_SENT: Final = "x-eventgraph-token"


def page_token(token: str) -> str:
    """Give the token that the page sends with each change: told by the first, and not the same.

    >>> page_token("a") == page_token("a"), page_token("a") == "a"
    (True, False)
    """
    return hmac.new(token.encode(), b"page", hashlib.sha256).hexdigest()


class Guard:
    """Let in what comes from the page on this machine; refuse all else before it is read.

    `port` is where the server listens, `token` what the address that opens the page holds. Every
    request must name our own Host, and bring the cookie; the first brings the token instead, and is
    sent on to an address without it. A POST must come from our own Origin, with the page's token.
    A body of more than `LARGEST` bytes is not read to its end.
    """

    def __init__(self, app: ASGIApp, port: int, token: str) -> None:
        """Keep what requests are held against."""
        self.app, self.token = app, token
        self.host = f"127.0.0.1:{port}"
        self.cookie = f"eventgraph-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hand it on with its body."""
        if scope["type"] != "http":
            return
        try:
            headers = _headers(scope["headers"])
            self._same_place(headers)
            if self._opens(scope):
                await self._let_in(send)
                return
            self._known(scope, headers)
            length = headers.get("content-length", ["0"])[0]
            scope[BODY] = await read_body(length, receive, LARGEST)
        except Refusal as refused:
            await _answer(send, refused.status, told(str(refused), _language(scope)))
            return
        await self.app(scope, receive, _guarded(send))

    def _same_place(self, headers: dict[str, list[str]]) -> None:
        """Refuse another Host, and any Origin but our own."""
        if headers.get("host") != [self.host]:
            raise Refusal(403, f"this is {self.host} and answers to no other name")
        if any(origin != f"http://{self.host}" for origin in headers.get("origin", ())):
            raise Refusal(403, "another page asks, and is not answered")

    def _opens(self, scope: Scope) -> bool:
        """Tell whether a request brings the token to the first page; refuse a wrong one."""
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token")
        if scope["path"] != "/" or scope["method"] != "GET" or given is None:
            return False
        if not hmac.compare_digest(given[0].encode(), self.token.encode()):
            raise Refusal(403, "the token is not the one that was printed; copy the whole address")
        return True

    async def _let_in(self, send: Send) -> None:
        cookie = f"{self.cookie}={self.token}; HttpOnly; SameSite=Strict; Path=/"
        await _answer(send, 303, "", {"Location": "/", "Set-Cookie": cookie})

    def _known(self, scope: Scope, headers: dict[str, list[str]]) -> None:
        """Refuse who lacks the cookie; and of changes, what our own page did not send."""
        if not hmac.compare_digest(self._cookie_of(headers).encode(), self.token.encode()):
            raise Refusal(403, "open the address that eventgraph curate printed, with its token")
        if scope["method"] not in {"GET", "POST"}:
            raise Refusal(405, "only GET and POST are answered")
        if scope["method"] == "POST":
            given = headers.get(_SENT, [""])[0]
            if not hmac.compare_digest(given.encode(), page_token(self.token).encode()):
                raise Refusal(403, "the page's token is missing; load the page again")
            if "origin" not in headers:
                raise Refusal(403, "a change says where it comes from (Origin)")
        elif any(site != "same-origin" for site in _fetched(headers, scope["path"])):
            raise Refusal(403, "another page asks, and is not answered")

    def _cookie_of(self, headers: dict[str, list[str]]) -> str:
        try:
            jar = SimpleCookie("; ".join(headers.get("cookie", ())))
        except CookieError:
            return ""
        return jar[self.cookie].value if self.cookie in jar else ""


def _language(scope: Scope) -> str:
    """Give the language that our page names, or else that a browser asks for."""
    given = parse_qs(scope["query_string"].decode("latin-1")).get("lang", [""])[0]
    headers = dict(scope["headers"])
    return given or language_for(headers.get(b"accept-language", b"").decode("latin-1"))


def _fetched(headers: dict[str, list[str]], path: str) -> Iterable[str]:
    """Give from what kind of page a browser says it asks; the first one anybody may ask for."""
    return () if path == "/" else (s for s in headers.get("sec-fetch-site", ()) if s != "none")


def _headers(given: Iterable[tuple[bytes, bytes]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in given:
        found.setdefault(name.decode("latin-1").lower(), []).append(value.decode("latin-1"))
    return found


def _guarded(send: Send) -> Send:
    """Put our headers on an answer."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message.get("headers", []), *encoded(HEADERS)]
        await send(message)

    return sent


async def _answer(send: Send, status: int, text: str, more: dict[str, str] | None = None) -> None:
    """Answer with one line of plain text, and end the connection where a request was refused."""
    own = {"Content-Type": "text/plain; charset=utf-8", "Content-Length": str(len(text.encode()))}
    closing = {"Connection": "close"} if not more else {}
    headers = encoded({**HEADERS, **own, **closing, **(more or {})})
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": text.encode()})
