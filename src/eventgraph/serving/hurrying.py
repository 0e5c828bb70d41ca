"""Connections that do not come to the point are closed; what comes to it at once is answered so.

One that asks nothing else is handed to a worker, which reads and answers it until it does.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Coroutine
from contextlib import aclosing
from typing import Any, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from eventgraph.serving.application import Site
from eventgraph.serving.asking import Ready, Refusal
from eventgraph.serving.handed.handing import Hands
from eventgraph.serving.handed.page import Doing
from eventgraph.serving.shortcut import PATH, Asked, Shortcut, Tell

__all__ = ["hurrying"]

#: How many short questions a connection asks until it is handed over; each time that it has come
#: back with what a worker does not know twice as many, and at most so many.
_FIRST, _MOST = 2, 64


class _Hurrying(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, which waits so many seconds for the head of a request.

    A request that the short way knows does not go through uvicorn.
    """

    seconds = 15.0
    site: Site
    short: Shortcut
    hands: Hands
    tell: Tell
    _late: asyncio.TimerHandle | None = None
    #: What is answered by the short way, what came meanwhile, when the last answer ended.
    _task: asyncio.Task[None] | None = None
    _ahead = b""
    _size = 0
    _rested = 0.0
    _ending = False
    #: Under which number it is handed over; how many short questions it has asked, and has to ask.
    _number, _asked, _needed = 0, 0, _FIRST

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
            self._begin(asked, self.site.answer(asked.question))
            return
        super().data_received(data)
        self._look()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more; what takes long is not worked out for nobody."""
        self._stop()
        self.hands.recall(self._number)
        self._gone()
        super().connection_lost(exc)

    def shutdown(self) -> None:
        """End, or when the answer under way has ended."""
        self._ending = True
        if self._number:
            self.hands.recall(self._number)
        elif self._task is None:
            super().shutdown()

    def handle(self) -> int:
        """Give the number of the socket."""
        return int(self.transport.get_extra_info("socket").fileno())

    def back(self, data: bytes, unsent: bytes) -> None:
        """Go on with what was read and not answered, after what is still to be sent."""
        self._number, self._rested = 0, self.loop.time()
        if self.transport.is_closing():
            return
        if unsent:
            self.transport.write(unsent)
        self.flow.resume_reading()
        if self._ending:
            self.transport.close()
        elif data:
            self._asked, self._needed = 0, min(2 * self._needed, _MOST)
            self.data_received(data)

    def followed(self, doing: Doing, answer: Coroutine[Any, Any, Ready]) -> None:
        """Wait for an answer that the worker does not send by itself."""
        self._number = self._asked = 0
        self._begin(Asked(doing.method, doing.query_string, {}), answer, doing.begun)
        if self.transport.is_closing():
            self._gone()
        else:
            self.flow.resume_reading()

    def broken(self) -> None:
        """Close, for nobody knows what was sent."""
        self._number = 0
        self.transport.close()

    def timeout_keep_alive_handler(self) -> None:
        """End a connection that has rested so long; one that is handed over is asked for first."""
        self.hands.recall(self._number)
        left = self._rested + self.timeout_keep_alive - self.loop.time()
        if self._task is None and not self._number and left <= 0:
            super().timeout_keep_alive_handler()
        else:
            self._keep_alive(max(left, 0.0) or self.timeout_keep_alive)

    def _between(self) -> bool:
        """Tell whether a request may begin here, and uvicorn has nothing to do."""
        idle = self.conn.our_state is h11.IDLE and self.conn.their_state is h11.IDLE
        few = max(len(self.connections), len(self.tasks)) < (self.limit_concurrency or 1_000)
        return idle and few and not self.conn.trailing_data[0]

    def _begin(
        self, asked: Asked, answer: Coroutine[Any, Any, Ready], begun: float | None = None
    ) -> None:
        """Begin to answer."""
        since = time.perf_counter() if begun is None else begun
        self._task = self.loop.create_task(self._answer(asked, answer, since))
        self.tasks.add(self._task)

    def _gone(self) -> None:
        """Work out no more what takes long, for nobody reads it."""
        if self._task is not None:
            self.loop.call_later(self.short.limits.slice, self._task.cancel)

    async def _answer(
        self, asked: Asked, answered: Coroutine[Any, Any, Ready], begun: float
    ) -> None:
        """Answer by the short way; what breaks off is seen to be no whole answer."""
        status, self._size = 0, 0
        try:
            try:
                answer = await answered
            except Refusal as refusal:
                answer = Ready.refused(refusal)
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
        else:
            self._hand_over()

    def _hand_over(self) -> None:
        """Let a worker read and answer from now on, if enough was asked that it can."""
        self._asked += 1
        few = self._asked < self._needed or self._asked < self.hands.needed()
        if few or self.transport.get_write_buffer_size():
            return
        self.flow.pause_reading()
        self._number = self.hands.give(self)
        if not self._number:
            self.flow.resume_reading()

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


def hurrying(seconds: float, short: Shortcut, hands: Hands) -> type[asyncio.Protocol]:
    """Give the protocol that waits so many seconds for the head of a request.

    What the short way knows is answered by the site of `hands`, or handed over to its workers.
    """
    own = {"site": hands.site, "hands": hands, "tell": staticmethod(hands.tell)}
    return type("Hurrying", (_Hurrying,), {**own, "seconds": seconds, "short": short})
