"""In which language a page is asked for, and what its answer says of that."""

from __future__ import annotations

from typing import Final

from starlette.requests import Request

from eventgraph.serving.asking import Ready
from eventgraph.serving.negotiating import language_for
from eventgraph.text.languages import SPOKEN, language_of

__all__ = ["lang_of", "rest_of", "spoken", "varied"]

_SENT_ON: Final = 303


def lang_of(request: Request) -> str:
    """Give the language that the address names, if it names one; one without words is English."""
    named = request.query_params.get("lang", "")
    if not named:
        return ""
    tag = language_of(named)
    return tag if tag in SPOKEN else SPOKEN[0]


def spoken(request: Request) -> dict[str, str]:
    """Give what a page needs: its language, whether the address named it, the address without it.

    The address counts before Accept-Language.
    """
    lang = lang_of(request)
    language = lang or language_for(request.headers.get("accept-language", ""))
    path, query = rest_of(request)
    return {"language": language, "lang": lang, "rest": f"{path}?{query}" if query else path}


def rest_of(request: Request) -> tuple[str, str]:
    """Give path and query of an address of this server, without the language."""
    raw: bytes = request.scope.get("raw_path", b"/")
    path = "/" + raw.decode("latin-1").partition("?")[0].lstrip("/")
    parts = request.scope["query_string"].decode("latin-1").split("&")
    return path, "&".join(one for one in parts if one and one.partition("=")[0] != "lang")


def varied(ready: Ready) -> Ready:
    """Say that another Accept-Language may get another answer."""
    others = ready.headers.get("Vary", "")
    if ready.status == _SENT_ON or "Accept-Language" in others:
        return ready
    vary = f"{others}, Accept-Language" if others else "Accept-Language"
    return ready._replace(headers={**ready.headers, "Vary": vary})
