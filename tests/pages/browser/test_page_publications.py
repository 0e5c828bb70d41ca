"""Many publications on the page: who carries which words, of which day, taken from where."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.extents.declarations import declarations
from eventgraph.evidence.descent.origins import origins
from eventgraph.pages.columns import rows_of
from eventgraph.pages.contested import contested
from eventgraph.vocabulary import PREFIXES, curie

Open = Callable[..., Page]

STORY = """
actor:agency a evg:MediaOutlet ; rdfs:label "The Agency"@en .
actor:one a evg:Person ; rdfs:label "Speaker One"@en .
actor:two a evg:Person ; rdfs:label "Speaker Two"@en .
group:g a evg:Group ; rdfs:label "The group"@en .
source:wire a evg:WireStory ; rdfs:label "The Agency, wire"@en ; dcterms:publisher actor:agency ;
    dcterms:issued "2025-07-18"^^xsd:date .
source:early a evg:NewsArticle ; rdfs:label "Early Paper"@en ; prov:wasDerivedFrom source:wire ;
    dcterms:issued "2025-07-18"^^xsd:date ; schema:url <https://example.org/early> .
source:late a evg:NewsArticle ; rdfs:label "Late Paper"@en ; dcterms:creator actor:agency ;
    dcterms:issued "2025-07-20"^^xsd:date .
source:film a evg:Video ; rdfs:label "Film of 21 July 2025"@en ;
    schema:url <https://example.org/film> ; dcterms:issued "2025-07-21"^^xsd:date .
claim:late { group:g evg:size 252 . }
claim:late a evg:Claim ; sem:accordingTo actor:one ; evg:quote "252 were  freed"@en ;
    evg:certainty evg:Stated ; prov:wasQuotedFrom source:late .
claim:early { group:g evg:size 252 . }
claim:early a evg:Claim ; sem:accordingTo actor:one ; evg:quote "252 were freed"@en ;
    evg:certainty evg:Stated ; prov:wasQuotedFrom source:early .
claim:film { group:g evg:size 238 . }
claim:film a evg:Claim ; sem:accordingTo actor:one , actor:two ; evg:quote "eran 238"@es ;
    evg:quoteTranslation "they were 238"@en , "ils étaient 238"@fr ;
    evg:fragment "t=83,91" ; evg:certainty evg:Stated ;
    prov:wasQuotedFrom source:film ; prov:hadPrimarySource source:wire .
"""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of a story in three publications, one of them copied, one by an agency."""
    folder = tmp_path_factory.mktemp("story")
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (folder / "data.trig").write_text(prefixes + STORY, "utf-8")
    (folder / "page.html").write_text(
        eg.page(eg.load(folder / "data.trig"), view="network"), "utf-8"
    )
    return folder / "page.html"


