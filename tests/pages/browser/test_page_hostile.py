"""Whatever a label, quote, name, title, address or date holds: none of it runs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from rdflib import Dataset

import eventgraph as eg
from eventgraph.pages.rendering import safe_json
from hostile import HOSTILE, SPOOFS
from watching import check, watching


@pytest.fixture(scope="module")
def page_file(hostile: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of it, its title hostile too."""
    path = tmp_path_factory.mktemp("page") / "index.html"
    title = "</title><script>window.ran=1</script>\x00\ud800"
    path.write_text(eg.page(hostile, title=title, view="network"), "utf-8")
    return path


def test_there_are_at_least_five_hundred_hostile_values() -> None:
    assert len(set(HOSTILE)) >= 500


def test_no_hostile_value_ends_the_script_that_carries_the_data(page_file: Path) -> None:
    text = page_file.read_text("utf-8")
    assert len(re.findall("</script", text, re.IGNORECASE)) == 4
    found = re.search(r'id="data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    assert len(json.loads(found[1])["packed"]["claims"]) == len(HOSTILE)
    assert SPOOFS.findall(text[: found.end()]) == []


@pytest.mark.parametrize("value", ["</script>", "<!--", "&amp;", "\u2028", "\u2029", "<script>"])
def test_json_in_a_script_element_holds_nothing_that_html_reads(value: str) -> None:
    text = safe_json({"value": value})
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == {"value": value}


@pytest.fixture(scope="module")
def watched(browser: Browser, page_file: Path) -> Iterator[tuple[Page, list[str]]]:
    """Open the page and note whatever it runs, asks for, or is refused."""
    with watching(browser, page_file) as (page, noted):
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        yield page, noted


@pytest.mark.parametrize("tab", ["story", "network", "timeline", "claims", "accounts", "about"])
def test_nothing_runs_on_any_tab(watched: tuple[Page, list[str]], tab: str) -> None:
    page, noted = watched
    page.locator(f"#tab-{tab}").click()
    page.wait_for_timeout(100)
    check(page, noted)


def test_nothing_runs_when_everything_is_looked_at(watched: tuple[Page, list[str]]) -> None:
    page, noted = watched
    names = page.evaluate(
        "(({ things, claims }) => [...things, ...claims].map(([name]) =>"
        " (name.includes(':') ? name : 'claim:' + name)))"
        "(JSON.parse(document.getElementById('data').textContent).packed)"
    )
    assert len(names) > 3 * len(HOSTILE) - 20
    looked_at = page.evaluate(
        """names => {
          let looked = 0;
          for (const name of names) {
            history.replaceState(null, "", "#" + encodeURIComponent(name));
            dispatchEvent(new PopStateEvent("popstate"));
            for (const part of document.querySelectorAll('#evidence details')) part.open = true;
            looked += document.querySelector('#evidence article, #evidence .count') ? 1 : 0;
          }
          return looked;
        }""",
        names,
    )
    assert looked_at == len(names)
    check(page, noted)


def test_nothing_runs_when_hostile_text_is_searched_printed_and_saved(
    watched: tuple[Page, list[str]],
) -> None:
    page, noted = watched
    page.locator("#tab-network").click()
    for text in ("<img src=x", "javascript:", "{{ 7*7 }}"):
        page.locator("#search").fill(text)
        page.locator("#search").press("Enter")
    page.evaluate("location.hash = ''")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    check(page, noted)
    for what in ("svg", "csv"):
        page.locator("#save").click()
        with page.expect_download() as waiting:
            page.locator(f"[data-save={what}]").click()
        saved = Path(waiting.value.path()).read_text("utf-8")
        assert "<script" not in saved if what == "svg" else True
        assert not re.search(r'(^|,)"[=+@-]', saved) if what == "csv" else True
    page.locator("[data-language=es]").click()
    check(page, noted)


def test_template_markers_are_shown_as_they_stand(page_file: Path) -> None:
    text = page_file.read_text("utf-8")
    assert "{{ 7*7 }}" in text
    assert "{claims}" in text
