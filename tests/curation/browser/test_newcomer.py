"""What somebody meets who sits down at the application for the first time, in Chromium."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from curated import GAZETTE, served, write_bridge
from eventgraph.curation.desk.holding import Desk
from hand import Hand

Sit = Callable[..., Hand]


def make(hand: Hand, field: str, name: str, *, by_key: bool) -> None:
    """Make a thing in a field of the form, by the keyboard alone or by the mouse."""
    page = hand.page
    page.locator(f"#{field}").fill(name)
    extra = page.locator(f"#{field}-list .extra")
    expect(extra).to_be_visible()
    if by_key:
        for _ in range(page.locator(f"#{field}-list li").count() - 1):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
    else:
        extra.click()
    expect(page.locator("#dialog")).to_be_visible()
    page.locator("#make-kind").select_option(label="statement")
    if by_key:
        page.locator("#make-kind").press("Tab")
        page.keyboard.press("Enter")
    else:
        page.get_by_role("button", name="Make it").click()
    expect(page.locator("#dialog")).to_be_hidden()


@pytest.mark.parametrize("by_key", [True, False], ids=["keyboard", "mouse"])
def test_what_was_just_made_stands_in_the_field(sit: Sit, *, by_key: bool) -> None:
    hand = sit()
    page = hand.page
    hand.mark("Shops in Riverton")
    hand.at("speaker")
    make(hand, "thing-0", "Shopkeepers", by_key=by_key)
    expect(page.locator("#thing-0")).to_have_value("Shopkeepers")
    hand.at("relation-0")
    hand.name("place")
    hand.at("value-0")
    make(hand, "value-0", "Old town", by_key=by_key)
    expect(page.locator("#value-0")).to_have_value("Old town")
    page.locator("#more summary").click()
    make(hand, "stated-in", "A talk", by_key=by_key)
    expect(page.locator("#stated-in")).to_have_value("A talk")
    expect(page.locator("#thing-0")).to_have_value("Shopkeepers")


def fill(hand: Hand) -> None:
    """Enter a claim and do not save it."""
    hand.tell_of_reopening("calls", "a loss")


def test_going_to_the_source_that_is_open_keeps_the_form_and_another_is_asked_for(
    sit: Sit,
) -> None:
    hand = sit()
    page = hand.page
    page.locator("#tab-sources").click()
    page.locator("#new-title").fill("Bridge reopened")
    page.locator("#new-text").fill("Bridge reopened.")
    page.get_by_role("button", name="Add the source").click()
    expect(page.locator("#count")).to_have_text("0 of 1 sentences carry a claim")
    page.locator("#tab-sources").click()
    page.locator("#panel-sources .line", has_not_text="Bridge reopened").first.click()
    expect(page.locator("#count")).to_have_text("2 of 10 sentences carry a claim")
    fill(hand)
    page.locator("#tab-sources").click()
    page.locator("#panel-sources .line", has_not_text="Bridge reopened").first.click()
    expect(page.locator("#value-0")).to_have_value("a loss")
    expect(page.locator("#quote")).to_have_text("lost money")
    page.locator("#tab-sources").click()
    page.locator("#panel-sources .line", has_text="Bridge reopened").click()
    expect(page.locator("#dialog")).to_contain_text("What you entered is not saved")
    page.get_by_role("button", name="Cancel").click()
    page.locator("#tab-text").click()
    expect(page.locator("#value-0")).to_have_value("a loss")


def test_control_and_enter_save_after_another_claim_was_chosen_and_from_nowhere(
    sit: Sit, mine: Path
) -> None:
    hand = sit()
    page = hand.page
    fill(hand)
    page.locator("#more summary").click()
    page.locator("#toward").fill("flowed")
    expect(page.locator("#toward-list li").first).to_be_visible()
    page.keyboard.press("Enter")
    hand.at("toward")
    page.evaluate("document.activeElement.blur()")
    hand.save()
    text = (mine / "claims.trig").read_text("utf-8")
    assert "a loss" in text
    assert "evg:disputes claim:mayor-dates-the-reopening" in text


def test_a_relation_is_found_by_how_it_is_explained_and_it_is_said_where_none_is(
    sit: Sit,
) -> None:
    hand = sit(viewport={"width": 1280, "height": 560})
    page = hand.page
    hand.mark("Shops in Riverton")
    hand.at("speaker")
    relation = page.locator("#relation-0")
    relation.fill("who did")
    options = page.locator("#relation-0-list li")
    expect(options.filter(has_text="Who did it")).to_contain_text("carried out by")
    relation.fill("place")
    expect(options.first.locator(".name")).to_have_text("place")
    relation.fill("zzz")
    expect(options).to_have_text(["No relation is called so, nor explained so."])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    relation.fill("a")
    expect(options.nth(1)).to_be_visible()
    box = page.locator("#relation-0-list").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= 560


def test_what_was_said_covers_nothing_and_goes_with_the_next_action(sit: Sit) -> None:
    hand = sit()
    page, toast = hand.page, hand.page.locator("#toast")
    hand.mark("lost money")
    hand.marked("lost money")
    hand.press("Control+Enter")
    expect(toast).to_be_visible()
    box, main = toast.bounding_box(), page.locator("main").bounding_box()
    assert box is not None
    assert main is not None
    assert main["y"] + main["height"] <= box["y"]
    assert box["y"] + box["height"] <= 800
    hand.press("Shift")
    expect(toast).to_be_visible()
    page.get_by_label("possible", exact=True).check()
    expect(toast).to_be_hidden()
    hand.press("Alt+d")
    expect(toast).to_have_text("Kept as a draft.")
    hand.press("ArrowDown")
    expect(toast).to_be_hidden()


def test_a_date_without_a_year_asks_for_the_day_of_issue(tmp_path: Path, sit: Sit) -> None:
    folder = tmp_path / "undated"
    folder.mkdir()
    mine = write_bridge(folder)
    things = mine / "things.ttl"
    lines = things.read_text("utf-8").splitlines(keepends=True)
    things.write_text("".join(one for one in lines if "dcterms:issued" not in one), "utf-8")
    with served(Desk(mine, texts=[(f"<{GAZETTE}>", folder / "text.txt")])) as one:
        hand = sit(one)
        page = hand.page
        hand.mark("down on 29 February")
        hand.at("speaker")
        hand.press("Alt+p")
        hand.at("thing-0")
        hand.name("reopening")
        hand.at("relation-0")
        hand.name("date")
        hand.at("value-0")
        expect(page.locator(".undated")).to_contain_text("this source has no day of issue")
        hand.say("2024-02-29")
        expect(page.locator("#findings .error")).to_contain_text("has no day of issue; add it in")
        page.locator(".undated button").click()
        page.locator(".dating input").fill("2024-03-01")
        page.get_by_role("button", name="Add the day").click()
        expect(page.locator("#toast")).to_contain_text("The day of issue is added")
        page.locator("#tab-text").click()
        page.get_by_role("button", name="2024-02-29").click()
        expect(page.locator("#findings .error")).to_have_count(0)
        assert 'dcterms:issued "2024-03-01"^^xsd:date' in things.read_text("utf-8")


def test_persons_and_bodies_come_first_for_a_speaker_and_a_thing_has_no_kind_chosen(
    sit: Sit,
) -> None:
    hand = sit()
    page = hand.page
    hand.mark("Shops in Riverton")
    hand.at("speaker")
    page.locator("#speaker").fill("Mayor of Riverton")
    expect(page.locator("#speaker-list li").first).to_contain_text("Mayor of Riverton")
    expect(page.locator("#speaker-list .extra")).to_have_count(0)
    page.locator("#speaker").fill("Odile")
    page.locator("#speaker-list .extra").click()
    groups = page.locator("#make-kind optgroup")
    expect(groups.nth(0)).to_have_attribute("label", "Persons")
    expect(groups.nth(1)).to_have_attribute("label", "Organizations")
    expect(page.locator("#make-kind option:checked")).to_have_text("person")
    page.get_by_role("button", name="Make it").click()
    hand.at("thing-0")
    hand.say("Odile's shop")
    page.locator("#thing-0-list .extra").click()
    expect(page.locator("#make-kind option:checked")).to_have_text("choose a kind")
    page.get_by_role("button", name="Make it").click()
    expect(page.locator("#dialog")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()


def test_what_the_quote_does_not_name_is_told_by_its_label_and_the_note_is_a_click_away(
    sit: Sit,
) -> None:
    hand = sit()
    page = hand.page
    fill(hand)
    found = page.locator("#findings li", has_text="does not name “Reopening of the bridge”")
    expect(found).to_contain_text("say in Note whom or what it means")
    expect(page.locator("#findings")).not_to_contain_text("evg:")
    found.get_by_role("button", name="Write the note").click()
    hand.at("notes-en")
    hand.say("It is the reopening that cost them.")
    expect(found).to_have_count(0)
