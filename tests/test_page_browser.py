"""The page in Debian's Chromium: what a reader sees, clicks, types, saves and prints."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect
from rdflib import Dataset

import eventgraph as eg
from eventgraph.queryfiles import parse_query
from eventgraph.scopes import claims as claims_in

TABS = ("network", "timeline", "claims", "accounts", "about")
BUKELE, NEGOTIATION = "actor:nayib-bukele", "event:negotiation-2025"
HELD = "group:venezuelans-held-in-el-salvador"

# vis-network moves and scales the canvas before it draws: from this a test knows where a node is.
WATCH = """
(() => {
  const { translate, scale } = CanvasRenderingContext2D.prototype;
  let moved = [0, 0];
  window.seen = { x: 0, y: 0, scale: 1 };
  CanvasRenderingContext2D.prototype.translate = function (x, y) {
    moved = [x, y];
    return translate.call(this, x, y);
  };
  CanvasRenderingContext2D.prototype.scale = function (x, y) {
    if (this.canvas.closest("#canvas")) window.seen = { x: moved[0], y: moved[1], scale: x };
    return scale.call(this, x, y);
  };
  window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => (
    window.violations.push(event.blockedURI + event.violatedDirective)));
})();
"""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def packed(page_file: Path) -> dict[str, list[list[object]]]:
    """Read the data that the page carries."""
    found = re.search(r'id="data">(.*?)</script>', page_file.read_text("utf-8"), re.DOTALL)
    assert found is not None
    data: dict[str, dict[str, list[list[object]]]] = json.loads(found[1])
    return data["packed"]


@pytest.fixture(scope="module")
def page_file(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of the curated graph."""
    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(eg.page(dataset), "utf-8")
    return path


@pytest.fixture(scope="module")
def wide(browser: Browser) -> Iterator[BrowserContext]:
    """Give a wide window that keeps what it downloads."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.add_init_script(WATCH)
    yield context
    context.close()


@pytest.fixture
def visit(wide: BrowserContext, page_file: Path) -> Iterator[Open]:
    """Open the page at an address; afterwards nothing was requested, refused or thrown."""
    pages: list[Page] = []
    faults: list[str] = []

    def opened(address: str = "", context: BrowserContext = wide) -> Page:
        page = context.new_page()
        page.set_default_timeout(5000)
        pages.append(page)
        page.on("request", lambda request: faults.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text))
        page.goto(page_file.as_uri() + address)
        page.wait_for_function("document.documentElement.dataset.ready === 'yes'")
        return page

    yield opened
    for page in pages:
        faults += page.evaluate("window.violations ?? []")
        page.close()
    own = (page_file.as_uri(), "blob:", "data:")
    assert [fault for fault in faults if not fault.startswith(own)] == []


def place_of(page: Page, packed: dict[str, list[list[object]]], name: str) -> tuple[float, float]:
    """Find where on the screen a node is drawn."""
    number = [row[0] for row in packed["things"]].index(name)
    x, y, _ = packed["nodes"][number * 3 : number * 3 + 3]
    page.wait_for_timeout(120)
    seen = page.evaluate("window.seen")
    box = page.locator("#canvas").bounding_box()
    assert box is not None
    return (
        box["x"] + seen["x"] + float(str(x)) * seen["scale"],
        box["y"] + seen["y"] + float(str(y)) * seen["scale"],
    )


def claims_of(dataset: Dataset, pattern: str) -> set[str]:
    """Ask the dataset which claims match a pattern, as CURIEs."""
    query = parse_query(
        f"SELECT DISTINCT ?claim WHERE {{ {pattern} . ?claim a evg:Claim }}", "test"
    )
    table = eg.run(query, dataset)
    assert isinstance(table, eg.Table)
    return {str(cell).rsplit("/", 1)[1] for cell in table.column("claim")}


def cards(page: Page) -> set[str]:
    """Name the claims that the evidence shows."""
    names = page.locator("#evidence article").evaluate_all("all => all.map(a => a.dataset.claim)")
    return {str(name).removeprefix("claim:") for name in names}


def shown(page: Page) -> tuple[int, int]:
    """Read the legend's count: how many of how many things are shown."""
    found = re.findall(r"\d+", page.locator("#shown").inner_text())
    return int(found[0]), int(found[1])


