"""Measure `sheet import` of a workbook with thousands of rows of new claims, and unedited.

Run `python bench/sheets.py [ROWS]`; it ends with status 1 above the target of 20 s for 10,000 rows.
The rows are new claims of two statements each about the things of a new dataset, in a new folder,
read once in a new process, validated and written; then exported and read back without a change.
Measured is the processor time of the whole process.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from openpyxl import Workbook

ROOT: Final = Path(__file__).resolve().parent.parent
ROWS: Final = 10_000
TARGET: Final = 20.0
HEAD: Final = (
    *("claim", "speaker", "source", "quote", "certainty", "thing", "relation", "value"),
    *("wording", "curated by", "curated on", "label"),
)
EVENT: Final = "Reopening of the bridge"


def write_rows(path: Path, rows: int) -> None:
    """Write claims of two statements each: a date, and a number in words of a name."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("claims")
    sheet.append(HEAD)
    who, where = ("Mayor of Riverton", "The Gazette, 1 March 2024"), "curator of this dataset"
    for n in range(rows // 2):
        day = f"2024-02-{n % 28 + 1:02}"
        quote = f"the bridge in Riverton reopened on {n % 28 + 1} February 2024, said note {n}"
        first = (f"claim:number-{n}", *who, quote, "stated", EVENT, "date", day)
        sheet.append((*first, "rendered by the publication", where, "2024-03-02", f"Note {n}"))
        sheet.append((*[None] * 5, EVENT, "place", "Riverton"))
    workbook.save(path)


def _used() -> float:
    """Give the processor time of the processes that have ended, in seconds."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(*words: str) -> tuple[float, str]:
    """Run the command line in a new process; give its seconds and its last line."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "eventgraph", *words]
    start = _used()
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return _used() - start, ran.stdout.strip().splitlines()[-1]


def main() -> None:
    """Print the times as a Markdown table."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else ROWS
    with tempfile.TemporaryDirectory() as folder:
        graph, sheet, back = (str(Path(folder) / name) for name in ("g", "new.xlsx", "back.xlsx"))
        timed("init", graph, "--lang", "en")
        write_rows(Path(sheet), rows)
        taken = timed("sheet", "import", sheet, "--graph", graph)
        out = timed("sheet", "export", back, "--graph", graph)
        again = timed("sheet", "import", back, "--graph", graph)
    print(f"| {rows:,} rows | s | |\n| --- | ---: | --- |")
    for name, (seconds, line) in (("import", taken), ("export", out), ("again", again)):
        print(f"| {name} | {seconds:.1f} | {Path(line).name} |")
    if taken[0] > TARGET * rows / ROWS:
        sys.exit(f"above the target of {TARGET:.0f} s for {ROWS:,} rows")


if __name__ == "__main__":
    main()
