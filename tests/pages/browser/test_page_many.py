"""A page of many things: the network is drawn in few strokes, and the table row by row."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES

THINGS, VERY_MANY = 600, 2100
ROWS, AT_ONCE = 200, 40
STROKES = """
(() => {
  window.strokes = { stroke: 0, fill: 0 };
  const { stroke, fill } = CanvasRenderingContext2D.prototype;
  const count = (name, draw) => function (...path) {
    if (this.canvas.closest("#canvas")) window.strokes[name] += 1;
    return draw.apply(this, path);
  };
  CanvasRenderingContext2D.prototype.stroke = count("stroke", stroke);
  CanvasRenderingContext2D.prototype.fill = count("fill", fill);
  const { moveTo, lineTo } = CanvasRenderingContext2D.prototype;
  window.lines = new Set();
  let from = "";
  CanvasRenderingContext2D.prototype.moveTo = function (x, y) {
    from = `${x} ${y}`;
    return moveTo.call(this, x, y);
  };
  CanvasRenderingContext2D.prototype.lineTo = function (x, y) {
    window.lines.add(`${from} ${x} ${y}`);
    return lineTo.call(this, x, y);
  };
})();
"""

#: Find where on the screen three points in a row have a colour.
FIND = """colour => {
  const canvas = document.querySelector("#canvas canvas");
  const { width, height } = canvas;
  const copy = document.createElement("canvas");
  Object.assign(copy, { width, height });
  const pen = copy.getContext("2d", { willReadFrequently: true });
  pen.drawImage(canvas, 0, 0);
  const { data } = pen.getImageData(0, 0, width, height);
  const near = (at) => colour.every((part, n) => Math.abs(data[at + n] - part) < 9);
  const is = (at) => data[at + 3] > 250 && near(at);
  const box = canvas.getBoundingClientRect();
  for (let y = 60; y < height - 9; y += 1) {
    for (let x = 9; x < width - 9; x += 1) {
      if ([-1, 0, 1].every((d) => is((y * width + x + d) * 4))) {
        return [box.x + x * box.width / width, box.y + y * box.height / height];
      }
    }
  }
  return null;
}"""


def claim(number: int) -> str:
    """Write a claim in which one thing leads to the next."""
    certainty = ("Stated", "Alleged")[number % 2]
    return (
        f"claim:c{number} {{ event:e{number} evg:leadsTo event:e{number + 1} . }} "
        f"claim:c{number} sem:accordingTo actor:a ; prov:wasQuotedFrom source:s ; "
        f'evg:quote "words {number}"@en ; evg:certainty evg:{certainty} .'
    )


def opened(browser: Browser, folder: Path, things: int) -> Page:
    """Open the page of so many events in a row."""
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    lines += [f'event:e{n} a evg:Event ; rdfs:label "Event {n}"@en .' for n in range(things)]
    lines += [claim(number) for number in range(things - 1)]
    (folder / "many.trig").write_text("\n".join(lines), "utf-8")
    dataset, opening = eg.load(folder / "many.trig"), eg.Opening(max_nodes=things)
    (folder / "page.html").write_text(eg.page(dataset, opening=opening, view="network"), "utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(STROKES)
    page.goto((folder / "page.html").as_uri())
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    return page


@pytest.fixture(scope="module")
def many(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open the page of six hundred events in a row."""
    page = opened(browser, tmp_path_factory.mktemp("many"), THINGS)
    yield page
    page.close()


def redrawn(page: Page) -> dict[str, int]:
    """Count the strokes and fills of one picture: that after the window changed its size."""
    page.wait_for_timeout(200)
    found: dict[str, int] = page.evaluate(
        """async () => {
          const frame = () => new Promise(requestAnimationFrame);
          Object.assign(window.strokes, { stroke: 0, fill: 0 });
          window.lines.clear();
          document.querySelector("#canvas").dispatchEvent(new Event("focus"));
          await frame();
          await frame();
          return { ...window.strokes, lines: window.lines.size };
        }"""
    )
    return found


def test_many_lines_and_shapes_are_drawn_in_few_strokes(many: Page) -> None:
    found = redrawn(many)
    assert found["lines"] >= THINGS - 1
    assert 2 <= found["stroke"] < 20
    assert THINGS / 50 <= found["fill"] < 40


