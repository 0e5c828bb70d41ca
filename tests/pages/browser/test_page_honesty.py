"""The page in Chromium: what it writes is whole, in the account shown, and within the window."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from rdflib import Dataset

import eventgraph as eg
from eventgraph.pages import Opening

#: Each press of a button keeps the page from all else for half a second.
BUSY = """() => addEventListener("pointerdown", () => {
  const start = performance.now();
  while (performance.now() - start < 500);
}, true)"""
Open = Callable[..., Page]
FLIGHTS = "Faster pace of the repatriation flights"
TWICE = """
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix event: <https://w3id.org/eventgraph/id/event/> .
@prefix source: <https://w3id.org/eventgraph/id/source/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
claim:made-up {
    event:acceleration-of-the-flights sem:hasBeginTimeStamp "2025-03"^^xsd:gYearMonth .
}
claim:made-up a evg:Claim ; sem:accordingTo actor:diosdado-cabello ; evg:quote "in March"@en ;
    evg:certainty evg:Stated ; prov:wasQuotedFrom source:orinoco-2025-07-19 .
"""


def drawing(page: Page) -> list[str]:
    """Read the texts of the drawing that the page saves."""
    page.locator("#save").click()
    with page.expect_download() as download:
        page.locator("[data-save=svg]").click()
    text = Path(download.value.path()).read_text("utf-8")
    return re.findall(r"<text[^>]*>([^<]*)</text>", text)


@pytest.fixture(scope="module")
def dated_twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of the curated graph in which one more speaker dates the flights' pace."""
    folder = tmp_path_factory.mktemp("twice")
    (folder / "more.trig").write_text(TWICE, "utf-8")
    path = folder / "index.html"
    path.write_text(eg.page(eg.load("graph", folder / "more.trig"), view="network"), "utf-8")
    return path


def test_an_event_dated_twice_carries_both_dates_and_in_an_account_only_its_own(
    browser: Browser, dated_twice: Path
) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{dated_twice.as_uri()}#contested=1")
    assert "begins Feb 2025 / begins Mar 2025" in drawing(page)
    page.close()
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{dated_twice.as_uri()}#as=actor:diosdado-cabello")
    told = drawing(page)
    assert "begins Mar 2025" in told
    assert not any("Feb 2025" in text for text in told)
    page.close()


def test_the_strip_of_time_holds_the_dates_of_the_account_shown(
    browser: Browser, dated_twice: Path
) -> None:
    page = browser.new_page()
    page.goto(f"{dated_twice.as_uri()}#as=actor:diosdado-cabello&from=2025-03-01&to=2025-03-31")
    labels = page.locator("#strip .moment").evaluate_all(
        "all => all.map(mark => mark.getAttribute('aria-label'))"
    )
    assert f"{FLIGHTS}, begins Mar 2025 (date contested)" in labels
    page.close()


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_label_is_cut_within_a_number(visit: Open, language: str) -> None:
    assert [text for text in drawing(visit(f"#lang={language}")) if re.search(r"\d…", text)] == []


def test_the_drawing_marks_what_is_told_differently_of_a_thing(visit: Open) -> None:
    assert drawing(visit("#contested=1")).count("≠") > 2


def test_the_name_under_the_pointer_goes_when_the_view_changes(
    visit: Open, place_of: Callable[[Page, str], tuple[float, float]]
) -> None:
    page = visit()
    place = place_of(page, "actor:nayib-bukele")
    page.mouse.move(*place)
    expect(page.locator("#tip")).to_have_text("Nayib Bukele")
    page.mouse.dblclick(*place)
    expect(page.locator("#focusbar")).to_be_visible()
    expect(page.locator("#tip")).to_be_hidden()


def test_two_clicks_are_one_on_a_slow_machine_too(
    visit: Open, place_of: Callable[[Page, str], tuple[float, float]]
) -> None:
    page = visit()
    place = place_of(page, "actor:nayib-bukele")
    page.evaluate(BUSY)
    page.mouse.dblclick(*place)
    expect(page.locator("#focusbar")).to_contain_text("Nayib Bukele")


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (360, 740)])
def test_the_time_filter_and_its_way_back_are_within_the_window(
    browser: Browser, page_file: Path, size: tuple[int, int]
) -> None:
    width, height = size
    context: BrowserContext = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.goto(f"{page_file.as_uri()}#from=2025-03-01&to=2025-03-31&lang=es")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    for part in page.locator("#strip .range > *").all():
        box = part.bounding_box()
        assert box is None or box["y"] + box["height"] <= height
    page.locator("#time-clear").click()
    assert "from=" not in page.url
    context.close()


def test_a_page_that_leaves_things_out_says_where_they_are(
    browser: Browser, dataset: Dataset, tmp_path: Path
) -> None:
    path = tmp_path / "part.html"
    path.write_text(eg.page(dataset, opening=Opening(max_nodes=20), view="network"), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    expect(page.locator("#notice")).to_contain_text("136 things")
    expect(page.locator("#notice")).to_contain_text("the claims table have them all")
    page.close()
