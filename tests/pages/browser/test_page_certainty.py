"""The page in Chromium: a claim whose certainty nobody gives is never shown as stated."""

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import eventgraph as eg

DATA = """
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix ex: <http://example.org/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
claim:given a evg:Claim ; sem:accordingTo ex:ana ;
    evg:quote "Bea was there" ; evg:certainty evg:Stated .
claim:given { ex:march sem:hasActor ex:bea }
claim:bare a evg:Claim ; sem:accordingTo ex:ana ; evg:quote "Carl came" .
claim:bare { ex:march sem:hasActor ex:carl }
ex:march a evg:Event .
"""
Show = Callable[[str], Page]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of two claims, one of them without a certainty."""
    folder = tmp_path_factory.mktemp("certainty")
    (folder / "data.trig").write_text(DATA, "utf-8")
    (folder / "index.html").write_text(
        eg.page(eg.load(folder / "data.trig"), view="network"), "utf-8"
    )
    return folder / "index.html"


@pytest.fixture
def show(browser: Browser, file: Path) -> Iterator[Show]:
    """Open the page at an address."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")

    def opened(address: str) -> Page:
        page = context.new_page()
        page.goto(file.as_uri() + address)
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        return page

    yield opened
    context.close()


@pytest.mark.parametrize(
    ("address", "words"),
    [("#claim:bare", "no certainty given"), ("#claim:bare&lang=es", "certeza no indicada")],
)
def test_its_card_and_its_row_say_that_none_is_given(show: Show, address: str, words: str) -> None:
    page = show(f"{address}&tab=claims")
    expect(page.locator("#evidence .certainty")).to_have_text(words)
    expect(page.locator("#table tr.chosen-row .c-certainty")).to_have_text(words)


def test_it_has_a_filter_of_its_own(show: Show) -> None:
    page = show("")
    choice = page.locator("#certainties label", has_text="no certainty given")
    expect(choice.locator(".count")).to_have_text("1/1")
    choice.locator("input").uncheck()
    page.locator("#tab-claims").click()
    expect(page.locator("#table q")).to_have_text(["Bea was there"])
    assert "uncertain=3" in page.url


def test_it_is_said_in_what_is_saved_and_printed(show: Show) -> None:
    page = show("")
    page.locator("#save").click()
    with page.expect_download() as waiting:
        page.locator("[data-save=csv]").click()
    rows = csv.DictReader(io.StringIO(waiting.value.path().read_text("utf-8-sig")))
    assert {row["quote"]: row["certainty"] for row in rows} == {
        "Carl came": "no certainty given",
        "Bea was there": "stated",
    }
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    cards = page.locator("#dossier article", has_text="Carl came")
    expect(cards.locator(".certainty")).to_have_text("no certainty given")


def test_its_line_is_dotted_and_the_legend_says_so(show: Show) -> None:
    page = show("")
    expect(page.locator("fieldset.lines")).to_contain_text("no certainty given")
    page.locator("#save").click()
    with page.expect_download() as waiting:
        page.locator("[data-save=svg]").click()
    text = waiting.value.path().read_text("utf-8")
    assert text.count('stroke-dasharray="1.5 4"') == 1
    assert 'stroke-dasharray="6 5"' not in text


def test_without_javascript_it_says_so_too(file: Path, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(file.as_uri())
    expect(page.locator("tr", has_text="Carl came").locator("td").last).to_have_text(
        "no certainty given"
    )
    page.context.close()


def test_the_curated_page_where_every_claim_gives_one_has_no_such_filter(
    visit: Callable[..., Page],
) -> None:
    page = visit("")
    expect(page.locator("#certainties label")).to_have_count(3)
    expect(page.locator("fieldset.lines p")).to_have_count(3)
