"""Serve a dataset until the server is ended, and follow its files if that is wanted."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from typing import Final

import uvicorn
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from eventgraph.errors import EventGraphError
from eventgraph.serving.application import Site
from eventgraph.serving.guarding import Hosts
from eventgraph.serving.handed.handing import Hands
from eventgraph.serving.holding import Served, digest_of
from eventgraph.serving.hurrying import hurrying
from eventgraph.serving.limits import Limits
from eventgraph.serving.listening import QUIETLY, ending_in_peace, listening
from eventgraph.serving.pooling import Pool
from eventgraph.serving.shortcut import Shortcut
from eventgraph.serving.workers import Nurse
from eventgraph.text.characters import one_line

__all__ = ["Hosts", "Limits", "Served", "Server", "Settings"]

_LOOK: Final = 1.0


@dataclass(frozen=True)
class Settings:
    """How to serve: where, to whom, what is told of requests; `say` gets each line."""

    host: str = "127.0.0.1"
    port: int = 8000
    hosts: Hosts = field(default_factory=Hosts)
    watch: bool = False
    log_queries: bool = False
    say: Callable[[str], object] = print


class Server:
    """One dataset, served: loaded when made, listening, answering while `run` runs."""

    def __init__(self, served: Served, settings: Settings | None = None) -> None:
        """Load the dataset and take the port; raises EventGraphError for what cannot be done."""
        self.served, self.settings = served, settings or Settings()
        self.socket = listening(self.settings.host, self.settings.port)
        try:
            self.pool = Pool(Nurse(served, self.settings.hosts), served)
        except BaseException:
            self.socket.close()
            raise
        self.site = Site(self.pool, self.settings.hosts)
        log = _Log(self.settings)
        app = _Logged(self.site.app, log)
        self.hands = Hands(self.site, log.tell)
        short = Shortcut(served.limits, self.settings.hosts)
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                http=hurrying(served.limits.headers, short, self.hands),
                **QUIETLY,
                timeout_graceful_shutdown=10,
                timeout_keep_alive=15,
                limit_concurrency=1_000,
            )
        )

    @property
    def address(self) -> str:
        """Give the address of the first page."""
        host, port = self.socket.getsockname()[:2]
        return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"

    def run(self) -> None:
        """Serve until Ctrl-C or SIGTERM: questions under way are answered first."""
        with closing(self.socket), ending_in_peace():
            asyncio.run(self._run())

    def end(self) -> None:
        """Ask the server to end, from another thread."""
        self._server.should_exit = True

    async def _run(self) -> None:
        watching = None
        try:
            await self.pool.start()
            if self.settings.watch:
                watching = asyncio.create_task(self._watch())
            await self._server.serve(sockets=[self.socket])
        finally:
            if watching is not None:
                watching.cancel()
            await self._end(self.site.pool)

    async def _end(self, pool: Pool) -> None:
        """End a version when what was asked of it is answered."""
        await self.hands.leave(pool)
        await pool.end()

    async def _watch(self) -> None:
        """Load anew when files have changed; what cannot be loaded is told, and the old stays."""
        known = self.pool.nurse.digest
        while True:
            await asyncio.sleep(_LOOK)
            try:
                now = await asyncio.to_thread(
                    digest_of, self.served.graph, drafts=self.served.drafts
                )
                if now == known:
                    continue
                known = now
                nurse = await asyncio.to_thread(Nurse, self.served, self.settings.hosts)
                pool = Pool(nurse, self.served)
                await pool.start()
            except EventGraphError as error:
                self.settings.say(
                    f"not loaded, the version before is served: {one_line(str(error))}"
                )
                continue
            await self._end(self.site.exchange(pool))
            self.settings.say(f"loaded anew: version {pool.nurse.digest}")


class _Log:
    """Tells each request in one line, without what was asked unless that is wanted."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def tell(self, asked: tuple[str, str, str], status: int, size: int, begun: float) -> None:
        """Tell of a request: its method, path and query, the answer's status and size."""
        method, path, query = asked
        if query and self.settings.log_queries:
            path = f"{path}?{query}"
        took = round(1000 * (time.perf_counter() - begun))
        self.settings.say(f"{method} {one_line(path)} {status or '-'} {size} B {took} ms")


class _Logged:
    """Tells of each request that the application answers."""

    def __init__(self, app: ASGIApp, log: _Log) -> None:
        self.app, self.log = app, log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status, size = time.perf_counter(), 0, 0

        async def sent(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
            size += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, sent)
        finally:
            asked = scope["method"], scope["path"], scope["query_string"].decode("latin-1")
            self.log.tell(asked, status, size, begun)
