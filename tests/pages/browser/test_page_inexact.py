"""The page in Chromium: dates that are not exact in words, on the slider, and in its filter."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import eventgraph as eg
from eventgraph.vocabulary import EDTF, PREFIXES

#: What an event is dated to, how the page says it in both languages; on which days it counts.
DATES = {
    "exact": ("2025-07-20", "20 Jul 2025", "20 jul 2025"),
    "unsure": ("2025-07-18?", "perhaps 18 July 2025", "quizá 18 de julio de 2025"),
    "between": ("2025-03/2025-05", "March 2025 to May 2025", "de marzo"),
    "some-day": ("2025-09-XX", "September 2025", "septiembre de 2025"),
    "season": ("2024-25", "spring 2024", "primavera de 2024"),
    "open": ("2025-11/..", "from November 2025 on", "desde noviembre de 2025"),
    "roman": ("-0048", "49 BC", "49 a. C."),
}
DAYS = {
    "exact": ("2025-07-20", "2025-07-20"),
    "unsure": ("2025-07-18", "2025-07-18"),
    "between": ("2025-03-01", "2025-05-31"),
    "some-day": ("2025-09-01", "2025-09-30"),
    "season": ("2024-03-01", "2024-05-31"),
    "open": ("2025-11-01", "2031-01-01"),
}


@pytest.fixture(scope="module")
def dated(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open the page of events that are dated so."""
    folder = tmp_path_factory.mktemp("dated")
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    lines.append(f"@prefix edtf: <{EDTF.removesuffix('EDTF')}> .")
    lines.append(f'source:s a evg:NewsArticle ; dcterms:issued "2025-07~"^^<{EDTF}> .')
    for name, (date, *_) in DATES.items():
        kind = {"exact": "xsd:date", "roman": "xsd:gYear"}.get(name, "edtf:EDTF")
        lines.append(
            f'event:{name} a evg:Transfer ; rdfs:label "{name}"@en . place:p a evg:Place . '
            f'claim:{name} {{ event:{name} sem:hasTimeStamp "{date}"^^{kind} ; evg:in place:p }} '
            f'claim:{name} a evg:Claim ; sem:accordingTo actor:a ; evg:quote "words"@en ; '
            "prov:wasQuotedFrom source:s ; evg:certainty evg:Stated ."
        )
    (folder / "data.trig").write_text("\n".join(lines), "utf-8")
    (folder / "page.html").write_text(eg.page(eg.load(folder / "data.trig")), "utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((folder / "page.html").as_uri())
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    yield page
    page.close()


def at(page: Page, address: str) -> Page:
    page.evaluate("location.hash = 'tab=network'")
    page.evaluate("address => { location.hash = address; }", address)
    page.wait_for_timeout(150)
    return page


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", DATES)
def test_dates_are_in_words_in_the_evidence_and_on_the_time_line(
    dated: Page, name: str, language: str
) -> None:
    words = DATES[name][1 if language == "en" else 2]
    page = at(dated, f"event:{name}&tab=timeline&lang={language}")
    expect(page.locator("#evidence")).to_contain_text(words)
    mark = page.locator(f"#timeline [data-thing='event:{name}']").first
    assert words in str(mark.get_attribute("aria-label"))
    expect(page.locator("#undated")).to_be_empty()


def test_the_day_of_a_publication_is_in_words(dated: Page) -> None:
    page = at(dated, "event:exact&lang=en")
    expect(page.locator("#evidence .source").first).to_contain_text("about July 2025")


@pytest.mark.parametrize("name", DAYS)
def test_the_filter_by_time_counts_the_days_of_a_date(dated: Page, name: str) -> None:
    for day in DAYS[name]:
        page = at(dated, f"from={day}&to={day}&tab=timeline&lang=en")
        assert page.locator(f"#timeline [data-thing='event:{name}']").count(), day
    if name != "open":
        page = at(dated, "from=2030-01-01&to=2030-12-31&tab=timeline&lang=en")
        assert not page.locator(f"#timeline [data-thing='event:{name}']").count()


def test_years_before_christ_can_be_filtered_and_stand_in_the_address(dated: Page) -> None:
    page = at(dated, "from=-000048-01-01&to=-000048-12-31&tab=timeline&lang=en")
    assert [one.get_attribute("data-thing") for one in page.locator("#timeline g").all()].count(
        "event:roman"
    )
    assert page.locator("#timeline [data-thing]").count() == 1
    page.locator("[data-language=es]").click()
    assert "from=-000048-01-01&to=-000048-12-31" in page.url


def test_the_slider_shows_every_date_within_its_width(dated: Page) -> None:
    page = at(dated, "tab=network&lang=en")
    marks = page.locator("#strip [data-thing]")
    assert {str(one.get_attribute("data-thing")) for one in marks.all()} == {
        f"event:{name}" for name in DATES
    }
    strip = page.locator("#strip svg").bounding_box()
    assert strip is not None
    for mark in marks.all():
        box = mark.locator("path").bounding_box()
        assert box is not None
        assert strip["x"] <= box["x"] <= box["x"] + box["width"] <= strip["x"] + strip["width"]
