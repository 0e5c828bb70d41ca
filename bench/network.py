"""Measure whether the page's network can be read: crossings, names, what covers what, lengths.

Run `python bench/network.py [PAGE.html …]`; without pages it makes those of the curated graph, of
its first article, and of 1,000 things, and prints the table of docs/page.md. Each page is opened in
headless Chromium at 1440 by 900 and looked at as it opens on the network.
"""

from __future__ import annotations

import argparse
import itertools
import math
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, Final, NamedTuple

from page import chromium, make_ours
from playwright.sync_api import Browser

import eventgraph as eg

PROBE: Final = Path(__file__).with_name("network_probe.js")
GRAPH: Final = Path(__file__).parent.parent / "graph"
FIRST: Final = "claims/0[1-9]*.trig"
WIDE, NARROW = (1440, 900), (360, 740)
LINKED: Final = 20
SAME, ROW = 0.01, 15
NAMES: Final = """() => {
  const { packed } = JSON.parse(document.getElementById("data").textContent);
  const at = packed.columns.things.indexOf("en");
  return packed.things.map((row) => row[at]);
}"""
Point = tuple[float, float]


class Seen(NamedTuple):
    """What one page's network shows at first."""

    shapes: int
    lines: int
    crossings: int
    unnamed: int
    covered: int
    length: float
    narrow: int


def crossings(spots: dict[int, Point], lines: set[tuple[int, int]]) -> int:
    """Count the pairs of lines that cross; those that meet at a shape do not."""
    found = 0
    for (a, b), (c, d) in itertools.combinations(sorted(lines), 2):
        if {a, b} & {c, d}:
            continue
        p, q, r, s = spots[a], spots[b], spots[c], spots[d]
        found += turn(p, q, r) * turn(p, q, s) < 0 and turn(r, s, p) * turn(r, s, q) < 0
    return found


def turn(one: Point, two: Point, three: Point) -> float:
    """Say on which side of the line from one to two the third lies."""
    return (two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0])


def names(texts: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Put the rows of one name together: each stands right beneath the one before, as wide set."""
    found: list[list[dict[str, Any]]] = []
    for text in texts:
        last = found[-1][-1] if found else {"middle": math.inf, "top": 0}
        aside, below = abs(last["middle"] - text["middle"]), text["top"] - last["top"]
        if aside < SAME and 0 < below < ROW:
            found[-1].append(text)
        else:
            found.append([text])
    return found


def covered(labels: list[list[dict[str, Any]]]) -> int:
    """Count the pairs of names of which a row of one lies over a row of the other."""
    return sum(
        any(
            abs(a["middle"] - b["middle"]) < (a["w"] + b["w"]) / 2 - 1
            and abs(a["top"] - b["top"]) < (a["h"] + b["h"]) / 2 - 1
            for a in one
            for b in other
        )
        for one, other in itertools.combinations(labels, 2)
    )


def look(browser: Browser, path: Path, size: tuple[int, int]) -> dict[str, Any]:
    """Open a page on its network and read what is drawn."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.add_init_script(path=PROBE)
    page.goto(f"{path.as_uri()}#tab=network")
    page.wait_for_selector("html[data-ready=yes]", timeout=60_000)
    page.wait_for_timeout(1200)
    seen: dict[str, Any] = page.evaluate("() => window.shapes.look()")
    seen["names"] = [" ".join(name.split()) for name in page.evaluate(NAMES)]
    page.close()
    return seen


def named(seen: dict[str, Any]) -> set[int]:
    """Find the shapes with a name: of those whose name begins as a drawn one, the nearest."""
    found = set()
    for label in names(seen["texts"]):
        rows = [row["text"] for row in label]
        for n in range(len(rows), 0, -1):  # a row of dates, or of a relation, may stand beneath
            text = " ".join(rows[:n]).removesuffix("…")
            fitting = [one for one in seen["shapes"] if seen["names"][one["id"]].startswith(text)]
            if fitting:
                at = (label[0]["middle"], label[0]["top"])
                found.add(min(fitting, key=lambda one: math.dist(at, (one["x"], one["y"])))["id"])
                break
    return found


def measure(browser: Browser, path: Path) -> Seen:
    """Measure one page in a wide window and in a narrow one."""
    wide, narrow = look(browser, path, WIDE), look(browser, path, NARROW)
    spots = {one["id"]: (one["x"], one["y"]) for one in wide["shapes"]}
    lines = {(min(a, b), max(a, b)) for a, b in wide["lines"] if a != b}
    linked = Counter(end for line in lines for end in line)
    first = {n for n, _ in sorted(linked.items(), key=lambda item: (-item[1], item[0]))[:LINKED]}
    lengths = [math.dist(spots[a], spots[b]) for a, b in lines]
    return Seen(
        len(spots),
        len(lines),
        crossings(spots, lines),
        len(spots.keys() - named(wide)),
        covered(names(wide["texts"])),
        sum(lengths) / max(len(lengths), 1),
        len(first - named(narrow)),
    )


def row(name: str, seen: Seen) -> str:
    """Write one line of the table."""
    shapes, lines, crossed, bare, over, length, narrow = seen
    return (
        f"| {name} | {shapes:,} | {lines:,} | {crossed:,} | {bare:,} | {over} "
        f"| {length:.0f} | {narrow} |"
    )


def pages(folder: Path) -> dict[str, Path]:
    """Make the pages of the curated graph, of its first article, and of 1,000 things."""
    first = folder / "first"
    (first / "claims").mkdir(parents=True)
    for file in [*GRAPH.glob("*.ttl"), *GRAPH.glob(FIRST)]:
        (first / file.relative_to(GRAPH)).write_bytes(file.read_bytes())
    made = {"curated graph": folder / "curated.html", "its first article": folder / "first.html"}
    for source, path in zip((GRAPH, first), made.values(), strict=True):
        path.write_text(eg.page(eg.load(source), view="network"), "utf-8")
    return made | {"1,000 things": make_ours(1000, folder)[0]}


def main() -> int:
    """Measure the pages given, or made, and print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", type=Path)
    given = {path.stem: path.resolve() for path in parser.parse_args().pages}
    print("| page | shapes | lines | crossings | unnamed | names over names | mean length | |")
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        for name, path in (given or pages(Path(folder))).items():
            print(row(name, measure(browser, path)), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
