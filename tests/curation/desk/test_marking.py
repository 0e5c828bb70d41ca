"""Marked words become a quote: whole words, pieces, pages, what sets them apart, how sure."""

import pytest

from eventgraph.curation.desk.marking import certainty_of, marked
from eventgraph.text.anchoring import Passage, find
from eventgraph.text.sources import SourceText


def mark(text: str, *words: str, at: int = 0) -> dict[str, object]:
    """Mark words as a browser does: in UTF-16."""
    places = [text.index(one, at) for one in words]
    units = [len(text[:place].encode("utf-16-le")) // 2 for place in places]
    lengths = [len(one.encode("utf-16-le")) // 2 for one in words]
    pieces = [[start, start + length] for start, length in zip(units, lengths, strict=True)]
    return marked(SourceText(text), pieces, "en")


def test_a_marking_is_widened_to_whole_words_and_loses_its_blanks() -> None:
    assert mark("They were sent home.", "ent hom")["quote"] == "sent home"
    assert mark("They were sent home.", " sent ")["quote"] == "sent"


def test_pieces_are_joined_by_an_omission_in_their_order() -> None:
    text = "They were sent home on two flights."
    assert mark(text, "two flights", "They")["quote"] == "They … two flights"
    assert mark(text, "sent", "home")["quote"] == "sent home"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("😀😀 They “were 😀 sent” home.", "were 😀 sent"),
        ("قال الوزير إن الجسر مفتوح.", "الجسر مفتوح"),
        ("桥梁重新开放了。", "重新开放"),
        ("A line\nthat goes on.", "line\nthat"),
        ("Cafe\u0301 de Bogota\u0301.", "Cafe\u0301"),
    ],
)
def test_any_script_is_marked_and_found_again(text: str, words: str) -> None:
    found = mark(text, words)
    assert found["quote"] == " ".join(words.split())
    assert find(SourceText(text), Passage(str(found["quote"]))).spans


def test_the_same_words_elsewhere_are_told_apart_by_those_beside_them() -> None:
    text = "Ana said so twice. The mayor said so twice. Nobody else said so twice."
    for at in (0, 20, 50):
        found = mark(text, "said so twice", at=at)
        passage = Passage("said so twice", str(found["prefix"]), str(found["suffix"]))
        assert [span.start for span in find(SourceText(text), passage).spans] == [
            text.index("said so twice", at)
        ]
    assert mark("So. So.", "So")["faults"] == []


def test_what_keeps_words_from_being_a_quote_is_named() -> None:
    assert mark("One.\n\nTwo.", "One.\n\nTwo")["faults"] == ["crosses"]
    assert mark("… — …", " — ")["faults"] == ["nothing"]
    assert mark("word " * 30, ("word " * 30).strip())["faults"] == ["long"]
    assert marked(SourceText("Words."), [], "en")["faults"] == ["nothing"]
    assert marked(SourceText("Words."), [[-5, 900]], "en")["quote"] == "Words."


def test_where_a_text_has_pages_the_page_is_known() -> None:
    text = "First page.\n\fSecond page.\n\n\fThird."
    assert mark(text, "First")["fragment"] == "page=1"
    assert mark(text, "Third")["fragment"] == "page=3"
    assert mark("No pages.", "pages")["fragment"] == ""


@pytest.mark.parametrize(
    ("words", "language", "certainty"),
    [
        ("The minister allegedly left", "en", "Alleged"),
        ("They may have been 300", "en", "Possible"),
        ("They left in May", "en", "Stated"),
        ("El ministro presuntamente salió", "es", "Alleged"),
        ("Podrían ser 300", "es-MX", "Possible"),
        ("Il serait parti", "fr", "Stated"),
    ],
)
def test_how_sure_words_sound_is_guessed(words: str, language: str, certainty: str) -> None:
    assert certainty_of(words, language)[0] == certainty
