"""Measure how soon the page's story can be read, and how soon the page answers what a reader does.

Run `python bench/answers.py [SIZE …]`; it prints the tables of docs/page.md. A story is that of the
curated graph, and one of 200 events and 200 actors with 20,000 claims. What a reader does is
measured on networks of SIZE nodes, beside cytoscape.js with the same nodes, lines and places where
`scripts/node-packages` has installed it. Each is the least of some rounds, from the action to the
end of the frame that shows it, in headless Chromium without a graphics card.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from page import chromium, edges_of, make_ours
from playwright.sync_api import Browser, Page

import eventgraph as eg

SIZES: Final = (1000, 20000)
ROUNDS: Final = 3
PROBE: Final = Path(__file__).with_name("answers_probe.js")
ROOT: Final = Path(__file__).parent.parent
CYTOSCAPE: Final = ROOT / "node_modules/cytoscape/dist/cytoscape.min.js"
BASE: Final = "https://w3id.org/eventgraph"
READY: Final = "() => document.documentElement.dataset.ready === 'yes'"
#: What a reader does, and how it is taken back, on the page and with cytoscape.js.
OURS: Final[dict[str, tuple[str, ...]]] = {
    "hide a kind / show it again": ("byId('kind-{kind}').click()",) * 2,
    "one account / back": ("choose('as', '{account}')", "choose('as', '')"),
    "a key in the search / no words": ("type('search', 'thing 7')", "type('search', '')"),
    "open the busiest thing / close": ("location.hash = '#{busiest}'", "location.hash = '#'"),
    "sort the claims / the other way": ("byId('table').querySelector('thead button').click()",) * 2,
}
LONGEST: Final = "the longest block among all of these"
THEIRS: Final[dict[str, tuple[str, ...]]] = {
    "hide a kind / show it again": (
        "cy.batch(() => cy.nodes('[kind = 0]').style('display', 'none'))",
        "cy.batch(() => cy.nodes('[kind = 0]').style('display', 'element'))",
    ),
    "one account / back": (
        "cy.batch(() => cy.edges('[speaker != 0]').style('display', 'none'))",
        "cy.batch(() => cy.edges().style('display', 'element'))",
    ),
}
TOOLS: Final = """
const byId = (id) => document.getElementById(id);
const set = (event, id, value) => {
  const box = byId(id);
  box.value = value;
  box.dispatchEvent(new Event(event, { bubbles: true }));
};
const choose = (id, value) => set("change", id, value);
const type = (id, value) => set("input", id, value);
"""
HTML: Final = """<!doctype html><meta charset="utf-8">
<style>html, body, #cy { height: 100%; margin: 0 }</style>
<div id="cy"></div><script>SCRIPT</script><script>
const cy = cytoscape({
  container: document.getElementById("cy"), elements: MADE, layout: { name: "preset" },
  style: [{ selector: "node", style: { label: "data(name)", "font-size": 11 } },
    { selector: "edge", style: { "curve-style": "bezier", "target-arrow-shape": "triangle" } }] });
window.cy = cy;
document.documentElement.dataset.ready = "yes";
</script>"""


def write_story(folder: Path, events: int, actors: int, claims: int) -> Path:
    """Write a story: each claim gives an actor a part in an event, said by one of 40 speakers."""
    chance = random.Random(claims)  # noqa: S311 - for a story to draw, not a secret
    roles = ("party", "mediatedBy", "affects", "carriedOutBy", "facilitatedBy")
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    sem, prov = "http://semanticweb.cs.vu.nl/2009/11/sem/", "http://www.w3.org/ns/prov#"
    name = f"<{BASE}/id/{{}}/n{{}}>".format
    source = name("source", 0)
    lines = [f'{source} {kind} <{BASE}/ns#NewsArticle> ; {label} "A source"@en .']
    for what, number, class_ in (("event", events, "Event"), ("actor", actors, "Person")):
        lines += [
            f'{name(what, n)} {kind} <{BASE}/ns#{class_}> ; {label} "{what} number {n}"@en .'
            for n in range(number)
        ]
    for n in range(claims):
        event, actor = chance.randrange(events), chance.randrange(actors)
        claim, day = name("claim", n), f"{2000 + event // 12}-{event % 12 + 1:02}-15"
        dated = (
            f' ; <{sem}hasTimeStamp> "{day}"^^<http://www.w3.org/2001/XMLSchema#date>'
            if n % 10 == 0
            else ""
        )
        role = f"<{BASE}/ns#{roles[n % len(roles)]}>"
        lines.append(f"{claim} {{ {name('event', event)} {role} {name('actor', actor)}{dated} . }}")
        lines.append(
            f"{claim} {kind} <{BASE}/ns#Claim> ; <{sem}accordingTo> {name('actor', n % 40)} ; "
            f'<{prov}wasQuotedFrom> {source} ; <{BASE}/ns#quote> "the words of claim {n}"@en ; '
            f"<{BASE}/ns#certainty> <{BASE}/ns#Stated> ."
        )
    path = folder / "story.trig"
    path.write_text("\n".join(lines), "utf-8")
    return path


def open_page(browser: Browser, path: Path) -> Page:
    """Open a page with the probe in it, and wait until it is ready."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.set_default_timeout(120_000)
    page.add_init_script(path=PROBE)
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_function(READY, polling=50)
    return page