@pytest.fixture
def told(browser: Browser, story: Path) -> Page:
    """Open that page at the group."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{story.as_uri()}#group:g")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    return page


def test_the_same_words_stand_once_with_all_who_carry_them_in_the_order_of_days(told: Page) -> None:
    side = told.locator(".facing .side", has_text="252")
    expect(side.locator(".quote")).to_have_count(1)
    expect(side.locator(".byline")).to_have_count(1)
    carriers = side.locator(".carriers li")
    assert carriers.all_inner_texts() == [
        "Early Paper, 18 Jul 2025 (copied from The Agency, wire) ↗",
        "Late Paper, 20 Jul 2025 (written by The Agency)",
    ]
    card = told.locator(".fact article", has_text="252")
    expect(card).to_have_count(1)
    expect(card).to_contain_text("Also in")
    expect(card.locator('[data-claim="claim:late"]')).to_contain_text("Late Paper, 20 Jul 2025")


def test_a_quote_has_its_language_its_translation_its_voices_and_its_place(told: Page) -> None:
    side = told.locator(".facing .side", has_text="238")
    expect(side.locator(".quote")).to_have_attribute("lang", "es")
    expect(side.locator(".translation q")).to_have_text("they were 238")
    expect(side.locator(".translation q")).to_have_attribute("lang", "en")
    expect(side.locator(".byline")).to_contain_text("Speaker One and Speaker Two")
    carrier = side.locator(".carriers li")
    expect(carrier).to_have_text("Film of 21 July 2025, after The Agency, wire, 1:23–1:31 ↗")
    place = carrier.get_by_text("1:23–1:31")
    address = place.evaluate("element => element.closest('a').href")
    assert address == "https://example.org/film#t=83,91"


def test_a_translation_is_in_the_language_of_the_page(told: Page) -> None:
    side = told.locator(".facing .side", has_text="238")
    told.evaluate("location.hash = 'group:g&lang=es'")
    expect(side.locator(".quote")).to_have_text("eran 238")
    expect(side.locator(".translation")).to_have_count(0)
    told.evaluate("location.hash = 'group:g&lang=en'")
    expect(side.locator(".translation q")).to_have_text("they were 238")


def test_who_says_it_with_another_has_it_in_the_own_account(told: Page) -> None:
    told.locator("#as").select_option("speaker actor:two")
    told.locator("#tab-claims").click()
    rows = told.locator("#table tbody tr")
    expect(rows).to_have_count(1)
    expect(rows.locator("[data-label=Speaker]")).to_have_text("Speaker One and Speaker Two")


def test_each_side_of_each_conflict_says_in_which_publication_and_when(
    visit: Open, dataset: Dataset
) -> None:
    about = {curie(one.about) for one in contested(dataset, declarations(dataset))}
    page = visit()
    seen = 0
    for thing in sorted(about):
        page.evaluate("address => { location.hash = address; }", thing)
        page.wait_for_url(f"**/*#{thing}")
        for details in page.locator("#evidence details.facing").all():
            details.evaluate("element => { element.open = true; }")
        texts = page.locator("#evidence .facing .carriers li").all_inner_texts()
        seen += len(texts)
        for text in texts:
            assert "no date" in text or "2025" in text
    assert seen > 2 * len(about)


def test_each_relation_has_the_numbers_that_corroboration_counts(
    packed: dict[str, Any], dataset: Dataset
) -> None:
    things, properties = (
        [row["id"] for row in rows_of(packed, table)] for table in ("things", "properties")
    )
    carried = {
        tuple(row.values())[:3]: tuple(row.values())[3:] for row in rows_of(packed, "support")
    }
    counted = {
        tuple(curie(str(cell)) for cell in row[:3]): row[3:]
        for row in eg.corroboration(dataset).rows
    }
    seen = 0
    for (subject, relation, value), numbers in carried.items():
        if value < 0 or (value, relation, subject) in carried:
            continue
        fact = (things[subject], properties[relation], things[value])
        if fact in counted and (fact[2], fact[1], fact[0]) not in counted:
            assert counted[fact] == numbers, fact
            seen += 1
    assert seen > 20


def test_a_statement_says_its_origins_and_opened_who_carried_it_day_by_day(
    visit: Open, dataset: Dataset
) -> None:
    held = "group:venezuelans-held-in-el-salvador"
    page = visit(f"#{held}")
    fact = page.locator(f"""[data-fact='{held} evg:size "252"']""")
    (numbers,) = (
        row[3:]
        for row in eg.corroboration(dataset, held).rows
        if (curie(str(row[1])), str(row[2])) == ("evg:size", "252")
    )
    told = fact.locator(".spread summary")
    expect(told).to_have_text("{} voices, {} carriers, {} origins".format(*numbers))
    told.click()
    steps = fact.locator(".spread li").evaluate_all(
        "all => all.map(one => [one.dataset.how, one.dataset.source])"
    )
    spread = eg.spread(dataset, "claim:orinoco-counts-252-returned").records()
    rows = [row for row in spread if curie(str(row["property"])) == "evg:size"]
    days = [source.rsplit("-2025", 1)[-1] for _, source in steps]
    assert days == sorted(days)
    assert sorted(map(tuple, steps)) == sorted(
        (str(row["how"]), curie(str(row["source"]))) for row in rows
    )


def test_each_side_has_its_numbers_and_a_copy_is_no_second_origin(told: Page) -> None:
    sides = told.locator(".facing .side")
    expect(sides.filter(has_text="252").locator(".support")).to_have_text(
        "1 voice, 2 carriers, 1 origin"
    )
    expect(sides.filter(has_text="238").locator(".support")).to_have_text(
        "1 voice, 1 carrier, 1 origin"
    )
    spread = told.locator("""[data-fact='group:g evg:size "252"'] .spread""")
    spread.locator("summary").click()
    assert spread.locator("li").all_inner_texts() == [
        "18 Jul 2025, first: Early Paper — Speaker One",
        "20 Jul 2025, repeated: Late Paper — Speaker One",
        "21 Jul 2025, changed, 238: Film of 21 July 2025 — Speaker One and Speaker Two",
    ]


def test_the_banner_that_the_page_writes_says_publications_and_origins(
    visit: Open, dataset: Dataset
) -> None:
    known = origins(dataset)
    read, roots = len(known.documents()), len(known.publications())
    banner = visit("#lang=es").locator("#banner")
    expect(banner).to_contain_text(f"en {read} publicaciones que remontan a {roots} orígenes")
    banner.page.locator("[data-language=en]").click()
    expect(banner).to_contain_text(f"in {read} publications that go back to {roots} origins")
    expect(banner).not_to_contain_text("no second, independent one")


def test_a_number_that_is_not_exact_stands_in_words_of_the_pages_language(visit: Open) -> None:
    page = visit("#group:venezuelans-held-in-el-salvador")
    inexact = page.locator("#evidence .fact h3", has_text="about 250")
    expect(inexact).to_have_count(1)
    page.locator("[data-language=es]").click()
    expect(page.locator("#evidence .fact h3", has_text="unos 250")).to_have_count(1)
    expect(page.locator("#evidence .fact h3", has_text="~")).to_have_count(0)
