"""Take the pictures of the server's pages: a thing, a query with its answer, search, the editor."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import Browser, Page

from eventgraph.serving.running import Served, Server, Settings

__all__ = ["NAMES", "picture_server"]

ROOT: Final = Path(__file__).parent.parent
#: Each page by the address that shows it.
PAGES: Final = {
    "thing": "id/group/venezuelans-held-in-el-salvador#differ",
    "query": "queries/said-of-an-event?event=event:negotiation&show=1",
    "search": "search?q=iglesia",
    "editor": "explore",
}
SIZES: Final = {"wide": (1100, 800), "phone": (360, 740)}
EXAMPLE: Final = "speakers"


class Shot(NamedTuple):
    """One picture: which page, how wide, in which colours."""

    page: str
    size: str = "wide"
    scheme: str = "light"

    @property
    def name(self) -> str:
        """Name its file."""
        return f"serve-{self.page}-{self.size}-{self.scheme}.png"


SHOTS: Final = (*map(Shot, PAGES), Shot("thing", "phone", "dark"))
NAMES: Final = tuple(shot.name for shot in SHOTS)


def picture_server(browser: Browser, folder: Path, wanted: list[str]) -> Iterator[Path]:
    """Serve the curated graph, and take the pictures whose names begin as wanted; give files."""
    shots = [one for one in SHOTS if not wanted or one.name.startswith(tuple(wanted))]
    if not shots:
        return
    with _served() as address:
        for shot in shots:
            yield _taken(browser, address, shot, folder / shot.name)


@contextmanager
def _served() -> Iterator[str]:
    server = Server(Served((str(ROOT / "graph"),)), Settings(port=0, say=lambda _: None))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield server.address
    finally:
        server.end()
        thread.join(30)


def _taken(browser: Browser, address: str, shot: Shot, path: Path) -> Path:
    width, height = SIZES[shot.size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        locale="en-GB",
        is_mobile=shot.size == "phone",
    )
    page = context.new_page()
    page.goto(address + PAGES[shot.page])
    if shot.page == "editor":
        _ask(page)
    page.wait_for_timeout(300)
    page.screenshot(path=path)
    context.close()
    return path


def _ask(page: Page) -> None:
    """Choose an example in the editor, and ask it."""
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    page.locator("#examples").select_option(EXAMPLE)
    page.locator(".yasqe_queryButton").first.click()
    page.locator(".yasr table tbody tr").first.wait_for()
