"""Who minds which connection: handed to workers, followed where it takes long, taken back."""

from __future__ import annotations

import asyncio
import itertools
import os
import time
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Final, Protocol

from eventgraph.serving.application import Site
from eventgraph.serving.asking import Ready, Refusal, Told
from eventgraph.serving.handed.line import ENOUGH, LOGGED, STARVED, UNSENT, Back, hand, next_back
from eventgraph.serving.handed.page import Doing, Page
from eventgraph.serving.pooling import DIED, TOO_LONG, Pool
from eventgraph.serving.shortcut import PATH, Tell
from eventgraph.serving.workers import Worker

__all__ = ["Hands", "Reader"]

#: How often it is looked for workers that stand still, in seconds, and how long a recall may take.
_LOOK: Final = 1.0
_LEAVE: Final = 5.0
_LINES: Final = 1 << 17
#: How long, after a question that took long, a connection must have asked how many short ones to be
#: handed over: whoever is minded by the same worker waits for what takes long there.
_CAREFUL: Final = 1.0
_PROVEN: Final = 512


class Reader(Protocol):
    """A connection that can be handed over."""

    def handle(self) -> int:
        """Give the number of its socket."""

    def back(self, data: bytes, unsent: bytes) -> None:
        """Go on with what was read of it and not answered, after what is still to be sent."""

    def followed(self, doing: Doing, answer: Coroutine[Any, Any, Ready]) -> None:
        """Wait for an answer that the server sends."""

    def broken(self) -> None:
        """Close, for nobody knows what was sent."""


class Hands:
    """All workers that mind connections."""

    def __init__(self, site: Site, tell: Tell) -> None:
        """Hand connections to workers of a site; `tell` hears of what they answer."""
        self.site, self.tell = site, tell
        self.minders: list[_Minder] = []
        self._followed = 0.0
        self.next = itertools.count(1).__next__
        self._looking: asyncio.TimerHandle | None = None

    def give(self, reader: Reader) -> int:
        """Hand a connection over; give the number to recall it by, 0 where none takes it."""
        pool = self.site.pool
        own = [one for one in self.minders if one.pool is pool and not one.tired]
        fewest = min(own, key=lambda one: len(one.readers), default=None)
        if (fewest is None or fewest.readers) and len(own) < pool.limits.minders:
            worker = pool.lend()
            if worker is not None:
                fewest = _Minder(self, pool, worker)
                self.minders.append(fewest)
                if self._looking is None:
                    self._looking = asyncio.get_running_loop().call_later(_LOOK, self._look)
        return 0 if fewest is None else fewest.take(reader)

    def needed(self) -> int:
        """Tell how many short questions a connection must have asked to be handed over now."""
        since = time.monotonic() - max(self._followed, self.site.pool.slow.last)
        return _PROVEN if since < _CAREFUL else 0

    def careful(self) -> None:
        """Hand over with care from now on."""
        self._followed = time.monotonic()

    def recall(self, number: int) -> None:
        """Ask for a connection back, where it is still handed over."""
        for one in self.minders:
            if number in one.readers:
                one.recall(number)

    async def leave(self, pool: Pool) -> None:
        """Take all connections back from the workers of a pool, which gets no more of them."""
        pool.over = True
        own = [one for one in self.minders if one.pool is pool]
        for one in own:
            one.tire()
        with suppress(TimeoutError):
            async with asyncio.timeout(_LEAVE):
                for one in own:
                    await one.left.wait()
        for one in own:
            one.stop()

    def _look(self) -> None:
        """End workers that stand still; what they were asked is answered when they have ended."""
        self._looking = None
        for one in list(self.minders):
            one.look()
        if self.minders:
            self._looking = asyncio.get_running_loop().call_later(_LOOK, self._look)


