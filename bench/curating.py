"""Measure what keeps a dataset in order: diff, duplicates among names, rename.

Run `python bench/curating.py [CLAIMS]`; with `--markdown` it prints the rows of docs/benchmarks.md.
The dataset is TriG. In its second version every thousandth claim is reworded, and the speaker of a
tenth of all claims has another name. Measured is the processor time of a process of its own, its
imports included. `duplicates` is asked of 50,000 persons, of whom one in a hundred stands
twice: with a slip of the pen, an initial or the words in another order. Ends with status 1 above a
target.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import pyoxigraph as ox
from synthetic import write_claims

from eventgraph.vocabulary import PREFIXES

ROOT: Final = Path(__file__).resolve().parent.parent
_EVERY: Final = 1000
PEOPLE: Final = 50_000


class Case(NamedTuple):
    """One thing to measure: its name, its command line, the most seconds it may take."""

    name: str
    words: tuple[str, ...]
    target: float


def _as_trig(lines: Path, path: Path) -> None:
    """Write N-Quads as TriG, as datasets are kept by hand."""
    quads = sorted(ox.parse(path=str(lines), format=ox.RdfFormat.N_QUADS), key=_place)
    path.write_bytes(ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=PREFIXES) or b"")


def _place(quad: ox.Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.subject)


def _changed(line: str) -> str:
    """Change a line of N-Quads on its way to the second version."""
    speaker = f"<{PREFIXES['actor']}a0>"
    line = line.replace(speaker, f"<{PREFIXES['actor']}first>")
    head, _, tail = line.partition('"words of claim ')
    number = tail.partition('"')[0]
    if number.isdigit() and int(number) % _EVERY == 0:
        return f'{head}"other words of claim {tail}'
    return line


def prepare(folder: Path, claims: int) -> int:
    """Write both versions; give the number of quads of one."""
    lines = folder / "lines.nq"
    quads = write_claims(lines, claims)
    for name, change in (("old", str), ("new", _changed)):
        (folder / name).mkdir()
        kept: Callable[[str], str] = change
        text = "".join(map(kept, lines.read_text("utf-8").splitlines(keepends=True)))
        other = folder / "other.nq"
        other.write_text(text, "utf-8")
        _as_trig(other, folder / name / "claims.trig")
    return quads


def _people(folder: Path) -> None:
    """Write 50,000 persons, a few of them twice."""
    random = Random(7)  # noqa: S311 - chance that can be repeated, and no secret
    parts = [
        "".join(random.choices("bcdfglmnprst", k=1) + random.choices("aeiou", k=1))
        for _ in range(60)
    ]
    names = ["".join(random.choices(parts, k=3)).capitalize() for _ in range(6000)]
    lines = [f"@prefix evg: <{PREFIXES['evg']}> .\n@prefix rdfs: <{PREFIXES['rdfs']}> .\n"]
    for n in range(PEOPLE):
        first, last = random.choice(names[:900]), random.choice(names)
        told = [f"{first} {last}"]
        if n % 100 == 0:
            told += [
                (f"{first[0]}. {last}", f"{last}, {first}", f"{first} {last[:-2]}{last[-1]}")[
                    n // 100 % 3
                ]
            ]
        for place, name in enumerate(told):
            iri = f"<{PREFIXES['actor']}p{n}-{place}>"
            lines.append(f'{iri} a evg:Person ; rdfs:label "{name}"@en .\n')
    (folder / "people.ttl").write_text("".join(lines), "utf-8")


def seconds(words: tuple[str, ...], folder: Path) -> float:
    """Give the processor time of one command in a folder."""
    child = os.fork()
    if child == 0:
        os.chdir(folder)
        out = os.open(os.devnull, os.O_WRONLY)
        os.dup2(out, 1)
        os.execv(sys.executable, [sys.executable, "-m", "eventgraph", *words])  # noqa: S606
    _, status, usage = os.wait4(child, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        raise SystemExit(f"{' '.join(words)}: exit status {os.waitstatus_to_exitcode(status)}")
    return usage.ru_utime + usage.ru_stime


CASES: Final = (
    Case("diff, findings of what changed", ("diff", "old", "new"), 20.0),
    Case("diff --no-findings", ("diff", "old", "new", "--no-findings"), 20.0),
    Case("duplicates, of 50,000 names", ("duplicates", "--graph", "people.ttl"), 15.0),
    Case(
        "rename, of a tenth of the claims",
        ("rename", "actor:a0", "actor:b0", "--graph", "old"),
        10.0,
    ),
)


def main() -> int:
    """Measure each case, print, and tell whether the targets were kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("claims", nargs="?", type=int, default=125_000)
    parser.add_argument("--markdown", action="store_true")
    given = parser.parse_args()
    kept = True
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        quads = prepare(folder, given.claims)
        _people(folder)
        for case in CASES:
            spent = seconds(case.words, folder)
            kept = kept and spent <= case.target
            cells = (case.name, f"{given.claims:,}", f"{quads:,}", f"{spent:.1f} s")
            print(f"| {' | '.join(cells)} |" if given.markdown else "  ".join(cells), flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
