"""Whatever comes from whatever: reprints add nothing, an independent publication adds one."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.evidence.descent.roots import fewest, roots_by
from passed_on import counts

ROOTS = st.frozensets(st.sampled_from("abcdefg"), max_size=4)


@given(st.lists(ROOTS, max_size=8))
def test_the_fewest_roots_are_as_few_as_trying_all_finds(choices: list[frozenset[str]]) -> None:
    wanted = [choice for choice in choices if choice]
    tried = (
        set(some)
        for size in range(8)
        for some in combinations("abcdefg", size)
        if all(choice & set(some) for choice in wanted)
    )
    found = fewest(choices)
    assert all(choice & found for choice in wanted)
    assert len(found) == len(next(tried))


@given(st.lists(ROOTS, max_size=5))
def test_no_order_of_choices_changes_the_roots_chosen(choices: list[frozenset[str]]) -> None:
    assert len({fewest(order) for order in permutations(choices)}) == 1


SOURCES = ("one", "two", "three", "four")
PARENTS = st.lists(st.frozensets(st.sampled_from(SOURCES), max_size=2), min_size=4, max_size=4)


def count(parents: dict[str, frozenset[str]]) -> int:
    roots = roots_by(parents)
    return len(fewest(roots([source]) for source in parents))


@given(PARENTS, st.frozensets(st.sampled_from(SOURCES), min_size=1))
def test_a_derived_publication_never_raises_the_count_and_an_independent_one_does_by_one(
    parents: list[frozenset[str]], sources: frozenset[str]
) -> None:
    before = dict(zip(SOURCES, parents, strict=True))
    assert count(before | {"derived": sources}) <= count(before)
    assert count(before | {"new": frozenset()}) == count(before) + 1


@given(PARENTS, st.permutations(SOURCES))
def test_the_order_of_publications_does_not_change_the_count(
    parents: list[frozenset[str]], order: list[str]
) -> None:
    before = dict(zip(SOURCES, parents, strict=True))
    assert count({source: before[source] for source in order}) == count(before)


HANDS = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(["evg:basedOn", "evg:reportedBy"]),
        st.sampled_from("abc"),
    ),
    max_size=3,
)


@pytest.mark.slow
@given(PARENTS.map(lambda found: found[:3]), HANDS, st.sampled_from(SOURCES[:3]))
def test_a_derived_document_never_raises_the_count_whatever_is_passed_on(
    tmp_path_factory: pytest.TempPathFactory,
    parents: list[frozenset[str]],
    hands: list[tuple[str, str, str]],
    source: str,
) -> None:
    lines = [
        f"source:{one} prov:wasDerivedFrom source:{other} .\n"
        for one, of in zip(SOURCES, parents, strict=False)
        for other in sorted(of)
    ]
    lines += [
        f"claim:{one} {how} {'claim' if how == 'evg:basedOn' else 'actor'}:{other} .\n"
        for one, how, other in hands
    ]
    added = """claim:d { group:held evg:size 5 . }
    claim:d a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:new .\n"""
    folder = tmp_path_factory.mktemp("data")
    before = counts(folder, "".join(lines))[1]
    assert counts(folder, "".join([*lines, added]))[1] == before + 1
    derived = f"source:new prov:wasDerivedFrom source:{source} .\n"
    assert counts(folder, "".join([*lines, added, derived]))[1] <= before
    assert counts(folder, "".join([added, *reversed(lines)]))[1] == before + 1
