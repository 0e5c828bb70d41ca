"""Words in a row that texts share are found in one pass, and only where there are so many."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.text.repeats import Phrases, repeats, words_of

EIGHT = "at least fifty of them were held there"


def none(one: str, other: str) -> bool:
    return one == other


@pytest.mark.parametrize(
    ("one", "other", "pairs"),
    [
        (EIGHT, f"she said {EIGHT}.", 1),
        (EIGHT, EIGHT.upper().replace(" ", ",  "), 1),
        (EIGHT, EIGHT.rpartition(" ")[0], 0),
        (EIGHT, EIGHT.replace("fifty", "sixty"), 0),
        ("", "", 0),
    ],
)
def test_eight_words_in_a_row_are_shared_or_not(one: str, other: str, pairs: int) -> None:
    texts = [("a", words_of(one)), ("b", words_of(other))]
    assert [(r.one, r.other) for r in repeats(texts, none)] == [("a", "b")] * pairs


@given(st.lists(st.lists(st.sampled_from("xyz"), max_size=8), max_size=4))
def test_it_finds_what_comparing_every_two_texts_finds(texts: list[list[str]]) -> None:
    windows = [{tuple(t[n : n + 3]) for n in range(len(t) - 2)} for t in texts]
    expected = {
        (one, other): len(windows[one] & windows[other])
        for one, other in combinations(range(len(texts)), 2)
        if windows[one] & windows[other]
    }
    found = repeats(list(enumerate(texts)), lambda one, other: one == other, least=3)
    assert {(r.one, r.other): r.places for r in found} == expected


def test_names_are_taken_out_the_longest_first_and_only_whole() -> None:
    phrases = Phrases(["Human Rights", "Human Rights Office", "UN", ""])
    words = words_of("The UN Human Rights Office, unlike human rights groups and humans")
    assert phrases.taken_out_of(words) == ["the", "unlike", "groups", "and", "humans"]


def test_names_that_begin_alike_are_told_apart() -> None:
    phrases = Phrases(["group 1", "group 1 of the north", "group 12", "group", "the north"])
    for text, kept in (
        ("group 1 of the south", ["of", "the", "south"]),
        ("group 1 of the north and group 12", ["and"]),
        ("group 13 of the north", ["13", "of"]),
        ("group group 1 of", ["of"]),
    ):
        assert phrases.taken_out_of(words_of(text)) == kept


def test_of_many_names_that_begin_alike_none_is_read_but_the_one_that_stands_there() -> None:
    words = Counted(["group", "7", "rest"] * 500)
    phrases = Phrases([f"group {n}" for n in range(1000)])
    assert phrases.taken_out_of(words) == ["rest"] * 500
    assert words.read <= 4 * len(words)


def test_the_work_grows_with_the_words_and_not_with_the_pairs() -> None:
    texts = [(str(n), [*EIGHT.split(), *(f"{n}-{k}" for k in range(40))]) for n in range(4000)]
    asked: list[tuple[str, str]] = []

    def related(one: str, other: str) -> bool:
        asked.append((one, other))
        return none(one, other)

    found = repeats(texts, related)
    assert len(texts) - 1 <= len(found) < 4 * len(texts)
    assert len(asked) < 4 * len(texts)


class Counted(list[str]):
    """Words that count how many of them are read."""

    read = 0

    def __getitem__(self, place: Any) -> Any:  # noqa: ANN401 - a place or a slice, as of a list
        found = super().__getitem__(place)
        self.read += len(found) if isinstance(place, slice) else 1
        return found


def test_a_long_phrase_whose_first_word_recurs_is_not_read_at_every_place() -> None:
    words = Counted(["the", "rest"] * 500 + ["end"])
    assert Phrases(["the other " * 200]).taken_out_of(words) == list(words)
    assert words.read <= 4 * len(words)
