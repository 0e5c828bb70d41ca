"""The page in Chromium: a number is shown with the digits it has."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

import eventgraph as eg

DATA = """
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix ex: <http://example.org/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
claim:many a evg:Claim ; sem:accordingTo ex:ana ; evg:quote "so many" .
claim:many { ex:crowd evg:size NUMBER }
"""


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("252", "252"),
        ("-8000", "-8,000"),
        ("9007199254740993", "9,007,199,254,740,993"),
        ("2.5", "2.5"),
    ],
)
def test_a_number_is_shown_with_its_own_digits(
    browser: Browser, tmp_path: Path, number: str, shown: str
) -> None:
    (tmp_path / "data.trig").write_text(DATA.replace("NUMBER", number), "utf-8")
    (tmp_path / "index.html").write_text(
        eg.page(eg.load(tmp_path / "data.trig"), view="network"), "utf-8"
    )
    page = browser.new_page()
    page.goto((tmp_path / "index.html").as_uri() + "#claim:many")
    expect(page.locator("#evidence .said li bdi").last).to_have_text(shown)
    page.close()
