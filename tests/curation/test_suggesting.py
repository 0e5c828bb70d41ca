"""What a text offers: who speaks a quotation, which numbers, dates and names stand in it."""

from __future__ import annotations

from datetime import date

import pytest

from eventgraph.curation.suggesting.lexicon import certainty_of
from eventgraph.curation.suggesting.making import Suggestions, suggest
from eventgraph.text.sources import SourceText

NAMES = {
    "paz": ["Ana Paz Robles", "Ana Robles"],
    "ruiz": ["Omar Ruiz"],
    "other-ruiz": ["Delia Ruiz"],
    "ministry": ["Ministry of Works", "Ministerio de Obras"],
    "union": ["Harbour Union", "union of the harbour", "HU"],
    "families": ["families of the crew", "familias de la tripulación"],
    "news": ["The Daily Tide"],
}


def offered(text: str, language: str = "en", issued: date | None = None) -> Suggestions:
    """Read a text."""
    return suggest(SourceText(text), NAMES, language, issued)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We left at dawn,” Ana Paz Robles said.", "paz"),
        ("“We left at dawn,” said Ana Robles, who was on board.", "paz"),
        ("“We left at dawn,” added the tired captain Ana Robles.", "paz"),
        ("Omar Ruiz added: “We left at dawn. Nobody saw us.”", "ruiz"),
        ("Omar Ruiz came home. He said “we left at dawn” and sat down.", "ruiz"),
        ("Omar Ruiz thanked Ana Robles for her “courage.”", "ruiz"),
        ("According to the Harbour Union, the ship was “empty.”", "union"),
        ("The ship was “empty,” according to Ana Robles.", "paz"),
        ("Families of the crew reported “threats” and silence, noting that none came.", "families"),
        ("The Ministry of Works published a note on Monday. The statement says, “All is well.”",
         "ministry"),
        ("Ana Robles wrote that the port was “closed,” claiming, “Nobody may land.”", "paz"),
        ("“All is well,” read a message of the Ministry of Works.", "ministry"),
        ("The Ministry of Works, which Omar Ruiz leads, stated: “All is well.”", "ruiz"),
        ("“All is well,” quipped Omar Ruiz.", "ruiz"),
        ("“One.” Omar Ruiz stated. “Two,” he added.", "ruiz"),
    ],
)  # fmt: skip
def test_the_speaker_is_among_the_first_two_in_english(text: str, speaker: str) -> None:
    for quotation in offered(text).quotations:
        assert speaker in quotation.speakers[:2]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Salimos al alba», dijo Ana Robles.", "paz"),
        ("«Salimos al alba», sostuvo la capitana del barco, Ana Robles.", "paz"),
        ("Según el Ministerio de Obras, el barco estaba «vacío».", "ministry"),
        ("Omar Ruiz llegó el lunes y dijo que el puerto estaba «cerrado». Añadió: «No hay nadie».",
         "ruiz"),
        ("El jefe del puerto, Omar Ruiz, quien afirmó que «no hay nadie», se fue.", "ruiz"),
        ("Omar Ruiz llegó. Insistió en destacar que «no hay nadie».", "ruiz"),
        ("Omar Ruiz llegó. «No hay nadie», aseguró.", "ruiz"),
        ("“No hay nadie”, aplaudió Omar Ruiz en el puerto.", "ruiz"),
        ("Como «un milagro» calificó la capitana, Ana Robles, la llegada.", "paz"),
        ("Ana Robles agradeció a Omar Ruiz su «apoyo».", "paz"),
    ],
)  # fmt: skip
def test_the_speaker_is_among_the_first_two_in_spanish(text: str, speaker: str) -> None:
    for quotation in offered(text, "es").quotations:
        assert speaker in quotation.speakers[:2]


def test_who_is_not_known_is_offered_in_words() -> None:
    (one,) = offered("A young sailor of the port said: “We left.”").quotations
    assert one.speakers == ("young sailor of the port",)
    (beside,) = offered("“No,” said its spokesman, Tobias Renn, on Monday.").quotations
    assert beside.speakers == ("Tobias Renn",)
    (nobody,) = offered("It is a ‘floating castle’ at sea.").quotations
    assert (nobody.speakers, nobody.verb) == ((), "")


def test_a_surname_that_several_bear_is_of_whom_was_last_named_in_full() -> None:
    text = "Delia Ruiz spoke. “No,” Ruiz said. Omar Ruiz came. “Yes,” Ruiz said."
    assert [one.speakers[0] for one in offered(text).quotations] == ["other-ruiz", "ruiz"]
    assert offered("Ruiz came.").names == ()


def test_names_are_found_whole_in_their_longest_form() -> None:
    text = "The union of the harbour, HU, met Ana Paz Robles; hu, Ana-Paz and Robles’s son did not."
    source = SourceText(text)
    found = [(text[m.span.start : m.span.end], m.iri) for m in suggest(source, NAMES, "en").names]
    assert found == [
        ("union of the harbour", "union"), ("HU", "union"), ("Ana Paz Robles", "paz"),
        ("Robles", "paz"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "numbers"),
    [
        ("Nearly 300 people on two ships, over 8,000 in all.", "en", ["~<300", "2", ">8000"]),
        ("It paid $6 million for dozens of them, the first one.", "en", ["6000000", ">=24"]),
        ("Más de 8.000 personas en dos barcos; unas 250 el 18 de julio.", "es",
         [">8000", "2", "~250"]),
        ("After 100 days, on July 18, 2025, 252 were free.", "en", ["100", "252"]),
        ("U.S. ships carried 2.5 tons.", "en", ["2.5"]),
    ],
)  # fmt: skip
def test_numbers_come_as_exact_as_they_are_said(
    text: str, language: str, numbers: list[str]
) -> None:
    assert [chip.value for chip in offered(text, language).numbers] == numbers


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("On July 18, 2025 and in March 2024.", "en",
         [("2025-07-18", "date", ""), ("2024-03", "gYearMonth", "")]),
        ("On Friday it left; it comes back in 2026.", "en",
         [("2025-07-18", "date", "told"), ("2026", "gYear", "")]),
        ("El viernes 18 de julio; el 15 de marzo.", "es",
         [("2025-07-18", "date", "told"), ("2025-03-15", "date", "told")]),
        ("In the summer of 2025 it left.", "en", [("2025-22", "EDTF", "")]),
        ("It may march in 100 days.", "en", []),
    ],
)  # fmt: skip
def test_dates_come_as_precise_as_they_are_written(
    text: str, language: str, dates: list[tuple[str, str, str]]
) -> None:
    found = offered(text, language, date(2025, 7, 22)).dates
    kinds = [(chip.value, chip.datatype.replace("/", "#").split("#")[-1]) for chip in found]
    assert kinds == [(value, kind) for value, kind, _ in dates]
    assert [bool(chip.note) for chip in found] == [bool(note) for _, _, note in dates]


def test_certainty_is_guessed_from_the_words() -> None:
    assert certainty_of("it may have left", "en") == "Possible"
    assert certainty_of("it left in May", "en") == "Stated"
    assert certainty_of("presuntamente zarpó", "es") == "Alleged"
    assert certainty_of("zarpó", "es") == "Stated"


@pytest.mark.parametrize(
    "text", ["", "“", "“”", "”“", "said", "“a” “b” “c”", "\ufeff“x” said\x00", "«" * 500]
)
def test_any_text_is_read(text: str) -> None:
    assert isinstance(offered(text), Suggestions)
