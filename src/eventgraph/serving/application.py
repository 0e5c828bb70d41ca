"""The application: which address asks the workers what."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Coroutine
from http import HTTPStatus
from importlib import import_module
from typing import Any, Final, cast

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from eventgraph.serving.answers.assets import ASSETS, asset
from eventgraph.serving.answers.linking import SUFFIXES, documents_of, iri_at
from eventgraph.serving.answers.speaking import lang_of, rest_of, spoken, varied
from eventgraph.serving.asking import CACHED, PAGE, TEXT, Ready, Refusal
from eventgraph.serving.guarding import BODY, Guard, Hosts
from eventgraph.serving.keeping import Keeper, caching, named
from eventgraph.serving.negotiating import RESULT_KINDS, chosen, prefers_pages
from eventgraph.serving.pooling import Pool
from eventgraph.serving.protocol import SCOPE, accepted, asked, pairs_of

__all__ = ["Site"]

#: What may take as long as a whole answer until it begins: it is asked for once for each version.
_LONG: Final = frozenset({"page"})
Asked = dict[str, Any]
Handler = Callable[[Request], Coroutine[Any, Any, Response]]


class Site:
    """One dataset at one address: `pool` may be exchanged for that of a newer version."""

    def __init__(self, pool: Pool, hosts: Hosts) -> None:
        """Serve what `pool` answers."""
        self.pool, self.kept = pool, Keeper()
        self.kept.marks = pool.nurse.marks
        routes = [
            Route("/", self._page),
            Route("/favicon.ico", _no_icon),
            Route("/id", self._thing),
            Route("/id/{path:path}", self._thing),
            Route("/doc", self._document),
            Route("/doc/{path:path}", self._document),
            Route("/sparql", self._sparql, methods=["GET", "POST"]),
            Route("/queries", self._queries),
            Route("/queries/{name}", self._form),
            Route("/api", self._openapi),
            Route("/api/queries/{name}", self._named),
            Route("/api/names", self._names),
            Route("/search", self._search),
            Route("/explore", self._explore),
            Route("/api/terms", self._terms),
            Route("/healthz", self._health),
            *(Route(address, _asset(*one)) for address, one in ASSETS.items()),
        ]
        handlers: dict[Any, Any] = {404: self._nowhere, 405: self._no_method}
        handlers[Refusal] = self._refused
        app = Starlette(routes=routes, exception_handlers=handlers)
        app.router.redirect_slashes = False
        self.app = Guard(app, hosts, pool.limits)

    def exchange(self, pool: Pool) -> Pool:
        """Answer by another version from now on; give the one before, to be ended."""
        old, self.pool = self.pool, pool
        self.kept.forget()
        self.kept.marks = pool.nurse.marks
        return old

    async def _page(self, request: Request) -> Response:
        language = spoken(request)["language"]
        return await self._answer(request, {"kind": "page", "language": language})

    async def _thing(self, request: Request) -> Response:
        iri = _iri(request)
        question = {"kind": "thing", "iri": iri, "documents": documents_of(iri)}
        return await self._answer(
            request, {**question, **spoken(request), "accept": _accept(request)}
        )

    async def _document(self, request: Request) -> Response:
        path = request.path_params.get("path", "")
        format = request.query_params.get("format", "html")
        if path:
            path, _, format = _raw_path(request, "/doc/").rpartition(".")
        if format not in SUFFIXES or (not path and "iri" not in request.query_params):
            raise Refusal(404, f"documents end in .{', .'.join(SUFFIXES)}")
        iri = iri_at(path) if path else request.query_params["iri"]
        question = {"kind": "thing", "iri": iri, "documents": documents_of(iri)}
        page = spoken(request) if format == "html" else {}
        return await self._answer(request, {**question, **page, "format": format})

    async def _sparql(self, request: Request) -> Response:
        most = self.pool.limits.parameters
        query_string = request.scope["query_string"].decode("latin-1")
        if set(request.query_params) == {"lang"}:
            query_string = ""  # it asks for the page in a language, and nothing else
        headers = dict(request.headers)
        method = "POST" if request.method == "POST" else "GET"
        found = asked(method, query_string, headers, request.scope[BODY], most)
        more = {
            "accept": _accept(request),
            "address": str(request.url.replace(query="", fragment="")),
        }
        service = {"kind": "service", **(spoken(request) if prefers_pages(more["accept"]) else {})}
        return await self._answer(request, {**(found or service), **more})

    async def _queries(self, request: Request) -> Response:
        return await self._answer(request, {"kind": "queries", **spoken(request)})

    async def _form(self, request: Request) -> Response:
        question = self._by_name(request, "form")
        name, query = request.path_params["name"], rest_of(request)[1]
        more = {"sent": "show" in request.query_params, "address": f"/api/queries/{name}?{query}"}
        return await self._answer(request, {**question, **more, **spoken(request)})

    async def _named(self, request: Request) -> Response:
        return await self._answer(request, self._by_name(request, "named"))

    def _by_name(self, request: Request, kind: str) -> Asked:
        pairs = pairs_of(
            request.scope["query_string"].decode("latin-1"), self.pool.limits.parameters
        )
        given = {name: value for name, value in pairs if name not in {"show", "format", "lang"}}
        question = {"kind": kind, "name": request.path_params["name"], "arguments": given}
        return {**question, "accept": _accept(request)}

    async def _openapi(self, request: Request) -> Response:
        return await self._answer(request, {"kind": "openapi"})

    async def _names(self, request: Request) -> Response:
        words = request.query_params.get("q", "")[:200]
        return await self._answer(
            request, {"kind": "names", "q": words, "language": lang_of(request) or "en"}
        )

    async def _search(self, request: Request) -> Response:
        given = request.query_params
        limit = given.get("limit", "50")
        scope = {SCOPE[name]: value for name, value in given.items() if name in SCOPE and value}
        question = {"kind": "search", "q": given.get("q", ""), "scope": scope}
        accept = _accept(request)
        is_page = chosen(accept, ("text/html", *RESULT_KINDS)) == "text/html"
        page = spoken(request) if is_page else {"language": lang_of(request) or "en"}
        more = {"limit": int(limit) if limit.isdecimal() else 50, "accept": accept}
        return await self._answer(request, {**question, **more, **page})

    async def _explore(self, request: Request) -> Response:
        return await self._answer(request, {"kind": "explore", **spoken(request)})

    async def _terms(self, request: Request) -> Response:
        return await self._answer(request, {"kind": "terms"})

    async def _health(self, _: Request) -> Response:
        return Response("well\n", media_type="text/plain", headers={"Cache-Control": "no-store"})

    async def _answer(self, request: Request, question: Asked) -> Response:
        ready = await self.answer(question, request.headers.get("if-none-match", ""))
        if ("rest" in question or question["kind"] == "page") and not lang_of(request):
            ready = varied(ready)
        if ready.rest is not None:
            return StreamingResponse(_streamed(ready.rest), ready.status, ready.headers)
        return self._told(request, ready)

    def _told(self, request: Request, ready: Ready) -> Response:
        """Give an answer; a fault that is one line becomes a page for those who read pages."""
        fault = ready.status >= HTTPStatus.BAD_REQUEST and ready.headers["Content-Type"] == TEXT
        if fault and prefers_pages(_accept(request)):
            why = ready.body.decode("utf-8", "replace").rstrip("\n")
            # Loaded for a fault only: templates are else the workers' own.
            page = import_module("eventgraph.serving.answers.faults").page
            text = page(ready.status, why, spoken(request), self.pool.nurse.digest)
            headers = {"Vary": "Accept", **ready.headers, "Content-Type": PAGE}
            ready = ready._replace(headers=headers, body=text.encode("utf-8", "replace"))
            ready = ready if lang_of(request) else varied(ready)
        return Response(ready.body, ready.status, ready.headers)

    async def _refused(self, request: Request, refusal: Exception) -> Response:
        return self._told(request, Ready.refused(cast(Refusal, refusal)))

    async def _nowhere(self, request: Request, _: Exception) -> Response:
        line = f"there is nothing at {request.url.path}; see / or /queries, /search, /sparql"
        return self._told(request, Ready.refused(Refusal(404, line)))

    async def _no_method(self, request: Request, _: Exception) -> Response:
        refusal = Refusal(405, "only GET and HEAD are answered here", Allow="GET, HEAD")
        return self._told(request, Ready.refused(refusal))

    async def answer(self, question: Asked, known: str = "") -> Ready:
        """Answer by what is kept, or by a worker; 304 where the reader has it, who `known` tags.

        Raises Refusal.
        """
        pool = self.pool
        key, name = named(pool.nurse.digest, question)
        if known and f'"{name}"' in known.replace("W/", "").split(", "):
            return Ready(304, caching(name))
        found = self.kept.find(name)
        if found is None:
            head, body, rest = await pool.ask(key.encode(), long=question["kind"] in _LONG)
            good = rest is not None or head.status in CACHED
            headers = {**head.headers, **(caching(name) if good else {}), "Content-Type": head.kind}
            found = Ready(head.status, headers, body, rest)
            if good and rest is None:
                self.kept.keep(name, found)
        return found


async def _streamed(rest: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    try:
        async for piece in rest:
            yield piece
    finally:
        await rest.aclose()  # type: ignore[attr-defined]


def _asset(file: str, kind: str) -> Handler:
    async def given(_: Request) -> Response:
        headers = {"Cache-Control": "max-age=3600", "Content-Type": kind}
        return Response(asset(file), headers=headers)

    return given


async def _no_icon(_: Request) -> Response:
    return Response(status_code=204, headers={"Cache-Control": "max-age=86400"})


def _accept(request: Request) -> str:
    """Give what the reader accepts: a `format` in the address counts before the header."""
    return accepted(request.query_params.get("format", ""), request.headers.get("accept", ""))


def _raw_path(request: Request, front: str) -> str:
    raw: str = request.scope.get("raw_path", b"").decode("latin-1")
    return raw.partition("?")[0].removeprefix(front)


def _iri(request: Request) -> str:
    if request.path_params.get("path"):
        return iri_at(_raw_path(request, "/id/"))
    if "iri" in request.query_params:
        return request.query_params["iri"]
    raise Refusal(404, "name a thing, as in /id/actor/NAME or /id?iri=IRI")
