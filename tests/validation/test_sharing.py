"""What rules share is what each would have found, in the order that its query asks for."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.sparql.running import solve
from eventgraph.validation.checks import Check, apply_checks, read_checks
from eventgraph.validation.sharing import Shared
from faulty import faulty

#: The rules of whose rows the order is seen.
IN_ORDER = [
    check
    for check in read_checks()
    if "nearest" in check.query.header or check.query.header.get("through") == "quoted-too-much"
]
#: A source that is a literal, and one that has no name: Oxigraph sorts them before or after names.
ODD = """
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
claim:c10 prov:wasQuotedFrom "zzz", 7, [] ; sem:accordingTo "aaa" .
"""


@pytest.fixture(scope="module", params=["names alone", "odd values"])
def dataset(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Load claims of which a third have a fault, with or without values that are no names."""
    folder = tmp_path_factory.mktemp("faulty")
    faulty(folder / "claims.nq", 300, seed=4)
    if request.param == "odd values":
        (folder / "odd.ttl").write_text(ODD, "utf-8")
    return eg.load(folder)


@pytest.mark.parametrize("check", IN_ORDER, ids=lambda check: check.name)
def test_rows_come_in_the_order_that_their_query_asks_for(dataset: Dataset, check: Check) -> None:
    asked = replace(check.query, text=re.sub(r"(?m)^#\+.*\n", "", check.query.text))
    solutions = solve(asked, dataset)
    names = [variable.value for variable in solutions.variables]
    expected = [
        [getattr(value, "value", "") for value in row if "BlankNode" not in type(value).__name__]
        for row in solutions
    ]
    found = [
        [row[name] for name in names if row[name] != "_:unnamed"]
        for row in Shared(dataset).rows(check.query)
    ]
    assert found == expected


def test_of_a_claim_with_two_quotes_the_last_in_order_is_compared(tmp_path: Path) -> None:
    text = "".join(
        f'claim:{name} <https://w3id.org/eventgraph/ns#quote> "{quote}"@en ; '
        f"prov:wasQuotedFrom <urn:source:{name}> .\n"
        for name, quote in (
            ("a", "zero one two three four five six seven"),
            ("a", "aaa"),
            ("b", "so it was zero one two three four five six seven"),
        )
    )
    (tmp_path / "data.ttl").write_text(ODD[: ODD.index("claim:c10")] + text, "utf-8")
    checks = [check for check in read_checks() if check.name == "words-shared"]
    (found,) = apply_checks(eg.load(tmp_path), checks)
    assert found.focus.endswith("/b")
    assert "claim:a share" in found.message


def test_rules_that_ask_the_same_of_numbers_are_answered_at_once() -> None:
    pair = ("number-not-in-quote", "number-more-exact")
    checks = {check.name: check.query for check in read_checks() if check.name in pair}
    assert len(checks) == 2
    (one, other) = (re.sub(r"(?m)^#\+.*\n", "", query.text) for query in checks.values())
    assert one == other
