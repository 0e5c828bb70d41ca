"""How fast `eventgraph serve` answers, beside others, and how it holds under load.

Run `python bench/serving.py [REQUESTS] [CLAIMS]`. First look-ups alone are asked of this server, of
`oxigraph serve` and, if PYTHON names an interpreter that has it, of rdflib-endpoint: by one client,
one after the other, and by 32 at a time; distinct ones, each text asked once, and repeated ones,
which this server keeps. The servers take turns, and the best of three rounds counts.

Then 32 clients send REQUESTS (20,000) distinct ones to this server, one in twenty of them hostile:
endless questions, products of everything, deep nesting, huge IRIs, broken bodies. It tells how long
look-ups took (median and 99th percentile), how much memory the server's processes hold after the
first tenth, at the half and at the end, how many answers were wrong, and how many processes stayed.
"""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final

from clients import LOOK_UP, Asking, Client, free, running
from synthetic import write_claims

REQUESTS: Final = 20_000
CLAIMS: Final = 12_500
OURS: Final = "eventgraph"
CLIENTS: Final = 32
HOSTILE: Final = 20
#: Seconds until what was asked in vain has ended.
AFTER: Final = 5
ROUNDS: Final = 3
BAD: Final = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c",
    "SELECT * " + "{" * 3000 + "}" * 3000,
    f"ASK {{ <http://example.org/{'a' * 60_000}> ?p ?o }}",
    "SELECT * WHERE { ?s ?p",
)


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


def memory(process: int) -> tuple[float, float]:
    """Give what a process holds in MB, and all of its family; of what they share each its part."""
    return _held([process]), _held(family(process))


def _held(processes: list[int]) -> float:
    total = 0
    for one in processes:
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text("ascii")
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in text.splitlines() if line[:4] == "Pss:")
    return total / 1000


async def load(port: int, requests: int, claims: int, process: int) -> None:
    """Send all requests, and print what came of them."""
    chance = random.Random(1)  # noqa: S311 - no secret
    times: list[float] = []
    told: Counter[str] = Counter()
    held: list[tuple[float, float]] = []
    left = iter(range(requests))

    async def client() -> None:
        one = Client(port, "/sparql")
        for number in left:
            if number in {requests // 10, requests // 2}:
                held.append(await asyncio.to_thread(memory, process))
            bad = chance.randrange(HOSTILE) == 0
            query = chance.choice(BAD) if bad else LOOK_UP.format(chance.randrange(claims), number)
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
    await asyncio.sleep(AFTER)
    held.append(memory(process))
    print(f"{requests:,} requests in {took:.0f} s by {CLIENTS} clients")
    summed(times, held)
    print(f"processes: {len(family(process))}")
    print("; ".join(f"{name}: {count:,}" for name, count in sorted(told.items())))


def summed(times: list[float], held: list[tuple[float, float]]) -> None:
    """Print how long look-ups took, and how much memory was held meanwhile."""
    ordered = sorted(times)
    print(f"look-ups: median {1000 * statistics.median(times):.1f} ms,", end=" ")
    print(f"99 % within {1000 * ordered[int(0.99 * len(ordered))]:.1f} ms")
    for what, sizes in zip(
        ("its first process", "all of them"), zip(*held, strict=True), strict=True
    ):
        tenth, half, end = (f"{size:.0f} MB" for size in sizes)
        print(f"memory of {what}: {tenth} after a tenth, {half} at the half, {end} at the end")


def compared(servers: dict[str, Asking]) -> None:
    """Print how many look-ups a second each server answers, and in which proportion to ours."""
    ways = [(clients, again) for clients in (1, CLIENTS) for again in (False, True)]
    best: dict[tuple[str, int, bool], float] = {}
    for _ in range(ROUNDS):
        for clients, again in ways:
            for name, asking in servers.items():
                found = asyncio.run(asking.rate(clients, again=again))
                way = name, clients, again
                best[way] = max(best.get(way, 0.0), found)
    print(f"look-ups a second | {' | '.join(servers)}\n---|{'--:|' * len(servers)}")
    for clients, again in ways:
        ours = best[OURS, clients, again]
        cells = [f"{ours:,.0f}"]
        for name in list(servers)[1:]:
            theirs = best[name, clients, again]
            cells.append(f"{theirs:,.0f} ({ours / theirs:.2f})")
        what = "the same few again" if again else "distinct"
        print(f"{clients} client{'s' * (clients > 1)}, {what} | {' | '.join(cells)}")


@contextmanager
def others(place: str, data: Path, claims: int) -> Iterator[dict[str, Asking]]:
    """Run the other servers of the same data."""
    binary = str(Path(sys.executable).with_name("oxigraph"))
    store, port = str(Path(place, "store")), free()
    loading = [binary, "load", "--location", store, "--file", str(data)]
    subprocess.run(loading, check=True, capture_output=True)
    bound = ["--bind", f"127.0.0.1:{port}", "--union-default-graph"]
    with ExitStack() as stack:
        stack.enter_context(
            running(binary, "serve-read-only", "--location", store, *bound, port=port)
        )
        found = {"Oxigraph": Asking(port, "/query", claims)}
        if other := os.environ.get("PYTHON"):
            port = free()
            words = [other, "-m", "rdflib_endpoint", "serve", str(data), "--port", str(port)]
            stack.enter_context(running(*words, port=port))
            found["rdflib-endpoint"] = Asking(port, "/", claims)
        yield found


def main() -> None:
    """Measure, and print."""
    requests = int(sys.argv[1]) if len(sys.argv) > 1 else REQUESTS
    claims = int(sys.argv[2]) if len(sys.argv) > 2 else CLAIMS  # noqa: PLR2004 - the second
    with tempfile.TemporaryDirectory() as place:
        data = Path(place, "claims.nq")
        print(f"{write_claims(data, claims):,} quads in {claims:,} claims\n")
        serve = [sys.executable, "-m", "eventgraph", "serve", "--graph", str(data), "--timeout"]
        port = free()
        own = running(*serve, "2", "--port", str(port), port=port)
        with own, others(place, data, claims) as servers:
            compared({OURS: Asking(port, "/sparql", claims), **servers})
        port = free()
        with running(*serve, "2", "--port", str(port), port=port) as process:
            print()
            asyncio.run(load(port, requests, claims, process))


if __name__ == "__main__":
    main()
