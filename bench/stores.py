"""Measure a store on disk: what building takes, and what a look-up takes beside files in memory.

Run `python bench/stores.py [CLAIMS]`; it ends with status 1 where a target is missed. A store is
built of generated claims, one million quads if nothing else is said. A look-up asks one query of
the library for one event, on the store and, as what it is measured by, on the curated files in
`graph/`; each runs in a process of its own, imports included. Of three rounds the least time and
memory count. Targets: a look-up, and one with names and sentences for people, at most 1.5 times the
memory and the time of the same on the curated files; building less than 2.5 GB.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

from synthetic import write_claims

from eventgraph.vocabulary import PREFIXES

ROOT: Final = Path(__file__).resolve().parent.parent
CLAIMS: Final = 126_000
ROUNDS: Final = 3
LOOK_UP: Final = 1.5
BUILD: Final = 2_500.0


class Spent(NamedTuple):
    """What a process took: seconds on the clock, and MB of memory at the most."""

    seconds: float
    megabytes: float


def spent(*words: str) -> Spent:
    """Run a verb in a new process, and measure it."""
    start = time.perf_counter()
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, "-m", "eventgraph", *words],
        {**os.environ, "PYTHONPATH": str(ROOT / "src")},
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(words)}: exit status {os.waitstatus_to_exitcode(status)}")
    return Spent(time.perf_counter() - start, usage.ru_maxrss / 1000)


def least(*words: str) -> Spent:
    """Give the least of some rounds."""
    rounds = [spent(*words) for _ in range(ROUNDS)]
    return Spent(min(one.seconds for one in rounds), min(one.megabytes for one in rounds))


def main() -> None:
    """Measure, and print a Markdown table."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    ask = ("query", "said-of-an-event", "-p")
    event = f"event={PREFIXES['event']}e7"
    with tempfile.TemporaryDirectory() as folder:
        path, store = Path(folder) / "claims.nq", Path(folder) / "store"
        quads = write_claims(path, claims)
        built = spent("store", "build", str(store), str(path))
        disk = sum(one.stat().st_size for one in store.rglob("*") if one.is_file()) / 1e6
        checked = spent("store", "check", str(store))
        found = least(*ask, event, "--raw", "--graph", str(store))
        named = least(*ask, event, "--graph", str(store))
        loaded = spent(*ask, event, "--graph", str(path))
    here = (*ask, "event=event:negotiation", "--graph", str(ROOT / "graph"))
    curated, read = least(*here, "--raw"), least(*here)
    rows = {
        f"store build, {quads:,} quads ({disk:,.0f} MB on disk)": built,
        "store check": checked,
        "look-up on the store (`query --raw`)": found,
        "the same with names and sentences for people": named,
        "that on the file, loaded at each call": loaded,
        "look-up on the curated files (`query --raw`)": curated,
        "the same with names and sentences there": read,
    }
    print("| | time | memory |\n|---|--:|--:|")
    for name, (seconds, megabytes) in rows.items():
        print(f"| {name} | {seconds:.2f} s | {megabytes:,.0f} MB |")
    ratios = {"look-up": (found, curated), "with names": (named, read)}
    print()
    for name, (big, small) in ratios.items():
        memory, clock = big.megabytes / small.megabytes, big.seconds / small.seconds
        print(f"{name}: {memory:.2f} times the memory of the curated files, {clock:.2f} the time")
    worst = max(
        ratio
        for big, small in ratios.values()
        for ratio in (big.megabytes / small.megabytes, big.seconds / small.seconds)
    )
    print(f"target {LOOK_UP} times")
    sys.exit(worst > LOOK_UP or built.megabytes > BUILD)


if __name__ == "__main__":
    main()
