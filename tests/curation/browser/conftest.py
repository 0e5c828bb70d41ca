"""What the browser tests of the application share: the bridge, served; windows on it; a hand."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from curated import GAZETTE, served, write_bridge
from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.serving.running import Served
from hand import Hand

Open = Callable[..., Hand]


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Write the starter's files and their text."""
    return write_bridge(tmp_path)


@pytest.fixture
def serving(mine: Path) -> Iterator[Served]:
    """Serve them."""
    with served(Desk(mine, texts=[(f"<{GAZETTE}>", mine.parent / "text.txt")])) as one:
        yield one


@pytest.fixture
def sit(browser: Browser, serving: Served) -> Iterator[Open]:
    """Open the application in a window of its own; afterwards nothing was thrown or fetched."""
    faults: list[str] = []
    with ExitStack() as stack:

        def opened(serving: Served = serving, **options: object) -> Hand:
            given = {"viewport": {"width": 1280, "height": 800}, "locale": "en-GB", **options}
            context: BrowserContext = browser.new_context(**given)  # type: ignore[arg-type]
            stack.callback(context.close)
            page: Page = context.new_page()
            page.set_default_timeout(15_000)
            page.on("pageerror", lambda error: faults.append(str(error)))
            page.on("console", lambda said: faults.append(said.text))
            page.on("request", lambda asked: faults.append(asked.url))
            page.goto(serving.opening)
            page.locator('html[data-ready="yes"]').wait_for(state="attached")
            assert "token" not in page.url
            return Hand(page)

        yield opened
    own = ("http://127.0.0.1:", "data:", "Failed to load resource: ")
    assert [fault for fault in faults if not fault.startswith(own)] == []
