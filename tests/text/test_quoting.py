"""Which words stand inside quotation marks, whichever marks a text uses."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.text.quoting import quoted, standing
from eventgraph.text.sources import SourceText, Span


def inside(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted(SourceText(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "we are free" and left.', ["we are free"]),
        ('("Free," he said.) "Go."', ["Free,", "Go."]),
        ("He said “we are free” and left.", ["we are free"]),
        ("“A ‘b’ c” d", ["A ‘b’ c"]),
        ("The ‘camp!’ is shut", ["camp!"]),
        ("She calls it 'a camp' now", ["a camp"]),
        ("Dijo «somos libres» y se fue", ["somos libres"]),
        ("Il dit « nous sommes libres ». Oui.", [" nous sommes libres "]),
        ("Han sagde »vi er frie« og gik", ["vi er frie"]),
        ("Er sagte: „Wir sind frei“, und ging", ["Wir sind frei"]),
        ("Er sagte: ‚Wir‘ und „sie ‚alle‘ da“", ["Wir", "sie ‚alle‘ da"]),
        ("Hon sade ”vi är fria” och gick", ["vi är fria"]),
        ("彼は「自由だ」と言った", ["自由だ"]),
        ("«uno “dos” tres» y “cuatro”", ["uno “dos” tres", "cuatro"]),
        # Apostrophes are no marks.
        ("It’s the migrants’ flight and Ana's bag, don't ask", []),
        ("‘It’s the migrants’ flight’ he said", ["It’s the migrants’ flight"]),
        ("'It's the migrants' flight' he said", ["It's the migrants' flight"]),
        ("’Tis the families’ day of the ’90s", []),
        ("'Tis the families' day of the '90s", []),
        ("rock 'n' roll", []),
        ("l’homme d’État", []),
        # Inches, strays and marks that are never closed.
        ('a 5" pipe and 6" more', []),
        ("A stray “ mark and a “proper” one", ["proper"]),
        ("closed ” only, closed » only", []),
        ("“never closed\n\nanother paragraph", []),
        # Several paragraphs, each opened and only the last closed.
        ("“One\n\n“two\n\n“three” end", ["One", "two", "three"]),
        ("He: «Uno\n\n»dos\n\n»tres» fin", ["Uno", "dos", "tres"]),
        ('"One\n\n"two" end', ["One", "two"]),
        ("“A ‘b\n\n“‘c’ d” e", ["A ‘b", "‘c’ d"]),
        ("", []),
    ],
)
def test_what_stands_inside_quotation_marks_is_found(text: str, expected: list[str]) -> None:
    assert inside(text) == expected


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["path to freedom"], "direct"),
        (["path to freedom,”"], "direct"),
        (["crediting"], "rendered"),
        (["They are on a", "the leadership"], "direct"),
        (["path to freedom", "of the president"], "partly direct"),
        (["crediting “the leadership”"], "partly direct"),
        (["…"], ""),
        ([], ""),
    ],
)
def test_words_stand_where_each_of_their_pieces_does(pieces: list[str], expected: str) -> None:
    text = "“They are on a path to freedom,” he said, crediting “the leadership” of the president…"
    spans = [Span(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
    read = SourceText(text)
    assert standing(read, quoted(read), spans) == expected


@given(st.text(alphabet="as \n.“”‘’'\"«»„‚「」", max_size=60))
def test_spans_are_in_order_apart_and_of_one_paragraph(text: str) -> None:
    read = SourceText(text)
    spans = quoted(read)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    for start, end in spans:
        assert any(p.start <= start <= end <= p.end for p in read.paragraphs)
        assert start > 0
