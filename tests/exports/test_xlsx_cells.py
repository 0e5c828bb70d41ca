"""Rows are written beside openpyxl: what it reads back is what was said, looks and links too."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from rdflib import Dataset

import eventgraph as eg
from eventgraph.exports.sheets import lay_out
from eventgraph.exports.xlsx import export_xlsx
from eventgraph.exports.zips import Stream, packed

QUOTES = {
    "entities": "a < b & c > d, &amp; \"e\" 'f'",
    "blanks": "  two before, one after ",
    "lines": "one\\ntwo\\tthree",
    "error": "#N/A",
    "number": "007",
    "yes": "TRUE",
    "entity-like": "_x0041_ ]]>",
    "wide": "word " * 30,
}
SPEAKS = (
    "@prefix evg: <https://w3id.org/eventgraph/ns#> .\n"
    "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
    "<urn:{name}> {{ <urn:e> evg:party <urn:a> }}\n"
    '<urn:{name}> a evg:Claim ; sem:accordingTo <urn:a> ; evg:quote """{quote}""" .\n'
)


def sheet_of(data: bytes, name: str) -> Worksheet:
    sheet = load_workbook(io.BytesIO(data))[name]
    assert isinstance(sheet, Worksheet)
    return sheet


@pytest.mark.parametrize("name", QUOTES)
def test_a_text_is_read_back_as_it_was(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.trig"
    path.write_text(SPEAKS.format(name=name, quote=QUOTES[name]), "utf-8")
    cell = sheet_of(export_xlsx(eg.load(path)), "claims")["D2"]
    wanted = QUOTES[name].replace("\\n", " ").replace("\\t", "\t")
    assert (cell.data_type, cell.value) == ("s", wanted)


def test_every_cell_says_what_its_row_says(dataset: Dataset) -> None:
    workbook = load_workbook(io.BytesIO(export_xlsx(dataset)))
    for sheet in lay_out(dataset):
        read = list(workbook[sheet.name].iter_rows(values_only=True))
        assert read[0] == sheet.columns
        for said, row in zip(sheet.rows, read[1:], strict=True):
            plain = [None if value == "" else value for value in said]
            told = [v[1:] if isinstance(v, str) and v.startswith("'") else v for v in row]
            assert [type(value) for value in told] == [type(value) for value in plain]
            assert [str(v).lstrip("'") for v in told] == [str(v).lstrip("'") for v in plain]


def test_heads_are_bold_links_blue_and_wide_columns_wrapped(dataset: Dataset) -> None:
    sheet = sheet_of(export_xlsx(dataset), "claims")
    assert {cell.font.b for cell in sheet[1]} == {True}
    speaker, quote, certainty = sheet["C2"], sheet["D2"], sheet["E2"]
    assert (speaker.font.color.rgb, speaker.font.u) == ("000563C1", "single")
    assert (quote.alignment.wrap_text, quote.alignment.vertical, quote.font.b) == (
        *(True, "top"),
        False,
    )
    assert (certainty.has_style, sheet.column_dimensions["D"].width) == (False, 60)
    assert sheet.auto_filter.ref == sheet.dimensions == f"A1:J{sheet.max_row}"


def test_a_sheet_of_many_rows_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.trig"
    path.write_text("".join(SPEAKS.format(name=f"c{n}", quote=n) for n in range(10)), "utf-8")
    dataset = eg.load(path)
    at_once = export_xlsx(dataset)
    monkeypatch.setattr("eventgraph.exports.xlsx._AT_ONCE", 3)
    assert export_xlsx(dataset) == at_once
    assert [row[3].value for row in sheet_of(at_once, "claims").iter_rows(min_row=2)] == [
        str(n) for n in range(10)
    ]


def test_a_file_of_a_zip_that_may_grow_beyond_what_a_plain_one_holds_is_marked_so() -> None:
    small = packed({"a": Stream([b"one ", b"two"], 7)})
    large = packed({"a": Stream([b"one ", b"two"], 1 << 32)})
    assert len(large) > len(small)
    for data in (small, large):
        assert zipfile.ZipFile(io.BytesIO(data)).read("a") == b"one two"
