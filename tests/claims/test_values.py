"""Values: whether two answer the same question, by what each claim says of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, Literal, URIRef
from rdflib.term import Identifier

from eventgraph.claims.extents.declarations import Qualifiers
from eventgraph.claims.extents.values import Fit, differ, fit, text_of

UNIT, PER, WHEN = "urn:unit", "urn:per", "urn:when"
BY = Qualifiers(frozenset({PER}), frozenset({UNIT}), frozenset({WHEN}))
USD, EUR = Literal("USD"), Literal("EUR")
JULY = Literal("2025-07", datatype=XSD.gYearMonth, normalize=False)
DAY = Literal("2025-07-18", datatype=XSD.date, normalize=False)
AUGUST = Literal("2025-08", datatype=XSD.gYearMonth, normalize=False)
Quality = tuple[str, Identifier]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([], [], Fit.SAME),
        ([(UNIT, USD)], [(UNIT, USD)], Fit.SAME),
        ([(UNIT, USD)], [(UNIT, Literal("usd"))], Fit.SAME),
        ([(UNIT, USD), (UNIT, EUR)], [(UNIT, EUR)], Fit.SAME),
        ([(UNIT, USD)], [(UNIT, EUR)], Fit.OTHER_UNIT),
        ([(UNIT, USD)], [], Fit.OTHER_UNIT),
        ([(PER, Literal("day"))], [], Fit.OTHER),
        ([(PER, Literal("day"))], [(PER, Literal("year"))], Fit.OTHER),
        ([(PER, Literal("day", lang="en"))], [(PER, Literal("día", lang="es"))], Fit.PERHAPS),
        ([(PER, URIRef("urn:a"))], [(PER, URIRef("urn:b"))], Fit.OTHER),
        ([(PER, JULY)], [(PER, DAY)], Fit.PERHAPS),
        ([(WHEN, JULY)], [], Fit.PERHAPS),
        ([(WHEN, JULY)], [(WHEN, JULY)], Fit.SAME),
        ([(WHEN, JULY)], [(WHEN, DAY)], Fit.PERHAPS),
        ([(WHEN, JULY)], [(WHEN, AUGUST)], Fit.OTHER),
        ([(WHEN, JULY), (WHEN, AUGUST)], [(WHEN, AUGUST)], Fit.SAME),
        ([(WHEN, Literal("first"))], [(WHEN, Literal("so far"))], Fit.PERHAPS),
        ([(WHEN, URIRef("urn:a"))], [(WHEN, URIRef("urn:b"))], Fit.OTHER),
        ([(WHEN, Literal("first"))], [(WHEN, URIRef("urn:b"))], Fit.OTHER),
        ([(WHEN, JULY), (UNIT, USD)], [(UNIT, EUR)], Fit.OTHER_UNIT),
        ([(WHEN, JULY), (UNIT, USD), (PER, USD)], [(UNIT, EUR)], Fit.OTHER),
        ([(WHEN, JULY), (UNIT, USD)], [(UNIT, USD)], Fit.PERHAPS),
    ],
)
def test_two_values_answer_the_same_question_by_what_qualifies_them(
    one: list[Quality], other: list[Quality], expected: Fit
) -> None:
    assert fit(frozenset(one), frozenset(other), BY) is expected
    assert fit(frozenset(other), frozenset(one), BY) is expected


qualities = st.frozensets(
    st.tuples(st.sampled_from([UNIT, PER, WHEN]), st.sampled_from([USD, EUR, JULY, DAY, AUGUST])),
    max_size=4,
)


@given(qualities, qualities)
def test_the_answer_is_the_same_whichever_is_named_first(
    one: frozenset[Quality], other: frozenset[Quality]
) -> None:
    assert fit(one, other, BY) is fit(other, one, BY)
    assert fit(one, one, BY) is Fit.SAME


@given(qualities, qualities)
def test_to_know_less_of_a_value_never_makes_it_fit_better(
    one: frozenset[Quality], other: frozenset[Quality]
) -> None:
    """What only one states is worse than what both state alike, and never better than apart."""
    stated_alike = fit(one, one, BY)
    assert fit(one, frozenset(), BY) >= stated_alike
    assert fit(one, other, BY) >= Fit.SAME


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Literal("Dawn", lang="en"), Literal("the dawn", lang="en-GB"), False),
        (Literal("dawn", lang="en"), Literal("dusk", lang="en"), True),
        (Literal("dawn", lang="en"), Literal("alba", lang="es"), False),
        (Literal("dawn"), URIRef("urn:dawn"), True),
        (URIRef("urn:dawn"), URIRef("urn:dusk"), True),
        (URIRef("urn:dawn"), URIRef("urn:dawn"), False),
    ],
)
def test_texts_differ_by_their_words_and_terms_by_their_names(
    one: Identifier, other: Identifier, *, expected: bool
) -> None:
    assert differ(text_of(one), text_of(other)) is expected
