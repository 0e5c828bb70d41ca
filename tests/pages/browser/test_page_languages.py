"""The page in Chromium: every quote carries its own language, whatever the page speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.cards import cards_of
from eventgraph.vocabulary import PREFIXES, curie

DATA = """
actor:a a evg:Person ; rdfs:label "Bürgermeister"@de , "Mayor of Hull"@en-GB , "Alcalde"@es-MX .
event:e a evg:Event ; rdfs:label "Return"@en , "Retorno"@es .
source:s a evg:NewsArticle .
"""
CLAIMS = {
    "en": ("they were sent home", 'evg:calls "rescue"@en'),
    "es-MX": ("los mandaron a casa", 'evg:calls "rescate"@es-MX'),
    "ar": ("أعادوهم إلى الوطن", 'evg:calls "إنقاذ"@ar'),
    "": ("words of no known language", 'evg:calls "deal"'),
}
READ = """parts => parts.map(part => [
  part.textContent.replace(/[“”…]/g, ""), part.closest("[lang]").getAttribute("lang")])"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open a page in Spanish of quotes in four languages."""
    folder = tmp_path_factory.mktemp("languages")
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()] + [DATA]
    for number, (tag, (quote, said)) in enumerate(CLAIMS.items()):
        literal = f'"{quote}"{"@" if tag else ""}{tag}'
        lines.append(
            f"claim:c{number} {{ event:e {said} . }}\nclaim:c{number} a evg:Claim ; "
            f"sem:accordingTo actor:a ; prov:wasQuotedFrom source:s ; evg:quote {literal} ."
        )
    (folder / "data.trig").write_text("\n".join(lines), "utf-8")
    text = eg.page(eg.load(folder), language="es", view="network")
    (folder / "page.html").write_text(text, "utf-8")
    page = browser.new_page()
    page.goto((folder / "page.html").as_uri() + "#event:e")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    yield page
    page.close()


def quotes() -> set[tuple[str, str]]:
    return {(quote, tag.lower()) for tag, (quote, _) in CLAIMS.items()}


def shown(page: Page, where: str) -> set[tuple[str, str]]:
    return {(text, tag) for text, tag in page.locator(where).evaluate_all(READ)}


def test_every_quote_of_the_evidence_has_its_language(page: Page) -> None:
    assert shown(page, "#evidence blockquote") == quotes()


def test_every_quote_of_the_tables_has_its_language(page: Page) -> None:
    for tab in ("claims", "accounts"):
        page.locator(f"#tab-{tab}").click()
        assert shown(page, f"#panel-{tab} q") == quotes()


def test_names_in_the_words_of_a_speaker_have_their_language(page: Page) -> None:
    page.locator("#tab-accounts").click()
    named = {(said.split('"')[1], tag.lower()) for tag, (_, said) in CLAIMS.items()}
    assert shown(page, "#accounts .value p bdi") == named


def test_quotes_found_by_search_and_on_paper_have_their_language(page: Page) -> None:
    page.locator("#search").fill("home")
    assert shown(page, "#found q") == {("they were sent home", "en")}
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert shown(page, "#dossier blockquote") == quotes()


def test_a_label_with_a_region_serves_its_language(page: Page) -> None:
    assert "Alcalde" in page.locator("#evidence").inner_text()
    page.locator("[data-language=en]").click()
    assert "Mayor of Hull" in page.locator("#evidence").inner_text()


def test_every_quote_has_the_direction_of_its_language(page: Page) -> None:
    read = "parts => parts.map(part => [part.lang, part.dir])"
    directions = {("en", "ltr"), ("es-mx", "ltr"), ("ar", "rtl"), ("", "auto")}
    for tab, where in (("claims", "#panel-claims q"), ("accounts", "#panel-accounts q")):
        page.locator(f"#tab-{tab}").click()
        found = {(tag.lower(), way) for tag, way in page.locator(where).evaluate_all(read)}
        assert found == directions
    found = {
        (tag.lower(), way) for tag, way in page.locator("#evidence blockquote").evaluate_all(read)
    }
    assert found == directions


def test_the_title_of_the_dataset_heads_the_page_in_its_language(
    browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "page.html"
    path.write_text(eg.page(eg.load("graph"), view="network"), "utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    for language, title, about in (
        ("en", "Who says what about the exchange of July 2025", "What published texts say"),
        ("es", "Quién dice qué sobre el canje de julio de 2025", "Lo que dicen textos publicados"),
    ):
        page.locator(f"[data-language={language}]").click()
        assert page.locator("h1").inner_text() == title
        assert page.title() == title
        assert (page.locator("#described").text_content() or "").startswith(about)
    page.close()


def test_a_doubt_is_read_in_the_language_of_the_page(
    visit: Callable[..., Page], dataset: Dataset
) -> None:
    for language in ("en", "es"):
        found = cards_of(dataset, language)
        claim = next(claim for claim, card in found.items() if card.doubt)
        page = visit(f"#{curie(claim)}&lang={language}")
        expect(page.locator("#evidence")).to_contain_text(found[claim].doubt)
