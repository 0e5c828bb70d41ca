"""The page in Chromium: it opens, and what is clicked or searched leads to the words."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

TABS = ("story", "network", "timeline", "claims", "accounts", "about")
BUKELE = "actor:nayib-bukele"
NEGOTIATION = "event:negotiation"
HELD = "group:venezuelans-held-in-el-salvador"
Open = Callable[..., Page]
Shown = Callable[[Page], tuple[int, int]]
Cards = Callable[[Page], set[str]]
PlaceOf = Callable[[Page, str], tuple[float, float]]
ClaimsOf = Callable[[str], set[str]]


def test_the_page_opens_and_says_what_it_is(visit: Open, shown: Shown, claims_of: ClaimsOf) -> None:
    page = visit()
    claims = len(claims_of("GRAPH ?claim { ?s ?p ?o }"))
    expect(page.locator("#banner")).to_contain_text(f"{claims} claims by")
    expect(page.locator("#banner")).to_contain_text("this page asserts none of them")
    expect(page.locator("#canvas canvas")).to_be_visible()
    assert shown(page)[0] == shown(page)[1]


@pytest.mark.parametrize("tab", TABS)
def test_each_tab_opens_and_keeps_the_banner(visit: Open, tab: str) -> None:
    page = visit()
    page.locator(f"#tab-{tab}").click()
    expect(page.locator(f"#panel-{tab}")).to_be_visible()
    expect(page.locator("[data-panel]:visible")).to_have_count(1)
    expect(page.locator("#banner")).to_be_visible()


def test_a_click_on_a_node_shows_every_claim_about_it(
    visit: Open, cards: Cards, place_of: PlaceOf, claims_of: ClaimsOf
) -> None:
    page = visit()
    page.mouse.click(*place_of(page, BUKELE))
    expect(page.locator("#evidence-title")).to_have_text("Nayib Bukele")
    said = claims_of(f"GRAPH ?claim {{ {{ {BUKELE} ?p ?o }} UNION {{ ?s ?q {BUKELE} }} }}")
    assert cards(page) == said
    for quote in page.locator("#evidence article .quote").all_inner_texts():
        assert quote.strip()


def test_a_click_on_an_edge_shows_the_words_that_carry_it_and_both_sides(
    visit: Open, cards: Cards, place_of: PlaceOf, claims_of: ClaimsOf
) -> None:
    page = visit()
    page.locator("#contested").check()
    one, other = (place_of(page, name) for name in (BUKELE, NEGOTIATION))
    page.mouse.click((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    facing = page.locator('#evidence .facing.clash[data-kind="contradicts"]')
    expect(facing).to_have_count(1)
    expect(facing).to_contain_text("This page does not say which does")
    sides = facing.locator(".side")
    expect(sides).to_have_count(4)
    expect(sides.nth(1)).to_contain_text("he [Nayib Bukele] was left out of this negotiation")
    expect(sides.nth(1)).to_contain_text("Diosdado Cabello")
    expect(sides.nth(2)).to_contain_text("Nayib Bukele for helping secure an agreement")
    expect(sides.nth(2)).to_contain_text("Marco Rubio")
    assert facing.locator(".stands li").all_inner_texts() == [
        "2 beside 3, 4: not all can hold",
        "1 beside 3, 4: differ, and may both hold",
    ]
    assert cards(page) == claims_of(f"GRAPH ?claim {{ {NEGOTIATION} ?p {BUKELE} }}")


def test_a_group_whose_size_is_told_differently_shows_all_counts(visit: Open) -> None:
    page = visit(f"#{HELD}")
    facing = page.locator("#evidence .facing[data-kind=both]", has_text="252")
    expect(facing.first).to_contain_text("238")


def test_search_finds_names_places_and_words_of_quotes_by_keyboard(visit: Open) -> None:
    page = visit()
    field = page.locator("#search")
    field.fill("bukele")
    expect(page.locator("#found li").first).to_contain_text("Nayib Bukele")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.locator("#evidence-title")).to_have_text("Nayib Bukele")
    field.fill("left out of this negotiation")
    expect(page.locator("#found li").first).to_contain_text("was left out")
    field.press("Enter")
    expect(page.locator("#evidence article .quote")).to_contain_text("was left out")
    field.fill("GUÁIRA")
    expect(page.locator("#found li").first).to_contain_text("La Guaira")
    field.fill("no such thing")
    expect(page.locator("#found")).to_contain_text("Nothing found")
    field.press("Escape")
    expect(page.locator("#found")).to_be_hidden()


@pytest.mark.parametrize(
    "hash_", ["#claim:cabello-bukele-was-left-out", "#event:no-such", "#%E0%A4%A", "#views"]
)
def test_any_address_opens(visit: Open, hash_: str) -> None:
    page = visit(hash_)
    expect(page.locator("#canvas canvas")).to_be_visible()
    if hash_.startswith("#claim"):
        expect(page.locator("#evidence article .quote")).to_contain_text("left out")


def test_the_table_sorts_and_filters(visit: Open) -> None:
    page = visit("#tab=claims")
    page.get_by_role("button", name="Speaker", exact=True).click()
    speakers = page.locator("#table td.c-speaker").all_inner_texts()
    assert speakers == sorted(speakers, key=str.casefold)
    expect(page.locator("#table th[aria-sort=ascending]")).to_have_text("Speaker")
    page.locator("#table-filter").fill("pellets")
    rows = page.locator("#table tbody tr")
    expect(rows.first).to_contain_text("pellets")
    rows.first.locator("button.thing").first.click()
    expect(page.locator("#evidence article .quote").first).to_contain_text("pellets")


def test_accounts_stand_side_by_side_and_silence_is_said(visit: Open) -> None:
    page = visit("#event:exchange&tab=accounts")
    heads = page.locator("#accounts thead th").all_inner_texts()
    assert {"Nicolás Maduro", "Marco Rubio"} <= set(heads)
    expect(page.locator("#accounts td.silent").first).to_have_text("silent")
    page.locator("#accounts-by").select_option("party")
    assert "Government of Venezuela" in page.locator("#accounts thead").inner_text()


def test_the_page_speaks_spanish(visit: Open) -> None:
    page = visit()
    page.locator("[data-language=es]").click()
    expect(page.locator("#banner")).to_contain_text("esta página no sostiene ninguna")
    expect(page.locator("#tab-claims")).to_have_text("Afirmaciones")
    assert page.evaluate("document.documentElement.lang") == "es"
    left = page.evaluate(
        "[...document.querySelectorAll('[data-w]')]"
        ".filter(e => e.textContent === e.dataset.w).length"
    )
    assert left == 0
