"""The page in Chromium: the Accounts tab has the rows of `eventgraph accounts`, and no other."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.names import labels
from eventgraph.evidence.accounts import account_table, read_told
from eventgraph.vocabulary import curie

Open = Callable[..., Page]
READ = """table => [...table.tBodies].flatMap(body => {
  const aspect = body.querySelector("th[scope=rowgroup]")?.textContent;
  const heads = [...table.tHead.querySelectorAll("[data-account]")].map(th => th.dataset.account);
  return [...body.querySelectorAll("tr[data-of]")].map(row => ({
    row: [aspect, row.dataset.of, row.dataset.relation],
    cells: Object.fromEntries([...row.querySelectorAll("td")].map((cell, n) => [
      heads[n], [...cell.querySelectorAll(".value p")].map(value => value.textContent)])),
  }));
})"""


def rows_of(page: Page) -> list[dict[str, Any]]:
    """Read the rows of the tab, as aspect, thing and relation, with the values of each account."""
    found: list[dict[str, Any]] = page.locator("#accounts table").evaluate(READ)
    return found


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("by", ["speaker", "party"])
@pytest.mark.parametrize("event", ["event:exchange", "event:negotiation"])
def test_the_tab_has_the_rows_of_the_verb(
    visit: Open, dataset: Dataset, event: str, by: str, language: str
) -> None:
    page = visit(f"#{event}&tab=accounts&lang={language}")
    page.locator("#accounts-by").select_option(by)
    shown = rows_of(page)
    table = account_table(dataset, read_told(dataset, event, language), by)
    assert [one["row"] for one in shown] == [
        [str(row[0]), curie(str(row[1])), curie(str(row[2]))] for row in table.rows
    ]
    for one, row in zip(shown, table.rows, strict=True):
        told = dict(zip(table.columns[3:], map(str, row[3:]), strict=True))
        assert one["cells"].keys() == told.keys()
        for account, values in one["cells"].items():
            assert bool(values) is (told[account] != "silent")
            assert [value for value in values if value.strip("“”") not in told[account]] == []


def test_a_row_names_the_thing_it_is_of_where_that_is_not_the_event(
    visit: Open, dataset: Dataset
) -> None:
    page = visit("#event:exchange&tab=accounts")
    names = labels(dataset)
    others = {str(row[1]) for row in eg.accounts(dataset, "event:exchange").rows}
    of = page.locator("#accounts .of").all_inner_texts()
    assert set(of) == {names[iri] for iri in others} - {
        names[str(eg.resolve(dataset, "event:exchange"))]
    }


def test_an_actor_has_a_row_for_each_relation_and_no_aspects(visit: Open) -> None:
    page = visit("#actor:nayib-bukele&tab=accounts")
    expect(page.locator("#accounts tbody")).to_have_count(1)
    expect(page.locator("#accounts th[scope=rowgroup]")).to_have_count(0)
    assert page.locator("#accounts tbody tr").count() > 3