def test_the_page_opens_and_says_what_it_is(visit: Open, dataset: Dataset) -> None:
    page = visit()
    claims = len(claims_of(dataset, "GRAPH ?claim { ?s ?p ?o }"))
    expect(page.locator("#banner")).to_contain_text(f"{claims} claims by")
    expect(page.locator("#banner")).to_contain_text("this page asserts none of them")
    expect(page.locator("#canvas canvas")).to_be_visible()
    assert shown(page)[0] == shown(page)[1]


@pytest.mark.parametrize("tab", TABS)
def test_each_tab_opens_and_keeps_the_banner(visit: Open, tab: str) -> None:
    page = visit()
    page.locator(f"#tab-{tab}").click()
    expect(page.locator(f"#panel-{tab}")).to_be_visible()
    expect(page.locator("[data-panel]:visible")).to_have_count(1)
    expect(page.locator("#banner")).to_be_visible()


def test_a_click_on_a_node_shows_every_claim_about_it(
    visit: Open, packed: dict[str, list[list[object]]], dataset: Dataset
) -> None:
    page = visit()
    page.mouse.click(*place_of(page, packed, BUKELE))
    expect(page.locator("#evidence-title")).to_have_text("Nayib Bukele")
    said = claims_of(dataset, f"GRAPH ?claim {{ {{ {BUKELE} ?p ?o }} UNION {{ ?s ?q {BUKELE} }} }}")
    assert cards(page) == said
    for quote in page.locator("#evidence article .quote").all_inner_texts():
        assert quote.strip()


def test_a_click_on_an_edge_shows_the_words_that_carry_it_and_both_sides(
    visit: Open, packed: dict[str, list[list[object]]], dataset: Dataset
) -> None:
    page = visit()
    page.locator("#contested").check()
    one, other = (place_of(page, packed, name) for name in (BUKELE, NEGOTIATION))
    page.mouse.click((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    facing = page.locator('#evidence .facing.clash[data-kind="contradicts"]')
    expect(facing).to_have_count(1)
    expect(facing).to_contain_text("This page does not say which does")
    sides = facing.locator(".side")
    expect(sides).to_have_count(2)
    expect(sides.nth(0)).to_contain_text("Since he [Nayib Bukele] was left out of this negotiation")
    expect(sides.nth(0)).to_contain_text("Diosdado Cabello")
    expect(sides.nth(1)).to_contain_text("Nayib Bukele for helping secure an agreement")
    expect(sides.nth(1)).to_contain_text("Marco Rubio")
    assert cards(page) == claims_of(dataset, f"GRAPH ?claim {{ {NEGOTIATION} ?p {BUKELE} }}")


def test_a_group_whose_size_is_told_differently_shows_all_counts(visit: Open) -> None:
    page = visit(f"#{HELD}")
    facing = page.locator("#evidence .facing.clash", has_text="252")
    expect(facing.first).to_contain_text("238")


def test_search_finds_names_places_and_words_of_quotes_by_keyboard(visit: Open) -> None:
    page = visit()
    field = page.locator("#search")
    field.fill("bukele")
    expect(page.locator("#found li").first).to_contain_text("Nayib Bukele")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.locator("#evidence-title")).to_have_text("Nayib Bukele")
    field.fill("left out of this negotiation")
    expect(page.locator("#found li").first).to_contain_text("was left out")
    field.press("Enter")
    expect(page.locator("#evidence article .quote")).to_contain_text("was left out")
    field.fill("GUÁIRA")
    expect(page.locator("#found li").first).to_contain_text("La Guaira")
    field.fill("no such thing")
    expect(page.locator("#found")).to_contain_text("Nothing found")
    field.press("Escape")
    expect(page.locator("#found")).to_be_hidden()


def test_each_kind_in_the_legend_filters(visit: Open) -> None:
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
    visit: Open, dataset: Dataset
) -> None:
    page = visit("#tab=claims")
    for word in ("Stated", "Alleged", "Possible"):
        rows = claims_of(dataset, f"GRAPH ?claim {{ ?s ?p ?o }} ?claim evg:certainty evg:{word}")
        numbers = {"Stated": "1,2", "Alleged": "0,2", "Possible": "0,1"}
        page.evaluate(
            "address => { location.hash = address; }", f"tab=claims&uncertain={numbers[word]}"
        )
        expect(page.locator("#table-shown")).to_contain_text(f"{len(rows)} of")


