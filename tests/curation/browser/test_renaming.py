"""A thing gets another name in all files: shown before, followed by the form, taken back."""

from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from hand import Hand

Sit = Callable[..., Hand]


def begin(hand: Hand) -> None:
    """Begin a claim of the mayor's."""
    hand.mark("We are relieved")
    hand.at("speaker")
    hand.name("mayor")
    expect(hand.page.locator("#speakers")).to_contain_text("Mayor of Riverton")
    hand.at("thing-0")


def say_more(hand: Hand) -> None:
    """Enter a statement, and save the claim."""
    hand.page.locator("#thing-0").focus()
    hand.name("reopening")
    hand.at("relation-0")
    hand.name("calls")
    hand.at("value-0")
    hand.say("a relief")
    hand.save()


def test_what_a_renaming_changes_is_shown_and_the_form_follows(sit: Sit, mine: Path) -> None:
    before = {path: path.read_text("utf-8") for path in sorted(mine.glob("*.t*"))}
    hand = sit()
    page = hand.page
    begin(hand)
    hand.open_thing("mayor")
    name = page.locator("#rename")
    expect(name).to_have_value("actor:mayor")
    name.fill("actor:curator")
    name.press("Enter")
    expect(page.locator("#toast")).to_contain_text("actor:curator is there already")
    name.fill("actor:mayor-of-riverton")
    name.press("Enter")
    dialog = page.locator("#dialog")
    expect(dialog).to_contain_text("actor:mayor becomes actor:mayor-of-riverton")
    expect(dialog).to_contain_text("This changes 1 claim in 2 files.")
    expect(dialog).to_contain_text("claims.trig: 1")
    assert {path: path.read_text("utf-8") for path in before} == before
    assert Axe().run(page).response["violations"] == []
    page.get_by_role("button", name="Rename it").press("Enter")
    expect(page.locator("#thing-detail .fine").first).to_contain_text("actor:mayor-of-riverton")
    text = (mine / "claims.trig").read_text("utf-8")
    assert "sem:accordingTo actor:mayor-of-riverton ;" in text
    assert "dcterms:replaces actor:mayor " in (mine / "things.ttl").read_text("utf-8")
    page.locator("#tab-text").click()
    expect(page.locator("#speakers")).to_contain_text("Mayor of Riverton")
    say_more(hand)
    text = (mine / "claims.trig").read_text("utf-8")
    assert text.count("sem:accordingTo actor:mayor-of-riverton ;") == 2
    page.locator("#undo").click()
    expect(page.locator("#toast")).to_contain_text("Taken back")
    page.locator("#undo").click()
    expect(page.locator("#undo")).to_be_disabled()
    assert {path: path.read_text("utf-8") for path in before} == before
    expect(page.locator("#speakers")).to_contain_text("Mayor of Riverton")


def test_a_source_that_is_open_is_renamed_and_keeps_its_text(sit: Sit, mine: Path) -> None:
    hand = sit(locale="es-ES")
    page = hand.page
    hand.open_thing("gazette, 1")
    page.locator("#rename").fill("source:the-gazette")
    page.get_by_role("button", name="Ver qué cambiaría").click()
    expect(page.locator("#dialog")).to_contain_text("Cambios: 3 afirmaciones en 2 archivos.")
    page.get_by_role("button", name="Cambiar el nombre").click()
    expect(page.locator("#toast")).to_have_text("Nombre cambiado.")
    page.locator("#tab-text").click()
    expect(page.locator("#count")).to_have_text("2 de 10 frases llevan una afirmación")
    page.reload()
    expect(page.locator("#count")).to_have_text("2 de 10 frases llevan una afirmación")
    assert "prov:wasQuotedFrom source:the-gazette" in (mine / "claims.trig").read_text("utf-8")
