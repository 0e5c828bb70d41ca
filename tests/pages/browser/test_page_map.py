"""The page in Chromium: the map's marks, names and ways, filtered, zoomed, walked and told."""

from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

import eventgraph as eg

Open = Callable[..., Page]
BOXES = """all => all.map(one => {
  const { x, y, width, height } = one.getBoundingClientRect();
  return [x, y, width, height];
})"""
#: The lines of one name may touch.
TOUCHING = 3.0


def keys(page: Page) -> list[str]:
    """Name the marks of the map."""
    found: list[str] = page.locator("#map .site").evaluate_all("all => all.map(a => a.dataset.key)")
    return found


def overlaps(page: Page, selector: str) -> list[tuple[int, int]]:
    """Find pairs of boxes that overlap."""
    boxes = page.locator(selector).evaluate_all(BOXES)
    assert boxes
    return [
        (i, j)
        for (i, (x, y, w, h)), (j, (u, v, s, t)) in combinations(enumerate(boxes), 2)
        if min(x + w, u + s) - max(x, u) > TOUCHING and min(y + h, v + t) - max(y, v) > TOUCHING
    ]


def test_without_positions_there_is_no_tab(browser: Browser, tmp_path: Path) -> None:
    clean = Path(__file__).parents[2] / "clean.trig"
    path = tmp_path / "page.html"
    path.write_text(eg.page(eg.load(clean)), "utf-8")
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(path.as_uri() + "#tab=map")
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    expect(page.locator("#tab-map")).to_have_count(0)
    expect(page.locator("#panel-story")).to_be_visible()
    assert faults == []
    page.close()


def test_marks_name_every_place_and_ways_lead_from_mark_to_mark(visit: Open) -> None:
    page = visit("#tab=map")
    marked = {name for key in keys(page) for name in key.split(" ")}
    assert {"place:united-states", "place:cecot", "place:venezuela", "place:caracas"} <= marked
    way = page.locator('#map .way[data-thing="event:deportation-to-el-salvador"]')
    expect(way).to_have_count(1)
    assert "from United States to" in str(way.get_attribute("aria-label"))
    assert "Mar 2025" in str(way.get_attribute("aria-label"))
    joined = page.locator('#map .way.joined[data-thing="event:return-of-the-venezuelans"]')
    assert "no voice tells both ends" in str(joined.get_attribute("aria-label"))
    expect(page.locator("#panel-map")).to_contain_text("Positions are the curators’, no claim.")


@pytest.mark.parametrize("small", [False, True], ids=["wide", "phone"])
def test_names_do_not_overlap(visit: Open, phone: BrowserContext, *, small: bool) -> None:
    page = visit("#tab=map", phone) if small else visit("#tab=map")
    for _ in range(3):
        assert overlaps(page, "#map .names, #map .way text") == []
        assert overlaps(page, "#map .disc") == []
        page.locator("#map-in").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= (360 if small else 1440)


def test_a_mark_that_places_share_opens_and_closes(visit: Open) -> None:
    page = visit("#tab=map")
    shared = page.locator("#map .site[aria-expanded]").first
    names = str(shared.get_attribute("data-key")).split(" ")
    assert len(names) > 1
    shared.focus()
    page.keyboard.press("Enter")
    for name in names:
        expect(page.locator(f'#map .site[data-key="{name}"]')).to_have_count(1)
    assert page.evaluate("document.activeElement.dataset.key") == names[0]
    assert overlaps(page, "#map .disc") == []
    page.keyboard.press("Escape")
    expect(page.locator(f'#map .site[data-key="{" ".join(names)}"]')).to_have_count(1)
    assert page.evaluate("document.activeElement.closest('#map') !== null")


def test_a_place_and_a_way_lead_to_the_words(visit: Open) -> None:
    page = visit("#tab=map")
    page.locator('#map .site[data-key="place:venezuela"]').press("Enter")
    expect(page.locator("#evidence-title")).to_have_text("Venezuela")
    assert page.evaluate("document.activeElement.dataset.key") == "place:venezuela"
    assert "place:venezuela" in page.url
    page.locator("#map .way").first.press("Enter")
    expect(page.locator("#evidence-title")).not_to_have_text("Venezuela")
    expect(page.locator("#map .way.is-chosen")).not_to_have_count(0)


def test_arrow_keys_walk_from_place_to_place(visit: Open) -> None:
    page = visit("#tab=map")
    page.locator('#map .site[data-key="place:united-states"]').focus()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.dataset.key") != "place:united-states"
    for _ in range(3):
        page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.dataset.key") == "place:united-states"
    before = page.locator("#map .land").get_attribute("transform")
    page.keyboard.press("+")
    assert page.locator("#map .land").get_attribute("transform") != before


