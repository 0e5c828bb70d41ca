"""What goes wrong in Chromium: two at one claim, a file changed by hand, a server that is gone."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from curated import TEXT, served
from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.serving.running import Served
from hand import Hand

Sit = Callable[..., Hand]


def edit(hand: Hand, words: str) -> None:
    """Open the claim whose words stand in the text."""
    hand.mark(words)
    hand.page.locator("#here button").first.click()
    expect(hand.page.locator("#form-title")).to_contain_text("claim:mayor-dates")


def test_a_claim_is_edited_deleted_and_taken_back(sit: Sit, mine: Path) -> None:
    before = (mine / "claims.trig").read_text("utf-8")
    hand = sit()
    edit(hand, "traffic has flowed")
    hand.page.get_by_label("possible", exact=True).check()
    hand.save()
    after = (mine / "claims.trig").read_text("utf-8")
    assert after == before.replace("evg:Stated", "evg:Possible", 1)
    edit(hand, "traffic has flowed")
    hand.page.locator("#delete").click()
    expect(hand.page.locator("#count")).to_have_text("2 of 10 sentences carry a claim")
    expect(hand.page.locator("#toast")).to_contain_text("Deleted")
    assert "mayor-dates" not in (mine / "claims.trig").read_text("utf-8")
    hand.page.locator("#undo").click()
    expect(hand.page.locator("#toast")).to_contain_text("Taken back")
    assert (mine / "claims.trig").read_text("utf-8") == after
    hand.page.locator("#undo").click()
    expect(hand.page.locator("#undo")).to_be_disabled()
    assert (mine / "claims.trig").read_text("utf-8") == before


def test_two_browsers_at_one_claim_see_both_and_choose(sit: Sit, mine: Path) -> None:
    one, other = sit(), sit()
    edit(one, "traffic has flowed")
    edit(other, "traffic has flowed")
    one.page.get_by_label("possible", exact=True).check()
    one.save()
    other.page.get_by_label("alleged", exact=True).check()
    other.page.keyboard.press("Control+Enter")
    dialog = other.page.locator("#dialog")
    expect(dialog).to_contain_text("Somebody changed this claim meanwhile")
    expect(dialog.locator(".differs")).to_have_text(["Alleged", "Possible"])
    assert "evg:Possible" in (mine / "claims.trig").read_text("utf-8")
    dialog.get_by_role("button", name="Take the other").click()
    expect(other.page.get_by_label("possible", exact=True)).to_be_checked()
    other.page.get_by_label("alleged", exact=True).check()
    other.save()
    assert "evg:Alleged" in (mine / "claims.trig").read_text("utf-8")


def test_what_was_changed_by_hand_is_never_overwritten(sit: Sit, mine: Path) -> None:
    hand = sit()
    edit(hand, "traffic has flowed")
    path = mine / "claims.trig"
    path.write_text(path.read_text("utf-8").replace("evg:Stated", "evg:Alleged", 1), "utf-8")
    hand.page.get_by_label("possible", exact=True).check()
    hand.page.keyboard.press("Control+Enter")
    expect(hand.page.locator("#dialog")).to_contain_text("In the file now")
    assert "evg:Alleged" in path.read_text("utf-8")
    hand.page.get_by_role("button", name="Save mine").click()
    expect(hand.page.locator("#toast")).to_contain_text("Saved")
    assert "evg:Possible" in path.read_text("utf-8")


def test_a_claim_with_errors_is_kept_as_a_draft(sit: Sit, mine: Path) -> None:
    hand = sit()
    hand.mark("lost money")
    hand.marked("lost money")
    hand.page.keyboard.press("Control+Enter")
    expect(hand.page.locator("#toast")).to_contain_text("keep the claim as a draft")
    hand.page.keyboard.press("Alt+d")
    expect(hand.page.locator("#toast")).to_contain_text("Kept as a draft")
    assert "evg:status evg:Draft" in (mine / "drafts.trig").read_text("utf-8")


def test_a_full_disk_is_told_and_the_form_keeps_what_was_entered(
    sit: Sit, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = sit()
    before = (mine / "claims.trig").read_bytes()
    edit(hand, "traffic has flowed")
    hand.page.get_by_label("possible", exact=True).check()

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    hand.page.keyboard.press("Control+Enter")
    expect(hand.page.locator("#toast")).to_contain_text("No space left on device")
    assert (mine / "claims.trig").read_bytes() == before
    expect(hand.page.get_by_label("possible", exact=True)).to_be_checked()
    monkeypatch.undo()
    hand.save()


def test_a_thing_is_made_in_place_and_what_is_called_nearly_so_is_shown(
    sit: Sit, mine: Path
) -> None:
    hand = sit()
    page = hand.page
    hand.mark("Shops in Riverton")
    hand.at("speaker")
    hand.say("Mayor of Rivertown")
    page.locator("#speaker-list .extra").click()
    expect(page.locator("#dialog .hit").first).to_contain_text("Mayor of Riverton exists: take it")
    page.locator("#dialog .hit").first.click()
    expect(page.locator("#speakers")).to_contain_text("Mayor of Riverton")
    hand.at("thing-0")
    hand.say("Shops of Riverton")
    page.locator("#thing-0-list .extra").click()
    page.locator("#make-kind").select_option(label="group")
    page.get_by_role("button", name="Make it").click()
    hand.at("relation-0")
    text = (mine / "things.ttl").read_text("utf-8")
    assert (
        'group:shops-of-riverton\n    a evg:Group ;\n    rdfs:label "Shops of Riverton"@en' in text
    )


def test_a_source_is_added_with_its_pasted_text(sit: Sit, mine: Path) -> None:
    page = sit().page
    page.locator("#tab-sources").click()
    page.locator("#new-title").fill("Bridge reopened")
    page.locator("#new-kind").select_option(label="news article")
    page.locator("#new-issued").fill("2024-03-02")
    page.locator("#new-text").fill("Bridge reopened.\n\nThe mayor was glad.")
    page.get_by_role("button", name="Add the source").click()
    expect(page.locator("#count")).to_have_text("0 of 2 sentences carry a claim")
    file = mine / "texts/bridge-reopened.txt"
    assert file.read_text("utf-8") == "Bridge reopened.\n\nThe mayor was glad."
    assert "texts/\n" in (mine / ".gitignore").read_text("utf-8")
    file.write_text("Other words.", "utf-8")
    page.reload()
    page.locator('html[data-ready="yes"]').wait_for(state="attached")
    page.locator("#source").select_option(label="Bridge reopened (no text here)")
    expect(page.locator("#text")).to_contain_text("is not the text that quotes")


def test_a_server_that_is_gone_is_told(sit: Sit, serving: Served) -> None:
    hand = sit()
    serving.end()
    hand.page.wait_for_timeout(500)
    hand.mark("lost money")
    expect(hand.page.locator("#toast")).to_contain_text("Start eventgraph curate again")


def test_what_is_entered_and_not_saved_is_asked_for_before_it_goes(sit: Sit, mine: Path) -> None:
    hand = sit()
    page = hand.page
    hand.tell_of_reopening("calls", "a loss")
    page.locator("#fresh").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("#value-0")).to_have_value("a loss")
    page.locator("#fresh").click()
    page.locator("#dialog").get_by_role("button", name="Keep as draft").click()
    expect(page.locator("#toast")).to_contain_text("Kept as a draft")
    assert "a loss" in (mine / "drafts.trig").read_text("utf-8")


def test_a_claim_is_disputed_by_another_from_where_it_stands(sit: Sit, mine: Path) -> None:
    hand = sit()
    page = hand.page
    hand.mark("the barriers came down")
    page.locator("#here").get_by_role("button", name="dispute it").click()
    hand.mark("The mayor said so twice")
    hand.at("speaker")
    hand.name("mayor")
    hand.at("thing-0")
    hand.save()
    text = (mine / "claims.trig").read_text("utf-8")
    assert "evg:disputes claim:department-dates-the-reopening" in text


def test_a_thing_is_renamed_and_two_things_are_made_one_and_parted_again(
    sit: Sit, mine: Path
) -> None:
    before = (mine / "claims.trig").read_text("utf-8")
    hand = sit()
    page = hand.page
    hand.open_thing("works", "Works department")
    page.locator("#label-en").fill("Works office of Riverton")
    page.locator("#aliases").fill("the works department\nthe department")
    page.get_by_role("button", name="Save the names").click()
    expect(page.locator("#thing-detail h2")).to_have_text("Works office of Riverton")
    text = (mine / "things.ttl").read_text("utf-8")
    assert 'rdfs:label "Works office of Riverton"@en' in text
    assert '"the department"@en' in text
    page.locator("#merge-other").fill("mayor")
    page.locator("#merge-other-list li").first.click()
    expect(page.locator("#dialog")).to_contain_text("Mayor of Riverton becomes Works office")
    assert (mine / "claims.trig").read_text("utf-8") == before
    page.locator("#merge-why").fill("One office.")
    page.get_by_role("button", name="Make them one").click()
    expect(page.locator("#toast")).to_contain_text("They are one now")
    assert "actor:mayor" not in (mine / "claims.trig").read_text("utf-8")
    assert '"One office."' in (mine / "identities.ttl").read_text("utf-8")
    page.locator("#undo").click()
    expect(page.locator("#toast")).to_contain_text("Taken back")
    assert (mine / "claims.trig").read_text("utf-8") == before


def test_the_text_of_a_source_that_is_there_is_pasted(sit: Sit, mine: Path) -> None:
    with served(Desk(mine)) as bare:
        page = sit(bare).page
        page.get_by_role("button", name="Paste its text").click()
        expect(page.locator("#new-for")).not_to_have_value("")
        expect(page.locator("#new-title")).to_be_hidden()
        page.locator("#new-text").fill(TEXT)
        page.get_by_role("button", name="Add the source").click()
        expect(page.locator("#count")).to_have_text("2 of 10 sentences carry a claim")
        assert "evg:textSha256" in (mine / "things.ttl").read_text("utf-8")
