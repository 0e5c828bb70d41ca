"""Measure how the time of every verb grows with the data, in each way that data can grow.

Run `python bench/growth.py [VERB …] [--way N …] [--rounds N] [--larger N]`; it prints the table of
docs/benchmarks.md, or the rows and columns that are named. Every verb answers
datasets of 1, 2, 4 and 8 times a number of claims, of values of one property of one thing, of dates
of one event, of statements of one claim, of characters of a literal, and of files. Measured is the
processor time of a process of its own in which everything is imported already; what the verb takes
for a dataset of next to nothing is taken off. The exponent is the slope of the line that fits the
logarithms best: 1 is linear, 2 quadratic. A verb that takes no more than a second longer for the
largest dataset has none: what it takes is noise. `--larger N` begins with N times as much, for
verbs that are so quick that the first size tells little. Of several rounds the least counts.
"""

from __future__ import annotations

import argparse
import importlib
import math
import os
import resource
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from growing import CLAIM, EVENT, GROUP, SOURCE, WAYS, Way, literal

from eventgraph.cli import VERBS, group, module_of
from eventgraph.exports.registry import EXPORTERS

TIMES: Final = (1, 2, 4, 8)
LIMIT: Final = 1.2
#: Seconds of processor time: less is noise, more is cut off.
_LEAST: Final = 1.0
_MOST: Final = 300
#: How a verb ends that has nothing to answer of a dataset: a path between what no claim joins.
_REFUSED: Final = 2
#: What is measured: a name, and the arguments of the verb.
CASES: Final[dict[str, tuple[str, ...]]] = {
    "validate": ("validate",),
    "build": ("build", "--force", "-o", "{out}/build"),
    "query": ("query", "said-of-an-event", "-p", f"event={EVENT}"),
    "query, all triples": ("query", "{out}/all.rq"),
    **{f"export {name}": ("export", name) for name in EXPORTERS},
    "page": ("page",),
    "conflicts": ("conflicts",),
    "conflicts --pairs": ("conflicts", "--pairs"),
    "corroboration": ("corroboration",),
    "spread": ("spread", CLAIM),
    "accounts": ("accounts", EVENT, "--html", "{out}/accounts.html"),
    "why": ("why", EVENT),
    "quotes": ("quotes", "--html", "{out}/quotes.html"),
    "quotes --text": ("quotes", "--text", f"{SOURCE}={{out}}/text.txt", "--html", "{out}/q.html"),
    "silence": ("silence",),
    "silence EVENT": ("silence", EVENT),
    "rank": ("rank", "degree"),
    "rank --by speaker": ("rank", "degree", "--by", "speaker"),
    "path": ("path", EVENT, GROUP),
    "stats": ("stats",),
    "duplicates": ("duplicates",),
    "todo": ("todo",),
}


def measure(case: tuple[str, ...], folder: Path, out: Path) -> float:
    """Give the processor time of one verb on one dataset.

    It is infinite where it was cut off, and no number where the verb refuses such a dataset.
    """
    arguments = [part.format(out=out) for part in case]
    child = os.fork()
    if child == 0:
        _answer([arguments[0], "--graph", str(folder), *arguments[1:]])
    _, status, usage = os.wait4(child, 0)
    if os.WIFSIGNALED(status):
        return math.inf
    if os.WEXITSTATUS(status) == _REFUSED:
        return math.nan
    if os.WEXITSTATUS(status) > 1:
        raise SystemExit(f"{' '.join(arguments)}: exit status {os.WEXITSTATUS(status)}")
    return usage.ru_utime + usage.ru_stime


def _answer(arguments: list[str]) -> None:
    """Run a verb in this process, which ends with it."""
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST, _MOST))
    for stream in (sys.stdout, sys.stderr):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    status = 70
    try:
        group.main(arguments, prog_name="eventgraph")
    except SystemExit as end:
        status = int(end.code or 0)
    finally:
        os._exit(status)


def exponent(times: Sequence[float]) -> float | None:
    """Fit the slope of time over size, both as logarithms."""
    if math.inf in times:
        return math.inf
    if times[-1] < _LEAST:
        return None
    xs = [math.log2(number) for number in TIMES]
    ys = [math.log2(max(seconds, 0.001)) for seconds in times]
    x, y = sum(xs) / len(xs), sum(ys) / len(ys)
    return sum((a - x) * (b - y) for a, b in zip(xs, ys, strict=True)) / sum(
        (a - x) ** 2 for a in xs
    )


def prepare(folder: Path, out: Path, way: Way, number: int) -> None:
    """Write a dataset, a query for all of it, and a text that grows where literals do."""
    folder.mkdir(parents=True)
    out.mkdir(parents=True)
    way.write(folder, number)
    (out / "all.rq").write_text("SELECT * { GRAPH ?claim { ?s ?p ?o } }\n", "utf-8")
    paragraphs = number // 40 if way.write is literal else 200
    words = [f"The words of claim {2 * n}, in March 2025." for n in range(paragraphs)]
    (out / "text.txt").write_text("\n\n".join(words) + "\n", "utf-8")


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", metavar="VERB", help="what to measure; else all of it")
    parser.add_argument(
        "--way",
        type=int,
        choices=range(len(WAYS)),
        action="append",
        help="one way to grow only, by its column from 0; may be given more than once",
    )
    parser.add_argument("--rounds", type=int, default=1, help="how often each is measured")
    parser.add_argument("--larger", type=int, default=1, help="how many times as much of all")
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in CASES]
    if unknown:
        parser.error(f"{unknown[0]} is none of: {', '.join(CASES)}")
    return given


def seconds_of(case: tuple[str, ...], root: Path, number: int, rounds: int) -> list[float]:
    """Measure what a verb takes for each size of one way to grow: the least of some rounds."""
    return [
        min(
            measure(case, root / f"{number}-{times}", root / f"{number}-{times}-out")
            for _ in range(rounds)
        )
        for times in (0, *TIMES)
    ]


def main() -> int:
    """Measure, print the table, and tell whether every exponent is within the limit."""
    given = arguments()
    for verb in VERBS:
        importlib.import_module(f"eventgraph.commands.{module_of(verb)}")
    for module in ("rdf", "graphs", "xlsx", "timelinejs", "diagrams", "jsonld", "rdfxml"):
        importlib.import_module(f"eventgraph.exports.{module}")
    ways = tuple(
        way._replace(first=way.first * given.larger)
        for number, way in enumerate(WAYS)
        if given.way is None or number in given.way
    )
    heads = (f"{way.first:,} to {8 * way.first:,} {way.what}" for way in ways)
    print(f"| verb | {' | '.join(heads)} |\n| --- |{' ---: |' * len(ways)}")
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number, way in enumerate(ways):
            prepare(root / f"{number}-0", root / f"{number}-0-out", way, 2)
            for times in TIMES:
                name = f"{number}-{times}"
                prepare(root / name, root / f"{name}-out", way, way.first * times)
        for name in given.names or CASES:
            cells = []
            for number in range(len(ways)):
                spent = seconds_of(CASES[name], root, number, given.rounds)
                if any(map(math.isnan, spent)):
                    cells.append("refused")
                    continue
                slope = exponent([seconds - spent[0] for seconds in spent[1:]])
                kept = kept and (slope is None or slope <= LIMIT)
                cells.append(f"{spent[-1]:.1f} s{'' if slope is None else f', {slope:.2f}'}")
            print(f"| {name} | {' | '.join(cells)} |", flush=True)
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
