"""The page in Chromium: legend, account, time and focus show what the graph says, and no more."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.scopes import claims as claims_in

BUKELE = "actor:nayib-bukele"
Open = Callable[..., Page]
Shown = Callable[[Page], tuple[int, int]]
ClaimsOf = Callable[[str], set[str]]


def test_each_kind_in_the_legend_filters(visit: Open, shown: Shown) -> None:
    page = visit()
    for box in page.locator("#kinds input").all():
        before = shown(page)[0]
        identity = box.get_attribute("id")
        count = page.locator(f"label:has(#{identity}) .count")
        own = int(count.inner_text().split("/")[0])
        page.locator(f"#{identity}").uncheck()
        assert shown(page)[0] <= before - own
        expect(count).to_have_text(re.compile("^0/"))
        page.locator(f"#{identity}").check()
        assert shown(page)[0] == before


def test_the_certainty_filter_keeps_the_claims_put_forward_so(
    visit: Open, claims_of: ClaimsOf
) -> None:
    page = visit("#tab=claims")
    for word in ("Stated", "Alleged", "Possible"):
        rows = claims_of(f"GRAPH ?claim {{ ?s ?p ?o }} ?claim evg:certainty evg:{word}")
        numbers = {"Stated": "1,2", "Alleged": "0,2", "Possible": "0,1"}
        page.evaluate(
            "address => { location.hash = address; }", f"tab=claims&uncertain={numbers[word]}"
        )
        expect(page.locator("#table-shown")).to_contain_text(f"{len(rows)} of")


def test_contested_only_keeps_what_speakers_disagree_on(visit: Open, shown: Shown) -> None:
    page = visit()
    before = shown(page)[0]
    page.locator("#contested").check()
    assert 0 < shown(page)[0] < before
    assert "contested=1" in page.url
    page.locator("#reset").click()
    assert shown(page)[0] == before


@pytest.mark.parametrize("speaker", ["actor:nicolas-maduro", "actor:marco-rubio"])
def test_an_account_shows_the_claims_edges_and_things_of_one_speaker(
    visit: Open, dataset: Dataset, speaker: str, shown: Shown, claims_of: ClaimsOf
) -> None:
    page = visit()
    page.locator("#as").select_option(f"speaker {speaker}")
    claims = claims_of(f"GRAPH ?claim {{ ?s ?p ?o }} ?claim sem:accordingTo {speaker}")
    page.locator("#tab-claims").click()
    expect(page.locator("#table-shown")).to_contain_text(f"{len(claims)} of")
    page.locator("#tab-network").click()
    seen = eg.project(eg.scope(dataset, according_to=speaker))
    linked = {node for edge in seen.edges() for node in edge}
    valued = {node for node in seen.nodes if seen.nodes[node]["claims"]}
    assert shown(page)[0] == len(linked | valued)
    page.locator("#unfold").check()
    label = page.locator("#canvas").get_attribute("aria-label") or ""
    assert f"with {seen.number_of_edges()} relations" in label
    assert f"as={speaker}" in page.url


def test_acts_of_speech_are_folded_until_asked_for_or_chosen(visit: Open, shown: Shown) -> None:
    def drawn(page: Page) -> int:
        label = page.locator("#canvas").get_attribute("aria-label") or ""
        return int(re.findall(r"\d+", label)[0])

    page = visit()
    folded = drawn(page)
    left = int(re.findall(r"\d+", page.locator("#unfold-count").inner_text())[0])
    assert folded < 100
    assert folded + left == shown(page)[0]
    said = f"{folded} of {shown(page)[1]} drawn, {left} folded into lines"
    expect(page.locator("#shown")).to_have_text(said)
    page.locator("#unfold").check()
    expect(page.locator("#shown")).to_have_text(f"{folded + left} of {shown(page)[1]} shown")
    assert drawn(page) == shown(page)[0]
    assert "unfolded=1" in page.url
    chosen = visit("#event:rubio-announcement")
    expect(chosen.locator("#evidence-title")).to_be_visible()
    assert drawn(chosen) > folded
    chosen.keyboard.press("Escape")
    assert drawn(chosen) == folded


def test_what_is_folded_is_not_drawn_when_the_page_opens(visit: Open) -> None:
    def statements(page: Page) -> int:
        page.wait_for_timeout(300)
        found: int = page.evaluate(
            """() => {
              const canvas = document.querySelector("#canvas canvas");
              const { width, height } = canvas;
              const copy = document.createElement("canvas");
              Object.assign(copy, { width, height });
              const pen = copy.getContext("2d", { willReadFrequently: true });
              pen.drawImage(canvas, 0, 0);
              const { data } = pen.getImageData(0, 0, width, height);
              const yellow = [0xF0, 0xE4, 0x42];
              let n = 0;
              for (let at = 0; at < data.length; at += 4) {
                n += Number(yellow.every((part, of) => Math.abs(data[at + of] - part) < 4));
              }
              return n;
            }"""
        )
        return found

    for page in (visit(), visit("#tab=network"), visit("#tab=story")):
        page.locator("#tab-network").click()
        assert statements(page) == 0
        page.locator("#unfold").check()
        assert statements(page) > 500
        page.locator("#theme").click()
        page.locator("#unfold").uncheck()
        assert statements(page) == 0


def test_a_party_speaks_with_all_who_hold_office_in_it(visit: Open, dataset: Dataset) -> None:
    page = visit()
    party = "actor:government-of-venezuela"
    page.locator("#as").select_option(f"party {party}")
    page.locator("#tab-claims").click()
    found = claims_in(dataset, eg.Scope(party=party))
    assert found is not None
    expect(page.locator("#table-shown")).to_contain_text(f"{len(found)} of")


def test_the_brush_and_the_date_fields_filter_by_time(visit: Open, shown: Shown) -> None:
    page = visit()
    before = shown(page)[0]
    box = page.locator("#strip svg").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + 50)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.98, box["y"] + 50, steps=5)
    page.mouse.up()
    expect(page.locator("#strip .brush")).to_have_count(1)
    assert 0 < shown(page)[0] < before
    page.locator("#time-from").fill("2025-03-01")
    page.locator("#time-to").fill("2025-03-31")
    page.locator("#time-to").press("Tab")
    expect(page.locator("#strip")).to_contain_text("Only events of these days")
    assert "from=2025-03-01&to=2025-03-31" in page.url
    page.locator("#time-clear").click()
    assert shown(page)[0] == before


def test_the_timeline_draws_a_month_as_a_month_and_a_click_selects(visit: Open) -> None:
    page = visit("#tab=timeline")
    widths = page.locator("#timeline .moment path").evaluate_all(
        "all => all.map(path => path.getBBox().width)"
    )
    assert max(widths) > 5 * min(widths)
    page.locator("#timeline .moment", has_text="Arrival of the Venezuelans").click()
    expect(page.locator("#evidence-title")).to_contain_text("Arrival of the Venezuelans")
    page.locator("#lanes").check()
    assert page.locator("#timeline .lane").count() > 1


def test_an_address_restores_selection_account_and_filters_and_back_goes_back(
    visit: Open, shown: Shown
) -> None:
    page = visit(f"#{BUKELE}&as=actor:marco-rubio&contested=1")
    expect(page.locator("#evidence-title")).to_have_text("Nayib Bukele")
    expect(page.locator("#as")).to_have_value("speaker actor:marco-rubio")
    expect(page.locator("#contested")).to_be_checked()
    page.locator("#tab-claims").click()
    page.locator("#tab-about").click()
    assert page.url.endswith("tab=about")
    page.go_back()
    expect(page.locator("#panel-claims")).to_be_visible()
    page.go_back()
    expect(page.locator("#panel-network")).to_be_visible()
    expect(page.locator("#evidence-title")).to_have_text("Nayib Bukele")
    address = page.url.partition("#")[2]
    again = visit(f"#{address}")
    expect(again.locator("#evidence-title")).to_have_text("Nayib Bukele")
    assert shown(again) == shown(page)


def test_focus_shows_a_neighbourhood_and_escape_returns(visit: Open, shown: Shown) -> None:
    page = visit(f"#{BUKELE}")
    before = shown(page)[0]
    page.get_by_role("button", name="Focus on its neighbourhood").click()
    near = shown(page)[0]
    assert 1 < near < before
    page.get_by_role("button", name="One step further").click()
    assert near < shown(page)[0] <= before
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert shown(page)[0] == before


def test_a_publication_tells_what_was_read_in_it_as_the_scope_of_a_source_does(
    visit: Open, dataset: Dataset, claims_of: ClaimsOf
) -> None:
    page = visit()
    groups = page.locator("#as optgroup").evaluate_all("all => all.map(group => group.label)")
    assert groups == ["Speakers", "A body and all who speak for it", "Publications"]
    read = claims_of("?claim prov:wasQuotedFrom ?source")
    options = page.locator("#as optgroup[label=Publications] option")
    names = options.evaluate_all("all => all.map(option => option.value)")
    counts = [int(text.rsplit("(", 1)[1].rstrip(")")) for text in options.all_inner_texts()]
    assert sum(counts) == len(read)
    for name, count in zip(names, counts, strict=True):
        found = claims_in(dataset, eg.Scope(source=name.removeprefix("source ")))
        assert found is not None
        assert len(found) == count
    source = "source:univision-2025-07-19"
    page.locator("#as").select_option(f"source {source}")
    assert f"source={source}" in page.url
    page.locator("#tab-claims").click()
    found = claims_in(dataset, eg.Scope(source=source))
    expect(page.locator("#table-shown")).to_contain_text(f"{len(found or ())} of")
    again = visit(f"#source={source}&tab=claims")
    expect(again.locator("#as")).to_have_value(f"source {source}")
    expect(again.locator("#table-shown")).to_contain_text(f"{len(found or ())} of")
