"""Measure `eventgraph query` as a whole process beside `python -c "import rdflib, click"`.

Run `python bench/query.py`; it ends with status 1 above the target. The two commands alternate,
each in a new process, with compiled modules at hand for both. What counts is processor time, the
least of all rounds: on a busy machine the clock on the wall measures the others.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
ROUNDS: Final = 20
TARGET: Final = 1.8
BASELINE: Final = (sys.executable, "-c", "import rdflib, click")
QUERY: Final = (sys.executable, "-m", "eventgraph", "query")
ASKED: Final = (
    ("intermediaries",),
    ("said-of-an-event", "-p", "event=event:exchange"),
    ("claims-about-an-actor", "-p", "actor=actor:nayib-bukele"),
    ("does-actor-speak",),
)


def seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """Give the processor time of one process from start to end, its threads included."""
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        raise subprocess.CalledProcessError(status, command)
    return used.ru_utime + used.ru_stime


def measure(arguments: Sequence[str], environment: dict[str, str]) -> tuple[float, float, float]:
    """Give the shortest seconds of the baseline and of the query, and their ratio."""
    command = (*QUERY, *arguments)
    seconds(BASELINE, environment)
    seconds(command, environment)
    pairs = [(seconds(BASELINE, environment), seconds(command, environment)) for _ in range(ROUNDS)]
    baseline, query = (min(column) for column in zip(*pairs, strict=True))
    return baseline, query, query / baseline


def main() -> None:
    """Print a row for each query, as a Markdown table."""
    worst = 0.0
    print("| query | import rdflib, click | eventgraph query | ratio |")
    print("|---|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as cache:
        environment = {
            **os.environ,
            "PYTHONDONTWRITEBYTECODE": "",
            "PYTHONPATH": str(ROOT / "src"),
            "PYTHONPYCACHEPREFIX": cache,
        }
        for arguments in ASKED:
            baseline, query, ratio = measure(arguments, environment)
            worst = max(worst, ratio)
            print(f"| `{arguments[0]}` | {baseline:.3f} s | {query:.3f} s | {ratio:.2f} |")
    print(f"\nworst ratio {worst:.2f}, target {TARGET}")
    sys.exit(worst > TARGET)


if __name__ == "__main__":
    main()
