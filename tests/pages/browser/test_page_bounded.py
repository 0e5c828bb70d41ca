"""Cards of thousands of sides, voices and carriers: the first of them, and how many more."""

from pathlib import Path
from time import perf_counter

import pytest
from playwright.sync_api import Browser, Page, expect

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES

MANY = 5000
WHOLE = 4992
SIDES = 12


def claim(number: int, said: str) -> str:
    return (
        f"claim:c{number} {{ {said} . }} claim:c{number} sem:accordingTo actor:a{number} ; "
        f'evg:quote "words {number}"@en ; evg:certainty evg:Stated ; '
        f"prov:wasQuotedFrom source:s{number} ."
    )


def opened(browser: Browser, folder: Path, lines: list[str], address: str) -> Page:
    """Write a page of these lines, open it at an address, and say nothing thrown."""
    prefixes = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    (folder / "many.trig").write_text("\n".join(prefixes + lines), "utf-8")
    (folder / "page.html").write_text(
        eg.page(eg.load(folder / "many.trig"), view="network"), "utf-8"
    )
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(f"{(folder / 'page.html').as_uri()}{address}")
    page.wait_for_selector("html[data-ready=yes]", state="attached", timeout=120_000)
    return page


@pytest.fixture(scope="module")
def of_sides(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Page:
    """Open the page of a group to which each of five thousand speakers gives another size."""
    lines = [claim(number, f"group:g evg:size {number}") for number in range(MANY)]
    return opened(browser, tmp_path_factory.mktemp("sides"), lines, "")


def test_a_card_of_thousands_of_sides_shows_the_first_and_says_how_many_more(
    of_sides: Page,
) -> None:
    page = of_sides
    start = perf_counter()
    page.evaluate("location.hash = 'group:g'")
    facing = page.locator("#evidence .facing")
    expect(facing).to_have_count(1)
    assert perf_counter() - start < 5
    expect(facing.locator(".side")).to_have_count(SIDES)
    more = facing.locator(".sides > .more")
    expect(more).to_have_text(f"and {MANY - SIDES:,} more")
    more.click()
    expect(facing.locator(".side")).to_have_count(SIDES + 100)
    expect(more).to_have_text(f"and {MANY - SIDES - 100:,} more")
    assert page.locator("#evidence *").count() < 8000


def test_the_table_of_accounts_shows_the_first_columns_and_says_how_many_more(
    of_sides: Page,
) -> None:
    page = of_sides
    start = perf_counter()
    page.evaluate("location.hash = 'group:g&tab=accounts'")
    heads = page.locator("#accounts thead [data-account]")
    expect(heads).to_have_count(40)
    assert perf_counter() - start < 5
    more = page.locator("#accounts thead .more")
    expect(more).to_have_text(f"and {MANY - 40:,} more")
    more.click()
    expect(heads).to_have_count(140)
    expect(page.locator("#accounts tbody tr").first.locator("td")).to_have_count(140)
    expect(more).to_have_text(f"and {MANY - 140:,} more")


def test_a_table_of_thousands_of_rows_and_values_shows_the_first(
    browser: Browser, tmp_path: Path
) -> None:
    lines = ["event:e a evg:Transfer ."]
    lines += [
        claim(number, f"event:e evg:affects group:g{number} . group:g{number} evg:size 1").replace(
            f"actor:a{number}", "actor:a"
        )
        for number in range(500)
    ]
    page = opened(browser, tmp_path, lines, "#event:e&tab=accounts")
    rows = page.locator("#accounts [data-relation='evg:size']")
    expect(rows).to_have_count(200)
    expect(page.locator("#accounts tr > td > .more")).to_have_text(["and 488 more", "and 300 more"])
    page.locator("#accounts tr:not([data-of]) .more").click()
    expect(rows).to_have_count(300)
    page.close()


def test_a_statement_of_thousands_of_voices_shows_the_first_cards_and_steps(
    browser: Browser, tmp_path: Path
) -> None:
    lines = [claim(number, "group:g evg:size 252") for number in range(MANY)]
    lines.append(claim(MANY, "group:g evg:size 238"))
    page = opened(browser, tmp_path, lines, "#group:g")
    fact = page.locator('#evidence .fact[data-fact*="252"]')
    expect(fact.locator("article")).to_have_count(20)
    expect(fact.locator(":scope > .more")).to_have_text(f"and {MANY - 20:,} more")
    told = f"{MANY:,} voices, {MANY:,} carriers, {MANY:,} origins"
    expect(fact.locator(".spread summary")).to_have_text(told)
    fact.locator(".spread summary").click()
    expect(fact.locator(".spread li .more")).to_have_text(f"and {MANY - 40:,} more")
    side = page.locator("#evidence .facing .side", has_text="252")
    expect(side.locator(".words")).to_have_count(8)
    expect(side.locator(".more")).to_have_text(f"and {WHOLE:,} more")
    page.close()
