"""The page by keyboard: the focus goes where the reader went, and never falls to the body."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

HELD = "group:venezuelans-held-in-el-salvador"
Open = Callable[..., Page]
OPENERS = {
    "claims": "#table tbody tr:nth-child(7) .c-said button.thing",
    "differences": "#differences .matter:nth-of-type(2) button.quiet",
    "accounts": "#accounts td .value > button.thing",
    "story": "#story .told button.thing",
    "about": "#panel-about .sources li:nth-child(3) button.thing",
}


@pytest.mark.parametrize("close", ["Close", "Escape"])
@pytest.mark.parametrize("tab", OPENERS)
def test_the_focus_goes_to_what_opened_and_back_where_it_was(
    visit: Open, tab: str, close: str
) -> None:
    page = visit(f"#tab={tab}")
    opener = page.locator(OPENERS[tab]).first
    name = opener.inner_text()
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#evidence-title")).to_be_focused()
    title = page.locator("#evidence-title").inner_text()
    expect(page.locator("#live")).to_contain_text(title[:40])
    assert page.title().startswith(title[:40])
    if close == "Close":
        page.get_by_role("button", name="Close", exact=True).focus()
        page.keyboard.press("Enter")
    else:
        page.keyboard.press("Escape")
    expect(page.locator("#live")).to_have_text("Evidence closed")
    expect(opener).to_be_focused()
    assert page.evaluate("document.activeElement.innerText") == name


def test_a_link_in_the_evidence_leads_to_the_heading_of_the_next(visit: Open) -> None:
    page = visit(f"#{HELD}")
    for _ in range(3):
        link = page.locator("#evidence button.thing:visible").last
        link.focus()
        page.keyboard.press("Enter")
        expect(page.locator("#evidence-title")).to_be_focused()
    page.locator("[data-language=es]").click()
    assert page.evaluate("document.activeElement !== document.body")


def test_more_of_a_list_has_the_focus_on_what_came(visit: Open) -> None:
    page = visit("#tab=claims")
    page.locator("#table .more").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#table tbody tr").nth(200)).to_be_focused()


def test_in_the_network_the_focus_stays_while_arrow_keys_walk(visit: Open) -> None:
    page = visit()
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#evidence .count").first).to_be_visible()
    expect(page.locator("#canvas")).to_be_focused()
