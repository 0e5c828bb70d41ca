"""The application with axe, in the dark, narrow, in Spanish; nothing is cut off."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from broken import BROKEN
from hand import Hand

Sit = Callable[..., Hand]
TABS = ("text", "things", "sources", "progress")


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 800), ("dark", 360)], ids=str
)
def test_axe_finds_nothing_on_any_tab(sit: Sit, scheme: str, width: int) -> None:
    hand = sit(color_scheme=scheme, viewport={"width": width, "height": 800})
    page, found = hand.page, list[tuple[str, str]]()

    def look(where: str) -> None:
        result = Axe().run(page)
        found.extend((where, one["id"]) for one in result.response["violations"])
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    look("empty")
    hand.mark("We are relieved")
    hand.at("speaker")
    hand.say("ma")
    expect(page.locator("#speaker-list li").first).to_be_visible()
    look("speaker")
    hand.press("Enter")
    hand.at("thing-0")
    page.locator("#more summary").click()
    expect(page.locator("#missing")).to_contain_text("a statement")
    look("filled")
    page.locator("#text").click()
    page.locator("#thing-0").fill("Somebody new")
    page.locator("#thing-0-list .extra").click()
    look("dialog")
    page.keyboard.press("Escape")
    for tab in TABS[1:]:
        page.locator(f"#tab-{tab}").click()
        expect(page.locator(f"#panel-{tab} h2").first).to_be_visible()
        if tab == "things":
            page.locator("#things-list button").first.click()
            expect(page.locator("#aliases")).to_be_visible()
        if tab == "progress":
            page.locator("#check-all").click()
            expect(page.locator("#all-findings .verdict")).to_contain_text("conforms")
        look(tab)
    assert found == []


def test_it_speaks_spanish_and_remembers_what_is_in_the_form(sit: Sit) -> None:
    hand = sit(locale="es-ES")
    page = hand.page
    expect(page.locator("#count")).to_have_text("2 de 10 frases llevan una afirmación")
    hand.mark("We are relieved")
    hand.at("speaker")
    page.get_by_role("button", name="English").click()
    expect(page.locator("#tab-things")).to_have_text("Things")
    expect(page.locator("#quote")).to_have_text("We are relieved")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_what_is_wrong_is_told_in_spanish_while_it_is_typed_and_for_everything(sit: Sit) -> None:
    hand = sit(locale="es-ES")
    page, found = hand.page, hand.page.locator("#findings li")
    hand.tell_of_reopening("fecha", "ayer")
    expect(found).to_contain_text(["«ayer» no es una fecha; escriba 2025-07-18"])
    page.locator("#value-0").fill("2024-02-29")
    expect(found.first).to_contain_text("2024-02-29 (“fecha”) no está en la cita")
    expect(found.first).to_contain_text("Tome la fecha de la cita, alargue la cita")
    page.locator("#tab-progress").click()
    page.locator("#check-all").click()
    verdict = "conforme: ningún error, ningún aviso, 3 observaciones"
    expect(page.locator("#all-findings .verdict")).to_have_text(verdict)
    expect(page.locator("#all-findings")).to_contain_text(
        "La cita no nombra “Reopening of the bridge”"
    )
    expect(page.locator("#all-findings")).to_contain_text("Guarde su texto con eventgraph source")


def test_tabs_are_walked_by_arrows(sit: Sit) -> None:
    page = sit().page
    page.locator("#tab-text").focus()
    for tab in (*TABS[1:], "text"):
        page.keyboard.press("ArrowRight")
        expect(page.locator(f"#panel-{tab}")).to_be_visible()
        expect(page.locator(f"#tab-{tab}")).to_be_focused()


@pytest.mark.parametrize("locale", ["es-ES", "en-GB"])
def test_on_a_phone_no_word_is_broken_or_cut(sit: Sit, locale: str) -> None:
    page = sit(locale=locale, viewport={"width": 360, "height": 740}).page
    assert page.evaluate(BROKEN) == []
    page.locator("#tab-things").click()
    page.locator("#panel-things button.line").first.click()
    expect(page.locator("#rename")).to_be_visible()
    assert page.evaluate(BROKEN) == []
    page.locator("#tab-sources").click()
    expect(page.locator("#new-title")).to_be_visible()
    assert page.evaluate(BROKEN) == []
    page.locator("#tab-progress").click()
    page.locator("#check-all").click()
    expect(page.locator("#all-findings li").first).to_be_visible()
    assert page.evaluate(BROKEN) == []


def test_what_is_found_is_told_by_names_and_in_sentences(sit: Sit) -> None:
    page = sit(locale="es-ES").page
    page.locator("#tab-progress").click()
    page.locator("#check-all").click()
    found = page.locator("#all-findings li")
    expect(found.first).to_contain_text("La cita no nombra “Reopening of the bridge”: diga en Nota")
    for text in found.all_inner_texts():
        assert "event:" not in text


def test_a_finding_ends_before_what_to_do_begins(sit: Sit) -> None:
    hand = sit(locale="es-ES")
    hand.tell_of_reopening("fecha", "2024-02-29")
    found = hand.page.locator("#findings li").first
    expect(found).to_contain_text(re.compile(r"no está en la cita[^.]*\. Tome la fecha de la cita"))
