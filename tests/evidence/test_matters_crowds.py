"""Crowds of answers beside every two of them: the same classes, however the answers are wide."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef
from tests.evidence.test_matters_pairwise import Made

from eventgraph.claims.extents.declarations import Qualifiers
from eventgraph.claims.extents.intervals import interval_of
from eventgraph.claims.extents.values import Stated, Value
from eventgraph.evidence.matters.answers import Beside, answers_of, compared
from eventgraph.evidence.rules import compare
from eventgraph.vocabulary import EDTF, EVG

ENDS = st.integers(0, 12)
SIGNED = st.builds("{}{}".format, st.sampled_from([">", ">=", "<", "<=", "~", "~<", "~>"]), ENDS)
BETWEEN = st.builds(lambda one, other: f"{min(one, other)}..{max(one, other)}", ENDS, ENDS)
NUMBERS = st.one_of(
    ENDS.map(Literal),
    st.one_of(SIGNED, BETWEEN).map(lambda text: Literal(text, datatype=EVG.quantity)),
)
DAY = st.integers(1, 6).map("2025-07-{:02}".format)
ROUGH = st.one_of(
    st.builds("{}{}".format, DAY, st.sampled_from("~?")),
    st.builds(lambda one, other: f"{min(one, other)}/{max(one, other)}", DAY, DAY),
    DAY.map("{}/..".format),
    DAY.map("../{}".format),
)
DATES = st.one_of(
    DAY.map(lambda text: Literal(text, datatype=XSD.date)),
    st.sampled_from(["2025-07", "2025-06"]).map(lambda it: Literal(it, datatype=XSD.gYearMonth)),
    ROUGH.map(lambda text: Literal(text, datatype=URIRef(EDTF))),
)


@pytest.mark.parametrize("values", [NUMBERS, DATES], ids=["numbers", "dates"])
def test_a_crowd_is_told_apart_as_every_two_are(values: st.SearchStrategy[Literal]) -> None:
    @given(st.lists(st.tuples(values, st.booleans()), min_size=9, max_size=25))
    def run(said: list[tuple[Literal, bool]]) -> None:
        stated = [
            Stated(
                "urn:size",
                f"urn:speaker{number}",
                literal,
                Value(interval_of(literal), None, frozenset(), possible),
                (f"urn:c{number}",),
            )
            for number, (literal, possible) in enumerate(said)
        ]
        sources = {one.claims[0]: "urn:s" for one in stated}
        beside = Beside(
            answers_of(stated),
            lambda one, other: compare(one, other, by=Qualifiers()),
            Made((), sources),
        )
        found = {
            pair: standing.class_ for standing in compared(beside) for pair in standing.pairs()
        }
        every = combinations(range(len(beside.answers)), 2)
        assert found == {pair: class_ for pair in every if (class_ := beside(*pair))}

    run()
