"""Load on `eventgraph serve`: many readers, some of them hostile, beside Oxigraph's own server.

Run `python bench/serving.py [REQUESTS] [CLAIMS]`: 32 clients send REQUESTS (20,000) to a server of
generated claims, one in twenty of them hostile: endless questions, products of everything, deep
nesting, huge IRIs, broken bodies. It tells how long look-ups took (median and 99th percentile), how
much memory the server's processes hold after the first tenth and at the end, how many answers were
wrong, and how many processes stayed. Then the same look-ups alone, one client after the other, are
asked of this server, of `oxigraph serve` and, if PYTHON names an interpreter that has it, of
rdflib-endpoint.
"""

from __future__ import annotations

import asyncio
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from synthetic import write_claims

REQUESTS: Final = 20_000
CLAIMS: Final = 12_500
CLIENTS: Final = 32
HOSTILE: Final = 20
ALONE: Final = 2_000
LOOK_UP: Final = "SELECT ?p ?o WHERE {{ <https://w3id.org/eventgraph/id/claim/c{0}> ?p ?o }}"
BAD: Final = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c",
    "SELECT * " + "{" * 3000 + "}" * 3000,
    f"ASK {{ <http://example.org/{'a' * 60_000}> ?p ?o }}",
    "SELECT * WHERE { ?s ?p",
)


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


def family(process: int) -> list[int]:
    """Name a process, those it began, and those that these began."""
    pairs = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = path.read_text().rpartition(")")[2].split()[1]
            pairs.append((int(path.parent.name), int(parent)))
    found = [process]
    for one in found:
        found += [child for child, parent in pairs if parent == one]
    return found


def memory(process: int) -> float:
    """Give what a family of processes holds in MB, of what they share each its part."""
    total = 0
    for one in family(process):
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text("ascii")
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in text.splitlines() if line[:4] == "Pss:")
    return total / 1000


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


async def load(port: int, requests: int, claims: int, process: int) -> None:
    """Send all requests, and print what came of them."""
    chance = random.Random(1)  # noqa: S311 - no secret
    times: list[float] = []
    told: Counter[str] = Counter()
    held: list[float] = []
    left = iter(range(requests))

    async def client() -> None:
        one = Client(port, "/sparql")
        for number in left:
            if number == requests // 10:
                held.append(memory(process))
            bad = chance.randrange(HOSTILE) == 0
            query = chance.choice(BAD) if bad else LOOK_UP.format(chance.randrange(claims))
            start = time.perf_counter()
            try:
                status, body = await one.ask(query)
            except (OSError, asyncio.IncompleteReadError):
                told["broken off" if bad else "WRONG: broken off"] += 1
                continue
            if bad:
                told[f"hostile {status}"] += 1
                continue
            times.append(time.perf_counter() - start)
            right = status == 200 and b'"bindings"' in body and b"accordingTo" in body  # noqa: PLR2004
            told["look-ups" if right else f"WRONG: {status}"] += 1

    start = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(CLIENTS)))
    took = time.perf_counter() - start
    held.append(memory(process))
    ordered = sorted(times)
    print(f"{requests:,} requests in {took:.0f} s by {CLIENTS} clients")
    print(f"look-ups: median {1000 * statistics.median(times):.1f} ms,", end=" ")
    print(f"99 % within {1000 * ordered[int(0.99 * len(ordered))]:.1f} ms")
    print(f"memory: {held[0]:.0f} MB after a tenth, {held[-1]:.0f} MB at the end")
    print(f"processes: {len(family(process))}")
    print("; ".join(f"{name}: {count:,}" for name, count in sorted(told.items())))


async def alone(port: int, path: str, claims: int) -> float:
    """Ask look-ups over one connection, each another; give how many a second were answered."""
    one = Client(port, path)
    for number in range(50):
        await one.ask(LOOK_UP.format(number))
    start = time.perf_counter()
    for number in range(ALONE):
        status, _ = await one.ask(LOOK_UP.format(number % claims))
        if status != 200:  # noqa: PLR2004 - what HTTP calls right
            raise SystemExit(f"{path} answers {status}")
    return ALONE / (time.perf_counter() - start)


def main() -> None:
    """Measure, and print."""
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else REQUESTS
    claims = int(sys.argv[2]) if len(sys.argv) > 2 else CLAIMS  # noqa: PLR2004 - the second
    with tempfile.TemporaryDirectory() as place:
        data = Path(place, "claims.nq")
        print(f"{write_claims(data, claims):,} quads in {claims:,} claims\n")
        serve = [sys.executable, "-m", "eventgraph", "serve", "--graph", str(data), "--timeout"]
        port = free()
        with running(*serve, "2", "--port", str(port), port=port) as process:
            mine = asyncio.run(alone(port, "/sparql", claims))
            asyncio.run(load(port, requests, claims, process))
        binary = str(Path(sys.executable).with_name("oxigraph"))
        store, port = str(Path(place, "store")), free()
        loading = [binary, "load", "--location", store, "--file", str(data)]
        subprocess.run(loading, check=True, capture_output=True)
        bound = ["--bind", f"127.0.0.1:{port}", "--union-default-graph"]
        with running(binary, "serve-read-only", "--location", store, *bound, port=port):
            theirs = asyncio.run(alone(port, "/query", claims))
        print(f"\nalone, look-ups a second: eventgraph {mine:.0f}, Oxigraph {theirs:.0f}", end="")
        other = os.environ.get("PYTHON")
        if other:
            port = free()
            words = [other, "-m", "rdflib_endpoint", "serve", str(data), "--port", str(port)]
            with running(*words, port=port):
                third = asyncio.run(alone(port, "/", claims))
            print(f", rdflib-endpoint {third:.0f} ({mine / third:.1f} times)", end="")
        print(f"; {mine / theirs:.2f} of Oxigraph's")


if __name__ == "__main__":
    main()
