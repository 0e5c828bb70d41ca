"""Watch a browser: whatever a page runs, asks for, or is refused, is noted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

__all__ = ["check", "watching"]

_WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation",
  (event) => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));
"""
_STRANGE = (
    "iframe, img, base, link, object, embed, form, script[src], image, use, animate, foreignObject"
)
_HANDLERS = (
    "[...document.querySelectorAll('*')].some(e => [...e.attributes].some(a => /^on/.test(a.name)))"
)
_LINKS = "[...document.querySelectorAll('a[href]')].map(a => a.protocol)"


@contextmanager
def watching(browser: Browser, address: str | Path) -> Iterator[tuple[Page, list[str]]]:
    """Open a page, by its file or its address, and note what it does."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(_WATCH)
    page = context.new_page()
    noted: list[str] = []
    page.on("request", lambda request: noted.append(request.url))
    page.on("dialog", lambda dialog: noted.append(dialog.message))
    page.on("popup", lambda popup: noted.append(popup.url))
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.on("console", lambda message: noted.append(message.text))
    page.goto(address.as_uri() if isinstance(address, Path) else address)
    yield page, noted
    context.close()


def check(
    page: Page,
    noted: list[str],
    strange: str = _STRANGE,
    protocols: frozenset[str] = frozenset({"http:", "https:", "file:"}),
) -> None:
    """Nothing ran, nothing was asked for, nothing was refused, no element came from a value."""
    assert page.evaluate("window.ran") is None
    assert page.evaluate("window.refused") == []
    assert [note for note in noted if not note.startswith(("file:///", "blob:", "about:"))] == []
    assert page.locator(strange).count() == 0
    assert set(page.evaluate(_LINKS)) <= protocols
    assert page.evaluate(_HANDLERS) is False
