"""The page in Chromium: what a reader saves, copies and prints."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from rdflib import Dataset

import eventgraph as eg

SVG = "{http://www.w3.org/2000/svg}"
BUKELE = "actor:nayib-bukele"
Open = Callable[..., Page]
Cards = Callable[[Page], set[str]]


def save(page: Page, what: str, name: str = "") -> bytes:
    """Save one of the menu's four, and read it."""
    page.locator("#save").click()
    with page.expect_download() as waiting:
        page.locator(f"[data-save={what}]").click()
    assert name in ("", waiting.value.suggested_filename)
    return Path(waiting.value.path()).read_bytes()


def test_what_is_saved_is_whole(visit: Open) -> None:
    page = visit("#as=actor:nicolas-maduro")
    png = save(page, "png")
    assert png.startswith(b"\x89PNG\r\n")
    assert len(png) > 10_000
    svg = ET.fromstring(save(page, "svg"))  # noqa: S314 - made by the page under test
    texts = [text.text for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert "Nicolás Maduro" in texts
    rows = list(csv.DictReader(io.StringIO(save(page, "csv").decode("utf-8-sig"))))
    assert {row["speaker id"] for row in rows} == {"actor:nicolas-maduro"}
    assert all(row["quote"] for row in rows)


@pytest.mark.parametrize("tab", ["story", "map", "timeline", "network"])
def test_a_drawing_is_of_its_tab_and_says_what_it_shows_in_light_colours(
    visit: Open, tab: str
) -> None:
    page = visit(f"#party=actor:government-of-venezuela&contested=1&tab={tab}")
    page.locator("#theme").click()  # dark
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    text = save(page, "svg", f"{tab}.svg").decode()
    svg = ET.fromstring(text)  # noqa: S314 - made by the page under test
    texts = " ".join(part.text or "" for part in svg.iter(f"{SVG}text"))
    for said in ("Who says what", "306 claims by 47", "as told by Government of", "contested"):
        assert said in texts
    assert str(dt.datetime.now(tz=dt.UTC).year) in texts
    assert next(svg.iter(f"{SVG}rect")).get("fill") == "#fff"
    assert "var(" not in text
    assert ground not in text
    assert "class=" not in text or tab == "network"
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_drawing_of_the_story_keeps_dots_marks_and_words(visit: Open) -> None:
    page = visit("#tab=story")
    svg = ET.fromstring(save(page, "svg", "story.svg"))  # noqa: S314 - made by the page under test
    texts = [part.text for part in svg.iter(f"{SVG}text")]
    roles = page.locator(".story .role")
    assert texts.count("mediated") == roles.get_by_text("mediated", exact=True).count() > 0
    dots = page.locator(".story .dots path")
    filled = [path.get("fill") for path in svg.iter(f"{SVG}path")]
    looks = dots.evaluate_all("all => all.map(dot => getComputedStyle(dot).fill)")
    assert [one for one in looks if one not in filled] == []
    marks = [one for one in svg.iter(f"{SVG}svg") if one.get("viewBox") == "0 0 12 12"]
    assert len(marks) == page.locator(".story .mark").count() > 0


def test_lines_of_the_network_keep_their_heads_and_voices(visit: Open) -> None:
    page = visit("#tab=network")
    svg = ET.fromstring(save(page, "svg", "network.svg"))  # noqa: S314 - made by the page under test
    paths = list(svg.iter(f"{SVG}path"))
    lines = [path for path in paths if path.get("fill") == "none"]
    heads = [path for path in paths if path.get("class") == "head"]
    assert len(lines) == len(heads) > 100
    assert [path for path in paths if path.get("paint-order") == "stroke"] != []


@pytest.mark.parametrize("tab", ["story", "map"])
def test_a_picture_is_saved_of_story_and_map_on_a_phone_too(
    visit: Open, phone: BrowserContext, tab: str
) -> None:
    page = visit(f"#tab={tab}", phone)
    png = save(page, "png", f"{tab}.png")
    width = int.from_bytes(png[16:20], "big")
    assert width > (2000 if tab == "story" else 600)
    assert page.evaluate("document.documentElement.className.includes('sheet')") is False


def test_a_picture_of_the_network_is_whole_and_fine_however_near_one_is(visit: Open) -> None:
    page = visit("#tab=network")
    svg = ET.fromstring(save(page, "svg", "network.svg"))  # noqa: S314 - made by the page under test
    for _ in range(3):
        page.locator("#zoom-in").click()
    png = save(page, "png", "network.png")
    sides = [int.from_bytes(png[at : at + 4], "big") for at in (16, 20)]
    whole = [float(svg.get(side, 0)) for side in ("width", "height")]
    assert sides == pytest.approx([2 * side for side in whole], abs=2)


def test_tabs_without_a_picture_offer_none(visit: Open) -> None:
    page = visit("#tab=claims")
    page.locator("#save").click()
    expect(page.locator("[data-save=csv]")).to_be_visible()
    expect(page.locator("[data-save=png]")).to_be_hidden()


def test_a_drawing_of_a_part_of_a_dataset_says_of_which(
    wide: BrowserContext, tmp_path: Path, dataset: Dataset
) -> None:
    (tmp_path / "page.html").write_text(eg.page(dataset, eg.Scope(during="2025-07")), "utf-8")
    page = wide.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    assert "A part of the dataset: during 2025-07." in save(page, "svg", "story.svg").decode()
    page.close()


def test_a_citation_names_speaker_quote_source_and_address(
    visit: Open, wide: BrowserContext
) -> None:
    wide.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit("#claim:cabello-bukele-was-left-out")
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    for part in ("Diosdado Cabello", "left out of this negotiation", "2025-07-19", "claim:cabello"):
        assert part in text


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_story_is_printed_with_its_filters_its_lines_and_all_its_words(
    visit: Open, scheme: Literal["light", "dark"]
) -> None:
    page = visit("#party=actor:government-of-venezuela&tab=story")
    page.emulate_media(media="print", color_scheme=scheme)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#paper")).to_contain_text("as told by Government of Venezuela")
    expect(page.locator("table.story")).to_be_visible()
    told = page.locator(".told > li")
    assert told.count() == page.locator(".told > li[data-told]").count() > 12
    expect(page.locator("#dossier article")).to_have_count(0)
    style = "getComputedStyle(document.querySelector('.story td:not(.folded)'))"
    assert page.evaluate(f"{style}.backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate(f"{style}.printColorAdjust") == "exact"
    heads = page.locator(".story thead [data-event]")
    content = "all => all.map(one => getComputedStyle(one, '::after').content)"
    names = heads.evaluate_all("all => all.map(one => JSON.stringify(one.dataset.name))")
    assert heads.evaluate_all(content) == names
    assert page.pdf(format="Letter", landscape=True).count(b"/Type /Page\n") >= 2
    page.emulate_media(media="screen")


def test_on_paper_stand_the_network_and_the_cards(visit: Open, cards: Cards) -> None:
    page = visit(f"#{BUKELE}")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#dossier article")).to_have_count(len(cards(page)))
    expect(page.locator("#dossier article .quote").first).to_be_visible()
    expect(page.locator("#canvas canvas")).to_be_visible()
    for hidden in (".tools", ".legend", "#evidence", "#strip"):
        expect(page.locator(hidden)).to_be_hidden()
    pdf = page.pdf()
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") >= 2
