"""The documentation site: complete, built without a warning, and it asks nothing of the network."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import eventgraph

ROOT = Path(__file__).parent.parent
SITE = importlib.util.find_spec("mkdocs") and importlib.util.find_spec("material")
pytestmark = [
    pytest.mark.external,
    pytest.mark.skipif(
        not SITE, reason="the documentation site is not built: scripts/environment build docs"
    ),
]
#: Elements that a browser fetches by itself, and where they say from where.
FETCHED = {
    ("audio", "src"),
    ("embed", "src"),
    ("iframe", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("link", "href"),
    ("object", "data"),
    ("script", "src"),
    ("source", "src"),
    ("source", "srcset"),
    ("video", "src"),
}
ELSEWHERE = re.compile(r"(https?:)?//")
IN_STYLES = re.compile(r"""(?:url\(|@import)\s*["']?((?:https?:)?//[^"')]*)""")


class Fetches(HTMLParser):
    """Collects what an HTML page lets a browser fetch from another host."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element's attributes."""
        self.found += [
            f"{tag} {value}"
            for name, value in attrs
            if (tag, name) in FETCHED and ELSEWHERE.match(value or "")
        ]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site") / "site-docs"
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")
    return folder


def test_no_page_fetches_anything_from_another_host(site: Path) -> None:
    found = {}
    for path in site.rglob("*.html"):
        fetches = Fetches()
        fetches.feed(path.read_text("utf-8"))
        fetches.found += IN_STYLES.findall(path.read_text("utf-8"))
        found[path.name] = fetches.found
    assert len(found) > 15
    assert {name: fetched for name, fetched in found.items() if fetched} == {}


def test_no_style_fetches_anything_from_another_host(site: Path) -> None:
    styles = {path.name: path.read_text("utf-8") for path in site.rglob("*.css")}
    assert len(styles) > 1
    assert {name: IN_STYLES.findall(text) for name, text in styles.items()} == {
        name: [] for name in styles
    }


def test_every_public_name_is_described(site: Path) -> None:
    text = (site / "api.html").read_text("utf-8")
    headings = set(re.findall(r"eg\.(\w+)", text))
    assert sorted(set(eventgraph.__all__) - headings) == []


def test_examples_of_docstrings_are_code(site: Path) -> None:
    text = (site / "api.html").read_text("utf-8")
    assert '<span class="gp">&gt;&gt;&gt; </span>' in text
    assert "<blockquote>" not in text


def test_links_of_the_readme_lead_to_pages_of_the_site(site: Path) -> None:
    text = (site / "index.html").read_text("utf-8")
    assert 'href="queries.html"' in text
    assert 'src="images/page-evidence-wide-light.png"' in text
    assert 'href="docs/' not in text
    assert 'href="graph/' not in text


def test_the_notebook_is_a_page_with_what_it_shows(site: Path) -> None:
    text = (site / "tutorial.html").read_text("utf-8")
    assert "<table" in text
    assert 'href="tutorial.ipynb"' in text
    assert (site / "tutorial.ipynb").is_file()


def test_the_search_works_on_files_and_asks_nothing_of_the_network(
    site: Path, browser: Browser
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("betweenness")
    page.locator(".md-search-result__item").first.wait_for(timeout=20_000)
    assert "network" in page.locator(".md-search-result__list").inner_text()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    page.close()
