"""The page in Chromium: a statement opened says who changed it, corrected it or took it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES, curie

STORY = """
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
actor:one a evg:Person ; rdfs:label "Speaker One"@en .
actor:two a evg:Person ; rdfs:label "Speaker Two"@en .
group:g a evg:Group ; rdfs:label "The group"@en .
event:talk a evg:Statement ; rdfs:label "The talk"@en .
source:0 a evg:NewsArticle ; rdfs:label "0"@en ; dcterms:issued "2025-06-30"^^xsd:date .
source:m a evg:NewsArticle ; rdfs:label "M"@en ; dcterms:issued "2025-08/.."^^edtf:EDTF .
source:a a evg:NewsArticle ; rdfs:label "A"@en ; dcterms:issued "2025-07-18"^^xsd:date .
source:b a evg:NewsArticle ; rdfs:label "B"@en ; dcterms:issued "2025-07-19"^^xsd:date .
source:c a evg:NewsArticle ; rdfs:label "C"@en ; dcterms:issued "2025-07-20"^^xsd:date .
source:d a evg:NewsArticle ; rdfs:label "D"@en ; dcterms:issued "2025-07-21"^^xsd:date .
source:e a evg:NewsArticle ; rdfs:label "E"@en ; dcterms:issued "2025-07-22"^^xsd:date ;
  prov:wasRevisionOf source:a .
source:f a evg:NewsArticle ; rdfs:label "F"@en ; dcterms:issued "2025-07-23"^^xsd:date .
claim:first { group:g evg:size 252 }
claim:first sem:accordingTo actor:one ; evg:statedIn event:talk ; prov:wasQuotedFrom source:a .
claim:relayed { group:g evg:size 250 }
claim:relayed sem:accordingTo actor:two ; evg:statedIn event:talk ; prov:wasQuotedFrom source:b .
claim:changed { group:g evg:size "~240"^^evg:quantity }
claim:changed sem:accordingTo actor:one ; prov:wasQuotedFrom source:c .
claim:revised { group:g evg:size 251 . claim:revised evg:revises claim:first }
claim:revised sem:accordingTo actor:two ; prov:wasQuotedFrom source:d .
claim:version { group:g evg:size 249 }
claim:version sem:accordingTo actor:three ;
  prov:wasQuotedFrom source:e .
claim:taken-back { group:g evg:size 0 }
claim:taken-back sem:accordingTo actor:one ;
  evg:withdraws claim:first ; prov:wasQuotedFrom source:f .
claim:before { group:g evg:size 300 }
claim:before sem:accordingTo actor:one ; prov:wasQuotedFrom source:0 .
claim:wider { group:g evg:size ">250"^^evg:quantity }
claim:wider sem:accordingTo actor:one ; prov:wasQuotedFrom source:d .
claim:month { group:g evg:size 252 }
claim:month sem:accordingTo actor:three ; prov:wasQuotedFrom source:m .
claim:other { group:g evg:size 100 }
claim:other sem:accordingTo actor:four ; prov:wasQuotedFrom source:f .
"""


MARKS = 'a evg:Claim ; evg:quote "w"@en ; evg:certainty evg:Stated ;'


@pytest.fixture(scope="module")
def story(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Page, Path]]:
    """Open the page of a number that was changed, corrected and taken back."""
    folder = tmp_path_factory.mktemp("spread")
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    told = STORY.replace(
        " sem:accordingTo",
        f" {MARKS} sem:accordingTo",
    )
    (folder / "data.trig").write_text("\n".join([*lines, told]), "utf-8")
    (folder / "page.html").write_text(eg.page(eg.load(folder / "data.trig")), "utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{(folder / 'page.html').as_uri()}#group:g")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    yield page, folder / "data.trig"
    page.close()


def test_the_steps_are_those_of_the_verb(story: tuple[Page, Path]) -> None:
    page, data = story
    fact = page.locator("""[data-fact='group:g evg:size "252"']""")
    fact.locator(".spread summary").click()
    steps = fact.locator(".spread li").evaluate_all(
        "all => all.map(one => [one.dataset.how, one.dataset.source])"
    )
    rows = eg.spread(eg.load(data), "claim:first").records()
    assert steps == [[str(row["how"]), curie(str(row["source"]))] for row in rows]
    assert [how for how, _ in steps] == [
        *("otherwise", "first", "changed", "otherwise", "corrected", "otherwise", "corrected"),
        *("withdrawn", "repeated"),
    ]
    assert fact.locator(".spread li").nth(3).inner_text() == (
        "20 Jul 2025, said otherwise, about 240: C — Speaker One"
    )


def test_it_is_said_in_spanish_too(story: tuple[Page, Path]) -> None:
    page, _ = story
    page.evaluate("location.hash = 'group:g&lang=es'")
    fact = page.locator("""[data-fact='group:g evg:size "252"']""")
    fact.locator(".spread summary").click()
    text = fact.locator(".spread").inner_text()
    assert [
        how
        for how in ("cambiado, 250", "dicho de otro modo, unos 240", "corregido", "retirado")
        if how not in text
    ] == []
