"""Pages of speakers and publications: what they say, where, and on what they are silent."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from rdflib import Dataset

import eventgraph as eg
from eventgraph.evidence.accounts import SILENT
from eventgraph.evidence.aspects import ASPECTS
from eventgraph.vocabulary import PREFIXES, curie

RUBIO = "actor:marco-rubio"
AP = "source:ap-2025-07-19"
Open = Callable[..., Page]
ClaimsOf = Callable[[str], set[str]]

ODD = """
actor:odd a evg:Person ; rdfs:label "<img src=x onerror=alert(1)> وزارة الخارجية والمغتربين %s"@en .
actor:mute a evg:Person ; rdfs:label "Who never speaks"@en .
event:visit a evg:Event ; rdfs:label "Visit"@en .
source:odd a evg:NewsArticle ; rdfs:label "<b>جريدة</b>"@en ; dcterms:language "ar" ;
    dcterms:title "<script>alert(2)</script>" ; dcterms:issued "2025-07-18"^^xsd:date .
source:unread a evg:NewsArticle ; rdfs:label "Read by nobody"@en ; prov:wasDerivedFrom source:odd .
claim:odd { event:visit evg:attendedBy actor:mute . }
claim:odd a evg:Claim ; sem:accordingTo actor:odd ; evg:quote "زار"@ar ;
    evg:certainty evg:Stated ; evg:attitude evg:Denies ; prov:wasQuotedFrom source:odd .
