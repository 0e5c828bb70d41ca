"""Measure `eventgraph.load` on a million N-Quads beside pyoxigraph's bare bulk loading.

Run `python bench/load.py [CLAIMS]`; it ends with status 1 above the target. Both load the same
generated file, in turn, each time in a new process; the ratio is that of the shortest times.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from synthetic import write_claims

ROOT: Final = Path(__file__).resolve().parent.parent
ROUNDS: Final = 5
TARGET: Final = 1.3
CLAIMS: Final = 126_000
BARE: Final = (
    "import sys, time, pyoxigraph as ox\n"
    "start = time.perf_counter()\n"
    "store = ox.Store()\n"
    "store.bulk_load(path=sys.argv[1], format=ox.RdfFormat.N_QUADS)\n"
    "print(time.perf_counter() - start)\n"
)
OURS: Final = (
    "import sys, time, eventgraph as eg\n"
    "load = eg.load\n"
    "start = time.perf_counter()\n"
    "dataset = load(sys.argv[1])\n"
    "print(time.perf_counter() - start)\n"
)


def seconds(script: str, path: Path) -> float:
    """Let a new process load the file, and give the seconds it took without its imports."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", script, str(path)]
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return float(ran.stdout)


def main() -> None:
    """Print the shortest times as a Markdown table."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.nq"
        quads = write_claims(path, claims)
        pairs = [(seconds(BARE, path), seconds(OURS, path)) for _ in range(ROUNDS)]
    bare, ours = (min(column) for column in zip(*pairs, strict=True))
    ratio = ours / bare
    print("| quads | pyoxigraph bulk_load | eventgraph.load | ratio |")
    print("|--:|--:|--:|--:|")
    print(f"| {quads:,} | {bare:.2f} s | {ours:.2f} s | {ratio:.2f} |")
    print(f"\nratio {ratio:.2f}, target {TARGET}")
    sys.exit(ratio > TARGET)


if __name__ == "__main__":
    main()
