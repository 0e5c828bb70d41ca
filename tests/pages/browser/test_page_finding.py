"""Search, the claims table, the accounts under a filter, and the way to all matters."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

HELD = "group:venezuelans-held-in-el-salvador"
RUBIO = "actor:marco-rubio"
Open = Callable[..., Page]


def test_the_first_panel_leads_to_all_matters(visit: Open) -> None:
    page = visit()
    link = page.locator("#all-matters")
    number = int("".join(filter(str.isdigit, link.inner_text())))
    link.click()
    expect(page.locator("#panel-differences")).to_be_visible()
    expect(page.locator("#matters")).to_be_focused()
    heads = page.locator("#differences h3").all_inner_texts()
    assert sum(int(head.rsplit("(", 1)[1].rstrip(")")) for head in heads) == number


def test_search_takes_several_words_wherever_they_stand(visit: Open) -> None:
    page = visit()
    field = page.locator("#search")
    field.fill("negotiation left  out")
    expect(page.locator("#found li q").first).to_contain_text("left out of this negotiation")
    field.fill("negotiation zebra")
    expect(page.locator("#found")).to_contain_text("Nothing found")


def test_search_finds_a_role_and_who_has_it(visit: Open) -> None:
    page = visit()
    field = page.locator("#search")
    field.fill("church mediated")
    hit = page.locator("#found li").first
    expect(hit).to_contain_text("Catholic Church mediated Negotiation")
    hit.click()
    assert "line=event:negotiation+evg:mediatedBy+" in page.evaluate("location.hash")
    expect(page.locator("#evidence article .quote").first).to_be_visible()
    page.locator("[data-language=es]").click()
    field.fill("medió")
    expect(page.locator("#found li").first).to_contain_text("medió en")


def test_search_says_how_many_of_how_many_and_gives_the_rest(visit: Open) -> None:
    page = visit()
    field = page.locator("#search")
    field.fill("252")
    last = page.locator("#found li").last
    expect(last).to_contain_text("12 of ")
    total = int(last.inner_text().split(" of ")[1].split()[0])
    assert total > 12
    field.press("ArrowUp")
    field.press("Enter")
    expect(page.locator("#found li")).to_have_count(total)
    expect(field).to_be_focused()
    assert all("252" in text for text in page.locator("#found q").all_inner_texts())


def test_a_copied_citation_names_the_publisher(visit: Open) -> None:
    page = visit("#claim:cabello-bukele-was-left-out")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (text) => {"
        " window.copied = text; }}})"
    )
    page.get_by_role("button", name="Copy citation").click()
    assert ", Orinoco Tribune, 2025-07-19" in page.evaluate("window.copied")


def test_the_table_says_what_stands_against_a_claim_and_who_speaks(visit: Open) -> None:
    page = visit("#tab=claims")
    page.locator("#table-filter").fill("was left out of this negotiation")
    cell = page.locator("#table tbody tr td.c-beside").first
    expect(cell).to_contain_text("not all can hold")
    expect(cell.locator(".mark")).to_have_count(1)
    page.locator("#table-filter").fill("speaker not named")
    rows = page.locator("#table tbody tr")
    assert rows.count() > 0
    for text in page.locator("#table td.c-beside").all_inner_texts():
        assert "speaker not named" in text
    page.get_by_role("button", name="Differences and flags").click()
    expect(page.locator("#table th[aria-sort=ascending]")).to_have_text("Differences and flags")


def test_without_scripts_the_table_marks_what_is_contested_and_fits_a_phone(
    browser: Browser, visit: Open
) -> None:
    address = visit().url
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(address)
    row = page.locator("noscript tr", has_text="was left out of this negotiation").first
    expect(row).to_contain_text("≠")
    anonymous = page.locator("noscript tr", has_text="speaker not named")
    assert anonymous.count() > 0
    box = page.locator("noscript caption").bounding_box()
    assert box is not None
    assert box["width"] > 250
    assert page.locator("noscript q:not([lang])").count() == 0
    context.close()


def test_accounts_honour_as_told_by(visit: Open) -> None:
    page = visit(f"#event:exchange&tab=accounts&as={RUBIO}")
    heads = page.locator("#accounts thead [data-account]")
    assert heads.evaluate_all("all => all.map(one => one.dataset.account)") == [RUBIO]
    rows = page.locator("#accounts tr[data-of]").count()
    assert page.locator("#accounts td.silent").count() < rows
    page.locator("#reset").click()
    expect(heads.nth(1)).to_be_visible()
    expect(page.locator("#accounts tr[data-of]")).to_have_count(rows)


def test_accounts_honour_the_filters_of_how_it_is_put_forward(visit: Open) -> None:
    page = visit("#event:payment-for-the-arrangement&tab=accounts")
    before = page.locator("#accounts .value").count()
    page.locator("#filters").click()
    page.locator("#certainties input").first.uncheck()
    expect(page.locator("#accounts .value.c0")).to_have_count(0)
    left = page.locator("#accounts .value").count()
    assert 0 < left < before