"""


def lines_of(page: Page) -> set[str]:
    """Name the claims that the lines of a speaker's or publication's page carry."""
    found = page.locator("#evidence .speaking [data-of] [data-claim]")
    names = found.evaluate_all("all => all.map(one => one.dataset.claim)")
    return {str(name).removeprefix("claim:") for name in names}


def unfold(page: Page) -> None:
    """Click each button that shows more."""
    while page.locator("#evidence .speaking [data-of] .more, #evidence .speaking > .more").count():
        page.locator("#evidence .speaking .more:visible").first.click()


@pytest.mark.parametrize("speaker", [RUBIO, "actor:nicolas-maduro", "actor:nayib-bukele"])
def test_a_speakers_page_has_all_that_it_says_and_no_more(
    visit: Open, claims_of: ClaimsOf, speaker: str
) -> None:
    page = visit(f"#speaker={speaker}")
    unfold(page)
    said = claims_of(f"?claim sem:accordingTo {speaker} . GRAPH ?claim {{ ?s ?p ?o }}")
    assert lines_of(page) == said
    expect(page.locator("#evidence > .summary dd").first).not_to_be_empty()
    expect(page.locator("#evidence > .summary")).to_contain_text(f"Claims{len(said)}")


@pytest.mark.parametrize("speaker", [RUBIO, "actor:nicolas-maduro"])
def test_a_speaker_is_silent_on_the_aspects_that_the_verb_says(
    visit: Open, dataset: Dataset, speaker: str
) -> None:
    (row,) = (row for row in eg.silence_map(dataset).rows if curie(str(row[0])) == speaker)
    counts = dict(zip((text["en"] for text in ASPECTS.values()), row[3:], strict=False))
    spoken = ", ".join(f"{name} ({n})" for name, n in counts.items() if n != SILENT)
    silent = ", ".join(name for name, n in counts.items() if n == SILENT)
    told = visit(f"#speaker={speaker}").locator("#evidence .silences .summary dd")
    assert told.all_inner_texts() == [spoken or "—", silent or "—"]


def test_a_speaker_is_silent_on_the_events_that_the_verb_says(
    visit: Open, dataset: Dataset
) -> None:
    page = visit(f"#speaker={RUBIO}")
    page.locator("#evidence [data-silent=events] summary").click()
    silent = set(
        page.locator("#evidence [data-silent=events] li[data-thing]").evaluate_all(
            "all => all.map(one => one.dataset.thing)"
        )
    )
    for event in (
        "event:exchange",
        "event:negotiation",
        "event:deportation-to-el-salvador",
        "event:payment-for-the-arrangement",
    ):
        speakers = {
            curie(str(row[0])) for row in eg.silence_map(dataset, event).rows if int(str(row[1]))
        }
        assert (event in silent) is (RUBIO not in speakers), event
    assert silent


def test_a_publications_page_says_what_it_is_and_who_says_what_in_it(
    visit: Open, claims_of: ClaimsOf
) -> None:
    page = visit(f"#{AP}")
    told = page.locator("#evidence > .summary")
    for text in ("Military.com", "news article", "19 Jul 2025", "English", "https://secure"):
        expect(told).to_contain_text(text)
    expect(page.locator("#evidence .silences")).to_have_count(0)
    unfold(page)
    assert lines_of(page) == claims_of(
        f"?claim prov:wasQuotedFrom {AP} . GRAPH ?claim {{ ?s ?p ?o }}"
    )
    told.get_by_role("button", name="Associated Press, story of 19 July 2025").click()
    expect(page.locator("#evidence-title")).to_have_text("Associated Press, story of 19 July 2025")
    copies = page.locator("#evidence > .summary dd", has_text="Military.com")
    expect(copies.first).to_be_visible()
    page.go_back()
    expect(page.locator("#evidence-title")).to_contain_text("Military.com")


def test_speakers_and_publications_on_a_card_lead_to_their_pages(visit: Open) -> None:
    page = visit("#claim:cabello-bukele-was-left-out")
    page.locator("#evidence article .byline button.thing").first.click()
    expect(page.locator("#evidence-title")).to_have_text("Diosdado Cabello")
    expect(page.locator("#evidence-title")).to_be_focused()
    expect(page.locator("#live")).to_contain_text("Diosdado Cabello")
    assert page.evaluate("location.hash").startswith("#speaker=actor:diosdado-cabello")
    page.go_back()
    source = page.locator("#evidence article .source button.thing").first
    name = source.inner_text()
    source.click()
    expect(page.locator("#evidence-title")).to_have_text(name)
    expect(page.locator("#evidence-title")).to_be_focused()
    page.locator("#evidence [data-of] button.thing").nth(1).click()
    expect(page.locator("#evidence article .quote").first).to_be_visible()
    page.go_back()
    expect(page.locator("#evidence-title")).to_have_text(name)


def test_the_lists_of_sources_lead_to_their_pages(visit: Open) -> None:
    page = visit()
    page.locator("#evidence .starts .source button.thing").first.click()
    expect(page.locator("#evidence > .summary")).to_contain_text("Kind")
    page.get_by_role("button", name="Close", exact=True).click()
    page.locator("#tab-about").click()
    page.locator("#panel-about .sources button.thing").first.click()
    expect(page.locator("#evidence > .summary")).to_be_visible()
    page.locator("[data-language=es]").click()
    expect(page.locator("#evidence > .summary")).to_contain_text("Clase")


def test_a_speakers_page_leads_to_what_is_said_of_it_and_back(visit: Open) -> None:
    page = visit(f"#{RUBIO}")
    page.get_by_role("button", name="What this speaker says").click()
    expect(page.locator("#evidence .silences")).to_be_visible()
    page.get_by_role("button", name="Only as told by this speaker").click()
    expect(page.locator("#filtered")).to_contain_text("Marco Rubio")
    page.get_by_role("button", name="What is said of this speaker").click()
    expect(page.locator("#evidence .silences")).to_have_count(0)


@pytest.fixture(scope="module")
def odd(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Page]]:
    """Open a page with hostile, long and right-to-left names at an address."""
    folder: Path = tmp_path_factory.mktemp("odd")
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (folder / "data.trig").write_text(prefixes + ODD % ("x" * 300), "utf-8")
    path = folder / "page.html"
    path.write_text(eg.page(eg.load(folder / "data.trig")), "utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 740})

    def opened(address: str) -> Page:
        page = context.new_page()
        page.goto(path.as_uri() + address)
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        return page

    yield opened
    context.close()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("#speaker=actor:odd", "denies"),
        ("#speaker=actor:mute", "It is spoken of here, and is quoted in no claim."),
        ("#source:odd", "<script>alert(2)</script>"),
        ("#source:unread", "No claim here was read in it."),
    ],
)
def test_odd_names_and_no_claims_are_shown_as_they_are(
    odd: Callable[..., Page], address: str, told: str
) -> None:
    page = odd(address)
    expect(page.locator("#evidence")).to_contain_text(told)
    expect(page.locator("#evidence img, #evidence b, #evidence script")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    wide = "document.querySelector('#evidence').scrollWidth"
    assert page.evaluate(wide) <= 360
    page.close()


@pytest.mark.parametrize("address", [f"#speaker={RUBIO}", f"#{AP}"])
def test_axe_finds_nothing_on_these_pages(visit: Open, phone: BrowserContext, address: str) -> None:
    for page in (visit(address), visit(address, phone)):
        for details in page.locator("#evidence details").all():
            details.evaluate("element => { element.open = true; }")
        found = Axe().run(page).response["violations"]
        assert [(fault["id"], fault["nodes"][0]["html"][:160]) for fault in found] == []
