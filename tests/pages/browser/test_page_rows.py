"""The story of many who take part: those without a row of their own stand in one for each kind."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

import eventgraph as eg
from eventgraph.vocabulary import PREFIXES

PEOPLE, GROUPS, ROWS = 24, 6, 20
EVENTS = "event:first event:last"


@pytest.fixture(scope="module")
def crowded(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Open the story of two events; people take part in both, groups in the last."""
    folder = tmp_path_factory.mktemp("crowded")
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    lines += ["event:first a evg:Event .", "event:last a evg:Event ."]
    people = [(f"actor:p{n}", "Person", EVENTS) for n in range(PEOPLE)]
    groups = [(f"group:g{n}", "Group", "event:last") for n in range(GROUPS)]
    for n, (who, kind, events) in enumerate([*people, *groups]):
        lines.append(f'{who} a evg:{kind} ; rdfs:label "{who}"@en .')
        said = " . ".join(f"{event} evg:party {who}" for event in events.split())
        lines.append(
            f"claim:c{n} {{ {said} . }} claim:c{n} sem:accordingTo actor:p0 ; "
            f'prov:wasQuotedFrom source:s ; evg:quote "{who}"@en ; evg:certainty evg:Stated .'
        )
    (folder / "crowded.trig").write_text("\n".join(lines), "utf-8")
    (folder / "page.html").write_text(eg.page(eg.load(folder / "crowded.trig")), "utf-8")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto((folder / "page.html").as_uri())
    page.wait_for_selector("html[data-ready=yes]", state="attached")
    yield page
    page.close()


def test_those_without_a_row_are_gathered_by_kind_and_open_in_place(crowded: Page) -> None:
    rows = crowded.locator("#story tbody tr[data-actor]")
    gathered = crowded.locator("#story .gathered tr")
    expect(rows).to_have_count(ROWS)
    expect(gathered).to_have_count(2)
    groups = crowded.locator('#story .gathered tr:has([data-kind="Group"])')
    expect(groups.locator("th")).to_have_text("group: 6 more")
    assert groups.locator("td").all_inner_texts() == ["", "+6"]
    people = crowded.locator('#story .gathered tr:has([data-kind="Person"])')
    assert people.locator("td").all_inner_texts() == ["+4", "+4"]
    people.locator("button").focus()
    crowded.keyboard.press("ArrowDown")
    expect(groups.locator("button")).to_be_focused()
    crowded.keyboard.press("Enter")
    expect(rows).to_have_count(ROWS + GROUPS)
    expect(gathered).to_have_count(1)
    opened = crowded.evaluate("document.activeElement.closest('tr').dataset.actor")
    assert opened.startswith("group:g")
    people.locator("button").click()
    expect(rows).to_have_count(PEOPLE + GROUPS)
    expect(gathered).to_have_count(0)
