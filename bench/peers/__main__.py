"""Measure eventgraph beside its peers, and write the section of docs/benchmarks.md: `make bench`.

Run `python bench/peers [QUADS…] [TASK…]`, else all tasks and 10,000, 100,000, 1,000,000 and
5,000,000 quads; of a size that was measured before, the other tasks stay. Each task is done by each
engine in a process of its own (`tasks.py`), in turn, three times; the median counts. What keeps a
process for over 20 s, loading included, is done once. pyoxigraph alone is the limit, the others are
peers. What takes over 120 s of the processor, or over 12 GB, is ended, and shown so; larger sizes
are then not tried, nor what else needs the data that took so long to load. Ratios and exponents are
of processor time, which others that use the machine change least. The exponent tells how it grows
from the smallest size that takes a tenth of a second to the largest that was measured: 1 is in
step. What was measured is kept in `measured.json`, with its day, so that one size can be measured
anew, all engines in one run, and the others stay.
"""

from __future__ import annotations

import json
import math
import os
import platform
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "bench"), str(Path(__file__).parent)]

from cells import Cell, Size, keep, kept  # noqa: E402 - found by the line above
from synthetic import write_claims  # noqa: E402 - see above
from tasks import ENGINES, MOST, TASKS  # noqa: E402 - see above

DOCUMENT: Final = ROOT / "docs/benchmarks.md"
BEGIN: Final = "<!-- written by make bench -->"
END: Final = "<!-- end of what make bench writes -->"
SIZES: Final = (10_000, 100_000, 1_000_000, 5_000_000)
PER_CLAIM: Final = 8.2
ROUNDS: Final = 3
LONG: Final = 20.0
LEAST: Final = 0.1
SHORT: Final = 0.01


