"""Names are folded to what tells them apart: their words, not how they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.text.namings import fold_name


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("the camp", "camp", "en"),
        ("The Camp", "a camp", "en"),
        ("an exchange", "exchange", "en-GB"),
        ("the camp", "camp", ""),
        ("“the camp”", "camp", "en"),
        ("'camp'", "camp", "en"),
        ("«el campo»", "campo", "es"),
        ("los presos", "presos", "es"),
        ("o campo", "campo", "pt"),
        ("le camp", "camp", "fr"),
        ("das Lager", "Lager", "de"),
        ("il campo", "campo", "it"),
        ("camp.", "camp", "en"),
        ("camp!", "camp?", "en"),
        ("U.S. regime", "US regime", "en"),
        ("Maduro’s men", "Maduro's men", "en"),
        ("U.S.–Venezuela talks", "US-Venezuela talks", "en"),
        ("re-education  camp", "re education camp", "en"),
        ("prisio\u0301n", "prisión", "es"),
        ("camp,  closed", "camp (closed)", "en"),
    ],
)
def test_names_that_differ_in_their_writing_alone_are_one(
    one: str, other: str, language: str
) -> None:
    assert fold_name(one, language) == fold_name(other, language)


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("camp", "prison", "en"),
        ("camp", "camps", "en"),
        ("camp", "death camp", "en"),
        ("camp in the woods", "camp in woods", "en"),
        ("el campo", "campo", "en"),
        ("the camp", "camp", "es"),
        ("the camp", "camp", "xx"),
        ("año", "ano", "es"),
        ("10 men", "100 men", "en"),
        ("$5", "€5", "en"),
        ("?", "!", "en"),
    ],
)
def test_names_of_other_words_stay_apart(one: str, other: str, language: str) -> None:
    assert fold_name(one, language) != fold_name(other, language)


@pytest.mark.parametrize("text", ["the", "a", "“The”", "…", "", "—"])
def test_a_name_never_becomes_nothing(text: str) -> None:
    assert bool(fold_name(text, "en")) is bool(text)


@given(st.text(max_size=20), st.sampled_from(["", "en", "es", "de"]))
def test_case_and_marks_around_a_name_change_nothing(text: str, language: str) -> None:
    folded = fold_name(text, language)
    assert fold_name(f"“{text}”", language) == folded or not any(map(str.isalnum, text))
    assert fold_name(text.casefold(), language) == fold_name(text, language) or not any(
        map(str.isalnum, text)
    )
