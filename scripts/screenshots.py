"""Take the pictures of page, application and server that the documentation shows: docs/images/.

Run `python scripts/screenshots.py [NAME …]`; a name is the beginning of a picture's. Needs Debian's
Chromium.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

import eventgraph as eg
from curate_pictures import NAMES, picture_curation
from serve_pictures import picture_server

ROOT: Final = Path(__file__).parent.parent
CHROMIUM: Final = Path("/usr/bin/chromium")
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)
SIZES: Final = {"wide": (1440, 900), "phone": (360, 740)}
#: Each view by the address that opens it.
VIEWS: Final = {
    "story": "",
    "differences": "#tab=differences",
    "network": "#tab=network",
    "evidence": "#event:negotiation",
    "account": "#as=actor:nicolas-maduro",
    "timeline": "#tab=timeline",
    "map": "#tab=map",
    "claims": "#claim:cabello-bukele-was-left-out&tab=claims",
    "accounts": "#event:exchange&tab=accounts",
    "about": "#tab=about",
}


class Shot(NamedTuple):
    """One picture: what of the page, how wide, in which colours."""

    view: str
    size: str
    scheme: str

    @property
    def name(self) -> str:
        """Name its file."""
        return f"page-{self.view}-{self.size}-{self.scheme}.png"


def shots(wanted: list[str]) -> Iterator[Shot]:
    """List the pictures whose names begin as wanted; nothing wanted means all."""
    for view, size, scheme in product(VIEWS, SIZES, ("light", "dark")):
        shot = Shot(view, size, scheme)
        if not wanted or shot.name.startswith(tuple(wanted)):
            yield shot


def take(browser: Browser, page_file: Path, shot: Shot, path: Path) -> None:
    """Open the page as the shot says and write its picture."""
    width, height = SIZES[shot.size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if shot.scheme == "dark" else "light",
        locale="en-GB",
        has_touch=shot.size == "phone",
        is_mobile=shot.size == "phone",
    )
    page = context.new_page()
    page.goto(page_file.as_uri() + VIEWS[shot.view])
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    page.wait_for_timeout(400)
    page.screenshot(path=path)
    context.close()
    slim(path)


def slim(path: Path) -> None:
    """Write a picture with 256 colours: a page has few, and a repository keeps every picture."""
    with Image.open(path) as picture:
        fewer = picture.convert("RGB").quantize(
            256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
    fewer.save(path, optimize=True)


def main() -> int:
    """Make the page of the curated graph and take its pictures."""
    if not CHROMIUM.exists():
        print(f"{CHROMIUM} is missing; install Debian's chromium", file=sys.stderr)
        return 2
    folder = ROOT / "docs/images"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        page_file = Path(name) / "index.html"
        page_file.write_text(eg.page(eg.load(ROOT / "graph")), "utf-8")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        for shot in shots(sys.argv[1:]):
            take(browser, page_file, shot, folder / shot.name)
            print(f"docs/images/{shot.name}")
        wanted = sys.argv[1:]
        if not wanted or any(one.startswith(tuple(wanted)) for one in NAMES):
            for path in picture_curation(browser, folder, Path(name)):
                slim(path)
                print(f"docs/images/{path.name}")
        for path in picture_server(browser, folder, wanted):
            slim(path)
            print(f"docs/images/{path.name}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
