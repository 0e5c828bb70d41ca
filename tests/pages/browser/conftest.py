"""What the browser tests share: the curated graph's page, windows on it, how to read them."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.attitudes import told
from eventgraph.pages.columns import rows_of
from eventgraph.sparql.files import parse_query

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


@pytest.fixture(scope="session")
def page_file(dataset: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of the curated graph."""
    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(eg.page(dataset, view="network"), "utf-8")
    return path


@pytest.fixture(scope="session")
def packed(page_file: Path) -> dict[str, Any]:
    """Read the data that the page carries."""
    found = re.search(r'id="data">(.*?)</script>', page_file.read_text("utf-8"), re.DOTALL)
    assert found is not None
    data: dict[str, dict[str, Any]] = json.loads(found[1])
    return data["packed"]


@pytest.fixture(scope="session")
def wide(browser: Browser) -> Iterator[BrowserContext]:
    """Give a wide window that keeps what it downloads."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    context.add_init_script(WATCH)
    yield context
    context.close()


@pytest.fixture(scope="session")
def phone(browser: Browser) -> Iterator[BrowserContext]:
    """Give a small screen with touch."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
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
        page.set_default_timeout(30_000)  # on a busy machine a picture takes its time
        pages.append(page)
        page.on("request", lambda request: faults.append(request.url))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text))
        page.goto(page_file.as_uri() + address)
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        return page

    yield opened
    for page in pages:
        faults += page.evaluate("window.violations ?? []")
        page.close()
    own = (page_file.as_uri(), "blob:", "data:")
    assert [fault for fault in faults if not fault.startswith(own)] == []


@pytest.fixture(scope="session")
def place_of(packed: dict[str, Any]) -> Callable[[Page, str], tuple[float, float]]:
    """Find where on the screen a node is drawn."""

    def found(page: Page, name: str) -> tuple[float, float]:
        number = [thing["id"] for thing in rows_of(packed, "things")].index(name)
        at = list(rows_of(packed, "nodes"))[number]
        page.wait_for_timeout(120)
        seen = page.evaluate("window.seen")
        box = page.locator("#canvas").bounding_box()
        assert box is not None
        return (
            box["x"] + seen["x"] + float(at["x"]) * seen["scale"],
            box["y"] + seen["y"] + float(at["y"]) * seen["scale"],
        )

    return found


@pytest.fixture(scope="session")
def claims_of(dataset: Dataset) -> Callable[[str], set[str]]:
    """Ask the dataset which claims match a pattern, by the last part of their names."""
    dataset = told(dataset)

    def found(pattern: str) -> set[str]:
        text = f"SELECT DISTINCT ?claim WHERE {{ {pattern} . ?claim a evg:Claim }}"
        table = eg.run(parse_query(text, "test"), dataset)
        assert isinstance(table, eg.Table)
        return {str(cell).rsplit("/", 1)[1] for cell in table.column("claim")}

    return found


@pytest.fixture(scope="session")
def cards() -> Callable[[Page], set[str]]:
    """Name the claims that the evidence shows."""

    def found(page: Page) -> set[str]:
        script = "all => all.map(a => a.dataset.claim)"
        names = page.locator("#evidence article").evaluate_all(script)
        return {str(name).removeprefix("claim:") for name in names}

    return found


@pytest.fixture(scope="session")
def shown() -> Callable[[Page], tuple[int, int]]:
    """Read the legend's count: how many of how many things are shown, the folded too."""

    def found(page: Page) -> tuple[int, int]:
        numbers = re.findall(r"\d+", page.locator("#shown").inner_text())
        drawn, all_, folded = map(int, [*numbers, 0][:3])
        return drawn + folded, all_

    return found
