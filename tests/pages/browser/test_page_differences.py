"""The tab *Differences* in Chromium: each matter once, with its answers; filters in one line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from rdflib import Dataset

from eventgraph.claims.names import labels
from eventgraph.evidence.matters.gathering import gather_matters

Open = Callable[..., Page]
HELD = "group:venezuelans-held-in-el-salvador"


def test_every_matter_stands_there_once_with_every_answer(visit: Open, dataset: Dataset) -> None:
    page = visit("#tab=differences")
    matters = list(gather_matters(dataset))
    shown = page.locator("#differences .matter")
    expect(shown).to_have_count(len(matters))
    names = labels(dataset)
    assert sorted(page.locator("#differences h4 > .thing").all_inner_texts()) == sorted(
        names[matter.about] for matter in matters
    )
    answers = sum(len(matter.positions) for matter in matters if matter.classes != ("naming",))
    listed = page.locator("#differences section:not([data-kind=naming]) ol > li")
    expect(listed).to_have_count(answers)


def test_the_strongest_come_first_and_what_is_denied_is_said_so(visit: Open) -> None:
    page = visit("#tab=differences")
    kinds = page.locator("#differences section").evaluate_all("all => all.map(x => x.dataset.kind)")
    assert kinds == ["disputes", "contradicts", "relayed", "both", "less", "naming"]
    part = page.locator(".matter", has_text="Other prisoners held in Venezuela: handover")
    expect(part.locator("li").first).to_contain_text("denies that: Exchange of people")
    paid = page.locator(".matter", has_text="Payment for the arrangement")
    expect(paid.locator("li").nth(0)).to_contain_text("nearly 5,000,000 (currency: ")
    expect(paid.locator("li").nth(1)).to_contain_text("alleged: 6,000,000")


def test_from_an_answer_one_steps_to_the_words(visit: Open) -> None:
    page = visit("#tab=differences")
    answer = page.locator(".matter", has_text="Payment for the").locator("li").nth(1)
    answer.get_by_role("button", name="words").click()
    expect(page.locator("#evidence .facing.clash .side")).to_have_count(2)
    expect(page.locator("#evidence-title")).to_contain_text("6,000,000")


def test_namings_are_one_calm_list_for_each_thing(visit: Open) -> None:
    page = visit("#place:cecot")
    namings = page.locator("#evidence .namings")
    expect(namings).to_have_count(1)
    expect(namings.locator("li", has_text="concentration camp").first).to_contain_text(
        "International Action Center"
    )


def test_one_account_greys_the_answers_that_it_does_not_give(visit: Open) -> None:
    page = visit("#tab=differences&as=actor:marco-rubio")
    matter = page.locator(".matter", has_text="Negotiation and agreement")
    assert matter.locator("ol > li").evaluate_all("all => all.map(x => x.className)") == [
        *("unheard", "unheard", "", "unheard"),
    ]
    expect(page.locator(".matter", has_text="Payment for the arrangement")).to_have_count(0)


@pytest.mark.parametrize("tab", ["story", "differences", "network", "claims", "accounts"])
def test_every_tab_says_what_is_filtered_with_a_way_back(visit: Open, tab: str) -> None:
    page = visit(f"#tab={tab}&as=actor:marco-rubio&contested=1&without=Place")
    expect(page.locator("#filtered")).to_have_text(
        "Shown only: as told by Marco Rubio · contested only · without place"
    )
    page.get_by_role("button", name="Show everything").click()
    expect(page.locator("#filtered")).to_be_empty()
    expect(page.locator("#reset")).to_be_hidden()


def test_the_filters_fold_away_and_open_on_every_tab(visit: Open) -> None:
    page = visit("#tab=claims")
    expect(page.locator("#legend")).to_be_hidden()
    page.locator("#filters").click()
    expect(page.locator("#legend")).to_be_visible()
    page.locator("#contested").check()
    expect(page.locator("#filtered")).to_have_text("Shown only: contested only")
    page.locator("#tab-network").click()
    expect(page.locator("#legend")).to_be_visible()
    page.locator("#filters").click()
    expect(page.locator("#legend")).to_be_hidden()


@pytest.mark.parametrize(("width", "part"), [(1440, ".long"), (360, ".short")])
def test_the_banner_takes_one_line_and_says_that_nothing_is_asserted(
    visit: Open, width: int, part: str
) -> None:
    page = visit("#tab=claims")
    page.set_viewport_size({"width": width, "height": 740})
    banner = page.locator(f"#banner {part}")
    expect(banner).to_contain_text("asserted here" if width < 900 else "asserts none of them")
    assert banner.evaluate("x => x.getClientRects().length") == 1
