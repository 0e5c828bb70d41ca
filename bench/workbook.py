"""Measure `export xlsx` of 100,000 claims: the whole command, and its rows written by openpyxl.

Run `python bench/workbook.py [CLAIMS]`; it ends with status 1 above the target of 20 s for 100,000
claims. Each side has a process of its own; measured are its processor time and the most memory it
held. The least beside it, `load`, reads the same file and writes nothing; the peer hands the same
rows, without links or looks, to openpyxl's write-only mode.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Final

from synthetic import write_claims

CLAIMS: Final = 100_000
TARGET: Final = 20.0
LOAD: Final = "import sys, eventgraph as eg; dataset = eg.load(sys.argv[1])"
PEER: Final = """
from openpyxl import Workbook
from eventgraph.exports.sheets import lay_out
workbook = Workbook(write_only=True)
for sheet in lay_out(dataset):
    worksheet = workbook.create_sheet(sheet.name)
    worksheet.append(sheet.columns)
    for row in sheet.rows:
        worksheet.append(row)
workbook.save(sys.argv[2])
"""


def measured(*words: str) -> tuple[float, float]:
    """Run a Python process to its end; give its seconds and the most megabytes it held."""
    child = os.posix_spawn(sys.executable, [sys.executable, *words], os.environ)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"{' '.join(words)[:60]}: exit status {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000


def main() -> int:
    """Measure, print the table, and tell whether the target was kept."""
    claims = int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS
    with tempfile.TemporaryDirectory() as folder:
        data, out = str(Path(folder) / "claims.nq"), str(Path(folder) / "claims.xlsx")
        write_claims(Path(data), claims)
        export = ("-m", "eventgraph", "export", "xlsx", "--graph", data, "-o", out)
        rows = {
            "load": measured("-c", LOAD, data),
            "lay out, openpyxl write-only": measured("-c", LOAD + PEER, data, out),
            "eventgraph export xlsx": measured(*export),
        }
    print(f"| {claims:,} claims | processor time | memory at most |\n| --- | ---: | ---: |")
    for name, (seconds, megabytes) in rows.items():
        print(f"| {name} | {seconds:.1f} s | {megabytes:,.0f} MB |")
    return 0 if rows["eventgraph export xlsx"][0] <= TARGET * max(1, claims / CLAIMS) else 1


if __name__ == "__main__":
    sys.exit(main())
