"""Numbers and dates that are not exact, as intervals."""

from __future__ import annotations

import pytest
from rdflib import Literal, URIRef

from eventgraph.claims.extents.intervals import Interval, Relation, below, interval_of, relate
from eventgraph.text.measures.edtf import edtf
from eventgraph.vocabulary import EDTF, EVG


def number(text: str) -> Interval:
    found = interval_of(Literal(text, datatype=EVG.quantity))
    assert found is not None
    return found


def dated(text: str) -> Interval:
    found = interval_of(Literal(text, datatype=URIRef(EDTF)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("40", "[40, 40]"),
        (">40", "(40, ∞)"),
        (">=40", "[40, ∞)"),
        ("<=40", "[0, 40]"),
        ("<40", "[0, 40)"),
        ("~40", "[36, 44]"),
        ("~<40", "[36, 40)"),
        ("~>40", "(40, 44]"),
        ("30..40", "[30, 40]"),
    ],
)
def test_a_quantity_is_an_interval(text: str, written: str) -> None:
    assert str(number(text)) == written


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("~40", "42", Relation.NESTED),
        ("~40", "46", Relation.NEAR),
        ("~40", "48", Relation.APART),
        ("~<300", "252", Relation.NEAR),
        ("40", "41", Relation.APART),
        (">40", "<=50", Relation.OVERLAPPING),
        (">40", "40", Relation.APART),
        ("30..40", "35", Relation.NESTED),
    ],
)
def test_about_contradicts_nothing_that_is_nearer_than_it_may_be_off(
    one: str, other: str, expected: Relation
) -> None:
    assert relate(number(one), number(other)) is expected
    assert relate(number(other), number(one)) is expected


def test_what_is_near_lies_not_below() -> None:
    assert not below(number("~40"), number("46"))
    assert below(number("~40"), number("48"))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021-07~", "2021-07-18", Relation.NESTED),
        ("2021-07~", "2021-08-10", Relation.NEAR),
        ("2021-07~", "2021-09-10", Relation.APART),
        ("2021-03/2021-07", "2021-05", Relation.NESTED),
        ("2021-03/..", "2021-02", Relation.APART),
        ("../2021-03", "2020", Relation.NESTED),
        ("202X", "2029-12-31", Relation.NESTED),
        ("202X", "2030", Relation.APART),
        ("[2021-03-15,2021-03-16]", "2021-03-16", Relation.NESTED),
        ("2021-22", "2021-01", Relation.NESTED),
        ("2021-26", "2021-01", Relation.APART),
    ],
)
def test_a_date_that_is_not_exact_covers_what_it_may_be(
    one: str, other: str, expected: Relation
) -> None:
    assert relate(dated(one), dated(other)) is expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "2023-02-29",
        "2021-13",
        "2021-07/2021-03",
        "July",
        "2021-7",
        "[2021",
        "2021-07-18~~",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert edtf(text) is None
