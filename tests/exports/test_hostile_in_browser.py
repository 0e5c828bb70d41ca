"""Mermaid, TimelineJS and SVG in Chromium: whatever the data holds, they draw it as text."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page
from rdflib import Dataset

import eventgraph as eg
from eventgraph.exports.diagrams import write_mermaid
from hostile import HOSTILE
from watching import check, watching

PACKAGES = Path(__file__).parents[2] / "node_modules"
MERMAID = PACKAGES / "mermaid/dist/mermaid.min.js"
TIMELINE = PACKAGES / "@knight-lab/timelinejs/dist/js/timeline.js"
STYLES = PACKAGES / "@knight-lab/timelinejs/dist/css/timeline.css"
DRAW = """async ([text, level]) => {
  mermaid.initialize({ startOnLoad: false, securityLevel: level, maxTextSize: 1e7, maxEdges: 1e5 });
  document.body.innerHTML = (await mermaid.render("drawing", text)).svg;
  return [...document.querySelectorAll(".nodeLabel")].map((label) => label.textContent);
}"""
SHORT = tuple(value for value in HOSTILE if 0 < len(value.strip()) < 500)
STRANGE = "iframe, img, base, link, object, embed, form, script[src], image, use, animate, a[href]"


@pytest.fixture
def watched(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, list[str]]]:
    """Open an empty page and note what it does."""
    path = tmp_path / "empty.html"
    path.write_text("<!doctype html><body></body>", "utf-8")
    with watching(browser, path) as (page, noted):
        page.set_default_timeout(120_000)
        yield page, noted


def test_mermaid_runs_nothing_whatever_stands_in_a_label(watched: tuple[Page, list[str]]) -> None:
    if not MERMAID.is_file():
        pytest.skip("not read by its own program: mermaid is missing; needs npm")
    page, noted = watched
    page.add_script_tag(path=MERMAID)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    kinds = ("event", "actor", "place")
    for number, value in enumerate(SHORT):
        graph.add_node(f"urn:{number}", label=value, kind=kinds[number % len(kinds)])
    for number, value in enumerate(SHORT[:40]):
        ends = (f"urn:{number}", f"urn:{number + 1}")
        graph.add_edge(*ends, label=value, disputed=bool(number % 2))
    drawn = page.evaluate(DRAW, [write_mermaid(graph).decode("utf-8"), "loose"])
    assert len(drawn) == len(SHORT)
    assert {"<script>window.ran=1</script>", "<img src=x onerror=window.ran=1>"} <= set(drawn)
    check(page, noted, STRANGE)


def test_timelinejs_runs_nothing_whatever_stands_in_a_slide(
    watched: tuple[Page, list[str]], hostile: Dataset
) -> None:
    if not TIMELINE.is_file():
        pytest.skip("not read by its own program: timelinejs is missing; needs npm")
    page, noted = watched
    data = json.loads(eg.export(hostile, "timelinejs"))
    assert len(data["events"]) > len(HOSTILE) - 30
    before = page.url
    page.set_content("<div id='line' style='width: 1200px; height: 700px'></div>")
    page.add_style_tag(path=STYLES)
    page.add_script_tag(path=TIMELINE)
    for start in range(0, len(data["events"]), 120):
        part = {"title": data["title"], "events": data["events"][start : start + 120]}
        page.evaluate("(data) => { window.timeline = new TL.Timeline('line', data) }", part)
        page.wait_for_selector(".tl-timegroup")
        for slide in part["events"]:
            page.evaluate("(id) => timeline.goToId(id)", slide["unique_id"])
        groups = page.locator(".tl-timegroup").all_text_contents()
        assert set(groups) <= {
            html.unescape(html.unescape(s["group"])).strip() for s in part["events"]
        }
        page.evaluate("document.getElementById('line').replaceChildren()")
    assert page.evaluate("window.ran") is None
    asked = [note for note in noted if note.startswith("http")]
    # TimelineJS asks for fonts of its own.
    assert [url for url in asked if "knightlab.com/libs/timeline3/" not in url] == []
    assert page.url == before
