"""Measure eventgraph beside its peers, and write the section of docs/benchmarks.md: `make bench`.

Run `python bench/peers [QUADS…]`, else 10,000, 100,000, 1,000,000 and 5,000,000. Each task is done
by each engine in a process of its own (`tasks.py`), in turn, three times; the median counts. What
keeps a process for over 20 s, loading included, is done once. pyoxigraph alone is the limit, the
others are peers. What takes over 120 s, or over 12 GB, is ended, and shown so; larger sizes are
then not tried, nor what else needs the data that took so long to load. The exponent tells how the
time grows from the smallest size that takes a tenth of a second to the largest that was measured: 1
is in step.
"""

from __future__ import annotations

import json
import math
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "bench"), str(Path(__file__).parent)]

from synthetic import write_claims  # noqa: E402 - found by the line above
from tasks import ENGINES, TASKS  # noqa: E402 - see above

DOCUMENT: Final = ROOT / "docs/benchmarks.md"
BEGIN: Final = "<!-- written by make bench -->"
END: Final = "<!-- end of what make bench writes -->"
SIZES: Final = (10_000, 100_000, 1_000_000, 5_000_000)
PER_CLAIM: Final = 8.2
MOST: Final = 120.0
ROUNDS: Final = 3
LONG: Final = 20.0
LEAST: Final = 0.1


class Cell(NamedTuple):
    """What one engine took for one task: seconds, seconds of the processor, MB at the most."""

    wall: float
    cpu: float
    memory: float
    number: int = 0
    ended: bool = False


def once(task: str, engine: str, path: Path) -> Cell | None:
    """Let a process do it; None where the engine does no such thing."""
    words = [sys.executable, str(Path(__file__).with_name("tasks.py")), task, engine, str(path)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    ) as process:
        try:
            out, told_wrong = process.communicate(timeout=2 * MOST)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return Cell(time.perf_counter() - start, 0, 0, ended=True)
    if b"MemoryError" in told_wrong:
        return Cell(time.perf_counter() - start, 0, 0, ended=True)
    if process.returncode:
        raise SystemExit(f"{task} by {engine}:\n{told_wrong.decode()}")
    told = json.loads(out)
    if told is None:
        return None
    ended = told["wall"] > MOST
    return Cell(told["wall"], told["cpu"], told["memory"], told["number"], ended=ended)


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
    middle = statistics.median_low([cell.wall for cell in cells])
    return next(cell for cell in cells if cell.wall == middle)


def shown(cell: Cell | None) -> str:
    """Write a cell of the table."""
    if cell is None:
        return ""
    if cell.ended:
        return "ended"
    digits = 3 if cell.wall < 1 else 1
    return f"{cell.wall:.{digits}f} s ({cell.cpu:.{digits}f}), {cell.memory:.0f} MB"


def ratio(ours: Cell | None, theirs: Cell | None) -> str:
    """Write how many times the other's time ours is."""
    if ours is None or theirs is None or ours.ended or not theirs.wall:
        return ""
    if theirs.ended:
        return f"under {ours.wall / MOST:.2g}"
    return f"{ours.wall / theirs.wall:.2g}"


def exponent(points: list[tuple[int, float]]) -> str:
    """Tell by which power of the size the time grows."""
    long = [(size, wall) for size, wall in points if wall >= LEAST]
    if len(long) < 2:  # noqa: PLR2004 - a line needs two
        return ""
    (one, first), (other, last) = long[0], long[-1]
    return f"{math.log(last / first) / math.log(other / one):.2f}"


def main() -> None:
    """Measure all, print each row, and write the section."""
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    table: dict[tuple[str, str, int], Cell | None] = {}
    quads: dict[int, int] = {}
    with tempfile.TemporaryDirectory() as place:
        for size in sizes:
            path = Path(place, f"{size}.nq")
            quads[size] = write_claims(path, round(size / PER_CLAIM))
            for task in TASKS:
                for engine in ENGINES:
                    smaller = [table[task, engine, one] for one in sizes if one < size]
                    before = [*smaller, table.get(("load", engine, size))]
                    cell: Cell | None = None
                    if smaller and smaller[-1] is None:
                        pass
                    elif any(one is not None and one.ended for one in before):
                        cell = Cell(MOST, 0, 0, ended=True)
                    else:
                        cell = measured(task, engine, path)
                    table[task, engine, size] = cell
                    if cell is not None:
                        print(f"{size:,} {task}, {engine}: {shown(cell)}", flush=True)
            path.unlink()
    text = section(sizes, quads, table)
    old = DOCUMENT.read_text("utf-8")
    if BEGIN in old:
        head, _, rest = old.partition(BEGIN)
        tail = rest.partition(END)[2]
    else:
        head, tail = old.rstrip() + "\n\n", "\n"
    DOCUMENT.write_text(f"{head}{BEGIN}\n{text}{END}{tail}", "utf-8")
    print(f"wrote {DOCUMENT.relative_to(ROOT)}")


def section(
    sizes: tuple[int, ...], quads: dict[int, int], table: dict[tuple[str, str, int], Cell | None]
) -> str:
    """Write the section: a table for each size, and how times grow."""
    head = Path(__file__).with_name("head.md").read_text("utf-8")
    lines = [head.format(cores=os.cpu_count(), python=platform.python_version()).rstrip()]
    for size in sizes:
        lines += ["", f"### {quads[size]:,} quads", ""]
        lines += ["| | " + " | ".join(ENGINES) + " | to the limit | to the best peer |"]
        lines += ["|---|" + "--:|" * (len(ENGINES) + 2)]
        for task in TASKS:
            cells = [table[task, engine, size] for engine in ENGINES]
            ours, limit, *peers = cells
            known = [cell for cell in peers if cell is not None]
            best = min(known, key=lambda cell: (cell.ended, cell.wall), default=None)
            row = [*map(shown, cells), ratio(ours, limit), ratio(ours, best)]
            lines.append(f"| {task} | " + " | ".join(row) + " |")
    lines += ["", "### How times grow", "", "| | " + " | ".join(ENGINES) + " |"]
    lines += ["|---|" + "--:|" * len(ENGINES)]
    for task in TASKS:
        row = []
        for engine in ENGINES:
            cells_of = [(quads[size], table[task, engine, size]) for size in sizes]
            row.append(
                exponent(
                    [(n, one.wall) for n, one in cells_of if one is not None and not one.ended]
                )
            )
        lines.append(f"| {task} | " + " | ".join(row) + " |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
