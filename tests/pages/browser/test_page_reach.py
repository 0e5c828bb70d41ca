"""The page in Chromium: by keyboard, on small screens, with axe, in the dark, without scripts."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

TABS = ("story", "network", "timeline", "map", "claims", "accounts", "about")
HELD = "group:venezuelans-held-in-el-salvador"
Open = Callable[..., Page]
PlaceOf = Callable[[Page, str], tuple[float, float]]
ClaimsOf = Callable[[str], set[str]]


def test_all_of_it_can_be_reached_by_keyboard(visit: Open) -> None:
    page = visit()
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.id || document.activeElement.className")
        )
    for part in (
        "search",
        "as",
        "save",
        "theme",
        "tab-network",
        "contested",
        "canvas",
        "zoom-in",
        "time-from",
    ):
        assert part in reached
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#evidence .count").first).to_contain_text("claim")
    first = page.locator("#evidence-title").inner_text()
    page.keyboard.press("ArrowDown")
    assert page.locator("#evidence-title").inner_text() != first
    page.keyboard.press("Enter")
    expect(page.locator("#focusbar")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#focusbar")).to_be_hidden()
    page.locator("#tab-network").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel-timeline")).to_be_visible()


def test_on_a_small_screen_panels_become_sheets_and_touch_works(
    visit: Open, phone: BrowserContext, place_of: PlaceOf
) -> None:
    page = visit("", phone)
    expect(page.locator("#evidence")).to_be_hidden()
    page.touchscreen.tap(*place_of(page, HELD))
    expect(page.locator("#evidence")).to_be_visible()
    expect(page.locator("#evidence-title")).to_have_text("Venezuelans held in El Salvador")
    page.get_by_role("button", name="Close").tap()
    expect(page.locator("#evidence")).to_be_hidden()
    page.locator("#filters").tap()
    expect(page.locator("#kinds")).to_be_visible()
    for tab in TABS:
        page.locator(f"#tab-{tab}").tap()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    ("scheme", "size"),
    [("light", (1440, 900)), ("dark", (1440, 900)), ("light", (360, 740))],
    ids=["light", "dark", "phone"],
)
def test_axe_finds_nothing_on_any_tab(
    browser: Browser, visit: Open, scheme: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = visit(f"#{HELD}", context)
    found = []
    for tab in TABS:
        page.locator(f"#tab-{tab}").evaluate("tab => tab.click()")
        results = Axe().run(page)
        for fault in results.response["violations"]:
            found += [(tab, fault["id"], node["html"][:160]) for node in fault["nodes"]]
    assert found == []


def test_dark_mode_follows_the_system_and_the_switch(browser: Browser, page_file: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(page_file.as_uri())
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(ground)
    page.locator("#theme").click()
    assert page.evaluate(ground) != dark
    context.close()


def test_without_javascript_the_claims_stand_in_a_table(
    browser: Browser, page_file: Path, claims_of: ClaimsOf
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    claims = claims_of("GRAPH ?claim { ?s ?p ?o }")
    expect(page.locator("noscript tbody tr:has(td)")).to_have_count(len(claims))
    expect(page.locator("noscript tbody tr:has(td)").first).to_be_visible()
    expect(page.locator("#banner")).to_contain_text("asserts none of them")
    expect(page.locator(".tools")).to_be_hidden()
    context.close()
