"""The programs that Mermaid and TimelineJS files are for read what is exported for them."""

import json
from pathlib import Path

import networkx as nx
import pytest
from playwright.sync_api import Browser, Page
from rdflib import Dataset

import eventgraph as eg
from eventgraph.exports.diagrams import beyond_mermaid, write_mermaid
from eventgraph.exports.graphs import export_graph
from eventgraph.exports.timelinejs import export_timeline

PACKAGES = Path(__file__).parents[2] / "node_modules"
MERMAID = PACKAGES / "mermaid/dist/mermaid.min.js"
TIMELINE = PACKAGES / "@knight-lab/timelinejs/dist/js/timeline.js"
STYLES = PACKAGES / "@knight-lab/timelinejs/dist/css/timeline.css"

READ_DIAGRAM = """async (text) => {
  mermaid.initialize({ startOnLoad: false });
  const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
  return {
    nodes: [...db.getVertices().values()].map((node) => node.text),
    edges: db.getEdges().map((edge) => [edge.text, edge.stroke]),
  };
}"""
DRAW_DIAGRAM = """async (text) => {
  document.body.innerHTML = (await mermaid.render("drawing", text)).svg;
  return [...document.querySelectorAll(".nodeLabel, .edgeLabel p")].map((e) => e.textContent);
}"""
READ_TIMELINE = """() => ({
  errors: timeline.config.getErrors(),
  events: timeline.config.events.length,
  groups: [...document.querySelectorAll(".tl-timegroup")].map((group) => group.textContent.trim()),
  markers: document.querySelectorAll(".tl-timemarker").length,
})"""


def window(browser: Browser, *scripts: Path) -> Page:
    """Open an empty page with a program in it."""
    for script in scripts:
        if not script.is_file():
            pytest.skip(f"not read by its own program: {script.parent} is missing; needs npm")
    page = browser.new_page()
    page.set_default_timeout(20_000)
    for script in scripts:
        page.add_script_tag(path=script)
    return page


@pytest.mark.parametrize("kind", ["events", "actors", "speakers"])
def test_mermaid_reads_every_node_and_edge(browser: Browser, dataset: Dataset, kind: str) -> None:
    page = window(browser, MERMAID)
    read = page.evaluate(
        READ_DIAGRAM, b"".join(export_graph(dataset, "mermaid", kind)).decode("utf-8")
    )
    projection = eg.project(dataset, kind=kind)
    assert len(read["nodes"]) == projection.number_of_nodes()
    dotted = [stroke == "dotted" for _, stroke in read["edges"]]
    assert dotted == [data["disputed"] for _, _, data in projection.edges(data=True)]
    page.close()


@pytest.mark.parametrize(("edges", "drawn"), [(500, True), (501, False)])
def test_mermaid_draws_as_many_edges_as_is_said(
    *, browser: Browser, edges: int, drawn: bool
) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for number in range(edges):
        graph.add_edge("urn:a", "urn:b", key=number, label="x")
    text = write_mermaid(graph)
    page = window(browser, MERMAID)
    read = "text => mermaid.parse(text).then(() => '', (error) => String(error))"
    assert bool(page.evaluate(read, text.decode("utf-8"))) is not drawn
    assert bool(beyond_mermaid(graph, text)) is not drawn
    page.close()


def test_mermaid_draws_text_that_looks_like_syntax_as_text(browser: Browser) -> None:
    text = 'say "a" \\ <b> & ]] -- %% `x` =1 #quot; |end'
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("urn:a", label=text, kind="event")
    graph.add_node("urn:b", label="end", kind="place")
    graph.add_edge("urn:a", "urn:b", label=text, disputed=True)
    page = window(browser, MERMAID)
    drawn = page.evaluate(DRAW_DIAGRAM, write_mermaid(graph).decode("utf-8"))
    assert set(drawn) == {text, "end"}
    page.close()


def test_timelinejs_shows_every_event_in_its_speakers_group(
    browser: Browser, dataset: Dataset
) -> None:
    data = json.loads(b"".join(export_timeline(dataset)))
    page = window(browser, TIMELINE)
    page.set_content("<div id='line' style='width: 1200px; height: 700px'></div>")
    page.add_style_tag(path=STYLES)
    page.add_script_tag(path=TIMELINE)
    page.evaluate("(data) => { window.timeline = new TL.Timeline('line', data) }", data)
    page.wait_for_selector(".tl-timegroup")
    read = page.evaluate(READ_TIMELINE)
    assert read["errors"] == []
    assert read["events"] == read["markers"] == len(data["events"])
    assert sorted(read["groups"]) == sorted({slide["group"] for slide in data["events"]})
    page.close()
