"""Searching long texts: every place, in time and memory that grow with the text alone."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.text.anchoring import Passage, SourceText, Span, find
from eventgraph.text.measures.dates import dates_in
from eventgraph.text.measures.numbers import numbers_in
from eventgraph.text.normalization import NORMALIZATIONS, normalize, touched
from eventgraph.text.searching import hits, in_order, letters_of
from eventgraph.text.sentences import cover, sentences

FEW = st.text(st.sampled_from("ab"), max_size=30)
LETTERS = st.text(st.sampled_from("aé\u0301 .“\u200b–\u1112\u1161\u11ab\u00a0"), max_size=20)
LONG = 60_000
#: Texts that once took minutes, and what each holds.
HOSTILE = {
    "blanks": " " * LONG,
    "blanks within": "march" + " " * LONG + "b",
    "one letter": "a" * LONG,
    "one word": "a " * (LONG // 2),
    "quotation marks": "“" * LONG,
    "accents": "a" + "\u0301" * LONG,
    "no spaces": "的中文" * (LONG // 3),
    "digits": "1 " * (LONG // 2),
    "dots": "." * LONG,
    "initials": "U. " * (LONG // 3),
    "omissions": "a…" * (LONG // 2),
    "scales": "1 " + "million " * (LONG // 8),
    "hundreds": "hundred " * (LONG // 8),
    "lines": "\n " * (LONG // 2),
    "paragraphs": "a\n\n" * (LONG // 3),
}


def every_place(text: str, part: str) -> list[int]:
    """Look at every place of a text in turn."""
    return [at for at in range(len(text) - len(part) + 1) if text.startswith(part, at)]


@given(FEW, st.text(st.sampled_from("ab"), min_size=1, max_size=8))
def test_every_place_is_found_those_that_overlap_too(text: str, part: str) -> None:
    assert list(hits(text, part)) == every_place(text, part)


@given(FEW, st.text(st.sampled_from("ab"), min_size=1, max_size=3))
def test_a_part_is_looked_for_between_two_places(text: str, part: str) -> None:
    found = [at for at in every_place(text, part) if at >= 2 and at + len(part) <= 20]
    assert list(hits(text, part, 2, 20)) == found


@given(st.lists(st.lists(st.integers(0, 12), unique=True).map(sorted), min_size=1, max_size=3))
def test_the_shortest_stretches_in_which_parts_stand_in_order(places: list[list[int]]) -> None:
    expected: dict[int, int] = {}
    for start in places[0]:
        end = start + 2
        for following in places[1:]:
            end = next((at for at in following if at >= end), 99) + 2
        if end < 99:
            expected[end] = start
    found = list(in_order([iter(one) for one in places], [2] * len(places)))
    assert [(one[0][0], one[-1][1]) for one in found] == [
        (start, end) for end, start in expected.items()
    ]


@given(LETTERS)
def test_no_normalisation_changes_the_letters(text: str) -> None:
    for name in NORMALIZATIONS:
        assert letters_of(normalize(text, [name]).text).text == letters_of(text).text


@given(LETTERS)
def test_what_is_not_touched_is_not_changed(text: str) -> None:
    for name in NORMALIZATIONS.keys() - touched(text):
        assert normalize(text, [name]).text == text


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_texts_are_answered(kind: str) -> None:
    text = HOSTILE[kind]
    source = SourceText(text)
    for quote in (text[: LONG // 2], text[: LONG // 2] + "x", "a … zzz", "x", "“a” … b"):
        assert find(source, Passage(quote)).outcome in {"exact", "missing", "ambiguous"}
    assert all(start < end for start, end in sentences(source))
    assert numbers_in(text) is not None
    assert dates_in(text) is not None


def test_numbers_stop_growing_where_words_go_on() -> None:
    assert max(numbers_in(HOSTILE["hundreds"])) == 10**30
    assert max(numbers_in(HOSTILE["scales"])) < 10**40
    assert numbers_in("two hundred million") >= {200_000_000}


def memory_of(steps: Iterator[object]) -> int:
    """Measure the most memory that Python held while something was gone through."""
    tracemalloc.start()
    for _ in steps:
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("between", ["\n\n", " "])
def test_a_quote_that_is_not_found_takes_memory_like_the_text(between: str) -> None:
    text = between.join(f"In March the “{n}” – said – e\u0301l\u00a0so {n}." for n in range(2000))
    quotes = ("said nothing of 4711", "“12”, said", "the … nobody", "a\u00a0quote")

    def taken() -> int:
        source = SourceText(text)
        return memory_of(find(source, Passage(quote)) for quote in quotes)

    # What other threads of the process hold meanwhile is counted, too, so the least counts.
    assert min(taken() for _ in range(3)) < 100 * len(text)


@given(
    st.text(st.sampled_from("aA. \n!U”"), max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted), max_size=4),
)
def test_a_sentence_is_covered_by_any_quote_that_reaches_it(
    text: str, pairs: list[list[int]]
) -> None:
    source, taken = SourceText(text), [Span(*pair) for pair in pairs]
    free = [
        one
        for one in sentences(source)
        if not any(s.start < one.end and s.end > one.start for s in taken)
    ]
    assert list(cover(source, taken).uncovered) == free
