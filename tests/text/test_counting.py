"""Words are counted alike in a text and in the quotes from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.text.counting import count_words, distinct_words, words_held
from eventgraph.text.sources import Span


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \u2014 … & ", 0),
        ("They left.", 2),
        ("the U.S.-Venezuela talks (CECOT)", 4),
        ("$6 million, don\u2019t", 3),
        ("a\u00a0b\nc", 3),
        ("\u4ed6\u4eec\u8d70\u4e86\u3002 ok", 5),
    ],
)
def test_a_word_stands_between_blanks_and_has_a_letter_or_digit(text: str, words: int) -> None:
    assert count_words(text) == words
    assert words_held(text, [Span(0, len(text))]) == words


@pytest.mark.parametrize(
    ("spans", "held"),
    [
        ([], 0),
        ([(0, 4)], 1),
        ([(0, 4), (0, 4)], 1),
        ([(0, 9), (5, 14)], 3),
        ([(5, 14), (0, 9)], 3),
        ([(0, 20), (5, 9)], 4),
        ([(5, 9), (0, 20)], 4),
        ([(16, 17)], 1),
        ([(4, 5)], 0),
        ([(10, 14), (0, 4)], 2),
    ],
)
def test_words_that_several_quotes_hold_count_once(spans: list[tuple[int, int]], held: int) -> None:
    assert words_held("They were sent home, (all).", [Span(*span) for span in spans]) == held


@pytest.mark.parametrize(
    ("quotes", "words"),
    [
        ([], 0),
        (["\u2026"], 0),
        (["sent home"], 2),
        (["they were sent home", "sent home"], 4),
        (["sent home", "They were sent home."], 4),
        (["they were sent home", "were sent home on Friday"], 6),
        (["they were … home on Friday", "home on Friday they"], 6),
        (["they were sent", "they were kept"], 6),
        (["free", "free"], 1),
    ],
)
def test_what_quotes_have_in_common_counts_once(quotes: list[str], words: int) -> None:
    assert distinct_words(quotes) == words


@given(st.lists(st.text(alphabet="ab …", max_size=20), max_size=6))
def test_quotes_never_hold_more_than_their_words(quotes: list[str]) -> None:
    every = sum(count_words(part) for quote in quotes for part in quote.split("…"))
    assert distinct_words(quotes) <= every
    assert distinct_words(quotes) == distinct_words([*reversed(quotes), *quotes])
