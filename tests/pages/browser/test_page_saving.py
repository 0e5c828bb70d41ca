"""The page in Chromium: what a reader saves, copies and prints."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

from playwright.sync_api import BrowserContext, Page, expect

BUKELE = "actor:nayib-bukele"
Open = Callable[..., Page]
Cards = Callable[[Page], set[str]]


def save(page: Page, what: str) -> bytes:
    """Save one of the menu's four, and read it."""
    page.locator("#save").click()
    with page.expect_download() as waiting:
        page.locator(f"[data-save={what}]").click()
    return Path(waiting.value.path()).read_bytes()


def test_what_is_saved_is_whole(visit: Open) -> None:
    page = visit("#as=actor:nicolas-maduro")
    png = save(page, "png")
    assert png.startswith(b"\x89PNG\r\n")
    assert len(png) > 10_000
    svg = ET.fromstring(save(page, "svg"))  # noqa: S314 - made by the page under test
    texts = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert "Nicolás Maduro" in texts
    rows = list(csv.DictReader(io.StringIO(save(page, "csv").decode("utf-8-sig"))))
    assert {row["speaker id"] for row in rows} == {"actor:nicolas-maduro"}
    assert all(row["quote"] for row in rows)


def test_a_citation_names_speaker_quote_source_and_address(
    visit: Open, wide: BrowserContext
) -> None:
    wide.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit("#claim:cabello-bukele-was-left-out")
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    for part in ("Diosdado Cabello", "left out of this negotiation", "2025-07-19", "claim:cabello"):
        assert part in text


def test_on_paper_stand_the_network_and_the_cards(visit: Open, cards: Cards) -> None:
    page = visit(f"#{BUKELE}")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#dossier article")).to_have_count(len(cards(page)))
    expect(page.locator("#dossier article .quote").first).to_be_visible()
    expect(page.locator("#canvas canvas")).to_be_visible()
    for hidden in (".tools", ".legend", "#evidence", "#strip"):
        expect(page.locator(hidden)).to_be_hidden()
    pdf = page.pdf()
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") >= 2
