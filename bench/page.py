"""Measure the page beside stock pyvis: made in Python, shown in Chromium, panned, in bytes.

Run `python bench/page.py [SIZE …]`; it prints the table of docs/benchmarks.md. Each page is opened
once in headless Chromium without a graphics card. A stock page of 20,000 nodes is not tried.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from pyvis.network import Network

import eventgraph as eg
from eventgraph.pages import Opening

SIZES: Final = (100, 1000, 5000, 20000)
STOCK_LIMIT: Final = 400
STOCK_MOST: Final = 5000
LIKELIHOOD: Final = 0.6
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)
PROBE: Final = Path(__file__).with_name("page_probe.js")
HEAD: Final = "@prefix e: <https://w3id.org/eventgraph/id/event/> .\n"


class Measured(NamedTuple):
    """One page: seconds in Python, seconds until shown, frames a second while panned, megabytes."""

    made: float
    shown: float | None
    frames: float | None
    megabytes: float


def edges_of(size: int) -> list[tuple[int, int]]:
    """Draw two edges for each node, the well linked the likelier; the same on every run."""
    chance = random.Random(size)  # noqa: S311 - for a network to draw, not a secret
    ends = [0, 1]
    edges = []
    for node in range(1, size):
        for _ in range(2):
            other = chance.choice(ends) if chance.random() < LIKELIHOOD else chance.randrange(node)
            edges.append((node, other))
            ends += [node, other]
    return edges


def write_dataset(size: int, path: Path) -> None:
    """Write as many things, half of them events, each edge a claim of its own with a quote."""
    kinds = ("event", "actor")
    base = "https://w3id.org/eventgraph"
    names = [f"<{base}/id/{kinds[node % 2]}/n{node}>" for node in range(size)]
    classes = ("Event", "Person")
    evg, sem, prov = (
        f"{base}/ns#",
        "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "http://www.w3.org/ns/prov#",
    )
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    source = f"<{base}/id/source/s>"
    lines = [f'{source} {kind} <{evg}NewsArticle> ; {label} "A source"@en .']
    for node, name in enumerate(names):
        lines.append(
            f'{name} {kind} <{evg}{classes[node % 2]}> ; {label} "Thing number {node}"@en .'
        )
    for number, (start, end) in enumerate(edges_of(size)):
        claim = f"<{base}/id/claim/c{number}>"
        lines.append(f"{claim} {{ {names[start]} <{evg}about> {names[end]} . }}")
        lines.append(
            f"{claim} {kind} <{evg}Claim> ; <{sem}accordingTo> {names[1 + 2 * (number % 20)]} ; "
            f"<{prov}wasQuotedFrom> {source} ; "
            f'<{evg}quote> "the words that carry claim {number}"@en ; '
            f"<{evg}certainty> <{evg}Stated> ."
        )
    path.write_text("\n".join(lines), "utf-8")


def make_ours(size: int, folder: Path) -> tuple[Path, float]:
    """Make the project's page of everything, and time it without the loading of the dataset."""
    data, page = folder / f"{size}.trig", folder / f"ours-{size}.html"
    write_dataset(size, data)
    dataset = eg.load(data)
    start = time.perf_counter()
    text = eg.page(dataset, opening=Opening(max_nodes=size))
    made = time.perf_counter() - start
    page.write_text(text, "utf-8")
    return page, made


def make_stock(size: int, folder: Path) -> tuple[Path, float]:
    """Make pyvis's own page of the same network, with its defaults."""
    start = time.perf_counter()
    network = Network(directed=True, cdn_resources="in_line")
    for node in range(size):
        network.add_node(node, f"Thing number {node}")
    for begin, end in edges_of(size):
        network.add_edge(begin, end)
    text = network.generate_html()
    made = time.perf_counter() - start
    page = folder / f"stock-{size}.html"
    page.write_text(text, "utf-8")
    return page, made


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start Debian's Chromium, its first page behind it, and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=list(ARGUMENTS), timeout=60_000
        )
        browser.new_page().close()
        try:
            yield browser
        finally:
            browser.close()


def look(browser: Browser, path: Path, limit: float) -> tuple[float | None, float | None]:
    """Open a page; time its first drawn pixels, then count the frames drawn while it is dragged."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(limit * 1000)
    page.add_init_script(path=PROBE)
    page.route(
        "**/*",
        lambda route: route.continue_() if route.request.url.startswith("file:") else route.abort(),
    )
    try:
        page.goto(f"{path.as_uri()}#tab=network", wait_until="commit")
        page.wait_for_function("() => window.probe && window.probe.shown > 0", polling=50)
        shown = page.evaluate("() => window.probe.shown / 1000")
        page.wait_for_timeout(500)
        frames = page.evaluate("() => window.probe.pan()")
    except PlaywrightTimeout:
        return None, None
    finally:
        page.close()
    return float(shown), float(frames)


def measure(browser: Browser, size: int, folder: Path, *, stock: bool) -> Measured:
    """Measure one page of one size."""
    path, made = (make_stock if stock else make_ours)(size, folder)
    shown, frames = look(browser, path, STOCK_LIMIT if stock else 60)
    return Measured(made, shown, frames, path.stat().st_size / 1e6)


def row(name: str, size: int, found: Measured) -> str:
    """Write one line of the table."""
    shown = f"{found.shown:.2f} s" if found.shown is not None else f"> {STOCK_LIMIT} s"
    frames = f"{found.frames:.0f}" if found.frames is not None else "-"
    made, size_of = f"{found.made:.2f} s", f"{found.megabytes:.1f} MB"
    return f"| {size:,} | {name} | {made} | {shown} | {frames} | {size_of} |"


def main() -> int:
    """Measure every size and print the table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    parser.add_argument(
        "--without-stock", action="store_true", help="measure the project's page alone"
    )
    arguments = parser.parse_args()
    print("| nodes | page | made in Python | shown after | frames a second, panned | file |")
    print("| ---: | --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        for size in arguments.sizes:
            print(
                row("eventgraph", size, measure(browser, size, Path(name), stock=False)), flush=True
            )
            if not arguments.without_stock and size <= STOCK_MOST:
                found = measure(browser, size, Path(name), stock=True)
                print(row("pyvis, its defaults", size, found), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
