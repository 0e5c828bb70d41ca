"""Where the words of a quote stand: each outcome, places, sentences, and what is left."""

from __future__ import annotations

import pytest

from eventgraph.text.anchoring import Passage, SourceText, Span, find
from eventgraph.text.sentences import cover, sentences

TEXT = """The return

On July 18, two new flights returned 252 people, “safe and\u00a0sound” – so the ministry.
The people were free. In the U.S. Senate nobody spoke.

The people were home: 2,500 in all. Nicola\u0301s spoke… and left.
"""
SOURCE = SourceText(TEXT)


def anchor(quote: str, prefix: str = "", suffix: str = "") -> tuple[str, str]:
    found = find(SOURCE, Passage(quote, prefix, suffix))
    return found.outcome, ", ".join(found.normalizations)


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("two new flights returned 252 people", ("exact", "")),
        ("“safe and\u00a0sound”", ("exact", "")),
        ("safe and sound", ("normalised", "white space")),
        ('"safe and\u00a0sound"', ("normalised", "quotation marks")),
        ("sound” - so", ("normalised", "dashes")),
        ('"safe and sound" - so', ("normalised", "white space, quotation marks, dashes")),
        ("Nicol\u00e1s spoke", ("normalised", "Unicode NFC")),
        ("the ministry. The people", ("normalised", "white space")),
        ("two … 252 people", ("exact", "")),
        ("two […] 252 people", ("exact", "")),
        ("spoke… and left", ("exact", "")),
        ("252 people … two new flights", ("missing", "")),
        ("The return … two new flights", ("missing", "")),
        ("nobody spoke. The people were home", ("missing", "")),
        ("The people were", ("ambiguous", "")),
        ("two new flights returned 250 people", ("missing", "")),
        ("wo new flights", ("missing", "")),
        ("new flight", ("missing", "")),
        ("52 people", ("missing", "")),
        ("500 in all", ("missing", "")),
        ("Nicola", ("missing", "")),
        ("Two New Flights", ("missing", "")),
        ("", ("missing", "")),
        ("…", ("missing", "")),
    ],
)
def test_each_quote_has_its_outcome(quote: str, expected: tuple[str, str]) -> None:
    assert anchor(quote) == expected


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        ("the ministry.", "", "exact"),
        ("", "home", "exact"),
        ("", "free.  In the", "exact"),
        ("", "gone", "missing"),
        ("", "", "ambiguous"),
    ],
)
def test_prefix_and_suffix_decide(prefix: str, suffix: str, expected: str) -> None:
    assert anchor("The people were", prefix, suffix)[0] == expected


def test_a_missing_quote_gets_the_nearest_passage_as_a_hint_only() -> None:
    found = find(SOURCE, Passage("two new flights brought 252 people"))
    assert (found.outcome, found.spans) == ("missing", ())
    assert found.hint == "nearest: “two new flights returned 252 people”"


def test_places_are_counted_in_code_points() -> None:
    (span,) = find(SourceText("😀 é “so” it is"), Passage("so")).spans
    assert span == Span(5, 7)
    (omission,) = find(SOURCE, Passage("two … 252 people")).spans
    assert TEXT[omission.start : omission.end] == "two new flights returned 252 people"


def test_sentences_end_where_they_end() -> None:
    found = [TEXT[start:end] for start, end in sentences(SOURCE)]
    assert [sentence.split()[0] for sentence in found] == [
        "The",
        "On",
        "The",
        "In",
        "The",
        "Nicola\u0301s",
    ]
    assert found[3] == "In the U.S. Senate nobody spoke."


def test_a_sentence_is_covered_as_soon_as_a_quote_reaches_it() -> None:
    found = cover(SOURCE, find(SOURCE, Passage("252 people")).spans)
    assert len(found.sentences) == 6
    assert len(found.uncovered) == 5
    assert found.share == pytest.approx(5 / 6)
