"""Parse lines in processes of their own, as Python makes rows on one processor alone.

A task is a line of JSON and the bytes that it counts; what a worker answers is a line of JSON.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, NamedTuple, Self

from eventgraph.bulk.inputs import Input, Piece
from eventgraph.bulk.lines import cut
from eventgraph.bulk.parsing import Nodes, written
from eventgraph.errors import InputError
from eventgraph.rdf.formats import FORMATS

__all__ = ["Crew", "Task", "serve"]

#: How many processes there are at the most, each with some 300 MB.
_MOST: Final = 4


class Task(NamedTuple):
    """Lines of one file to be parsed, and where their rows are to be written."""

    given: Input
    file: int
    piece: Piece
    to: Path

    def done(self) -> int:
        """Parse and write; give the number of rows. Raises InputError with file and line."""
        nodes = Nodes(self.file, labelled=True)
        with unwatched():
            return written(self.to, cut(self.piece, self.given, nodes))


class Crew:
    """Some processes that parse, begun when there is more than one piece to be parsed."""

    def __init__(self, size: int | None = None) -> None:
        """Say how many there are; as many as there are processors, if nothing is said."""
        self._size = size or min(len(os.sched_getaffinity(0)), _MOST)
        self._pool: ThreadPoolExecutor | None = None
        self._own = threading.local()
        self._begun: list[subprocess.Popen[bytes]] = []
        self._waiting: deque[Future[int]] = deque()
        self._held: Task | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End every process, whatever it is at."""
        for process in self._begun:
            process.kill()
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        for process in self._begun:
            process.communicate()

    def give(self, task: Task) -> int:
        """Hand over a task; give the number of rows of those that ended in the meantime."""
        if self._pool is None and self._held is None:
            self._held = task
            return 0
        if self._pool is None:
            self._pool = ThreadPoolExecutor(self._size)
            first, self._held = self._held, None
            if first is not None:
                self._waiting.append(self._pool.submit(self._ask, first))
        rows = 0
        while len(self._waiting) > 2 * self._size:
            rows += self._waiting.popleft().result()
        self._waiting.append(self._pool.submit(self._ask, task))
        return rows

    def rest(self) -> int:
        """Wait until all is done; give the number of rows. What is alone needs no process."""
        rows = 0
        if self._held is not None:
            first, self._held = self._held, None
            rows += first.done()
        while self._waiting:
            rows += self._waiting.popleft().result()
        return rows

    def _ask(self, task: Task) -> int:
        process: subprocess.Popen[bytes] | None = getattr(self._own, "process", None)
        if process is None:
            # Nothing of the folder it runs in is imported, and Ctrl-C reaches this process alone.
            command = [sys.executable, "-P", "-m", "eventgraph.bulk.working"]
            process = subprocess.Popen(  # noqa: S603 - this module
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                process_group=0,
            )
            self._own.process = process
            self._begun.append(process)
        path, line = task.given.path, task.piece.line
        try:
            _send(process.stdin, task)
            answer = process.stdout.readline() if process.stdout else b""
        except OSError:
            answer = b""
        if not answer:
            message = "holds lines that end the parser, here or below; look for what is odd in them"
            raise InputError(message, path, line)
        told = json.loads(answer)
        if "failed" in told:
            raise OSError(told["failed"])
        if "fault" in told:
            raise InputError(told["fault"], path, told["line"], told["column"])
        return int(told["rows"])


def _send(stream: IO[bytes] | None, task: Task) -> None:
    if stream is None:
        raise BrokenPipeError
    given, file, piece, to = task
    head = {
        "path": os.fsencode(given.path).hex(),
        "format": given.format.name,
        "file": file,
        "line": piece.line,
        "to": str(to),
        "size": len(piece.data),
    }
    stream.write(json.dumps(head).encode() + b"\n")
    stream.write(piece.data)
    stream.flush()


@contextmanager
def unwatched() -> Iterator[None]:
    """Let Python not look for circles for a while: rows have none, and there are very many."""
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()


def serve(tasks: IO[bytes], answers: IO[bytes]) -> None:
    """Do tasks, one after the other, until there is none.

    >>> from io import BytesIO
    >>> answers = BytesIO()
    >>> serve(BytesIO(b""), answers)
    >>> answers.getvalue()
    b''
    """
    while line := tasks.readline():
        told = json.loads(line)
        path = Path(os.fsdecode(bytes.fromhex(told["path"])))
        piece = Piece(told["line"], tasks.read(told["size"]))
        given = Input(path, FORMATS[told["format"]])
        task = Task(given, told["file"], piece, Path(told["to"]))
        try:
            answer: dict[str, object] = {"rows": task.done()}
        except InputError as error:
            message = str(error)
            if error.path is not None:
                place = (error.path, error.line, error.column)
                shown = ":".join(str(part) for part in place if part is not None)
                message = message.removeprefix(f"{shown}: ")
            answer = {"fault": message, "line": error.line, "column": error.column}
        except OSError as error:
            answer = {"failed": error.strerror or str(error)}
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


class _Unneeded:
    """Keeps pyarrow from importing pandas at its first array, where that is installed."""

    @staticmethod
    def find_spec(name: str, *_: object) -> None:
        """Say that there is no pandas."""
        if name == "pandas":
            raise ModuleNotFoundError(name)


if __name__ == "__main__":
    sys.meta_path.insert(0, _Unneeded)
    serve(sys.stdin.buffer, sys.stdout.buffer)
