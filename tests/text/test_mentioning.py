"""Words name a thing by a part of one of its names, in any form; cues are beginnings of words."""

from __future__ import annotations

import pytest

from eventgraph.text.mentioning import bears, names, stems


@pytest.mark.parametrize(
    ("words", "known", "named"),
    [
        ("Salvadoran authorities", ["Government of El Salvador"], True),
        ("after they were freed", ["Government of El Salvador"], False),
        ("the prisoners were returned", ["Return of the people"], True),
        ("los deportados", ["Deportación"], True),
        ("MAIQUETIA airport", ["Maiquetía"], True),
        ("the U.S. regime", ["United States"], True),
        ("the US regime", ["United States"], True),
        ("they told us", ["United States"], False),
        ("of the and", ["The Return of the King"], False),
        ("the pope", ["Popes"], True),
        ("anything", [], False),
        ("", ["Ana"], False),
    ],
)
def test_words_name_what_shares_a_word_or_initials_with_them(
    *, words: str, known: list[str], named: bool
) -> None:
    assert names(words, known) is named


@pytest.mark.parametrize(
    ("words", "cues", "borne"),
    [
        ("was Mediated by", ["mediat"], True),
        ("unmediated", ["mediat"], False),
        ("was left out of it", ["left out"], True),
        ("left it out", ["left out"], False),
        ("los liberó", ["libero"], True),
        ("a method", ["met"], False),
        ("they met them", ["met"], True),
        ("nothing", [], False),
    ],
)
def test_cues_begin_words_and_short_ones_are_words(
    *, words: str, cues: list[str], borne: bool
) -> None:
    assert bears(words, cues) is borne


def test_words_that_name_nothing_have_no_stem() -> None:
    assert stems("the of a, y de la – …") == frozenset()
