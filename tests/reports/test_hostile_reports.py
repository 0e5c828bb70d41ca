"""Whatever the data holds: in no page, table, report or notebook does it run or fetch anything."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from rdflib import Dataset, Literal

import eventgraph as eg
from eventgraph.evidence.accounts import read_told
from eventgraph.evidence.annotations import web_annotations
from eventgraph.evidence.quotes import check_quotes
from eventgraph.pages.notebook import framed
from eventgraph.reports.accounts import account_page
from eventgraph.reports.building import Build, parts
from eventgraph.reports.quotes import quote_page
from eventgraph.sparql.files import Query, parse_query
from eventgraph.tables.table import Table, markdown_text, write
from eventgraph.text.anchoring import SourceText
from eventgraph.text.characters import one_line
from eventgraph.validation.findings import Finding, Report
from hostile import BASE, HOSTILE, LIVE, SPOOFS
from watching import check, watching

MARKED = Path(__file__).parents[2] / "node_modules/marked/lib/marked.umd.js"
#: Links out of a text, or into the folder of a report; ":" is an address that is none.
LINKED = frozenset({"http:", "https:", "ftp:", "mailto:", "file:", ":"})
TITLE = "</title><script>window.ran=1</script>"
SHORT = [value for value in HOSTILE if len(value) < 500 and one_line(value).strip()]


def opened(browser: Browser, folder: Path, text: str) -> str:
    """Open a page, see that nothing of it runs, and give its text."""
    path = folder / "page.html"
    path.write_text(text, "utf-8")
    with watching(browser, path) as (page, noted):
        page.wait_for_timeout(300)
        check(page, noted)
        return str(page.evaluate("document.body.textContent"))


def test_the_quotes_page_shows_text_as_text(
    browser: Browser, hostile: Dataset, tmp_path: Path
) -> None:
    text = SourceText("\n\n".join(value for value in HOSTILE if len(value) < 500))
    unchecked = check_quotes(hostile)
    texts = dict.fromkeys({one.source for one in unchecked}, text)
    checked = check_quotes(hostile, texts)
    assert {one.anchor.outcome for one in checked} >= {"exact", "missing"}
    page = quote_page(hostile, checked, texts)
    assert SPOOFS.findall(page.replace("\t", "")) == []
    shown = opened(browser, tmp_path, page)
    assert "<script>window.ran=1</script>" in shown
    assert "{{ 7*7 }}" in shown
    annotations = json.loads(web_annotations(hostile, checked, texts))
    sources = [one["target"]["source"] for one in annotations["first"]["items"]]
    assert len(sources) > 100
    assert [url for url in sources if not re.match(f"https?://|{BASE}", url, re.IGNORECASE)] == []


def test_the_accounts_page_shows_text_as_text(browser: Browser, tmp_path: Path) -> None:
    lines = ["@prefix evg: <https://w3id.org/eventgraph/ns#> ."]
    folder = tmp_path / "graph"
    folder.mkdir()
    event, sem = f"<{BASE}/id/event/e>", "http://semanticweb.cs.vu.nl/2009/11/sem/"
    for number, value in enumerate(SHORT):
        text = "".join(f"\\U{ord(sign):08X}" for sign in value)
        actor, claim = (f"<{BASE}/id/{kind}/n{number}>" for kind in ("actor", "claim"))
        lines += [
            f'{claim} {{ {event} evg:calls "{text}"@en ; evg:reason "{text}" . }}',
            f'{claim} evg:quote "{text}"@en ; <{sem}accordingTo> {actor} .',
            f'{actor} a evg:Person ; <http://www.w3.org/2000/01/rdf-schema#label> "{text}"@en .',
        ]
    lines.append(f"{event} a evg:Event .")
    (folder / "a.trig").write_text("\n".join(lines), "utf-8")
    dataset = eg.load(folder)
    page = account_page(dataset, read_told(dataset, "event:e"), "speaker", TITLE)
    assert SPOOFS.findall(page.replace("\t", "")) == []
    shown = opened(browser, tmp_path, page)
    assert "<script>window.ran=1</script>" in shown


def test_a_notebook_shows_text_as_text(browser: Browser, tmp_path: Path) -> None:
    rows = tuple((value, Literal(value, lang="en")) for value in HOSTILE)
    table = Table(("a", "<b>"), rows, TITLE)._repr_html_()
    assert SPOOFS.findall(table) == []
    shown = opened(browser, tmp_path, f"<!doctype html><body>{table}")
    assert "<script>window.ran=1</script>" in shown


def test_nothing_of_a_page_leaves_its_frame_in_a_notebook() -> None:
    frame = framed('"></iframe><img src=x onerror=window.ran=1>' + "".join(HOSTILE))
    assert re.fullmatch(r'<iframe srcdoc="[^"<>]*" sandbox="allow-scripts"[^<>]*></iframe>', frame)


def hostile_queries() -> Iterator[tuple[str, Query]]:
    """Write queries under names, and with summaries, that are markup."""
    for number, value in enumerate(SHORT):
        name = f"q{number}{value}".replace("/", "").replace("\x00", "")
        summary = " ".join(one_line(value).split())
        yield (
            name,
            parse_query(f"#+ summary: x{summary}\nSELECT ?quote {{ ?c evg:quote ?quote }}", name),
        )


def report(hostile: Dataset) -> tuple[str, bytes]:
    """Build the report and an answer of a dataset with hostile findings and queries."""
    findings = tuple(Finding("warning", "c", "urn:x", value, value, value) for value in SHORT)
    build = Build(hostile, dict(hostile_queries()), Report(findings))
    made = {part.name: part.make for part in parts(build)}
    answer = next(name for name in made if name.startswith("answers/q0"))
    return made["report.md"]().decode("utf-8"), made[answer]()


def test_answers_that_a_build_writes_have_no_live_formula(hostile: Dataset) -> None:
    rows = list(csv.reader(io.StringIO(report(hostile)[1].decode("utf-8"), newline="")))
    assert len(rows) > 500
    assert [cell for row in rows for cell in row if LIVE.match(cell)] == []


def test_markdown_shows_text_as_text(browser: Browser, hostile: Dataset, tmp_path: Path) -> None:
    if not MARKED.is_file():
        pytest.skip("not read by a program of its own: marked is missing; needs npm")
    text, _ = report(hostile)
    table = write(Table(("a", "b"), tuple((value, "x") for value in SHORT)), "markdown")
    path = tmp_path / "empty.html"
    path.write_text("<!doctype html><body></body>", "utf-8")
    assert SPOOFS.findall(text + table) == []
    with watching(browser, path) as (page, noted):
        page.add_script_tag(path=MARKED)
        draw = "text => { document.body.innerHTML = marked.parse(text, { gfm: true }) }"
        page.evaluate(draw, table)
        rows = page.evaluate(
            "[...document.querySelectorAll('tbody tr')]"
            ".map((row) => [...row.cells].map((cell) => cell.textContent))"
        )
        assert [row[1] for row in rows] == ["x"] * len(SHORT)
        assert [row[0] for row in rows] == [one_line(value).strip() for value in SHORT]
        check(page, noted, protocols=LINKED)
        page.evaluate(draw, text)
        check(page, noted, protocols=LINKED)
        links = page.evaluate(
            "[...document.querySelectorAll('td:first-child a')].map(a => a.getAttribute('href'))"
        )
        assert len([link for link in links if link.startswith("answers/q")]) == len(SHORT)


def test_text_in_markdown_stays_on_its_line() -> None:
    assert [value for value in HOSTILE if "\n" in markdown_text(value)] == []
