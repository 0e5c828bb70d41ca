"""Pages of another site: one that is named may ask, any other may not; in Chromium."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from playwright.sync_api import Browser, Page

from eventgraph.errors import EventGraphError
from eventgraph.serving.crossing import origin_of
from eventgraph.serving.running import Hosts, Served, Server, Settings

ASK = """async ([address, kind]) => {
  const asked = kind === "form"
    ? new URLSearchParams({query: "ASK {?s ?p ?o}"})
    : new Blob(["ASK {?s ?p ?o}"], {type: "application/sparql-query"});
  try {
    const answer = await fetch(`${address}sparql`, {method: "POST", body: asked});
    return `${(await answer.json()).boolean} ${answer.headers.has("ETag")}`;
  } catch (error) { return String(error); }
}"""
DATA = """async (address) => (await fetch(`${address}id/actor/marco-rubio`,
  {headers: {Accept: "text/turtle"}})).text()"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder, and tells nothing of it."""

    def log_message(self, *_: object) -> None:
        """Tell nothing."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Serve two sites, each an origin of its own."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "index.html").write_text("<!doctype html><title>site</title>", "utf-8")
    handler = partial(Quiet, directory=str(folder))
    servers = [ThreadingHTTPServer(("127.0.0.1", 0), handler) for _ in range(2)]
    for one in servers:
        threading.Thread(target=one.serve_forever, args=(0.05,), daemon=True).start()
    first, second = (f"http://127.0.0.1:{one.server_address[1]}" for one in servers)
    yield first, second
    for one in servers:
        one.shutdown()
        one.server_close()


@pytest.fixture(scope="module")
def opened(sites: tuple[str, str]) -> Iterator[str]:
    """Serve the curated dataset so that pages of the first site may ask."""
    hosts = Hosts(origins=frozenset({sites[0]}))
    settings = Settings(port=0, hosts=hosts, say=lambda _: None)
    server = Server(Served(("graph",)), settings)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield server.address
    server.end()
    thread.join(30)


def at(browser: Browser, site: str) -> Page:
    page = browser.new_page()
    page.goto(f"{site}/index.html")
    return page


@pytest.mark.parametrize("kind", ["form", "direct"])
def test_a_page_of_the_site_that_is_named_may_ask(
    browser: Browser, sites: tuple[str, str], opened: str, kind: str
) -> None:
    page = at(browser, sites[0])
    assert page.evaluate(ASK, [opened, kind]) == "true true"
    page.close()


def test_it_may_follow_a_name_to_its_data(
    browser: Browser, sites: tuple[str, str], opened: str
) -> None:
    page = at(browser, sites[0])
    assert "actor:marco-rubio" in page.evaluate(DATA, opened)
    page.close()


@pytest.mark.parametrize("kind", ["form", "direct"])
def test_a_page_of_any_other_site_may_not(
    browser: Browser, sites: tuple[str, str], opened: str, kind: str
) -> None:
    page = at(browser, sites[1])
    assert page.evaluate(ASK, [opened, kind]) == "TypeError: Failed to fetch"
    page.close()


def test_the_headers_say_so(sites: tuple[str, str], opened: str) -> None:
    before = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x"}

    def asked(method: str, origin: str, **more: str) -> httpx.Response:
        headers = {"Origin": origin, **more}
        return httpx.request(method, f"{opened}sparql", headers=headers, trust_env=False)

    told = asked("OPTIONS", sites[0], **before)
    assert (told.status_code, told.headers["access-control-allow-origin"]) == (204, sites[0])
    assert "POST" in told.headers["access-control-allow-methods"]
    assert "Content-Type" in told.headers["access-control-allow-headers"]
    assert "access-control-allow-credentials" not in told.headers
    assert told.headers["vary"] == "Origin"
    for origin in (sites[1], "null", f"{sites[0]}.evil.example", "*", ""):
        for method in ("OPTIONS", "GET", "POST"):
            answer = asked(method, origin, **before)
            assert "access-control-allow-origin" not in answer.headers
            assert answer.headers["vary"].endswith("Origin")
    assert asked("OPTIONS", sites[0]).status_code == 405


@pytest.mark.parametrize(
    "text", ["*", "example.org", "https://example.org/", "https://a b", "null"]
)
def test_what_no_browser_names_is_refused(text: str) -> None:
    with pytest.raises(EventGraphError, match=r"is no site; write https://example\.org"):
        origin_of(text)