def test_hidden_lines_are_not_drawn_and_come_back(many: Page) -> None:
    before = redrawn(many)["lines"]
    many.locator("#certainty-1").uncheck()
    assert redrawn(many)["lines"] < before
    many.locator("#certainty-1").check()
    assert redrawn(many)["lines"] == before


def test_a_shape_among_many_is_found_under_the_pointer(many: Page) -> None:
    expect(many.locator("#evidence-title")).to_have_text("Every line leads to words")
    point = many.evaluate(FIND, [230, 159, 0])
    assert point is not None
    many.mouse.move(*point)
    expect(many.locator("#tip")).to_have_text(re.compile(r"^Event \d+$"))
    many.mouse.click(*point)
    expect(many.locator("#evidence-title")).to_have_text(re.compile(r"^Event \d+$"))
    many.keyboard.press("Escape")


def test_rows_are_set_out_a_few_with_each_frame(many: Page) -> None:
    many.locator("#tab-claims").click()
    expect(many.locator("#table tbody tr")).to_have_count(ROWS)
    many.evaluate(
        """() => {
          window.grown = [];
          new MutationObserver((all) => {
            const rows = all.flatMap(({ addedNodes }) => [...addedNodes]);
            const inside = (node) => [node, ...node.querySelectorAll("tr")];
            const found = rows.flatMap(inside).filter((node) => node.matches("tbody tr"));
            window.grown.push(found.length);
          }).observe(document.querySelector("#table"), { childList: true, subtree: true });
        }"""
    )
    head = many.locator("#table [data-column=said]")
    head.click()
    expect(many.locator("#table tbody tr")).to_have_count(ROWS)
    assert many.evaluate("window.grown") == [AT_ONCE] * (ROWS // AT_ONCE)
    expect(head).to_be_focused()
    expect(many.locator("#table tbody tr").first).to_contain_text("Event 598")
    more = many.locator("#table .more")
    expect(more).to_have_text("Show 200 more")
    more.click()
    expect(many.locator("#table tbody tr")).to_have_count(2 * ROWS)
    expect(many.locator("#table tbody tr").nth(ROWS)).to_be_focused()
    claims = many.locator("#table tbody tr").evaluate_all(
        "all => all.map(row => row.dataset.claim)"
    )
    assert claims == [f"claim:c{number}" for number in range(598, 198, -1)]


def test_the_words_of_any_row_are_found_among_many(many: Page) -> None:
    many.locator("#tab-claims").click()
    many.locator("#table-filter").fill("WORDS 577")
    expect(many.locator("#table tbody tr")).to_have_count(1)
    expect(many.locator("#table-shown")).to_contain_text(f"1 of {THINGS - 1}")
    many.locator("#table tbody tr button.thing").first.click()
    expect(many.locator("#table tbody tr.chosen-row")).to_have_count(1)
    many.keyboard.press("Escape")
    expect(many.locator("#table tbody tr.chosen-row")).to_have_count(0)
    many.locator("#table-filter").fill("")
    expect(many.locator("#table tbody tr")).to_have_count(ROWS)


def test_of_very_many_lines_are_drawn_at_once_and_found_a_moment_later(
    browser: Browser, tmp_path: Path
) -> None:
    page = opened(browser, tmp_path, VERY_MANY)
    expect(page.locator("#banner .long")).to_contain_text(f"{VERY_MANY - 1:,} claims")
    expect(page.locator("#shown")).to_have_text(f"{VERY_MANY:,} of {VERY_MANY:,} shown")
    assert redrawn(page)["lines"] >= VERY_MANY - 1
    for closer in range(15):
        page.locator("#zoom-in").click()
        page.wait_for_timeout(250)
        point = page.evaluate(FIND, [156, 154, 148]) if closer > 7 else None
        if point is not None:
            page.mouse.click(*point)
            if "leads to" in page.locator("#evidence-title").inner_text():
                break
            page.keyboard.press("Escape")  # where the colour is that of a shape's edge
    expect(page.locator("#evidence-title")).to_contain_text("leads to")
    page.close()
