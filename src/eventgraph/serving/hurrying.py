"""Connections that do not come to the point are closed; what comes to it at once is answered so."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing
from typing import Any, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from eventgraph.serving.asking import Refusal
from eventgraph.serving.shortcut import PATH, Asked, Shortcut

__all__ = ["Tell", "hurrying"]

#: What hears of an answer: the request's method, path and query, the status, bytes, and since when.
Tell = Callable[[tuple[str, str, str], int, int, float], object]


class _Hurrying(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, which waits so many seconds for the head of a request.

    A request that the short way knows does not go through uvicorn.
    """

    seconds = 15.0
    short: Shortcut
    tell: Tell
    _late: asyncio.TimerHandle | None = None
    #: What is answered by the short way, what came meanwhile, when the last answer ended.
    _task: asyncio.Task[None] | None = None
    _ahead = b""
    _size = 0
    _rested = 0.0
    _ending = False

    def connection_made(self, transport: Any) -> None:  # noqa: ANN401 - uvicorn's own
        """Begin to wait."""
        super().connection_made(transport)
        self._look()

    def data_received(self, data: bytes) -> None:
        """Answer at once, or wait on, or no more."""
        if self._task is not None:
            self._ahead += data
            self.flow.pause_reading()
            return
        asked = self.short.read(data) if self._between() else None
        if asked is not None:
            self._stop()
            self._task = self.loop.create_task(self._answer(asked))
            self.tasks.add(self._task)
            return
        super().data_received(data)
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more; what takes long is not worked out for nobody."""
        self._stop()
        if self._task is not None:
            self.loop.call_later(self.short.site.pool.limits.slice, self._task.cancel)
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """End, or when the answer under way has ended."""
        if self._task is None:
            super().shutdown()
        self._ending = True

    def timeout_keep_alive_handler(self) -> None:
        """End a connection that has rested so long."""
        left = self._rested + self.timeout_keep_alive - self.loop.time()
        if self._task is None and left <= 0:
            super().timeout_keep_alive_handler()
        else:
            self._keep_alive(max(left, 0.0) or self.timeout_keep_alive)

    def _between(self) -> bool:
        """Tell whether a request may begin here, and uvicorn has nothing to do."""
        idle = self.conn.our_state is h11.IDLE and self.conn.their_state is h11.IDLE
        few = max(len(self.connections), len(self.tasks)) < (self.limit_concurrency or 1_000)
        return idle and few and not self.conn.trailing_data[0]

    async def _answer(self, asked: Asked) -> None:
        """Answer by the short way; what breaks off is seen to be no whole answer."""
        begun, status, self._size = time.perf_counter(), 0, 0
        try:
            answer = await self.short.answer(asked)
            status = answer.status
            head = self.short.head(answer, self.server_state.default_headers)
            if self.flow.write_paused:
                await self.flow.drain()
            if answer.rest is None:
                self._size = len(answer.body)
                self.transport.write(head + answer.body)
            else:
                await self._stream(head, answer.rest)
        except (OSError, Refusal):
            self.transport.close()
        finally:
            self.tell((asked.method, PATH, asked.query_string), status, self._size, begun)
            self._rest()

    async def _stream(self, head: bytes, rest: AsyncIterator[bytes]) -> None:
        """Send a long answer piece by piece."""
        self.transport.write(head)
        async with aclosing(cast(AsyncGenerator[bytes], rest)) as pieces:
            async for piece in pieces:
                if self.transport.is_closing():
                    raise ConnectionError
                self._size += len(piece)
                self.transport.write(b"%x\r\n%b\r\n" % (len(piece), piece))
                await self.flow.drain()
        self.transport.write(b"0\r\n\r\n")

    def _rest(self) -> None:
        """Wait for the next request, or take the one that has come meanwhile."""
        self.tasks.discard(self._task)
        self._task = None
        self.server_state.total_requests += 1
        if self._ending:
            self.transport.close()
        if self.transport.is_closing():
            return
        self._rested = self.loop.time()
        if self.timeout_keep_alive_task is None:
            self._keep_alive(self.timeout_keep_alive)
        if self._ahead:
            data, self._ahead = self._ahead, b""
            self.flow.resume_reading()
            self.data_received(data)

    def _keep_alive(self, seconds: float) -> None:
        handler = self.timeout_keep_alive_handler
        self.timeout_keep_alive_task = self.loop.call_later(seconds, handler)

    def _look(self) -> None:
        """Wait while the head of a request has begun, or is due, and has not ended."""
        if self.conn.their_state is not h11.IDLE:
            self._stop()
        elif self._late is None:
            self._late = self.loop.call_later(self.seconds, self.transport.close)

    def _stop(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


def hurrying(seconds: float, short: Shortcut, tell: Tell) -> type[asyncio.Protocol]:
    """Give the protocol that waits so many seconds; `tell` hears of what goes the short way."""
    more = {"seconds": seconds, "short": short, "tell": staticmethod(tell)}
    return type("Hurrying", (_Hurrying,), more)
