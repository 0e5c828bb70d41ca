"""Measure tables of quads: making them beside DuckDB's own parse, and asking them on both engines.

Run `python bench/bulk.py [--spark] [CLAIMS…]`; it ends with status 1 where a target is missed.
Quads are generated: one million and five million if nothing else is said. Each row is a process of
its own, imports included; its processor time and memory are those of all processes that it begins,
looked at ten times a second. On a machine that is busy with other work the clock says little.
Targets: tables in at most twice the time of DuckDB's own parse, in less than 2 GB, and in no more
memory than a store takes and 500 MB.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

from synthetic import write_claims

ROOT: Final = Path(__file__).resolve().parent.parent
CLAIMS: Final = (126_000, 630_000)
TIMES: Final = 2.0
MOST: Final = 2_000.0
MORE: Final = 500.0
PARSE: Final = """
import sys, duckdb
from pathlib import Path
with duckdb.connect(config={"threads": len(__import__("os").sched_getaffinity(0))}) as database:
    database.execute("SET memory_limit = '1GB'")
    text = Path(sys.argv[1]).read_text("utf-8")
    for name, value in (("$source", sys.argv[2]), ("$target", sys.argv[3])):
        text = text.replace(name, f"'{value}'")
    database.execute(text)
"""
OXIGRAPH: Final = """
import sys, pyoxigraph
print(sum(1 for _ in pyoxigraph.parse(path=sys.argv[1], format=pyoxigraph.RdfFormat.N_QUADS)))
"""
VERB: Final = ("-m", "eventgraph")


class Spent(NamedTuple):
    """What a process took: seconds on the clock and of the processor, and MB at the most."""

    seconds: float
    processor: float
    megabytes: float


def spent(*words: str) -> Spent:
    """Run Python with some words, and measure it with all that it begins."""
    start, before = time.perf_counter(), _processor()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    most = 0.0
    with subprocess.Popen(
        [sys.executable, *words], env=environment, stdout=subprocess.DEVNULL
    ) as process:
        while process.poll() is None:
            most = max(most, _held(process.pid))
            time.sleep(0.1)
    if process.returncode:
        raise SystemExit(f"{' '.join(words[:3])}: exit status {process.returncode}")
    return Spent(time.perf_counter() - start, _processor() - before, most / 1000)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _held(number: int) -> float:
    """Add up the memory of a process and of those that it began, in kB."""
    place = Path(f"/proc/{number}")
    try:
        lines = (place / "status").read_text().splitlines()
        begun = " ".join(path.read_text() for path in place.glob("task/*/children")).split()
    except OSError:
        return 0.0
    own = next((float(line.split()[1]) for line in lines if line.startswith("VmRSS")), 0.0)
    return own + sum(_held(int(child)) for child in begun)


def measured(claims: int, *, spark: bool) -> bool:
    """Measure one size, print a Markdown table row by row, and tell whether a target is missed."""
    with tempfile.TemporaryDirectory() as folder:
        path, tables = Path(folder) / "claims.nq", f"{folder}/tables"
        print(f"{write_claims(path, claims):,} quads\n\n| | time | processor | memory |")
        print("|---|--:|--:|--:|", flush=True)
        script = str(ROOT / "bench/parse.sql")
        words = ("-c", PARSE, script, str(path), f"{folder}/parsed.parquet")
        own = told("DuckDB's own parse to Parquet, by a regular expression", *words)
        told("`pyoxigraph.parse` alone", "-c", OXIGRAPH, str(path))
        made = told("`bulk parquet`", *VERB, "bulk", "parquet", str(path), tables)
        for engine in ("duckdb", "spark") if spark else ("duckdb",):
            for verb in ("stats", "conflicts", "check"):
                words = (*VERB, "bulk", verb, tables, "--engine", engine, "-f", "csv")
                told(f"`bulk {verb} --engine {engine}`", *words)
        store = told("`store build`", *VERB, "store", "build", f"{folder}/store", str(path))
        disk = sum(one.stat().st_size for one in Path(tables).rglob("*") if one.is_file()) / 1e6
    times, work = made.seconds / own.seconds, made.processor / own.processor
    print(
        f"\n{disk:,.0f} MB of tables; bulk parquet: {times:.2f} times DuckDB's own parse,", end=" "
    )
    print(f"target {TIMES:.0f}; {work:.2f} times its processor time\n", flush=True)
    return times > TIMES or made.megabytes > min(MOST, store.megabytes + MORE)


def told(name: str, *words: str) -> Spent:
    """Measure, and print a row."""
    found = spent(*words)
    seconds, processor, megabytes = found
    print(f"| {name} | {seconds:.1f} s | {processor:.1f} s | {megabytes:,.0f} MB |", flush=True)
    return found


def main() -> None:
    """Measure each size."""
    words = sys.argv[1:]
    sizes = [int(word) for word in words if word != "--spark"] or CLAIMS
    missed = [measured(claims, spark="--spark" in words) for claims in sizes]
    sys.exit(any(missed))


if __name__ == "__main__":
    main()
