"""Claims entered in Chromium: by mouse in six actions, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

import eventgraph as eg
from eventgraph.sparql.files import parse_query
from hand import Hand

Sit = Callable[..., Hand]


def claims_in(folder: Path) -> set[str]:
    """Read what the files say is said, as sentences of subject, relation and value."""
    query = """SELECT ?quote ?speaker ?thing ?relation ?value WHERE {
      ?claim a evg:Claim ; evg:quote ?quote ; sem:accordingTo ?speaker .
      GRAPH ?claim { ?thing ?relation ?value } }"""
    table = eg.run(parse_query(query, "test"), eg.load(folder))
    assert isinstance(table, eg.Table)
    return {
        " | ".join(str(cell).rpartition("/")[2].rpartition("#")[2] for cell in row)
        for row in table.rows
    }


#: Five claims: the words, the thing, the relation, the value, and whether that is a name.
FIVE = (
    ("We are relieved", "reopening", "calls", "relief", False),
    ("thanked the works department", "reopening", "credited", "works", True),
    ("Nearly 300 people", "reopening", "attended", "mayor", True),
    ("closed the bridge", "reopening", "place", "riverton", True),
    ("lost money", "reopening", "place", "riverton", True),
)


def test_five_claims_take_six_actions_each_at_most(sit: Sit, mine: Path) -> None:
    before = claims_in(mine)
    hand = sit()
    expect(hand.page.locator("#count")).to_have_text("2 of 10 sentences carry a claim")
    for number, (words, thing, relation, value, is_name) in enumerate(FIVE):
        hand.mark(words)
        hand.marked(words)
        if number == 0:
            hand.at("speaker")
            hand.name("mayor")
        hand.at("thing-0")
        if number == 2:
            hand.press("Alt+p")
            hand.at("thing-0")
        hand.name(thing)
        hand.at("relation-0")
        hand.name(relation)
        hand.at("value-0")
        (hand.name if is_name else hand.say)(value)
        hand.save()
    expect(hand.page.locator("#count")).to_have_text("7 of 10 sentences carry a claim")
    assert max(hand.counts) <= 6
    assert claims_in(mine) - before == {
        "We are relieved | mayor | reopening-of-the-bridge | calls | relief",
        f"{FIVE[1][0]} | mayor | reopening-of-the-bridge | creditedTo | works-department",
        "Nearly 300 people | gazette | reopening-of-the-bridge | attendedBy | mayor",
        "closed the bridge | gazette | reopening-of-the-bridge | hasPlace | riverton",
        "lost money | gazette | reopening-of-the-bridge | hasPlace | riverton",
    }
    assert eg.validate(eg.load(mine)).conforms()


def test_a_claim_is_entered_by_keyboard_alone(sit: Sit, mine: Path) -> None:
    before = claims_in(mine)
    hand = sit()
    keys = hand.page.keyboard
    for _ in range(20):
        if hand.page.evaluate("document.activeElement.id") == "text":
            break
        keys.press("Tab")
    hand.at("text")
    for _ in range(4):
        keys.press("n")
    keys.press("Enter")
    hand.marked("Nearly 300 people allegedly crossed on foot.")
    expect(hand.page.locator("#guess")).to_contain_text("allegedly")
    expect(hand.page.get_by_label("alleged", exact=True)).to_be_checked()
    hand.at("speaker")
    keys.press("Alt+p")
    hand.at("thing-0")
    hand.name("reopening")
    hand.at("relation-0")
    hand.name("means")
    hand.at("value-0")
    hand.say("on foot")
    hand.save()
    hand.at("text")
    keys.press("ArrowLeft")
    for _ in range(12):
        keys.press("Shift+ArrowRight")
    assert claims_in(mine) - before == {
        (
            "Nearly 300 people allegedly crossed on foot. | gazette | reopening-of-the-bridge | "
            "means | on foot"
        )
    }
    keys.press("e")


def test_the_text_stays_as_it_is_whatever_is_typed(sit: Sit) -> None:
    hand = sit()
    text = hand.page.locator("#text")
    before = text.inner_text()
    text.click()
    for key in ("x", "Backspace", "Delete", "Control+x", "Control+v", "Control+z", "Control+b"):
        hand.page.keyboard.press(key)
    hand.page.keyboard.insert_text("更多")
    assert text.inner_text() == before


def test_a_further_marking_adds_to_the_quote_and_the_same_words_elsewhere_are_told_apart(
    sit: Sit,
) -> None:
    hand = sit()
    hand.mark("We are relieved")
    hand.marked("We are relieved")
    hand.mark("thanked")
    hand.marked("We are relieved … thanked")
    hand.mark("lost")
    expect(hand.page.locator("#quote")).to_have_text("lost")
    hand.mark("said so twice")
    hand.marked("lost … said so twice")
    hand.page.locator("#fresh").click()
    hand.mark("said so twice")
    expect(hand.page.locator("#quote-part")).to_contain_text("beside them")


def test_a_marking_over_paragraphs_or_too_long_is_told_at_once(sit: Sit) -> None:
    hand = sit()
    pane = hand.page.locator("#text")
    pane.focus()
    hand.page.keyboard.press("Control+a")
    hand.page.keyboard.press("Enter")
    said = hand.page.locator("#quote-part")
    expect(said).to_contain_text("runs over a paragraph")
    expect(said).to_contain_text("should have at most 25")


def test_speakers_numbers_and_dates_are_offered_and_nothing_is_saved_by_itself(
    sit: Sit, mine: Path
) -> None:
    before = (mine / "claims.trig").read_bytes()
    hand = sit()
    page = hand.page
    hand.mark("relieved")
    offer = page.locator("#here .hint")
    expect(offer).to_contain_text("Mayor of Riverton?")
    offer.click()
    hand.marked("We are relieved")
    expect(page.locator("#speakers")).to_contain_text("Mayor of Riverton")
    page.locator("#fresh").click()
    hand.mark("closed the bridge in November 2023")
    hand.at("thing-0")
    hand.name("reopening")
    hand.at("relation-0")
    hand.name("date")
    hand.at("value-0")
    page.get_by_role("button", name="2023-11").click()
    expect(page.locator("#value-0")).to_have_value("2023-11")
    page.locator("#fresh").click()
    page.get_by_role("button", name="Drop it").click()
    hand.mark("Nearly 300 people")
    hand.at("thing-0")
    hand.name("reopening")
    hand.at("relation-0")
    hand.name("number of flights")
    page.get_by_role("button", name="~<300").click()
    expect(page.locator("#value-0")).to_have_value("~<300")
    assert (mine / "claims.trig").read_bytes() == before


def test_a_speaker_keeps_the_colour_while_claims_are_entered(sit: Sit) -> None:
    hand = sit()
    voice = hand.page.locator(".voice", has_text="Mayor of Riverton").locator(".swatch")
    before = voice.get_attribute("class")
    for words in ("We are relieved", "thanked the works department"):
        hand.mark(words)
        hand.marked(words)
        if hand.page.locator("#speakers .picked").count() == 0:
            hand.at("speaker")
            hand.name("mayor")
        hand.at("thing-0")
        hand.name("reopening")
        hand.at("relation-0")
        hand.name("means")
        hand.at("value-0")
        hand.say("words")
        hand.save()
    assert voice.get_attribute("class") == before
