"""Sources are stated otherwise, and one that was added goes again with its text, in Chromium."""

from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from hand import Hand

Sit = Callable[..., Hand]


def test_title_publisher_and_day_are_changed_by_the_keyboard_and_taken_back(
    sit: Sit, mine: Path
) -> None:
    things = mine / "things.ttl"
    before = things.read_text("utf-8")
    hand = sit()
    page = hand.page
    page.locator("#tab-sources").click()
    change = page.get_by_role("button", name="change: The Gazette, 1 March 2024")
    change.press("Enter")
    hand.at("change-title")
    expect(page.locator("#change-title")).to_have_value("Bridge open again")
    expect(page.locator("#change-publisher")).to_have_value("The Gazette")
    assert Axe().run(page).response["violations"] == []
    page.locator("#change-issued").fill("2024-13-01")
    page.locator("#change-issued").press("Enter")
    expect(page.locator("#toast")).to_contain_text("published on '2024-13-01' is no date")
    page.locator("#change-title").fill("The bridge is open again")
    page.locator("#change-publisher").fill("works dep")
    page.keyboard.press("Enter")
    expect(page.locator("#change-publisher")).to_have_value("Works department of Riverton")
    page.locator("#change-issued").fill("2024-03-02")
    page.locator("#change-url").fill("https://example.org/bridge")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_have_text("Saved.")
    text = things.read_text("utf-8")
    assert 'dcterms:title "The bridge is open again"@en ;' in text
    assert 'rdfs:label "Works department of Riverton, 2 March 2024"@en ;' in text
    assert "dcterms:publisher actor:works-department ;" in text
    assert "schema:url <https://example.org/bridge>" in text
    line = page.locator("#panel-sources .line").first
    expect(line).to_contain_text("Works department of Riverton, 2 March")
    page.locator("#undo").click()
    expect(line).to_contain_text("The Gazette, 1 March")
    assert things.read_text("utf-8") == before
    page.get_by_role("button", name="Add a source").click()
    hand.at("new-title")


def added(hand: Hand) -> None:
    """Add a source with its text."""
    page = hand.page
    page.locator("#tab-sources").click()
    page.locator("#new-title").fill("Bridge reopened")
    page.locator("#new-text").fill("Bridge reopened.")
    page.get_by_role("button", name="Add the source").click()
    expect(page.locator("#count")).to_have_text("0 of 1 sentences carry a claim")


def test_a_source_that_was_added_goes_with_its_text(sit: Sit, mine: Path) -> None:
    before = {path: path.read_bytes() for path in mine.rglob("*") if path.is_file()}
    hand = sit()
    page = hand.page
    added(hand)
    assert len(list((mine / "texts").iterdir())) == 1
    page.locator("#undo").click()
    expect(page.locator("#toast")).to_have_text("Taken back.")
    expect(page.locator("#count")).to_have_text("2 of 10 sentences carry a claim")
    expect(page.locator("#source option")).to_have_count(1)
    assert {path: path.read_bytes() for path in mine.rglob("*") if path.is_file()} == before
    assert not (mine / "texts").exists()


def test_a_text_that_somebody_changed_meanwhile_stays_and_it_is_said(sit: Sit, mine: Path) -> None:
    hand = sit()
    added(hand)
    (kept,) = (mine / "texts").iterdir()
    kept.write_text("Mine.", "utf-8")
    hand.page.locator("#undo").click()
    expect(hand.page.locator("#toast")).to_contain_text(f"Somebody changed {kept} meanwhile")
    assert kept.read_text("utf-8") == "Mine."
    assert "Bridge reopened" not in (mine / "things.ttl").read_text("utf-8")
