"""Pages of other sites that may ask (CORS): what they are, and what a browser is told of them.

https://fetch.spec.whatwg.org/#http-cors-protocol
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from eventgraph.errors import EventGraphError

__all__ = ["allowing", "origin_of", "preflight"]

_ORIGIN: Final = re.compile(
    r"https?://(?:\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::[0-9]{1,5})?", re.IGNORECASE
)


def origin_of(text: str) -> str:
    """Read how a site is named in a request; raises EventGraphError for what no browser sends.

    >>> origin_of("https://Example.org")
    'https://example.org'
    """
    if not _ORIGIN.fullmatch(text):
        message = f"{text} is no site; write https://example.org, without a path"
        raise EventGraphError(message)
    return text.lower()


def allowing(origin: str, origins: frozenset[str]) -> dict[str, str]:
    """Give the headers by which a page of `origin` may read an answer, if it is one of `origins`.

    >>> allowing("https://a.example", frozenset({"https://b.example"}))
    {'Vary': 'Origin'}
    """
    if not origins:
        return {}
    if origin not in origins:
        return {"Vary": "Origin"}
    allowed = {"Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": "ETag"}
    return {"Vary": "Origin", **allowed}


def preflight(method: str, headers: Mapping[str, str], origins: frozenset[str]) -> dict[str, str]:
    """Answer a browser that asks before a page of another site may; else nothing.

    >>> preflight("GET", {"origin": "https://a.example"}, frozenset({"https://a.example"}))
    {}
    """
    asks = method == "OPTIONS" and "access-control-request-method" in headers
    if not asks or headers.get("origin") not in origins:
        return {}
    return {
        "Access-Control-Allow-Methods": "GET, HEAD, POST",
        "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
        "Access-Control-Max-Age": "86400",
    }
