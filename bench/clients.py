"""Servers that a benchmark runs, and clients that ask them look-ups."""

from __future__ import annotations

import asyncio
import itertools
import socket
import subprocess
import time
import urllib.parse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

__all__ = ["LOOK_UP", "Asking", "Client", "free", "running"]

SECONDS: Final = 2.0
#: How many different questions are the repeated ones.
FEW: Final = 100
LOOK_UP: Final = "SELECT ?p ?o WHERE {{ <https://w3id.org/eventgraph/id/claim/c{0}> ?p ?o }} # {1}"


def free() -> int:
    """Give a port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def until_open(port: int) -> None:
    """Wait until somebody listens."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"nobody listens at {port}")


@contextmanager
def running(*words: str, port: int) -> Iterator[int]:
    """Run a server; give its number."""
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            until_open(port)
            yield process.pid
        finally:
            process.terminate()
            process.wait(60)


class Client:
    """One connection over which one request follows the other."""

    def __init__(self, port: int, path: str) -> None:
        """Ask at a path of a port of this machine."""
        self.port, self.path = port, path
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, query: str) -> tuple[int, bytes]:
        """Ask by form; give status and body."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        reader, writer = self.reader, self.writer
        if reader is None:
            raise ConnectionError
        body = urllib.parse.urlencode({"query": query}).encode()
        head = (
            f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n"
            "Content-Type: application/x-www-form-urlencoded\r\n"
            f"Accept: application/sparql-results+json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        try:
            writer.write(head.encode() + body)
            return await _answer(reader)
        except (OSError, asyncio.IncompleteReadError):
            self.writer = None
            raise


async def _answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split()[1])
    if "transfer-encoding: chunked" not in head:
        size = int(head.partition("content-length:")[2].split()[0])
        return status, await reader.readexactly(size)
    parts = []
    while size := int(await reader.readuntil(b"\r\n"), 16):
        parts.append(await reader.readexactly(size))
        await reader.readexactly(2)
    await reader.readexactly(2)
    return status, b"".join(parts)


class Asking:
    """Look-ups of one server: never the same text twice, or the same few again and again."""

    def __init__(self, port: int, path: str, claims: int) -> None:
        """Ask at a path of a port of this machine."""
        self.port, self.path, self.claims = port, path, claims
        self.numbers = itertools.count()

    async def rate(self, clients: int, *, again: bool) -> float:
        """Give how many look-ups a second are answered to so many clients."""
        ones = [Client(self.port, self.path) for _ in range(clients)]
        await asyncio.gather(*(one.ask(LOOK_UP.format(0, "first")) for one in ones))
        asked, start = 0, time.perf_counter()

        async def client(one: Client) -> None:
            nonlocal asked
            while time.perf_counter() < start + SECONDS:
                number = next(self.numbers)
                number = number % FEW if again else number + FEW
                status, _ = await one.ask(LOOK_UP.format(number % self.claims, number))
                if status != 200:  # noqa: PLR2004 - what HTTP calls right
                    raise SystemExit(f"{self.path} answers {status}")
                asked += 1

        await asyncio.gather(*map(client, ones))
        return asked / (time.perf_counter() - start)