def test_contested_only_keeps_what_speakers_disagree_on(visit: Open) -> None:
    page = visit()
    before = shown(page)[0]
    page.locator("#contested").check()
    assert 0 < shown(page)[0] < before
    assert "contested=1" in page.url
    page.locator("#reset").click()
    assert shown(page)[0] == before


@pytest.mark.parametrize("speaker", ["actor:nicolas-maduro", "actor:marco-rubio"])
def test_an_account_shows_the_claims_edges_and_things_of_one_speaker(
    visit: Open, dataset: Dataset, speaker: str
) -> None:
    page = visit()
    page.locator("#as").select_option(f"speaker {speaker}")
    claims = claims_of(dataset, f"GRAPH ?claim {{ ?s ?p ?o }} ?claim sem:accordingTo {speaker}")
    page.locator("#tab-claims").click()
    expect(page.locator("#table-shown")).to_contain_text(f"{len(claims)} of")
    page.locator("#tab-network").click()
    seen = eg.project(eg.scope(dataset, according_to=speaker))
    linked = {node for edge in seen.edges() for node in edge}
    valued = {node for node in seen.nodes if seen.nodes[node]["claims"]}
    assert shown(page)[0] == len(linked | valued)
    label = page.locator("#canvas").get_attribute("aria-label") or ""
    assert f"with {seen.number_of_edges()} relations" in label
    assert f"as={speaker}" in page.url


def test_a_party_speaks_with_all_who_hold_office_in_it(visit: Open, dataset: Dataset) -> None:
    page = visit()
    party = "actor:government-of-venezuela"
    page.locator("#as").select_option(f"party {party}")
    page.locator("#tab-claims").click()
    found = claims_in(dataset, eg.Scope(party=party))
    assert found is not None
    expect(page.locator("#table-shown")).to_contain_text(f"{len(found)} of")


def test_the_brush_and_the_date_fields_filter_by_time(visit: Open) -> None:
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
    expect(page.locator("#strip")).to_contain_text("2025-03-01 to 2025-03-31")
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


def test_an_address_restores_selection_account_and_filters_and_back_goes_back(visit: Open) -> None:
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


@pytest.mark.parametrize(
    "hash_", ["#claim:cabello-bukele-was-left-out", "#event:no-such", "#%E0%A4%A", "#views"]
)
def test_any_address_opens(visit: Open, hash_: str) -> None:
    page = visit(hash_)
    expect(page.locator("#canvas canvas")).to_be_visible()
    if hash_.startswith("#claim"):
        expect(page.locator("#evidence article .quote")).to_contain_text("left out")


def test_focus_shows_a_neighbourhood_and_escape_returns(visit: Open) -> None:
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


