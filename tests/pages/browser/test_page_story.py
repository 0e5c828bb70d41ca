"""The page in Chromium: the story's columns, rows and joints, folded, filtered, walked and told."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from rdflib import Dataset

import eventgraph as eg
from eventgraph.errors import UnknownName
from eventgraph.stories.making import make_story
from eventgraph.vocabulary import curie

Open = Callable[..., Page]


def test_columns_and_rows_are_those_of_the_verb(visit: Open, dataset: Dataset) -> None:
    page = visit("#tab=story")
    story = make_story(dataset)
    heads = page.locator(".story thead [data-event]")
    shown = [curie(one.event) for one in story.columns if one.shown]
    assert heads.evaluate_all("all => all.map(one => one.dataset.event)") == shown
    names = page.locator(".story tbody:not(.foot) th .name").all_inner_texts()
    labels = story.material.labels
    assert names == [labels[row.actor] for row in story.rows if row.shown]


def test_a_folded_column_opens_in_its_place(visit: Open) -> None:
    page = visit("#tab=story")
    before = page.locator(".story thead [data-event]").count()
    folded = page.locator(".story thead .folded button").first
    more = int(folded.inner_text().removeprefix("+"))
    folded.click()
    expect(page.locator(".story thead [data-event]")).to_have_count(before + more)


def test_a_role_leads_to_the_words_and_the_positions_that_face_each_other(visit: Open) -> None:
    page = visit("#tab=story")
    role = page.locator(".story .role.contested").first
    role.click()
    expect(page.locator("#evidence .facing.clash")).to_have_count(1)
    assert "line=event:negotiation" in page.url
    expect(page.locator(".story th.here")).to_have_attribute("data-event", "event:negotiation")


def test_who_chooses_a_role_by_keyboard_stays_there(visit: Open) -> None:
    page = visit("#tab=story")
    role = page.locator(".story .role").nth(2)
    role.evaluate("one => { one.dataset.mine = 'yes' }")
    role.press("Enter")
    expect(page.locator("#evidence .quote").first).to_be_visible()
    assert page.evaluate("document.activeElement.dataset.mine") == "yes"


def test_one_account_leaves_the_columns_and_greys_what_it_does_not_say(visit: Open) -> None:
    page = visit("#as=actor:nicolas-maduro&tab=story")
    told = page.locator(".story .joint:not(.silenced)")
    assert 0 < told.count() < page.locator(".story .joint").count()
    expect(page.locator(".story thead [data-event]")).to_have_count(10)
    page.locator("#as").select_option("")
    expect(page.locator(".story .silenced")).to_have_count(0)


def test_arrow_keys_walk_from_joint_to_joint(visit: Open) -> None:
    page = visit("#tab=story")
    page.locator(".story .joint .role").first.focus()
    focused = "document.activeElement.closest('td').cellIndex"
    column = page.evaluate(focused)
    page.keyboard.press("ArrowRight")
    assert page.evaluate(focused) > column
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(focused) == column
    page.keyboard.press("Enter")
    expect(page.locator("#evidence .quote").first).to_be_visible()


@pytest.mark.parametrize(("language", "number"), [("en", "6,000,000"), ("es", "6.000.000")])
def test_numbers_are_written_as_everywhere_on_the_page(
    visit: Open, language: str, number: str
) -> None:
    page = visit(f"#tab=story&lang={language}")
    expect(page.locator(".story .foot .value", has_text=number)).to_have_count(1)
    expect(page.locator(".told .thing", has_text=number).first).to_be_visible()


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_words_name_who_says_so_behind_every_value(visit: Open, language: str) -> None:
    page = visit(f"#tab=story&lang={language}")
    says = "(says " if language == "en" else "(dice "
    told = page.locator(".told p")
    assert told.count() > 20
    assert [text for text in told.all_inner_texts() if says not in text] == []


def test_a_phone_reads_the_story_as_a_list(visit: Open, phone: BrowserContext) -> None:
    page = visit("#tab=story", phone)
    expect(page.locator(".told > li").first).to_be_visible()
    expect(page.locator("table.story")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(
    ("options", "tab"),
    [
        ({}, "story"),
        ({"view": "accounts"}, "accounts"),
        ({"opening": eg.Opening("https://w3id.org/eventgraph/id/event/exchange", 1)}, "network"),
    ],
)
def test_a_page_opens_on_the_story_or_on_what_is_asked_for(
    wide: BrowserContext, tmp_path: Path, dataset: Dataset, options: dict[str, Any], tab: str
) -> None:
    (tmp_path / "page.html").write_text(eg.page(dataset, **options), "utf-8")
    page = wide.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    expect(page.locator(f"#panel-{tab}")).to_be_visible()
    assert "tab=" not in page.url
    page.goto((tmp_path / "page.html").as_uri() + "#event:exchange&focus=event:exchange")
    expect(page.locator("#panel-network")).to_be_visible()
    page.close()


def test_a_view_that_is_none_is_refused(dataset: Dataset) -> None:
    with pytest.raises(UnknownName, match="view"):
        eg.page(dataset, view="stroy")


def test_the_parts_of_an_event_are_folded_under_it_and_open_under_a_bracket(visit: Open) -> None:
    page = visit("#tab=story")
    heads = page.locator(".story thead [data-event]")
    before = heads.count()
    whole = page.locator("[data-event='event:exchange']")
    expect(page.locator(".bracket")).to_have_count(0)
    whole.get_by_role("button", name="1 part").press("Enter")
    expect(heads).to_have_count(before + 1)
    part = page.locator("[data-event='event:release-of-prisoners-held-in-venezuela']")
    expect(part).to_contain_text("part of Exchange of people")
    bracket, ends = page.locator(".bracket").bounding_box(), [whole, part]
    boxes = [box for one in ends if (box := one.bounding_box())]
    assert bracket is not None
    assert bracket["x"] == pytest.approx(boxes[0]["x"], abs=2)
    assert bracket["width"] == pytest.approx(boxes[0]["width"] + boxes[1]["width"], abs=2)
    page.locator(".bracket button").click()
    expect(heads).to_have_count(before)


def test_a_filter_by_time_leaves_the_events_of_these_days(visit: Open) -> None:
    page = visit("#tab=story&from=2025-07-18&to=2025-07-18")
    heads = page.locator(".story thead [data-event]")
    names = heads.evaluate_all("all => all.map(one => one.dataset.event)")
    assert "event:return-of-the-venezuelans" in names
    assert "event:negotiation" not in names
    page.locator("#reset").click()
    expect(heads).to_have_count(10)
