"""The page in Chromium: two accounts of the story, one above the other in the same columns."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

Open = Callable[..., Page]
TWO = "#party=actor:government-of-venezuela&and=actor:nayib-bukele&tab=story"
VOICES = "all => all.map(one => one.getAttribute('aria-label'))"


def test_two_accounts_stand_one_above_the_other_in_the_same_columns(visit: Open) -> None:
    alone = visit("#tab=story").locator(".story thead [data-event]")
    columns = alone.evaluate_all("all => all.map(one => one.dataset.event)")
    page = visit(TWO)
    heads = page.locator(".story thead [data-event]")
    assert heads.evaluate_all("all => all.map(one => one.dataset.event)") == columns
    upper, lower = page.locator("tr.upper"), page.locator("tr.lower")
    assert upper.count() == lower.count() > 5
    assert set(page.locator("tr.lower .teller").all_inner_texts()) == {"Nayib Bukele"}
    assert set(lower.locator(".dots svg").evaluate_all(VOICES)) == {"Nayib Bukele"}
    assert "Nayib Bukele" not in upper.locator(".dots svg").evaluate_all(VOICES)


def test_silence_is_a_gap_only_where_the_other_account_speaks(visit: Open) -> None:
    page = visit(TWO)
    told = """all => all.map(row => [...row.cells].map(cell =>
        cell.matches('.gap') ? 'gap' : cell.matches('.joint') ? 'told' : ''))"""
    upper = page.locator("tbody:not(.foot) tr.upper").evaluate_all(told)
    lower = page.locator("tbody:not(.foot) tr.lower").evaluate_all(told)
    pairs = [
        pair
        for above, below in zip(upper, lower, strict=True)
        for pair in zip(above, below, strict=True)
    ]
    assert {("told", "gap"), ("gap", "told")} <= set(pairs)
    assert set(pairs) <= {("told", "told"), ("told", "gap"), ("gap", "told"), ("", "")}


def test_the_second_account_is_chosen_beside_the_first_and_kept_in_the_address(visit: Open) -> None:
    page = visit("#tab=story")
    expect(page.locator("#and")).to_be_hidden()
    page.locator("#as").select_option("speaker actor:marco-rubio")
    page.locator("#and").select_option("party actor:government-of-venezuela")
    assert "as=actor:marco-rubio&and-party=actor:government-of-venezuela" in page.url
    expect(page.locator("#filtered")).to_contain_text("Marco Rubio and by Government of Venezuela")
    page.go_back()
    expect(page.locator("tr.lower")).to_have_count(0)
    page.go_forward()
    page.locator("#as").select_option("")
    expect(page.locator("tr.lower")).to_have_count(0)
    assert "and" not in page.url.partition("#")[2]


def test_other_tabs_show_the_claims_of_both(visit: Open) -> None:
    page = visit("#as=actor:nayib-bukele&and=actor:nicolas-maduro&tab=claims")
    speakers = set(page.locator(".claims tbody td:nth-child(3)").all_inner_texts())
    assert {"Nayib Bukele", "Nicolás Maduro"} <= speakers
    assert [one for one in speakers if "Bukele" not in one and "Maduro" not in one] == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_phone_reads_both_accounts_of_each_event(
    visit: Open, phone: BrowserContext, language: str
) -> None:
    page = visit(f"{TWO}&lang={language}", phone)
    events = page.locator(".told > li[data-told]")
    expect(events.first).to_be_visible()
    assert page.locator(".told h4").count() == 2 * events.count()
    assert page.locator(".told .silent").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
