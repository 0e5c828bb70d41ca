"""Matters beside the pairs: the same classes between the same answers, on every small set."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Dataset, Literal, URIRef

from eventgraph.claims.extents.declarations import Declarations, declarations
from eventgraph.claims.sayings import Saying
from eventgraph.evidence.circumstances import Circumstances
from eventgraph.evidence.matters.records import Position
from eventgraph.evidence.matters.thing import matters_about
from eventgraph.evidence.rules import disagreements_about
from eventgraph.evidence.sides import NAMING, Disagreement, Side
from eventgraph.vocabulary import EVG, SEM

ACTORS = ("urn:chief", "urn:office", "urn:state")
BODIES = {
    "urn:chief": frozenset({"urn:office", "urn:state"}),
    "urn:office": frozenset({"urn:state"}),
}
NUMBERS = st.integers(1, 4).map(Literal)
DAYS = st.sampled_from(["2025-03", "2025-03-15", "2025-03-16", "2025"])
WORDS = st.sampled_from([Literal(word, lang="en") for word in ("camp", "prison", "jail")])


def on(day: str) -> Literal:
    kinds = {4: XSD.gYear, 7: XSD.gYearMonth, 10: XSD.date}
    return Literal(day, datatype=kinds[len(day)])


SAID = st.one_of(
    st.tuples(st.sampled_from([EVG.size, EVG.sizeAtLeast, EVG.sizeOver]), NUMBERS),
    st.tuples(st.sampled_from([SEM.hasBeginTimeStamp, SEM.hasEndTimeStamp]), DAYS.map(on)),
    st.tuples(
        st.sampled_from([EVG.excludes, EVG.facilitatedBy, EVG.party]),
        st.sampled_from(ACTORS).map(URIRef),
    ),
    st.tuples(st.just(EVG.amount), NUMBERS),
    st.tuples(st.sampled_from([EVG.calls, EVG.condition]), WORDS),
)
MORE = st.sampled_from(
    [
        (),
        ((EVG.stage, Literal("initially", lang="en")),),
        ((EVG.currency, Literal("USD")),),
        ((EVG.currency, Literal("EUR")),),
    ]
)
CLAIM = st.fixed_dictionaries(
    {
        "speaker": st.sampled_from(["urn:ana", "urn:ben", "urn:cyd"]),
        "said": st.lists(SAID, min_size=1, max_size=2),
        "more": MORE,
        "possible": st.booleans(),
        "source": st.sampled_from(["urn:s", "urn:t"]),
    }
)


class Made(Circumstances):
    """Circumstances that are given and not read."""

    def __init__(self, possible: Iterable[str], sources: dict[str, str]) -> None:
        self.__dict__.update(possible=frozenset(possible), _bodies=BODIES, said_in={}, _dates={})
        self.__dict__.update(sources_of=lambda _: frozenset(), _with_origins=frozenset)
        self.sources = sources

    def read_in(self, claims: Iterable[str]) -> frozenset[str]:
        """Name the one source of each claim."""
        return frozenset(self.sources[claim] for claim in claims)


@pytest.fixture(scope="module")
def declared(dataset: Dataset) -> Declarations:
    return declarations(dataset)


def told(claims: Sequence[dict]) -> tuple[list[Saying], Made]:  # type: ignore[type-arg]
    sayings = sorted(
        {
            Saying(f"urn:c{n}", one["speaker"], str(relation), value)
            for n, one in enumerate(claims)
            for relation, value in (*one["said"], *one["more"])
        },
        key=lambda one: (one.property, one.value.n3(), one.claim),
    )
    possible = [f"urn:c{n}" for n, one in enumerate(claims) if one["possible"]]
    return sayings, Made(possible, {f"urn:c{n}": one["source"] for n, one in enumerate(claims)})


def belongs(side: Side, position: Position) -> bool:
    """Tell whether a side says what a position says, by claims that are among its claims."""
    return (position.relation, position.value) == (side.relation, side.said[0].value) and (
        {*side.claims} <= {*position.claims}
    )


def same(one: Disagreement, class_: str, pair: Sequence[Position]) -> bool:
    """Tell whether a disagreement is the one between two positions."""
    return one.class_ == class_ and any(
        all(map(belongs, one.sides, order)) for order in permutations(pair)
    )


@given(st.lists(CLAIM, min_size=2, max_size=14))
def test_the_same_answers_stand_to_one_another_in_the_same_classes(
    declared: Declarations,
    claims: list[dict],  # type: ignore[type-arg]
) -> None:
    sayings, around = told(claims)
    matters = list(matters_about("urn:thing", sayings, declared, around))
    lists = {str(EVG.calls), str(EVG.condition)}
    found = [
        one
        for one in disagreements_about("urn:thing", sayings, declared, around)
        if one.one.relation not in lists
    ]
    stand = [
        (standing.class_, [matter.positions[place] for place in pair])
        for matter in matters
        if not lists & {*matter.properties}
        for standing in matter.standings
        for pair in standing.pairs()
    ]
    for one in found:
        assert any(same(one, *standing) for standing in stand), one
    for standing in stand:
        assert any(same(one, *standing) for one in found), standing


@given(st.lists(CLAIM, min_size=2, max_size=14))
def test_what_is_listed_is_listed_whenever_two_speakers_differ_in_it(
    declared: Declarations,
    claims: list[dict],  # type: ignore[type-arg]
) -> None:
    sayings, around = told(claims)
    matters = list(matters_about("urn:thing", sayings, declared, around))
    found = list(disagreements_about("urn:thing", sayings, declared, around))
    for name, class_ in ((EVG.calls, NAMING), (EVG.condition, "differs, may both hold")):
        listed = [one for one in matters if one.properties == (str(name),)]
        differing = [one for one in found if one.one.relation == str(name)]
        assert len(listed) == bool(differing)
        for matter in listed:
            said = {one.value for one in sayings if one.property == str(name)}
            assert {position.value for position in matter.positions} == said
            assert matter.classes == (class_,)