def test_all_of_it_can_be_reached_by_keyboard(visit: Open) -> None:
    page = visit()
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("document.activeElement.id || document.activeElement.className")
        )
    for part in (
        "search",
        "as",
        "save",
        "theme",
        "tab-network",
        "contested",
        "canvas",
        "zoom-in",
        "time-from",
    ):
        assert part in reached
    page.locator("#canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#evidence .count").first).to_contain_text("claim")
    first = page.locator("#evidence-title").inner_text()
    page.keyboard.press("ArrowDown")
    assert page.locator("#evidence-title").inner_text() != first
    page.keyboard.press("Enter")
    expect(page.locator("#focusbar")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#focusbar")).to_be_hidden()
    page.locator("#tab-network").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#panel-timeline")).to_be_visible()


def test_the_table_sorts_and_filters(visit: Open) -> None:
    page = visit("#tab=claims")
    page.get_by_role("button", name="Speaker", exact=True).click()
    speakers = page.locator("#table td.c-speaker").all_inner_texts()
    assert speakers == sorted(speakers, key=str.casefold)
    expect(page.locator("#table th[aria-sort=ascending]")).to_have_text("Speaker")
    page.locator("#table-filter").fill("pellets")
    rows = page.locator("#table tbody tr")
    expect(rows.first).to_contain_text("pellets")
    rows.first.locator("button.thing").first.click()
    expect(page.locator("#evidence article .quote").first).to_contain_text("pellets")


def test_accounts_stand_side_by_side_and_silence_is_said(visit: Open) -> None:
    page = visit("#event:exchange-2025-07-18&tab=accounts")
    heads = page.locator("#accounts thead th").all_inner_texts()
    assert {"Nicolás Maduro", "Marco Rubio"} <= set(heads)
    expect(page.locator("#accounts td.silent").first).to_have_text("silent")
    page.locator("#accounts-by").select_option("party")
    assert "Government of Venezuela" in page.locator("#accounts thead").inner_text()


def test_the_page_speaks_spanish(visit: Open) -> None:
    page = visit()
    page.locator("[data-language=es]").click()
    expect(page.locator("#banner")).to_contain_text("esta página no sostiene ninguna")
    expect(page.locator("#tab-claims")).to_have_text("Afirmaciones")
    assert page.evaluate("document.documentElement.lang") == "es"
    left = page.evaluate(
        "[...document.querySelectorAll('[data-w]')]"
        ".filter(e => e.textContent === e.dataset.w).length"
    )
    assert left == 0


def save(page: Page, what: str) -> bytes:
    """Save one of the menu's four, and read it."""
    page.locator("#save").click()
    with page.expect_download() as waiting:
        page.locator(f"[data-save={what}]").click()
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


def test_on_paper_stand_the_network_and_the_cards(visit: Open) -> None:
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


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """Give a small screen with touch."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    context.add_init_script(WATCH)
    yield context
    context.close()


def test_on_a_small_screen_panels_become_sheets_and_touch_works(
    visit: Open, phone: BrowserContext, packed: dict[str, list[list[object]]]
) -> None:
    page = visit("", phone)
    expect(page.locator("#evidence")).to_be_hidden()
    page.touchscreen.tap(*place_of(page, packed, HELD))
    expect(page.locator("#evidence")).to_be_visible()
    expect(page.locator("#evidence-title")).to_have_text("Venezuelans held in El Salvador")
    page.get_by_role("button", name="Close").tap()
    expect(page.locator("#evidence")).to_be_hidden()
    page.locator("#legend-title").tap()
    expect(page.locator("#kinds")).to_be_visible()
    for tab in TABS:
        page.locator(f"#tab-{tab}").tap()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize(
    ("scheme", "size"),
    [("light", (1440, 900)), ("dark", (1440, 900)), ("light", (360, 740))],
    ids=["light", "dark", "phone"],
)
def test_axe_finds_nothing_on_any_tab(
    browser: Browser, visit: Open, scheme: str, size: tuple[int, int]
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = visit(f"#{HELD}", context)
    found = []
    for tab in TABS:
        page.locator(f"#tab-{tab}").evaluate("tab => tab.click()")
        results = Axe().run(page)
        for fault in results.response["violations"]:
            found += [(tab, fault["id"], node["html"][:160]) for node in fault["nodes"]]
    assert found == []


def test_dark_mode_follows_the_system_and_the_switch(browser: Browser, page_file: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(page_file.as_uri())
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(ground)
    page.locator("#theme").click()
    assert page.evaluate(ground) != dark
    context.close()


def test_without_javascript_the_claims_stand_in_a_table(
    browser: Browser, page_file: Path, dataset: Dataset
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    claims = claims_of(dataset, "GRAPH ?claim { ?s ?p ?o }")
    expect(page.locator("noscript tbody tr")).to_have_count(len(claims))
    expect(page.locator("noscript tbody tr").first).to_be_visible()
    expect(page.locator("#banner")).to_contain_text("asserts none of them")
    expect(page.locator(".tools")).to_be_hidden()
    context.close()
