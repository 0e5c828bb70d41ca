"""What people type in a cell is read as a number, a date, a text, or a name; and written so."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eventgraph.curation.sheets.delimited import guarded, unguarded
from eventgraph.curation.sheets.grids import Refused
from eventgraph.curation.sheets.naming import mint, slug
from eventgraph.curation.sheets.values import literal_of, words_of
from eventgraph.curation.sheets.workbooks import _cell  # what a workbook's values become
from eventgraph.vocabulary import curie


def short(literal: ox.Literal) -> str:
    return f"{literal.value}@{literal.language}" if literal.language else (
        f"{literal.value}^{curie(literal.datatype.value).rpartition('/')[2].strip('<>')}"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "literal"),
    [
        ("252", "number", "252^xsd:integer"),
        ("-1.50", "number", "-1.50^xsd:decimal"),
        (" ~250 ", "number", "~250^evg:quantity"),
        (">50", "number", ">50^evg:quantity"),
        ("2025", "date", "2025^xsd:gYear"),
        ("2025-07-18T10:30:00", "date", "2025-07-18T10:30:00^xsd:dateTime"),
        ("2025-03/2025-07", "date", "2025-03/2025-07^EDTF"),
        ("camp", "text", "camp@en"),
        ("campo @es-MX", "text", "campo@es-mx"),
        ("me@home.example", "text", "me@home.example@en"),
        ('"said"', "text", '"said"@en'),
        ("USD", "string", "USD^xsd:string"),
        ("Yes", "truth", "true^xsd:boolean"),
        ("no", "truth", "false^xsd:boolean"),
        ("7", "", "7^xsd:integer"),
        ("2025-07", "", "2025-07^xsd:gYearMonth"),
        ("seven", "", "seven@en"),
        ('"a\\u0007\\n\\t\\"\\\\"@fr', "number", 'a\x07\n\t"\\@fr'),
        ('"2025"^^xsd:gYear', "text", "2025^xsd:gYear"),
        ('"x"^^<http://a.example/t>', "text", "x^t"),
    ],
)
def test_a_cell_is_read_by_its_kind(text: str, kind: str, literal: str) -> None:
    assert short(literal_of(text, kind, "en")).lower() == literal.lower()


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        ("maybe", "truth", '"maybe" is neither true nor false; write one of them'),
        ("soon", "date", '"soon" is no date; write 2025-07-18'),
        ("1e5", "number", '"1e5" is no number; write 252'),
        ('"a\\UFFFFFFFF"@en', "text", '"\\UFFFFFFFF" is no character'),
        ('"a"^^<not an iri>', "text", None),
        ('"a"^^nothing', "text", '"nothing" is no datatype; write one as xsd:date'),
        ('"a"^^<x>', "text", '"<x>" is no datatype: '),
    ],
)
def test_what_is_none_says_what_to_write(text: str, kind: str, message: str | None) -> None:
    if message is None:
        assert literal_of(text, kind, "en").value == text
        return
    with pytest.raises(Refused) as error:
        literal_of(text, kind, "en")
    assert str(error.value).startswith(message)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
LITERALS = st.one_of(
    TEXTS.map(ox.Literal),
    TEXTS.map(lambda text: ox.Literal(text, language="en")),
    TEXTS.map(lambda text: ox.Literal(text, language="es")),
    TEXTS.map(lambda text: ox.Literal(text, datatype=ox.NamedNode("http://a.example/t"))),
)


@given(LITERALS, st.sampled_from(["", "number", "date", "text", "string", "truth"]), st.booleans())
def test_every_literal_is_written_so_that_it_is_read_back(
    literal: ox.Literal, kind: str, listed: object
) -> None:
    words = words_of(literal, kind, "en", listed=bool(listed))
    assert literal_of(words, kind, "en") == literal
    assert not (listed and "|" in words)
    assert "\r" not in words


@given(TEXTS)
def test_what_is_guarded_for_csv_is_read_back_and_never_run(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in {"=", "+", "@", "\t", "\r", "\n"}


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (252.0, ("252", "number")),
        (0.1, ("0.1", "number")),
        (1e300, ("1e+300", "number")),
        (7, ("7", "number")),
        (True, ("true", "truth")),
        (date(2025, 7, 18), ("2025-07-18", "date")),
        (datetime(2025, 7, 18), ("2025-07-18", "date")),  # noqa: DTZ001 - workbooks know no zones
        (datetime(2025, 7, 18, 10, 30), ("2025-07-18T10:30:00", "date")),  # noqa: DTZ001
        (time(10, 30), ("10:30:00", "date")),
        (timedelta(hours=30), ("1 day, 6:00:00", "date")),
        ("a", ("a", "text")),
        (None, ("None", "text")),
    ],
)
def test_what_a_workbook_holds_becomes_words(value: object, cell: tuple[str, str]) -> None:
    assert _cell(value) == cell


def test_names_are_short_and_never_taken() -> None:
    assert slug("!!!") == "x"
    assert slug("Ánh Dương 第一") == "anh-duong-第一".replace("đ", "d")
    assert len(slug("word " * 100)) <= 60
    taken = {mint("claim", "a", set())}
    taken.add(mint("claim", "a", taken))
    assert curie(mint("claim", "a", taken)) == "claim:a-3"
