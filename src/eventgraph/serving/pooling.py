"""Workers that answer at the same time: taken, watched, ended when they take too long, replaced."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Coroutine
from contextlib import suppress
from typing import Any, Final

from eventgraph.errors import EventGraphError
from eventgraph.serving.asking import Refusal, Told, head_of
from eventgraph.serving.frames import DATA, WHOLE, split
from eventgraph.serving.holding import Served
from eventgraph.serving.limits import BUSY, Slow
from eventgraph.serving.workers import Nurse, Worker

__all__ = ["DIED", "TOO_LONG", "Pool"]

TOO_LONG: Final = "takes more than {0:g} seconds and was ended; ask for less, or in parts"
#: How many times its processor time a question may take at full priority, and the least wait.
_STARVED: Final = 50
_SOON: Final = 0.002
DIED: Final = "took more memory than is allowed, or could not be answered; ask for less"


class Pool:
    """The workers of one version of the dataset."""

    def __init__(self, nurse: Nurse, served: Served) -> None:
        self.nurse, self.limits = nurse, served.limits
        self._free: list[Worker] = []
        self._wanting: deque[asyncio.Future[Worker]] = deque()
        self.slow = Slow(self.limits)
        self._tasks: set[asyncio.Task[None]] = set()
        self.busy, self.over = 0, False
        self._idle = asyncio.Event()
        self._idle.set()

    async def start(self) -> None:
        """Bring forth the first workers."""
        for _ in range(self.limits.workers):
            self.free(await self.nurse.worker())

    def replace(self) -> None:
        """Bring forth another worker, beside all else."""
        if self.over:
            return

        async def bring() -> None:
            with suppress(EventGraphError, OSError):
                self.free(await self.nurse.worker())

        task = asyncio.create_task(bring())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def ask(self, question: bytes, *, long: bool = False) -> Told:
        """Ask the worker that answered last; raises Refusal where more is taken than is allowed.

        `question` is one in JSON; `long` may take as long as a whole answer until it begins.
        """
        worker = self._free.pop() if self._free else await self._freed()
        return await _Asked(self, worker, long=long).told(question)

    def follow(self, worker: Worker) -> Coroutine[Any, Any, Told]:
        """Go on with a question that a worker has begun by itself; raises as `ask` does."""
        worker.follow()
        return _Asked(self, worker, long=False).told()

    def lend(self) -> Worker | None:
        """Let a worker do other things, where there are more; `free` takes it back."""
        return self._free.pop(0) if len(self._free) > 1 else None

    async def _freed(self) -> Worker:
        """Wait for a worker; raises Refusal where none comes in time."""
        if len(self._wanting) >= self.limits.waiting:
            raise Refusal(503, BUSY, Retry_After="5")
        wanted: asyncio.Future[Worker] = asyncio.get_running_loop().create_future()
        self._wanting.append(wanted)
        try:
            async with asyncio.timeout(self.limits.seconds):
                return await wanted
        except BaseException as error:
            if wanted in self._wanting:
                self._wanting.remove(wanted)
            elif wanted.done() and not wanted.cancelled():
                self.free(wanted.result())
            if isinstance(error, TimeoutError):
                raise Refusal(503, BUSY, Retry_After="5") from error
            raise

    def count(self, more: int) -> None:
        """Count a question that begins, or one that has ended."""
        self.busy += more
        self._idle.clear() if self.busy else self._idle.set()

    def free(self, worker: Worker) -> None:
        """Take a worker back: whoever waits longest gets it."""
        while self._wanting:
            wanted = self._wanting.popleft()
            if not wanted.done():
                wanted.set_result(worker)
                return
        self._free.append(worker)

    async def end(self) -> None:
        """End when no question is being answered any more, or after the longest time allowed."""
        self.over = True
        with suppress(TimeoutError):
            async with asyncio.timeout(self.limits.whole):
                await self._idle.wait()
        await asyncio.to_thread(self.nurse.end)


class _Asked:
    """One question at one worker: watched until its answer has ended."""

    def __init__(self, pool: Pool, worker: Worker, *, long: bool) -> None:
        self.pool, self.worker = pool, worker
        self.seconds = pool.limits.whole if long else pool.limits.seconds
        self.slow = self.replaced = self.gone = False
        self.begun = time.monotonic()
        pool.count(1)

    async def told(self, question: bytes | None = None) -> Told:
        """Wait for the head of the answer, and for all of it where it is short."""
        try:
            if question is not None:
                self.worker.ask(question)
            kind, payload = await self._first()
            if kind == WHOLE:
                head, body = split(payload)
                self._done()
                return Told(head_of(head), body)
            found, size = [], 0
            while (piece := await self._piece()) is not None:
                found.append(piece)
                size += len(piece)
                if size > self.pool.limits.body:
                    await self._slow_down()
                    return Told(head_of(payload), rest=self._rest(found, size))
        except ConnectionError as error:
            self._lost()
            raise Refusal(503, DIED) from error
        except TimeoutError as error:
            self._lost()
            raise Refusal(503, TOO_LONG.format(self.seconds), Retry_After="5") from error
        except BaseException:
            self._lost()
            raise
        self._done()
        return Told(head_of(payload), b"".join(found))

    async def _first(self) -> tuple[bytes, bytes]:
        """Wait for the first piece; after a while at low priority, and another takes its place.

        What counts is processor time: where others keep the machine busy, the question is not slow.
        """
        first = await self.worker.piece(self.pool.limits.slice)
        while first is None and (more := self._more()):
            first = await self.worker.piece(more)
        if first is None:
            await self._slow_down()
            left = self.seconds - (time.monotonic() - self.begun)
            first = await self.worker.piece(max(left, 0))
        if first is None:
            raise TimeoutError
        return first

    def _more(self) -> float:
        """Tell how many more seconds a question may take at full priority."""
        wait = self.pool.limits.slice
        if time.monotonic() - self.begun > _STARVED * wait:
            return 0.0
        left = wait - self.worker.spent()
        return max(left, _SOON) if left > 0 else 0.0

    async def _piece(self) -> bytes | None:
        """Wait for more of the body; None at its end."""
        left = self.pool.limits.whole - (time.monotonic() - self.begun)
        found = await self.worker.piece(max(left, 0))
        if found is None:
            raise TimeoutError
        return found[1] if found[0] == DATA else None

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

    async def _slow_down(self) -> None:
        """Go on at low priority while another worker takes the next question; raises Refusal."""
        if not self.slow:
            self.pool.slow.put_off()
            self.worker.slow()
            self.pool.replace()
            self.replaced = True
            await self.pool.slow.room(self.worker.stop, self.seconds)
            self.worker.go_on()
            self.slow = True

    def _done(self) -> None:
        """Give the worker back; one that was slow, or has answered much, ends."""
        if self.replaced or self.worker.answered >= self.pool.limits.answers:
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
            self.pool.slow.sped()
        if not self.replaced:
            self.pool.replace()
