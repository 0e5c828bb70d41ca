"""The page in Chromium: the timeline's many of one day, its second axis, and the way of a claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES

Open = Callable[..., Page]
MANY = 200
HEAD = """
actor:one a evg:Person ; rdfs:label "Speaker One"@en .
source:a a evg:NewsArticle ; rdfs:label "A"@en ; dcterms:issued "2025-07-18"^^xsd:date .
"""
EVENT = """
event:e{n} a evg:Event ; rdfs:label "Event {n}"@en .
claim:c{n} {{ event:e{n} sem:hasTimeStamp "{day}"^^xsd:date ; sem:hasActor actor:one }}
claim:c{n} a evg:Claim ; sem:accordingTo actor:one ; evg:exactQuote "so"@en ;
  prov:wasQuotedFrom source:a .
"""


@pytest.fixture(scope="module")
def crowded(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open a page of which many events are of one day, and one of another."""
    folder = tmp_path_factory.mktemp("crowded")
    days = [(n, "2025-07-18") for n in range(MANY)] + [(MANY, "2025-08-18")]
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    text = prefixes + HEAD + "".join(EVENT.format(n=n, day=day) for n, day in days)
    (folder / "data.trig").write_text(text, "utf-8")
    (folder / "page.html").write_text(eg.page(eg.load(str(folder / "data.trig"))), "utf-8")
    page = browser.new_page(viewport={"width": 1200, "height": 800}, locale="en-GB")
    page.goto((folder / "page.html").as_uri())
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")
    yield page
    page.close()


def test_many_of_one_day_stand_in_one_mark_that_opens(crowded: Page) -> None:
    crowded.locator("#tab-timeline").click()
    marks = crowded.locator("#timeline .moment")
    expect(marks).to_have_count(2)
    expect(marks.first).to_have_attribute("aria-label", f"{MANY} events, 18 Jul 2025")
    marks.first.press("Enter")
    expect(marks).to_have_count(MANY + 1)
    assert crowded.evaluate("document.activeElement.dataset.thing") == "event:e0"
    tops = marks.evaluate_all("all => all.map(one => one.getBBox().y)")
    assert len(set(tops)) == MANY + 1


def test_the_strip_counts_those_that_have_no_room(crowded: Page) -> None:
    crowded.locator("#tab-network").click()
    expect(crowded.locator("#strip .more-here")).to_have_text(f"+{MANY - 6}")


def test_publications_stand_on_an_axis_of_their_own(visit: Open, page_file: Path) -> None:
    page = visit("#tab=timeline")
    dots = page.locator("#timeline .issued")
    numbers = [int(n) for n in dots.evaluate_all("all => all.map(one => one.dataset.n)")]
    listed = page_file.read_text("utf-8").count("data-source=")
    assert 10 < sum(numbers) <= listed
    boxes = dots.evaluate_all("all => all.map(one => one.querySelector('circle').cx.baseVal.value)")
    assert all(b - a >= 16 for a, b in pairwise(boxes))
    page.locator("#as").select_option("speaker actor:nayib-bukele")
    less = dots.evaluate_all("all => all.map(one => Number(one.dataset.n))")
    assert 0 < sum(less) < sum(numbers)


def test_the_way_of_what_is_chosen_is_a_line_of_dots_as_spread_tells_it(visit: Open) -> None:
    page = visit("#event:return-of-the-venezuelans&tab=timeline")
    steps = page.locator("#timeline .step")
    assert steps.count() > 5
    expect(page.locator("#timeline .step .way")).to_have_count(steps.count() - 1)
    shown = steps.evaluate_all("all => all.map(one => [one.dataset.source, one.dataset.how])")
    page.locator("#evidence .spread summary").first.click()
    told = page.locator("#evidence .spread").first.locator("li")
    assert shown == told.evaluate_all(
        "all => all.map(one => [one.dataset.source, one.dataset.how])"
    )
    page.keyboard.press("Escape")
    expect(steps).to_have_count(0)


def test_dragging_across_the_timeline_filters_the_story_too(visit: Open) -> None:
    page = visit("#tab=timeline")
    svg = page.locator("#timeline svg")
    track = svg.bounding_box()
    mark = page.locator("#timeline [data-thing='event:arrival'] path").first.bounding_box()
    assert track is not None
    assert mark is not None
    right = page.locator("#timeline .issued circle").last.bounding_box()
    assert right is not None
    svg.hover(position={"x": right["x"] + 12 - track["x"], "y": 4})
    page.mouse.down()
    svg.hover(position={"x": mark["x"] - 20 - track["x"], "y": 4})
    page.mouse.up()
    expect(page).to_have_url(re.compile("from=2025-"))
    page.locator("#tab-story").click()
    shown = page.locator(".story thead [data-event]").count()
    assert 0 < shown < 10
    expect(page.locator("#filtered")).to_contain_text("2025 to")
