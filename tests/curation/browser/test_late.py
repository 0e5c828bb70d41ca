"""An answer that comes late changes nothing that was asked for after it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route, expect

from hand import Hand

Sit = Callable[..., Hand]


@contextmanager
def late(page: Page, asked: str) -> Iterator[Callable[[], None]]:
    """Hold back the first answer that the block asks for until the block is over.

    What is given waits until it was asked for.
    """
    held: list[Route] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    def wait() -> None:
        for _ in range(1500):
            if held:
                return
            page.wait_for_timeout(20)
        raise AssertionError(f"{asked} was not asked for")

    pattern = f"**/api/{asked}?**"
    page.route(pattern, hold)
    yield wait
    held[0].continue_()
    page.wait_for_timeout(300)
    page.unroute(pattern)


def test_the_list_of_things_says_that_it_is_of_before(sit: Sit) -> None:
    page = sit().page
    page.locator("#tab-things").click()
    rows = page.locator("#things-list button")
    expect(rows.first).to_contain_text("curator")
    with late(page, "things") as asked:
        page.locator("#things-search").fill("mayor")
        asked()
        expect(page.locator("#things-list")).to_have_attribute("aria-busy", "true")
        page.locator("#things-search").fill("works")
        expect(page.locator("#things-list")).not_to_have_attribute("aria-busy", "true")
        expect(rows.first).to_contain_text("Works department")
    expect(rows.first).to_contain_text("Works department")


def test_the_thing_that_was_opened_last_is_shown(sit: Sit) -> None:
    page = sit().page
    page.locator("#tab-things").click()
    name = page.locator("#rename")
    with late(page, "thing") as asked:
        page.locator("#things-list button", has_text="Mayor").click()
        asked()
        page.locator("#things-list button", has_text="Works department").click()
        expect(name).to_have_value("actor:works-department")
    expect(name).to_have_value("actor:works-department")


def test_the_claim_that_was_opened_last_is_in_the_form(sit: Sit) -> None:
    page = sit().page
    page.locator("#tab-things").click()
    page.locator("#things-list button", has_text="Reopening").click()
    title = page.locator("#form-title")
    claims = page.locator("#thing-detail button.line")
    with late(page, "claim") as asked:
        claims.filter(has_text="traffic has flowed").click()
        asked()
        page.locator("#tab-things").click()
        page.locator("#things-list button", has_text="Reopening").click()
        claims.filter(has_text="29 February").click()
        expect(title).to_contain_text("department-dates")
    expect(title).to_contain_text("department-dates")


def test_words_that_were_marked_meanwhile_stay_in_the_form(sit: Sit) -> None:
    hand = sit()
    page = hand.page
    page.locator("#tab-things").click()
    page.locator("#things-list button", has_text="Reopening").click()
    with late(page, "claim") as asked:
        page.locator("#thing-detail button.line", has_text="traffic has flowed").click()
        asked()
        hand.mark("We are relieved")
        hand.marked("We are relieved")
    hand.marked("We are relieved")
    expect(page.locator("#form-title")).not_to_contain_text("mayor-dates")


def test_the_text_that_was_opened_last_is_shown(sit: Sit) -> None:
    page = sit().page
    page.locator("#tab-sources").click()
    page.locator("#new-title").fill("Bridge reopened")
    page.locator("#new-text").fill("Bridge reopened.")
    page.get_by_role("button", name="Add the source").click()
    expect(page.locator("#count")).to_have_text("0 of 1 sentences carry a claim")
    source = page.locator("#source")
    with late(page, "text") as asked:
        source.select_option(label="The Gazette, 1 March 2024")
        asked()
        page.locator("#tab-sources").click()
        page.locator("#panel-sources .line", has_text="Bridge reopened").click()
        expect(page.locator("#panel-text")).to_be_visible()
    expect(page.locator("#count")).to_have_text("0 of 1 sentences carry a claim")
    expect(source.locator("option:checked")).to_contain_text("Bridge reopened")


def test_the_source_that_was_chosen_last_is_in_the_form(sit: Sit) -> None:
    page = sit().page
    page.locator("#tab-sources").click()
    with late(page, "details") as asked:
        page.get_by_role("button", name="change: The Gazette, 1 March 2024").click()
        asked()
        page.locator("#tab-things").click()
        page.locator("#tab-sources").click()
        expect(page.locator("#change-title")).to_have_value("Bridge open again")
        page.locator("#change-title").fill("The bridge")
    expect(page.locator("#change-title")).to_have_value("The bridge")


def test_near_names_are_those_of_what_is_typed_last(sit: Sit) -> None:
    page = sit().page
    page.locator("#tab-things").click()
    page.get_by_role("button", name="Make a thing …").click()
    hits = page.locator("#dialog .hit")
    with late(page, "near") as asked:
        page.locator("#make-en").fill("Mayor of Rivertown")
        asked()
        page.locator("#make-en").fill("The Gazete")
        expect(hits).to_contain_text(["The Gazette exists: take it"])
    expect(hits).to_contain_text(["The Gazette exists: take it"])