def readable(browser: Browser, path: Path) -> float:
    """Give the seconds from opening a page until its story can be read, the least of some."""
    found = []
    for _ in range(ROUNDS):
        page = open_page(browser, path)
        page.wait_for_function("() => window.probe.readable > 0", polling=50)
        found.append(page.evaluate("() => window.probe.readable / 1000"))
        page.close()
    return float(min(found))


def answers(page: Page, actions: dict[str, tuple[str, ...]], tools: str) -> dict[str, list[float]]:
    """Do what readers do, each some times, and give the milliseconds until the page shows it."""
    found: dict[str, list[float]] = {}
    for what, steps in actions.items():
        told = [f"() => {{ {tools} return probe.after(() => {step}); }}" for step in steps]
        rounds = [[page.evaluate(step) for step in told] for _ in range(ROUNDS)]
        found[what] = [min(times) for times in zip(*rounds, strict=True)]
    return found


def ours(browser: Browser, size: int, folder: Path) -> dict[str, list[float]]:
    """Measure the project's page of a network, each thing on the tab where readers do it."""
    page = open_page(browser, make_ours(size, folder)[0])
    page.locator("#tab-network").click()
    page.wait_for_timeout(1000)
    facts = page.evaluate(
        """() => ({ kind: document.querySelector('#kinds input').id.slice(5),
          account: [...document.querySelectorAll('#as option')].map((one) => one.value)[1] })"""
    )
    degrees: dict[int, int] = {}
    for node in itertools.chain(*edges_of(size)):
        degrees[node] = degrees.get(node, 0) + 1
    busiest = max(degrees, key=lambda node: degrees[node])
    facts["busiest"] = f"{('event', 'actor')[busiest % 2]}:n{busiest}"
    told = {what: tuple(step.format(**facts) for step in steps) for what, steps in OURS.items()}
    page.evaluate("() => { probe.longest = 0; }")
    sorting = {what: told.pop(what) for what in list(told) if what.startswith("sort")}
    found = answers(page, told, TOOLS)
    page.locator("#tab-claims").click()
    page.wait_for_timeout(1000)
    found |= answers(page, sorting, TOOLS)
    page.wait_for_timeout(500)
    found[LONGEST] = [page.evaluate("() => probe.longest")]
    page.close()
    return found


def theirs(browser: Browser, size: int, folder: Path) -> dict[str, list[float]]:
    """Measure cytoscape.js with the same nodes and lines, at places drawn by lot."""
    chance = random.Random(size)  # noqa: S311 - for places, not a secret
    made: list[dict[str, Any]] = [
        {
            "data": {"id": f"n{n}", "name": f"Thing number {n}", "kind": n % 2},
            "position": {"x": chance.random() * 4000, "y": chance.random() * 3000},
        }
        for n in range(size)
    ]
    made += [
        {"data": {"source": f"n{a}", "target": f"n{b}", "speaker": number % 20}}
        for number, (a, b) in enumerate(edges_of(size))
    ]
    path = folder / "cytoscape.html"
    script = CYTOSCAPE.read_text("utf-8")
    path.write_text(HTML.replace("MADE", json.dumps(made)).replace("SCRIPT", script), "utf-8")
    page = open_page(browser, path)
    page.wait_for_timeout(1000)
    found = answers(page, THEIRS, "")
    page.close()
    return found


def main() -> int:
    """Measure, and print two tables as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES))
    sizes = parser.parse_args().sizes
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        print("| story | readable after |\n| --- | ---: |")
        many = write_story(folder, 200, 200, 20_000)
        for what, data in (
            ("curated graph", ROOT / "graph"),
            ("200 events, 200 actors, 20,000 claims", many),
        ):
            path = folder / "told.html"
            path.write_text(eg.page(eg.load(data)), "utf-8")
            print(f"| {what} | {readable(browser, path):.2f} s |", flush=True)
        print(f"\n| | {' | '.join(f'{size:,} nodes' for size in sizes)} |")
        print(f"| --- |{' ---: |' * len(sizes)}")
        rows = [ours(browser, size, folder) for size in sizes]
        for what in (*OURS, LONGEST):
            cells = (" / ".join(f"{ms:.0f}" for ms in row[what]) + " ms" for row in rows)
            print(f"| {what} | {' | '.join(cells)} |")
        if not CYTOSCAPE.is_file():
            print("cytoscape.js is not installed: scripts/node-packages", file=sys.stderr)
            return 0
        rows = [theirs(browser, size, folder) for size in sizes]
        for what in THEIRS:
            cells = (" / ".join(f"{ms:.0f}" for ms in row[what]) + " ms" for row in rows)
            print(f"| cytoscape.js: {what} | {' | '.join(cells)} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
