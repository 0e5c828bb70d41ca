"""How strong a disagreement is: by attitude, by certainty, by whether both answer one question."""

from __future__ import annotations

from itertools import combinations, islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.claims.extents.values import Fit
from eventgraph.evidence.sides import (
    CLASSES,
    Manner,
    class_for,
    on_one_statement,
    set_against,
    weighed,
)

BOTH = "differs, may both hold"
ATTITUDES = ("", "Asserts", "Denies", "Doubts", "Asks", "Expects", "Attempted", "Conditional")
ASSERTED = ("", "Asserts")


@pytest.mark.parametrize("class_", ["contradicts", "arithmetic"])
def test_what_cannot_hold_is_weakened_by_what_is_only_possible(class_: str) -> None:
    sure, unsure = Manner(), Manner(possible=True)
    assert weighed(class_, sure, sure) == class_
    assert weighed(class_, sure, unsure) == "less certain"
    assert weighed(class_, unsure, sure) == "less certain"
    assert weighed(class_, unsure, unsure) == BOTH


@pytest.mark.parametrize(
    "class_", [name for name in CLASSES if name not in {"contradicts", "arithmetic"}]
)
def test_what_may_both_hold_is_not_weakened_further(class_: str) -> None:
    assert weighed(class_, Manner(), Manner(possible=True)) == class_


@pytest.mark.parametrize("one", ATTITUDES)
@pytest.mark.parametrize("other", ATTITUDES)
def test_values_are_set_against_each_other_only_where_both_are_asserted(
    one: str, other: str
) -> None:
    asserted = one in ASSERTED and other in ASSERTED
    found = weighed("contradicts", Manner(one), Manner(other))
    assert found == ("contradicts" if asserted else "")


@pytest.mark.parametrize("one", ATTITUDES)
@pytest.mark.parametrize("other", ATTITUDES)
def test_only_a_denial_contradicts_whoever_asserts_the_same(one: str, other: str) -> None:
    expected = {one, other} in ({"Denies", ""}, {"Denies", "Asserts"})
    found = on_one_statement(Manner(one), Manner(other))
    assert found == ("contradicts" if expected else "")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Manner("Denies"), Manner(possible=True), "less certain"),
        (Manner("Denies", possible=True), Manner(), "less certain"),
        (Manner("Denies", possible=True), Manner(possible=True), BOTH),
    ],
)
def test_a_denial_of_what_is_only_possible_contradicts_nothing(
    one: Manner, other: Manner, expected: str
) -> None:
    assert on_one_statement(one, other) == expected
    assert on_one_statement(other, one) == expected


@pytest.mark.parametrize(
    ("how", "possible", "expected"),
    [
        (Fit.SAME, (False, False), "contradicts"),
        (Fit.SAME, (True, False), "less certain"),
        (Fit.PERHAPS, (False, False), BOTH),
        (Fit.PERHAPS, (True, False), BOTH),
        (Fit.OTHER_UNIT, (False, False), ""),
        (Fit.OTHER, (False, False), ""),
    ],
)
def test_the_class_follows_from_whether_both_answer_one_question(
    how: Fit, possible: tuple[bool, bool], expected: str
) -> None:
    assert class_for("contradicts", how, possible=possible) == expected


def test_each_two_groups_are_compared_once_and_their_places_paired_in_order() -> None:
    compared = []

    def compare(one: str, other: str) -> str:
        compared.append((one, other))
        return "" if {one, other} == {"a", "c"} else f"{one}{other}"

    assert [*set_against(["a", "b", "a", "c", "b"], compare)] == [
        (0, 1, "ab"),
        (0, 4, "ab"),
        (1, 2, "ab"),
        (1, 3, "bc"),
        (2, 4, "ab"),
        (3, 4, "bc"),
    ]
    assert compared == [("a", "b"), ("a", "c"), ("b", "c")]


@pytest.mark.parametrize("groups", [[], ["a"], ["a"] * 1000])
def test_what_is_equal_is_never_compared(groups: list[str]) -> None:
    assert [*set_against(groups, lambda *_: pytest.fail("there is nothing to compare"))] == []


@given(st.lists(st.sampled_from("abcdef"), max_size=12))
def test_the_pairs_are_those_of_every_two_places(groups: list[str]) -> None:
    def compare(one: str, other: str) -> str:
        pair = "".join(sorted((one, other)))
        return "" if pair in {"ac", "bd", "ef"} else pair

    every = combinations(enumerate(groups), 2)
    expected = [
        (first, second, class_)
        for (first, one), (second, other) in every
        if one != other and (class_ := compare(one, other))
    ]
    assert [*set_against(groups, compare)] == expected


def test_who_wants_few_pairs_does_not_wait_for_all() -> None:
    compared = []

    def compare(one: int, other: int) -> str:
        compared.append((one, other))
        return "apart"

    pairs = set_against(range(1000), compare)
    assert [*islice(pairs, 1500)][-1] == (1, 502, "apart")
    assert len(compared) == 999 + 998
