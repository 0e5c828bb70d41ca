"""Measure the finder of conflicts: its time, and that its memory does not grow with the events.

Run `python bench/conflicts.py [CLAIMS]`; with `--markdown` it prints the section of
docs/benchmarks.md. A dataset of 125,000 claims must not take more than 20 seconds of processor
time; memory is the most that Python held at once while findings were read one by one.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path
from typing import Final, NamedTuple

from synthetic import write_claims

import eventgraph as eg
from eventgraph.evidence.conflicts import disagreements
from eventgraph.evidence.matters.gathering import gather_matters

LIMIT: Final = 20.0
GROWTH: Final = 1.5


class Measured(NamedTuple):
    """What one run took."""

    claims: int
    quads: int
    found: int
    seconds: float
    megabytes: float
    matters: int
    gathering: float


def measure(claims: int) -> Measured:
    """Find every disagreement in a made-up dataset, for time and for memory, and every matter."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.nq"
        quads = write_claims(path, claims)
        dataset = eg.load(path)
    start = time.process_time()
    found = sum(1 for _ in disagreements(dataset))
    seconds = time.process_time() - start
    tracemalloc.start()
    for _ in disagreements(dataset):
        pass
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    start = time.process_time()
    matters = sum(1 for _ in gather_matters(dataset))
    return Measured(claims, quads, found, seconds, most, matters, time.process_time() - start)


def main() -> int:
    """Measure a tenth and the whole, print, and tell whether the limits were kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", nargs="?", type=int, default=125_000)
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    rows = [measure(given.claims // 10), measure(given.claims)]
    if given.markdown:
        print("| claims | quads | pairs | time | memory at most | matters | time |")
        print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for row in rows:
        counts = (row.claims, row.quads, row.found)
        pairs = (*map(str, counts), f"{row.seconds:.1f} s", f"{row.megabytes:.1f} MB")
        cells = (*pairs, str(row.matters), f"{row.gathering:.1f} s")
        print(f"| {' | '.join(cells)} |" if given.markdown else "  ".join(cells))
    grown = rows[1].megabytes / rows[0].megabytes
    slowest = max(rows[1].seconds, rows[1].gathering)
    return 0 if slowest <= LIMIT and grown <= GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