def once(task: str, engine: str, path: Path) -> Cell | None:
    """Let a process do it; None where the engine does no such thing."""
    words = [sys.executable, str(Path(__file__).with_name("tasks.py")), task, engine, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        try:
            out, told_wrong = process.communicate(timeout=6 * MOST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return Cell(time.perf_counter() - start, 0, 0, ended=True)
    if b"MemoryError" in told_wrong or process.returncode == -signal.SIGXCPU:
        return Cell(time.perf_counter() - start, 0, 0, ended=True)
    if process.returncode:
        raise SystemExit(f"{task} by {engine}:\n{told_wrong.decode()}")
    told = json.loads(out)
    if told is None:
        return None
    return Cell(*(round(told[name], 6) for name in ("wall", "cpu", "memory")), told["cpu"] > MOST)


def measured(task: str, engine: str, path: Path) -> Cell | None:
    """Give the median of some rounds; of what is long there is one."""
    cells: list[Cell] = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        cell = once(task, engine, path)
        if cell is None or cell.ended:
            return cell
        cells.append(cell)
        if time.perf_counter() - start > LONG:
            break
    middle = statistics.median_low([cell.cpu for cell in cells])
    return next(cell for cell in cells if cell.cpu == middle)


def shown(cell: Cell | None) -> str:
    """Write a cell of the table."""
    if cell is None:
        return ""
    if cell.ended:
        return "ended"
    digits = 1 if cell.wall >= 1 else 3 if cell.wall >= SHORT else 5
    return f"{cell.wall:.{digits}f} s ({cell.cpu:.{digits}f}), {cell.memory:.0f} MB"


def ratio(ours: Cell | None, theirs: Cell | None) -> str:
    """Write how many times the other's time ours is."""
    if ours is None or theirs is None or ours.ended:
        return ""
    if theirs.ended:
        return f"under {ours.cpu / MOST:.2g}"
    if not theirs.cpu:
        return ""
    return f"{ours.cpu / theirs.cpu:.2g}"


def exponent(points: list[tuple[int, float]]) -> str:
    """Tell by which power of the size the time grows."""
    long = [(size, used) for size, used in points if used >= LEAST]
    if len(long) < 2:  # noqa: PLR2004 - a line needs two
        return ""
    (one, first), (other, last) = long[0], long[-1]
    return f"{math.log(last / first) / math.log(other / one):.2f}"


def main() -> None:
    """Measure all, print each row, and write the section."""
    asked = tuple(int(word) for word in sys.argv[1:] if word.isdigit()) or SIZES
    tasks = tuple(word for word in sys.argv[1:] if not word.isdigit()) or TASKS
    known = kept()
    with tempfile.TemporaryDirectory() as place:
        for size in sorted(asked):
            path = Path(place, f"{size}.nq")
            quads = write_claims(path, round(size / PER_CLAIM))
            one = Size(quads, f"{datetime.now(UTC):%Y-%m-%d}", {})
            if tasks != TASKS and size in known:
                one = known[size]  # its day stays that of what was measured as a whole
            smaller = [known[other].cells for other in sorted(known) if other < size]
            for task in tasks:
                for engine in ENGINES:
                    cell = _cell(task, engine, path, smaller, one.cells)
                    one.cells[task, engine] = cell
                    if cell is not None:
                        print(f"{size:,} {task}, {engine}: {shown(cell)}", flush=True)
            path.unlink()
            known[size] = one
            keep(known)
    write(known)
    print(f"wrote {DOCUMENT.relative_to(ROOT)}")


def _cell(
    task: str,
    engine: str,
    path: Path,
    smaller: list[dict[tuple[str, str], Cell | None]],
    own: dict[tuple[str, str], Cell | None],
) -> Cell | None:
    """Measure one thing, unless it is known already that it does not end, or is not done."""
    before = [one.get((task, engine)) for one in smaller]
    if before and before[-1] is None:
        return None
    if any(one is not None and one.ended for one in [*before, own.get(("load", engine))]):
        return Cell(MOST, 0, 0, ended=True)
    return measured(task, engine, path)


def write(sizes: dict[int, Size]) -> None:
    """Write the section into the document, in place of the one that is there."""
    text = section(sizes)
    old = DOCUMENT.read_text("utf-8")
    if BEGIN in old:
        head, _, rest = old.partition(BEGIN)
        tail = rest.partition(END)[2]
    else:
        head, tail = old.rstrip() + "\n\n", "\n"
    DOCUMENT.write_text(f"{head}{BEGIN}\n{text}{END}{tail}", "utf-8")


def section(sizes: dict[int, Size]) -> str:
    """Write the section: a table for each size, and how times grow."""
    head = Path(__file__).with_name("head.md").read_text("utf-8")
    lines = [head.format(cores=os.cpu_count(), python=platform.python_version()).rstrip()]
    for _, one in sorted(sizes.items()):
        lines += ["", f"### {one.quads:,} quads", "", f"Measured on {one.day}.", ""]
        lines += ["| | " + " | ".join(ENGINES) + " | to the limit | to the best peer |"]
        lines += ["|---|" + "--:|" * (len(ENGINES) + 2)]
        for task in TASKS:
            cells = [one.cells[task, engine] for engine in ENGINES]
            ours, limit, *peers = cells
            there = [cell for cell in peers if cell is not None]
            best = min(there, key=lambda cell: (cell.ended, cell.cpu), default=None)
            row = [*map(shown, cells), ratio(ours, limit), ratio(ours, best)]
            lines.append(f"| {task} | " + " | ".join(row) + " |")
    lines += ["", "### How times grow", "", "| | " + " | ".join(ENGINES) + " |"]
    lines += ["|---|" + "--:|" * len(ENGINES)]
    for task in TASKS:
        row = [exponent(_points(task, engine, sizes)) for engine in ENGINES]
        lines.append(f"| {task} | " + " | ".join(row) + " |")
    return "\n".join(lines) + "\n"


def _points(task: str, engine: str, sizes: dict[int, Size]) -> list[tuple[int, float]]:
    """List what one engine took for a task, by the number of quads."""
    cells = [(one.quads, one.cells[task, engine]) for _, one in sorted(sizes.items())]
    return [(quads, cell.cpu) for quads, cell in cells if cell is not None and not cell.ended]


if __name__ == "__main__":
    main()
