"""Whatever a label, quote, name, title, address or date holds: none of it runs."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page
from rdflib import Dataset

import eventgraph as eg
from eventgraph.pages.rendering import safe_json

VALUES: Final = json.loads(Path(__file__).with_name("hostile.json").read_text("utf-8"))
ELEMENTS: Final = tuple(
    f"{before}<{element}>{after}"
    for before in VALUES["before"]
    for element in VALUES["elements"]
    for after in ("", "x")
)
LONG: Final = tuple(text * times for text, times in VALUES["repeated"].items())
PLAIN: Final = ("breakers", "markers", "bidi", "links", "short", "formulas")
HOSTILE: Final = (*ELEMENTS, *LONG, *(value for name in PLAIN for value in VALUES[name]))
ODD_NAMES: Final = tuple(VALUES["names"])
BASE: Final = "https://w3id.org/eventgraph"


def literal(text: str, kind: str = "@en") -> str:
    """Write a literal with every character escaped."""
    escaped = "".join(f"\\U{ord(letter):08X}" for letter in text)
    return f'"{escaped}"{kind}'


def quads() -> Iterator[str]:
    """Put each hostile value into every field that reaches the page."""
    evg, rdf, rdfs = (
        f"{BASE}/ns#",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://www.w3.org/2000/01/rdf-schema#",
    )
    sem, prov, terms = (
        "http://semanticweb.cs.vu.nl/2009/11/sem/",
        "http://www.w3.org/ns/prov#",
        "http://purl.org/dc/terms/",
    )
    skos, date = "http://www.w3.org/2004/02/skos/core#", "^^<http://www.w3.org/2001/XMLSchema#date>"
    for number, value in enumerate(HOSTILE):
        odd = ODD_NAMES[number % len(ODD_NAMES)]
        event, actor = (f"<{BASE}/id/{kind}/{odd}{number}>" for kind in ("event", "actor"))
        source, claim = (f"<{BASE}/id/{kind}/{odd}{number}>" for kind in ("source", "claim"))
        text, spanish = literal(value), literal(value, "@es")
        yield f"{event} <{rdf}type> <{evg}Event> ."
        yield f"{actor} <{rdf}type> <{evg}Person> ."
        yield f"{source} <{rdf}type> <{evg}NewsArticle> ."
        yield f"{claim} <{rdf}type> <{evg}Claim> ."
        for thing in (event, actor, source, claim):
            yield f"{thing} <{rdfs}label> {text} ."
            yield f"{thing} <{rdfs}label> {spanish} ."
            yield f"{thing} <{evg}note> {text} ."
        yield f"{actor} <{skos}altLabel> {text} ."
        for part in ("title", "publisher", "issued"):
            yield f"{source} <{terms}{part}> {text} ."
        yield f"{source} <https://schema.org/url> {literal(value, '')} ."
        yield f"{claim} <{sem}accordingTo> {actor} ."
        yield f"{claim} <{prov}wasQuotedFrom> {source} ."
        yield f"{claim} <{evg}quote> {text} ."
        yield f"{claim} <{evg}statedIn> {event} ."
        yield f"{event} <{evg}about> {actor} {claim} ."
        yield f"{event} <{evg}calls> {text} {claim} ."
        yield f"{event} <{sem}hasTimeStamp> {literal(value, date)} {claim} ."
        yield f"{event} <{evg}size> {literal(value, '')} {claim} ."


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Load a dataset made of hostile values."""
    path = tmp_path_factory.mktemp("hostile") / "data.nq"
    path.write_text("\n".join(quads()), "utf-8")
    return eg.load(path)


@pytest.fixture(scope="module")
def page_file(hostile: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the page of it, its title hostile too."""
    path = tmp_path_factory.mktemp("page") / "index.html"
    title = "</title><script>window.ran=1</script>\x00\ud800"
    path.write_text(eg.page(hostile, title=title), "utf-8")
    return path


def test_there_are_at_least_two_hundred_hostile_values() -> None:
    assert len(set(HOSTILE)) >= 200


def test_no_hostile_value_ends_the_script_that_carries_the_data(page_file: Path) -> None:
    text = page_file.read_text("utf-8")
    assert len(re.findall("</script", text, re.IGNORECASE)) == 4
    found = re.search(r'id="data">(.*?)</script>', text, re.DOTALL)
    assert found is not None
    assert len(json.loads(found[1])["packed"]["claims"]) == len(HOSTILE)
    assert not re.search("[\\x00\\u202a-\\u202e\\u2066-\\u2069]", text)


@pytest.mark.parametrize("value", ["</script>", "<!--", "&amp;", "\u2028", "\u2029", "<script>"])
def test_json_in_a_script_element_holds_nothing_that_html_reads(value: str) -> None:
    text = safe_json({"value": value})
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == {"value": value}


@pytest.fixture(scope="module")
def watched(browser: Browser, page_file: Path) -> Iterator[tuple[Page, list[str]]]:
    """Open the page and note whatever it runs, asks for, or is refused."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(
        "window.refused = []; document.addEventListener('securitypolicyviolation',"
        " event => window.refused.push(`${event.violatedDirective} ${event.blockedURI}`));"
    )
    page = context.new_page()
    noted: list[str] = []
    page.on("request", lambda request: noted.append(request.url))
    page.on("dialog", lambda dialog: noted.append(dialog.message))
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.on("console", lambda message: noted.append(message.text))
    page.goto(page_file.as_uri())
    page.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    yield page, noted
    context.close()


def check(page: Page, noted: list[str]) -> None:
    """Nothing ran, nothing was asked for, nothing was refused, no element came from a value."""
    assert page.evaluate("window.ran") is None
    assert page.evaluate("window.refused") == []
    assert [note for note in noted if not note.startswith(("file:///", "blob:"))] == []
    strange = "iframe, img, base, link, object, embed, form, script[src]"
    assert page.locator(strange).count() == 0
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.protocol)")
    assert set(links) <= {"http:", "https:", "file:"}
    handlers = "e => [...e.attributes].some(a => /^on/.test(a.name))"
    assert page.evaluate(f"[...document.querySelectorAll('*')].some({handlers})") is False


@pytest.mark.parametrize("tab", ["network", "timeline", "claims", "accounts", "about"])
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
