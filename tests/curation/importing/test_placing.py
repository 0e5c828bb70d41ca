"""Marked passages are found again by their words and what is around them, never by a number."""

from __future__ import annotations

import pytest

from eventgraph.curation.importing.marks import Mark
from eventgraph.curation.importing.placing import place
from eventgraph.text.anchoring import SourceText

TEXT = SourceText(
    "The mayor said that the bridge is open. The union said that the bridge is shut.\n\n"
    "“The bridge is open”, the mayor said again; nobody   believed him.\n"
)


def quotes(*marks: Mark) -> tuple[list[tuple[str, int]], list[str]]:
    """Give the quote and the start of what is found, and why others are not."""
    found, left = place(TEXT, marks)
    return [(one.quote, one.span.start) for one in found], [one.why for one in left]


def test_words_that_stand_once_are_found_whatever_is_around() -> None:
    assert quotes(Mark("the union said".title(), "xxx ", " yyy")) == ([], [
        "“The Union Said” does not stand in the text; nearest: “The union said”"
    ])  # fmt: skip
    assert quotes(Mark("The union said", "xxx ", " yyy", at=99_999)) == (
        [("The union said", 40)],
        [],
    )


def test_white_space_and_quotation_marks_may_differ() -> None:
    assert quotes(Mark("nobody believed\nhim")) == ([("nobody believed him", 125)], [])


def test_what_is_around_decides_even_where_it_cuts_words() -> None:
    assert quotes(Mark("the bridge is", "nion said that ", " shut")) == (
        [("the bridge is", 60)],
        [],
    )


def test_one_side_may_be_of_another_text() -> None:
    assert quotes(Mark("the bridge is", "headline ", " shut. ")) == ([("the bridge is", 60)], [])


@pytest.mark.parametrize(
    ("mark", "quote"),
    [
        (Mark("mayor said that the bri", "The ", "dge is open"), "mayor said that the bridge"),
        (Mark("ion said that", "open. The un", " the br"), "union said that"),
    ],
)  # fmt: skip
def test_a_mark_that_cuts_words_has_them_whole(mark: Mark, quote: str) -> None:
    assert [words for words, _ in quotes(mark)[0]] == [quote]


def test_the_same_words_as_often_marked_as_they_stand_are_told_apart_by_their_order() -> None:
    two = [Mark("the bridge is", at=70), Mark("the bridge is", at=12)]
    assert quotes(*two)[0] == [("the bridge is", 20), ("the bridge is", 60)]


def test_what_was_found_before_and_after_may_leave_one_place() -> None:
    found, left = quotes(Mark("said", at=5), Mark("The union", at=3), Mark("is shut", at=9))
    assert found == [("The union", 40), ("said", 50), ("is shut", 71)]
    assert left == []


def test_what_nothing_decides_is_listed_and_not_guessed() -> None:
    assert quotes(Mark("the bridge is")) == (
        [],
        ["“the bridge is” stands 2 times in the text, and nothing decides"],
    )
    assert quotes(Mark("said", at=5))[1] == [
        "“said” stands 3 times in the text, and nothing decides"
    ]


def test_a_quote_that_stands_twice_is_told_apart_by_the_words_around_it() -> None:
    found, _ = place(TEXT, [Mark("the bridge is", "union said that ", " shut.")])
    assert [(one.prefix, one.suffix) for one in found] == [("", "shut.")]
    once, _ = place(TEXT, [Mark("The union said")])
    assert (once[0].prefix, once[0].suffix) == ("", "")


def test_several_pieces_of_one_paragraph_are_one_quote() -> None:
    assert quotes(Mark("The mayor said … is open", "", "")) == (
        [("The mayor said … is open", 0)],
        [],
    )
    assert quotes(Mark("The mayor said … believed him"))[0] == []
