"""One enters and asks for review, another reads and approves, in Chromium."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from hand import Hand

Sit = Callable[..., Hand]


@pytest.fixture
def mine(mine: Path) -> Path:
    """Let a second curator be known."""
    with (mine / "things.ttl").open("a", encoding="utf-8") as file:
        file.write('actor:ana a evg:Curator ; rdfs:label "Ana"@en .\n')
    return mine


def enter(hand: Hand, words: str = "lost money") -> None:
    """Enter a claim as far as it can be saved."""
    hand.mark(words)
    hand.at("speaker")
    hand.press("Alt+p")
    hand.at("thing-0")
    hand.name("reopening")
    hand.at("relation-0")
    hand.name("calls")
    hand.at("value-0")
    hand.say("a loss")


def test_one_asks_for_review_and_another_approves_by_the_keyboard(sit: Sit, mine: Path) -> None:
    hand = sit()
    page = hand.page
    expect(page.locator("#review-part")).to_be_empty()
    enter(hand)
    page.locator("#more summary").click()
    page.locator("#review").focus()
    hand.press("Space")
    hand.save()
    assert "evg:status evg:InReview" in (mine / "claims.trig").read_text("utf-8")
    expect(page.locator("#review-part #review")).to_be_checked()
    page.locator("#tab-progress").click()
    expect(page.locator("#panel-progress")).to_contain_text("Awaiting review (1)")
    page.locator("#panel-progress .line").click()
    expect(page.locator("#review-part")).to_contain_text("You entered it: somebody else is")
    expect(page.locator("#approve")).to_have_count(0)
    page.locator("#curator").select_option(label="Ana")
    expect(page.locator("#approve")).to_be_visible()
    assert Axe().run(page).response["violations"] == []
    page.locator("#form").focus()
    hand.press("Alt+a")
    expect(page.locator("#toast")).to_have_text("Approved.")
    text = (mine / "claims.trig").read_text("utf-8")
    assert "evg:status" not in text
    assert "evg:reviewedBy actor:ana" in text
    page.locator("#undo").click()
    expect(page.locator("#toast")).to_contain_text("Taken back")
    assert "evg:status evg:InReview" in (mine / "claims.trig").read_text("utf-8")


def test_what_is_changed_and_not_saved_is_not_approved(sit: Sit, mine: Path) -> None:
    hand = sit(locale="es-ES")
    page = hand.page
    page.locator("#curator").select_option(label="Ana")
    page.locator("#tab-things").click()
    page.locator("#things-list button", has_text="Reopening").click()
    page.locator("#thing-detail .line").first.click()
    expect(page.locator("#approve")).to_have_text("Aprobar (Alt+A)")
    page.get_by_label("posible", exact=True).check()
    page.locator("#approve").click()
    expect(page.locator("#toast")).to_contain_text("Lo que cambió no está guardado")
    assert "evg:reviewedBy" not in (mine / "claims.trig").read_text("utf-8")