class _Minder:
    """One worker, and the connections that it minds."""

    def __init__(self, hands: Hands, pool: Pool, worker: Worker) -> None:
        self.hands, self.pool, self.worker = hands, pool, worker
        self.readers: dict[int, Reader] = {}
        self.tired = self.late = False
        self.left = asyncio.Event()
        self.asked_back = 0.0
        self.line, self.page = worker.near.line, Page(worker.near.page)
        while next_back(self.line) is not None:
            pass  # of a question before
        self.page.rest()  # what was followed left it as it was
        worker.watch(self._died)
        asyncio.get_running_loop().add_reader(self.line, self._heard)

    def take(self, reader: Reader) -> int:
        """Hand it a connection; 0 where it does not take it."""
        number = self.hands.next()
        if not hand(self.line, number, self.worker.turn, reader.handle()):
            return 0
        self.readers[number] = reader
        return number

    def recall(self, number: int) -> None:
        """Ask for a connection back."""
        self.asked_back = self.asked_back or time.perf_counter()
        hand(self.line, number, self.worker.turn, None)

    def tire(self) -> None:
        """Give it no more connections, and ask for all of them back."""
        self.tired = True
        for number in self.readers:
            self.recall(number)
        if not self.readers:
            self.left.set()

    def stop(self) -> None:
        """Listen to it no more."""
        if self.worker.lost is not None:
            self.worker.lost = None
            asyncio.get_running_loop().remove_reader(self.line)
            self.hands.minders.remove(self)
            self.left.set()
            self._log()

    def look(self) -> None:
        """Give it back where it has nothing to mind; end it where it was made to stand still."""
        if not self.readers:
            self.stop()
            self.pool.free(self.worker)
            return
        doing, before = self.page.read(), time.perf_counter() - self.pool.limits.seconds - _LOOK
        self.late = doing is not None and doing.answering and doing.begun < before
        if self.late or 0 < self.asked_back < before:
            self.worker.nurse.end_child(self.worker.number)

    def _heard(self) -> None:
        while self.worker.lost is not None and (said := next_back(self.line)) is not None:
            self._hear(said)

    def _hear(self, said: Back) -> None:
        if said.kind == LOGGED:
            self._log()
        elif said.kind == ENOUGH:
            self.tire()
        elif not said.number:
            self._follow(said.kind)
        elif reader := self.readers.pop(said.number, None):
            unsent, self.asked_back = said.kind == UNSENT, 0.0
            reader.back(b"" if unsent else said.data, said.data if unsent else b"")
        if self.tired and not self.readers and self.worker.lost is not None:
            self.stop()
            self._replace()

    def _follow(self, kind: bytes) -> None:
        """Go on with what it is at; all other connections go to others."""
        doing = self.page.read()
        self.stop()
        self.worker.turn += 1
        if kind != STARVED:
            self.hands.careful()
        reader = self.readers.pop(doing.number, None) if doing else None
        if doing is None or reader is None:
            self._replace()
        else:
            reader.followed(doing, self._answer(self.pool.follow(self.worker)))
        self._hand_on()

    async def _answer(self, told: Coroutine[Any, Any, Told]) -> Ready:
        head, body, rest = await told
        headers = {**head.headers, "Content-Type": head.kind}
        ready, name = Ready(head.status, headers, body, rest), headers.get("ETag", "").strip('"')
        if rest is None and name:
            self.hands.site.kept.keep(name, ready, marked=True)
        return ready

    def _died(self) -> None:
        """Speak in its place, and hand its other connections on."""
        self._heard()
        if self.worker.lost is None:
            return
        doing = self.page.read()
        self.stop()
        if doing and (reader := self.readers.pop(doing.number, None)):
            if doing.answering:
                reader.followed(doing, self._refused())
            else:
                reader.broken()
        self._hand_on()
        self._replace()

    async def _refused(self) -> Ready:
        if self.late:
            raise Refusal(503, TOO_LONG.format(self.pool.limits.seconds), Retry_After="5")
        raise Refusal(503, DIED)

    def _hand_on(self) -> None:
        readers, self.readers = self.readers, {}
        for reader in readers.values():
            reader.back(b"", b"")

    def _replace(self) -> None:
        self.worker.end()
        self.pool.replace()

    def _log(self) -> None:
        with suppress(BlockingIOError):
            for line in os.read(self.worker.near.log, _LINES).decode().splitlines():
                method, query, status, size, took = line.split(" ")
                begun = time.perf_counter() - float(took)
                self.hands.tell((method, PATH, query[1:]), int(status), int(size), begun)