def test_one_account_leaves_what_it_tells(visit: Open) -> None:
    page = visit("#as=actor:nicolas-maduro&tab=map")
    assert keys(page) == ["place:cecot"]
    expect(page.locator("#map .way")).to_have_count(0)
    expect(page.locator("#map-told section")).to_have_count(1)
    page.locator("#as").select_option("")
    expect(page.locator("#map .way")).not_to_have_count(0)


def test_filters_by_kind_and_time_hold_on_the_map(visit: Open) -> None:
    page = visit("#without=Event&tab=map")
    expect(page.locator("#map .way")).to_have_count(0)
    page = visit("#from=2025-07-18&to=2025-07-18&tab=map")
    ways = page.locator("#map .way").evaluate_all("all => all.map(a => a.dataset.thing)")
    assert "event:arrival" in ways
    assert "event:deportation-to-el-salvador" not in ways
    page = visit("#without=Place&tab=map")
    expect(page.locator("#map")).to_contain_text("No place to draw with these filters.")


def test_the_list_says_the_same_with_who_says_so(visit: Open) -> None:
    page = visit("#tab=map&lang=es")
    marked = {name for key in keys(page) for name in key.split(" ")}
    script = "all => all.map(a => a.dataset.place)"
    assert marked <= set(page.locator("#map-told section").evaluate_all(script))
    for row in page.locator("#map-told li").all_inner_texts():
        assert "dice" in row, row
    expect(page.locator("#panel-map")).to_contain_text("no son afirmaciones")


def test_a_link_opens_the_map_at_a_place(visit: Open) -> None:
    page = visit("#place:venezuela&tab=map")
    expect(page.locator("#panel-map")).to_be_visible()
    expect(page.locator("#evidence-title")).to_have_text("Venezuela")
    expect(page.locator("#map .site.is-chosen")).to_have_count(1)


def test_dragging_moves_what_is_zoomed_and_chooses_nothing(visit: Open) -> None:
    page = visit("#tab=map")
    page.locator("#map-in").click()
    before = page.locator("#map .land").get_attribute("transform")
    box = page.locator("#map").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 200, box["y"] + 200)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 150, steps=4)
    page.mouse.up()
    assert page.locator("#map .land").get_attribute("transform") != before
    assert "place:" not in page.url
    page.locator("#map-fit").click()
    expect(page.locator("#map svg.near")).to_have_count(0)


@pytest.mark.parametrize(
    ("scheme", "size"),
    [("light", (1440, 900)), ("dark", (1440, 900)), ("light", (360, 740))],
    ids=["light", "dark", "phone"],
)
def test_axe_finds_nothing_on_the_map(
    browser: Browser, visit: Open, scheme: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = visit("#tab=map", context)
    page.locator("#map .site[aria-expanded]").first.press("Enter")
    faults = Axe().run(page).response["violations"]
    assert [(fault["id"], node["html"][:200]) for fault in faults for node in fault["nodes"]] == []


def test_two_fingers_go_in_and_out_and_choose_nothing(visit: Open, phone: BrowserContext) -> None:
    page = visit("#tab=map", phone)
    box = page.locator("#map").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    fingers = page.context.new_cdp_session(page)

    def pinch(*apart: int) -> None:
        for n, far in enumerate(apart):
            points = [{"x": x - far, "y": y, "id": 0}, {"x": x + far, "y": y, "id": 1}]
            kind = "touchMove" if n else "touchStart"
            fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        fingers.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def span() -> float:
        land = page.locator("#map .land").bounding_box()
        assert land is not None
        return land["width"]

    whole = span()
    pinch(20, 30, 40)
    assert span() > 1.5 * whole
    pinch(40, 30, 15)
    assert span() < 1.2 * whole
    expect(page.locator("#evidence-title")).to_have_text("Every line leads to words")
    assert page.evaluate("visualViewport.scale") == 1


def test_what_the_curators_say_of_a_position_stands_beside_it(visit: Open) -> None:
    page = visit("#place:venezuela&tab=map")
    note = "Where the mark stands: The position is some point in its middle."
    expect(page.locator("#evidence .noted")).to_have_text(note)
    expect(page.locator('#map-told [data-place="place:venezuela"] .noted')).to_have_text(note)
    expect(page.locator('#map-told [data-place="place:caracas"] .noted')).to_have_count(0)
    page.locator("[data-language=es]").click()
    expect(page.locator("#evidence .noted")).to_contain_text("Dónde está la marca:")
