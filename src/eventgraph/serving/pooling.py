"""Workers that answer at the same time: taken, watched, ended when they take too long, replaced."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Any, Final

from eventgraph.errors import EventGraphError
from eventgraph.serving.asking import Refusal
from eventgraph.serving.frames import DATA, read_frame
from eventgraph.serving.holding import Served
from eventgraph.serving.workers import Nurse, Worker

__all__ = ["Pool", "Told"]

_TOO_LONG: Final = "takes more than {0:g} seconds and was ended; ask for less, or in parts"
_BUSY: Final = "too many long questions are being answered; ask again in a while"
#: What may take as long as a whole answer: it is asked for once for each version.
_LONG: Final = frozenset({"page"})
#: How many questions one worker answers.
_ANSWERS: Final = 20_000
_DIED: Final = "took more memory than is allowed, or could not be answered; ask for less"


class Told:
    """An answer: its head, and its `whole` body or, of a long one, `rest` as it comes."""

    def __init__(
        self, head: dict[str, Any], rest: AsyncIterator[bytes] | None, whole: bytes | None
    ) -> None:
        self.status: int = head["status"]
        self.kind: str = head["kind"]
        self.headers: dict[str, str] = head["headers"]
        self.rest, self.whole = rest, whole


class Pool:
    """The workers of one version of the dataset."""

    def __init__(self, nurse: Nurse, served: Served) -> None:
        self.nurse, self.limits = nurse, served.limits
        self._free: asyncio.Queue[Worker] = asyncio.Queue()
        self._slow = asyncio.Semaphore(self.limits.slow)
        self._put_off = 0
        self._waiting = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._busy = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def start(self) -> None:
        """Bring forth the first workers."""
        for _ in range(self.limits.workers):
            self._free.put_nowait(await self.nurse.worker())

    def replace(self) -> None:
        """Bring forth another worker, beside all else."""

        async def bring() -> None:
            with suppress(EventGraphError, OSError):
                self._free.put_nowait(await self.nurse.worker())

        task = asyncio.create_task(bring())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def ask(self, question: dict[str, Any]) -> Told:
        """Ask the next free worker; raises Refusal where the answer takes more than is allowed."""
        if self._waiting >= self.limits.waiting:
            raise Refusal(503, _BUSY, Retry_After="5")
        self._waiting += 1
        try:
            worker = await asyncio.wait_for(self._free.get(), self.limits.seconds)
        except TimeoutError as error:
            raise Refusal(503, _BUSY, Retry_After="5") from error
        finally:
            self._waiting -= 1
        return await _Asked(self, worker).told(question)

    def count(self, more: int) -> None:
        """Count a question that begins, or one that has ended."""
        self._busy += more
        self._idle.clear() if self._busy else self._idle.set()

    def put_off(self, worker: Worker) -> None:
        """Let another worker take the next question; raises Refusal where too many are put off."""
        if self._put_off >= self.limits.put_off + self.limits.slow:
            raise Refusal(503, _BUSY, Retry_After="5")
        self._put_off += 1
        worker.slow()
        self.replace()

    async def room(self, worker: Worker, seconds: float) -> None:
        """Let a question that was put off go on when there is room; raises TimeoutError."""
        try:
            if self._slow.locked():
                worker.stop()
            await asyncio.wait_for(self._slow.acquire(), seconds)
        except BaseException:
            self._put_off -= 1
            raise
        worker.go_on()

    def sped(self) -> None:
        """Count one long question less."""
        self._put_off -= 1
        self._slow.release()

    def free(self, worker: Worker) -> None:
        """Take a worker back."""
        self._free.put_nowait(worker)

    async def end(self) -> None:
        """End when no question is being answered any more, or after the longest time allowed."""
        with suppress(TimeoutError):
            async with asyncio.timeout(self.limits.whole):
                await self._idle.wait()
        await asyncio.to_thread(self.nurse.end)


class _Asked:
    """One question at one worker: watched until its answer has ended."""

    def __init__(self, pool: Pool, worker: Worker) -> None:
        self.pool, self.worker = pool, worker
        self.slow = self.replaced = self.gone = False
        self.begun = time.monotonic()
        pool.count(1)

    async def told(self, question: dict[str, Any]) -> Told:
        """Wait for the head of the answer, and for all of it where it is short."""
        limits = self.pool.limits
        seconds = limits.whole if question["kind"] in _LONG else limits.seconds
        try:
            await self.worker.ask(question)
            head = json.loads(await self._head(seconds))
            found, size = [], 0
            while (piece := await self._piece()) is not None:
                found.append(piece)
                size += len(piece)
                if size > limits.body:
                    await self._slow_down(seconds)
                    return Told(head, self._rest(found, size), None)
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            self._lost()
            raise Refusal(503, _DIED) from error
        except TimeoutError as error:
            self._lost()
            raise Refusal(503, _TOO_LONG.format(seconds), Retry_After="5") from error
        except BaseException:
            self._lost()
            raise
        self._done()
        return Told(head, None, b"".join(found))

    async def _head(self, seconds: float) -> bytes:
        """Wait for the first piece; after a while at low priority, and another takes its place."""
        first = asyncio.ensure_future(read_frame(self.worker.reader))
        try:
            done, _ = await asyncio.wait([first], timeout=self.pool.limits.slice)
            if not done:
                await self._slow_down(seconds)
                left = seconds - (time.monotonic() - self.begun)
                await asyncio.wait([first], timeout=max(left, 0))
            if not first.done():
                raise TimeoutError
            return first.result()[1]
        finally:
            first.cancel()

    async def _piece(self) -> bytes | None:
        """Wait for more of the body; None at its end."""
        left = self.pool.limits.whole - (time.monotonic() - self.begun)
        kind, piece = await asyncio.wait_for(read_frame(self.worker.reader), max(left, 0))
        return piece if kind == DATA else None

    async def _rest(self, found: list[bytes], size: int) -> AsyncIterator[bytes]:
        """Give the body piece by piece; what breaks off is seen to be no whole answer."""
        done = False
        left = self.pool.limits.whole - (time.monotonic() - self.begun)
        late = asyncio.get_running_loop().call_later(left, self._lost)  # whoever reads slowly
        try:
            for piece in found:
                yield piece
            while (more := await self._piece()) is not None:
                size += len(more)
                if size > self.pool.limits.answer:
                    raise ConnectionError("the answer is larger than is allowed")
                yield more
            done = True
        finally:
            late.cancel()
            self._done() if done else self._lost()

    async def _slow_down(self, seconds: float) -> None:
        """Go on at low priority while another worker takes the next question; raises Refusal."""
        if not self.slow:
            self.pool.put_off(self.worker)
            self.replaced = True
            await self.pool.room(self.worker, seconds)
            self.slow = True

    def _done(self) -> None:
        """Give the worker back; one that was slow, or has answered much, ends."""
        if self.replaced or self.worker.answered >= _ANSWERS:
            self._lost()
        elif not self.gone:
            self.gone = True
            self.pool.count(-1)
            self.pool.free(self.worker)

    def _lost(self) -> None:
        """End the worker; another takes its place, if none has yet."""
        if self.gone:
            return
        self.gone = True
        self.pool.count(-1)
        self.worker.end()
        if self.slow:
            self.pool.sped()
        if not self.replaced:
            self.pool.replace()
