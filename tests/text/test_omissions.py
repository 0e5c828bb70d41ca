"""Words that an omission must not leave out unnoticed: negations, hedges, conditions."""

from __future__ import annotations

import pytest

from eventgraph.text.omissions import between, dropped, gaps


@pytest.mark.parametrize(
    ("left_out", "language", "expected"),
    [
        ("not, in our view,", "en", {"negation": ("not",)}),
        ("Never", "en", {"negation": ("Never",)}),
        ("did n't", "en", {}),
        ("didn't or won\u2019t", "en", {"negation": ("didn't", "won't")}),
        ("cannot be", "en-GB", {"negation": ("cannot",)}),
        ("neither he nor she", "en", {"negation": ("neither", "nor")}),
        ("without evidence", "en", {"negation": ("without",)}),
        ("is allegedly, unless proven,", "en", {"hedge": ("allegedly", "unless")}),
        ("if it may", "en", {"hedge": ("if", "may")}),
        ("on 5 May 2025", "en", {}),
        ("not reportedly", "en", {"negation": ("not",), "hedge": ("reportedly",)}),
        ("a notable knot, nowadays a northern life", "en", {}),
        ("the supposed, reported and accused", "en", {"hedge": ("supposed", "accused")}),
        ("no, jam\u00e1s", "es", {"negation": ("no", "jam\u00e1s")}),
        ("sin pruebas", "es-VE", {"negation": ("sin",)}),
        ("ni tampoco", "es", {"negation": ("ni", "tampoco")}),
        ("jama\u0301s", "es", {"negation": ("jam\u00e1s",)}),
        ("el presunto autor podr\u00eda", "es", {"hedge": ("presunto", "podr\u00eda")}),
        ("si acaso, tal vez", "es", {"hedge": ("si", "tal vez")}),
        (
            "supuestamente, salvo error, quiz\u00e1s",
            "es",
            {"hedge": ("supuestamente", "salvo", "quiz\u00e1s")},
        ),
        ("s\u00ed, nuestro sistema", "es", {}),
        ("a sin of theirs", "en", {}),
        ("if not", "es", {}),
        ("sin if", "", {"negation": ("sin",), "hedge": ("if",)}),
        ("sin if", "de", {"negation": ("sin",), "hedge": ("if",)}),
        ("", "en", {}),
    ],
)
def test_what_turns_a_saying_round_or_makes_it_less_sure_is_found(
    left_out: str, language: str, expected: dict[str, tuple[str, ...]]
) -> None:
    assert dict(dropped(left_out, language)) == expected


@pytest.mark.parametrize(
    ("quote", "shown", "words"),
    [
        ("Accused … of ties", "accused, without evidence, of ties to it", "without evidence"),
        ("was … home [\u2026] in May", "he was not, they say, home then", ""),
        ("they were … at home", "They were not at home", "not"),
        ("they were … at home", "they were at home", ""),
        ("they were … at home", "they were … not at home", ""),
        ("a … b", "a not b", ""),
        ("no omission", "no omission", ""),
    ],
)
def test_another_quote_shows_what_an_omission_leaves_out(
    quote: str, shown: str, words: str
) -> None:
    assert "".join(between(shown, *sides) for sides in gaps(quote)) == words
