"""Measure `eventgraph validate` on made-up claims, beside pySHACL with the same shapes alone.

Run `python bench/validating.py [CLAIMS …]`; it prints the table of docs/benchmarks.md and ends with
status 1 where a million quads take longer than the target. Measured are the time on the clock, the
processor time of all processes together, and that of the first alone, which is about what the
clock shows where nothing else runs. pySHACL reads the same file by
rdflib and validates it as one graph; what takes it too long is stopped. With `--pieces` it says
what each piece of the work takes, in one process; with `--clean` the claims are nearly all right.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from clean import write_clean
from synthetic import write_claims

import eventgraph as eg
from eventgraph.claims.attitudes import told
from eventgraph.validation.checking import Checking
from eventgraph.validation.checks import read_checks

CLAIMS: Final = (12_500, 125_000)
#: Seconds on the clock for a million quads on two processors; and after which pySHACL is stopped.
TARGET: Final = 20.0
MOST: Final = 120.0
MILLION: Final = 1_000_000
OURS: Final = (sys.executable, "-m", "eventgraph", "validate", "--quiet", "--graph")
THEIRS: Final = """
import sys
from importlib import resources
from pyshacl import validate
from rdflib import Dataset, Graph
data = Graph()
for quad in Dataset().parse(sys.argv[1], format="nquads").quads():
    data.add(quad[:3])
shapes, package = Graph(), resources.files("eventgraph")
for name in ("claim", "dataset"):
    shapes.parse(data=(package / f"validation/shapes/{name}.ttl").read_text("utf-8"))
ontology = Graph().parse(data=(package / "rdf/ontology.ttl").read_text("utf-8"))
print(validate(data, shacl_graph=shapes, ont_graph=ontology)[0])
"""


class Spent(NamedTuple):
    """Seconds on the clock, of all processors, of the first process; None for what was stopped."""

    clock: float
    processor: float | None
    first: float = 0.0

    def __str__(self) -> str:
        """Write it as the cell of a table."""
        if self.processor is None:
            return f"stopped after {self.clock:.0f} s"
        return f"{self.clock:.1f} s ({self.processor:.1f} s, the first {self.first:.1f} s)"


def spent(words: list[str]) -> Spent:
    """Run a program until it ends, or for as long as is allowed."""
    start = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stat, first = Path(f"/proc/{process.pid}/stat"), 0.0
    while True:
        with suppress(OSError, IndexError):
            ticks = stat.read_text("ascii").rpartition(")")[2].split()[11:13]
            first = sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK") or first
        ended, _, used = os.wait4(process.pid, os.WNOHANG)
        passed = time.monotonic() - start
        if ended:
            return Spent(passed, used.ru_utime + used.ru_stime, first)
        if passed > MOST:
            process.kill()
            os.wait4(process.pid, 0)
            return Spent(passed, None)
        time.sleep(0.02)


def pieces(path: Path) -> None:
    """Print the processor time of each piece, the longest first."""
    dataset = told(eg.load(path))
    work = Checking(dataset, read_checks(), [path], "en")
    taken = {}
    for name, piece in work.pieces(dataset).items():
        start = time.process_time()
        piece()
        taken[name] = time.process_time() - start
    for name, seconds in sorted(taken.items(), key=lambda item: -item[1]):
        print(f"| {name} | {seconds:.2f} s |", flush=True)


def main() -> int:
    """Print the table, or the pieces, and tell whether the target is met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", nargs="*", type=int, default=CLAIMS)
    parser.add_argument("--pieces", action="store_true", help="what each piece takes")
    parser.add_argument("--clean", action="store_true", help="claims that are nearly all right")
    given = parser.parse_args()
    kept = True
    if not given.pieces:
        print("| quads | eventgraph validate | pySHACL, shapes alone |\n|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for claims in given.claims:
            path = Path(folder) / f"{claims}.nq"
            quads = (write_clean if given.clean else write_claims)(path, claims)
            if given.pieces:
                print(f"\n| {claims:,} claims | processor |\n|---|--:|")
                pieces(path)
                continue
            ours, theirs = (
                spent([*OURS, str(path)]),
                spent([sys.executable, "-c", THEIRS, str(path)]),
            )
            print(f"| {quads:,} | {ours} | {theirs} |", flush=True)
            kept = kept and (quads < MILLION or ours.clock <= TARGET)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
