"""Take the pictures of the application for entering claims: a made-up story, step by step."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page

from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.serving.running import Served

__all__ = ["NAMES", "picture_curation"]

ROOT: Final = Path(__file__).parent.parent
GAZETTE: Final = "<https://w3id.org/eventgraph/id/source/gazette-2024-03-01>"
TEXT: Final = """\
Bridge open again

After fourteen months of detours, the old bridge in Riverton carries cars and people once more. \
The works department said the barriers came down on 29 February. The mayor said traffic has \
flowed since 28 February.

“The town has waited long enough,” said the Mayor of Riverton. “We are relieved, and we thank \
those who worked at night.” Nearly 300 people allegedly walked across on the first evening.

The works department closed the bridge in November 2022, when an inspection found cracks in two \
of its piers. The repair cost 2.4 million dollars, twice what was planned.

Shopkeepers in Mill Street lost customers in those months. The mayor did not say whether they \
will be paid for it.
"""
NAMES: Final = tuple(
    f"curate-{step}.png"
    for step in ("text", "speaker", "relation", "checked", "saved", "dark", "things", "progress")
)


def picture_curation(browser: Browser, folder: Path, place: Path) -> Iterator[Path]:
    """Enter a claim about the bridge, and take a picture at each step; give their files."""
    with _opened(browser, place, "light") as page:
        yield _shot(page, folder / NAMES[0])
        _mark(page, "We are relieved")
        page.locator("#speaker").fill("may")
        page.locator("#speaker-list li").first.wait_for()
        yield _shot(page, folder / NAMES[1])
        page.keyboard.press("Enter")
        page.locator("#thing-0").fill("reop")
        page.locator("#thing-0-list li").first.wait_for()
        page.keyboard.press("Enter")
        page.locator("#relation-0").fill("ca")
        page.locator("#relation-0-list li").first.wait_for()
        yield _shot(page, folder / NAMES[2])
        page.keyboard.press("Enter")
        page.locator("#value-0").fill("relief")
        page.locator("#verdict", has_text="mend").wait_for()
        yield _shot(page, folder / NAMES[3])
        page.keyboard.press("Control+Enter")
        page.locator("#toast", has_text="Saved").wait_for()
        yield _shot(page, folder / NAMES[4])
    with _opened(browser, place, "dark") as page:
        _mark(page, "closed the bridge in November 2022")
        yield _shot(page, folder / NAMES[5])
        page.locator("#tab-things").click()
        page.locator("#things-list button", has_text="Reopening").click()
        page.locator("#aliases").wait_for()
        yield _shot(page, folder / NAMES[6])
        page.locator("#tab-progress").click()
        page.locator("#check-all").click()
        page.locator("#all-findings .verdict").wait_for()
        yield _shot(page, folder / NAMES[7])


@contextmanager
def _opened(browser: Browser, place: Path, scheme: str) -> Iterator[Page]:
    """Serve the bridge, and open the application in a window."""
    mine = place / f"mine-{scheme}"
    shutil.copytree(ROOT / "src/eventgraph/commands/starter", mine)
    text = place / "text.txt"
    text.write_text(TEXT, "utf-8")
    served = Served(Desk(mine, texts=[(GAZETTE, text)]))
    thread = threading.Thread(target=served.run, daemon=True)
    thread.start()
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
        locale="en-GB",
    )
    page = context.new_page()
    page.goto(served.opening)
    page.locator('html[data-ready="yes"]').wait_for(state="attached")
    yield page
    context.close()
    served.end()
    thread.join(10)


def _mark(page: Page, words: str) -> None:
    """Mark words as somebody does who has the keyboard alone."""
    page.evaluate(
        """(words) => {
          const walk = document.createTreeWalker(document.querySelector("#text"), 4);
          for (let node; (node = walk.nextNode()); ) {
            const at = node.data.indexOf(words);
            if (at < 0) continue;
            document.querySelector("#text").focus();
            document.getSelection().setBaseAndExtent(node, at, node, at + words.length);
          }
        }""",
        words,
    )
    page.keyboard.press("Enter")
    page.locator("#quote", has_text=words).wait_for()


def _shot(page: Page, path: Path) -> Path:
    page.wait_for_timeout(400)
    page.screenshot(path=path)
    return path
