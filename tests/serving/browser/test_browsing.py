"""The server in Chromium: from the page to a claim and its speaker; forms, search, axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from broken import BROKEN
from eventgraph.serving.running import Server

Open = Callable[[str], Page]
FORM = "/queries/said-of-an-event?event=event:negotiation&show=1"


@pytest.fixture
def go(browser: Browser, server: Server) -> Iterator[Open]:
    """Open addresses of the server; afterwards nothing was thrown, refused or asked of others."""
    faults: list[str] = []
    context = browser.new_context(viewport={"width": 1100, "height": 800})
    page = context.new_page()
    page.set_default_timeout(60_000)  # on a busy machine the whole page takes its time
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text))
    page.on("request", lambda asked: faults.append(asked.url))

    def opened(path: str) -> Page:
        page.goto(server.address.rstrip("/") + path)
        return page

    yield opened
    context.close()
    own = (server.address, "data:", "blob:")
    assert [fault for fault in faults if not fault.startswith(own)] == []


def test_from_a_thing_to_its_claim_to_its_speaker_and_back(go: Open) -> None:
    page = go("/id/actor/catholic-church")
    expect(page.locator("h1")).to_have_text("Catholic Church")
    page.get_by_role("link", name="claim", exact=True).first.click()
    expect(page.get_by_role("heading", name="The words")).to_be_visible()
    page.locator("ol").get_by_role("link", name="Nicolás Maduro", exact=True).click()
    expect(page.locator("h1")).to_have_text("Nicolás Maduro")
    page.go_back()
    page.go_back()
    expect(page.locator("h1")).to_have_text("Catholic Church")


def test_from_the_first_page_to_a_claim_its_chain_its_speaker_and_back(go: Open) -> None:
    page = go("/#claim:maduro-credits-the-church&tab=claims")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    page.get_by_role("link", name="Its page", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Maduro recognizes the work of the Catholic Church")
    hands = page.locator("ol").first
    expect(hands).to_contain_text("reprinted in International Action Center")
    hands.get_by_role("link", name="Nicolás Maduro", exact=True).click()
    expect(page.locator("h1")).to_have_text("Nicolás Maduro")
    page.go_back()
    page.go_back()
    page.get_by_role("link", name="Queries", exact=True).click()
    expect(page.locator("h1")).to_have_text("Queries")


def test_what_is_not_there_leads_to_what_is_near(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    page.goto(f"{server.address}id/actor/marco-rubi")
    page.get_by_role("link", name="Marco Rubio").click()
    expect(page.locator("h1")).to_have_text("Marco Rubio")
    page.close()


def test_a_form_keeps_what_was_typed_and_says_what_is_wrong(
    browser: Browser, server: Server
) -> None:
    page = browser.new_page()
    page.goto(f"{server.address}queries/said-of-an-event?event=event:negotiatio&show=1")
    expect(page.get_by_role("alert")).to_contain_text("did you mean event:negotiation")
    expect(page.locator("input[name=event]")).to_have_value("event:negotiatio")
    page.close()


def test_a_form_offers_names_while_they_are_typed_and_shows_its_answer(go: Open) -> None:
    page = go("/queries/said-of-an-event")
    field = page.locator("input[name=event]")
    field.press_sequentially("negotia")
    option = page.locator("#names option[value='event:negotiation']")
    expect(option).to_be_attached()
    field.fill("event:negotiation")
    page.get_by_role("button", name="Show the answer").click()
    expect(page.locator("table tbody tr").first).to_be_visible()
    page.locator("table").get_by_role("link").first.click()
    expect(page.locator("h1")).to_be_visible()


def test_words_are_searched_from_every_page(go: Open) -> None:
    page = go("/queries")
    page.get_by_role("searchbox").fill("iglesia")
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    page.locator(".claims").get_by_role("link").first.click()
    expect(page.locator("h1")).to_have_text("Catholic Church")


def test_the_first_page_works_under_its_own_policy(go: Open) -> None:
    page = go("/")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    expect(page.get_by_role("tab", name="Story")).to_be_visible()


def test_a_page_of_this_server_may_fetch_its_sparql(go: Open) -> None:
    page = go("/queries")
    answer = page.evaluate(
        "fetch('/sparql', {method: 'POST', body: new URLSearchParams({query: 'ASK {?s ?p ?o}'})})"
        ".then(answer => answer.json())"
    )
    assert answer["boolean"] is True


@pytest.mark.parametrize(
    "path",
    [
        "/id/actor/catholic-church",
        "/id/claim/maduro-credits-the-church",
        "/search?q=252",
        "/search",
        "/queries",
        "/queries/said-of-an-event?event=event:negotiation&show=1",
        "/sparql",
        "/queries?lang=es",
        "/id/claim/maduro-credits-the-church?lang=es",
        "/id/group/venezuelans-held-in-el-salvador?lang=es",
        "/queries/said-of-an-event?event=event:negotiation&show=1&lang=es",
        "/search?q=252&lang=es",
    ],
)
def test_axe_finds_nothing(go: Open, path: str) -> None:
    page = go(path)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_editor_asks_this_server_alone_and_knows_the_dataset(go: Open) -> None:
    page = go("/explore")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    editor = page.locator(".CodeMirror")
    expect(editor).to_contain_text("PREFIX evg:")
    page.locator("#examples").select_option("speakers")
    expect(editor).to_contain_text("SELECT")
    page.locator(".yasqe_queryButton").first.click()
    expect(page.locator(".yasr table tbody tr").first).to_be_visible()
    expect(page.locator(".yasr a.iri").first).to_contain_text("actor:")
    page.evaluate(
        "() => { const it = document.querySelector('.CodeMirror').CodeMirror;"
        " it.setValue('PREFIX evg: <https://w3id.org/eventgraph/ns#>\\nSELECT * { ?c evg:quo');"
        " it.setCursor(1, 21); it.focus(); it.autocomplete(); }"
    )
    expect(page.locator(".CodeMirror-hints")).to_contain_text("evg:quote")


def test_what_the_editor_finds_links_to_its_page_here(go: Open) -> None:
    page = go("/explore")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    page.locator(".yasqe_queryButton").first.click()
    page.locator(".yasr a.iri").first.click()
    expect(page.locator("#said, #words")).to_be_visible()
    assert "/doc/" in page.url


def test_from_positions_to_a_claim_and_its_speaker(go: Open) -> None:
    page = go("/id/group/venezuelans-held-in-el-salvador#differ")
    size = page.get_by_label("Venezuelans held in El Salvador: size")
    expect(size.locator("ol > li").first).to_contain_text("2 voices, 2 carriers, 2 origins")
    size.get_by_role("link", name="claim", exact=True).first.click()
    expect(page.get_by_role("heading", name="Where accounts differ")).to_be_visible()
    page.get_by_role("link", name="El Destape", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("El Destape")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_accounts_differ(go: Open, scheme: str) -> None:
    page = go("/id/event/negotiation")
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    for path in ("/id/event/negotiation", FORM, "/explore"):
        page = go(path)
        page.set_viewport_size({"width": 360, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_axe_finds_nothing_beside_the_editor(go: Open) -> None:
    page = go("/explore")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    found = Axe().run(page, context={"exclude": [["#editor"]]})
    assert found.violations_count == 0, found.generate_report()


def test_axe_finds_nothing_where_something_is_wrong(browser: Browser, server: Server) -> None:
    page = browser.new_page(locale="es-ES", viewport={"width": 360, "height": 640})
    for path in ("nothing", "id/actor/marco-rubi", "search?q=-", "sparql?query=SELECT"):
        page.goto(server.address + path)
        assert page.locator("html").get_attribute("lang") == "es"
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    page.close()


def test_the_first_page_takes_what_leads_on_to_the_language_that_is_chosen(go: Open) -> None:
    page = go("/#claim:maduro-credits-the-church&tab=claims")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    links = page.locator("nav[data-nav]")
    expect(links).to_have_text("Queries · Search · SPARQL")
    page.locator("[data-language=es]").first.click()
    expect(links).to_have_text("Consultas · Buscar · SPARQL")
    page.get_by_role("link", name="Su página", exact=True).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_role("heading", name="Por qué manos pasó")).to_be_visible()
    page.get_by_role("link", name="English", exact=True).click()
    expect(page.get_by_role("heading", name="Through whose hands")).to_be_visible()
    page.get_by_role("link", name="Queries", exact=True).click()
    expect(page.locator("h1")).to_have_text("Queries")


def test_names_are_offered_in_the_language_of_the_form(go: Open) -> None:
    page = go("/queries/said-of-an-event?lang=es")
    page.locator("input[name=event]").press_sequentially("negociaci")
    expect(page.locator("#names option[value='event:negotiation']")).to_be_attached()


@pytest.mark.parametrize("language", ["en", "es"])
def test_on_a_phone_no_word_is_broken_or_cut(go: Open, language: str) -> None:
    page = go("/queries")
    page.set_viewport_size({"width": 360, "height": 740})
    for path in (
        "/queries?",
        "/search?q=252&",
        "/sparql?",
        "/explore?",
        "/id/event/negotiation?",
        "/id/claim/maduro-credits-the-church?",
        "/queries/said-of-an-event?event=event:negotiation&show=1&",
    ):
        page = go(f"{path}lang={language}")
        assert page.evaluate(BROKEN) == [], path
