"""Hostile names, quotes, notes and file names in Chromium: none runs, and nothing is asked for."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from curated import served
from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.serving.running import Served
from hostile import HOSTILE, literal

PREFIX = "https://w3id.org/eventgraph"


@pytest.fixture(scope="module")
def hostile_serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a dataset whose every label, alias, quote and note is hostile, and a hostile text."""
    folder = tmp_path_factory.mktemp("hostile") / "<img src=x onerror=window.ran=1>"
    folder.mkdir()
    lines = [f"@prefix evg: <{PREFIX}/ns#> ."]
    for number, value in enumerate(HOSTILE):
        for kind, name in (("actor", "Person"), ("event", "Event"), ("source", "NewsArticle")):
            labels = f"{literal(value)} , {literal(value, '@es')}"
            lines.append(
                f"<{PREFIX}/id/{kind}/{number}> a evg:{name} ;"
                f" <http://www.w3.org/2000/01/rdf-schema#label> {labels} ;"
                f" <http://www.w3.org/2004/02/skos/core#altLabel> {literal(value + ' also')} ;"
                f" <http://purl.org/dc/terms/issued> {literal(value, '')} ."
            )
        claim = f"<{PREFIX}/id/claim/{number}>"
        lines.append(
            f"{claim} {{ <{PREFIX}/id/event/{number}> evg:calls {literal(value)} . }}\n"
            f"{claim} a evg:Claim ; evg:quote {literal(value)} ; evg:note {literal(value)} ;"
            f" <http://semanticweb.cs.vu.nl/2009/11/sem/accordingTo> <{PREFIX}/id/actor/{number}> ;"
            f" <http://www.w3.org/ns/prov#wasQuotedFrom> <{PREFIX}/id/source/0> ."
        )
    (folder / "claims.trig").write_text("\n".join(lines), "utf-8")
    text = folder.parent / "<script>window.ran=1<script>.txt"
    words = (" ".join(value.split()) for value in HOSTILE if "\x00" not in value)
    text.write_text("\n\n".join(["A text of odd words.", *words]), "utf-8", "replace")
    with served(Desk(folder, texts=[(f"<{PREFIX}/id/source/0>", text)])) as one:
        yield one


def visit(page: Page) -> None:
    """See and use every part of the application."""
    expect(page.locator("#text .sentence").first).to_be_visible()
    for word in ("img", "script", "svg", "window", "onerror", "7", "a"):
        for field in ("speaker", "thing-0"):
            page.locator(f"#{field}").fill(word)
            page.wait_for_timeout(120)
            page.keyboard.press("Escape")
    page.locator("#speaker").fill("<img src=x onerror=window.ran=1> new")
    page.locator("#speaker-list .extra").click()
    expect(page.locator("#dialog")).to_be_visible()
    page.keyboard.press("Escape")
    for tab in ("things", "sources", "progress"):
        page.locator(f"#tab-{tab}").click()
        expect(page.locator(f"#panel-{tab} h2").first).to_be_visible()
        page.wait_for_timeout(200)
    page.locator("#tab-things").click()
    for number in range(0, 100, 9):
        page.locator("#things-list button").nth(number).click()
        expect(page.locator("#aliases")).to_be_visible()
    page.locator("#things-list button").filter(has_text="event").first.click()
    page.locator("#thing-detail .line").first.click()
    expect(page.locator("#form-title")).to_contain_text("Claim")
    for language in ("Español", "English"):
        page.get_by_role("button", name=language).click()
        page.wait_for_timeout(200)


def test_nothing_hostile_runs_and_no_request_leaves(
    browser: Browser, hostile_serving: Served
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    asked: list[str] = []
    faults: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.goto(hostile_serving.opening)
    page.locator('html[data-ready="yes"]').wait_for(state="attached")
    visit(page)
    assert page.evaluate("window.ran") is None
    assert page.evaluate("document.querySelectorAll('script').length") == 1
    assert page.evaluate("document.querySelectorAll('iframe, object, base, img').length") == 0
    assert faults == []
    own = (hostile_serving.address, "data:,")
    assert [url for url in asked if not url.startswith(own)] == []
    assert json.dumps(asked).count("token") == 1
    context.close()
