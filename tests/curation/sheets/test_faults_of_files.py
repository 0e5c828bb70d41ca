"""Workbooks and tables that hold what no table should: each is told, none is read by half."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from eventgraph.curation.sheets.importing import Imported, import_sheet
from eventgraph.errors import InputError
from sheets import HEAD, mine, ods, table, xlsx

GOOD = (
    "claim:n", "Mayor of Riverton", "The Gazette, 1 March 2024", "the old bridge in Riverton",
    "stated", "Reopening of the bridge", "place", "Riverton", None,
)  # fmt: skip


def row(**cells: object) -> tuple[object, ...]:
    return tuple(cells.get(head, cell) for head, cell in zip(HEAD, GOOD, strict=True))


def told(found: Imported) -> list[str]:
    return [str(fault) for fault in found.faults]


def parts_of(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path: Path, parts: dict[str, bytes]) -> None:
    with ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)


def test_merged_cells_are_told(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"claims": [HEAD, row(), row(claim=None)]})
    workbook = load_workbook(path)
    workbook["claims"].merge_cells("A2:A3")
    workbook.save(path)
    assert told(import_sheet(path, graph=[mine(tmp_path)])) == [
        "claims!A2:A3: cells are merged; part them, and leave the cells below the first empty"
    ]


def test_merged_cells_of_an_open_document_are_told(tmp_path: Path) -> None:
    whole = ods(tmp_path / "b.ods", {"claims": [HEAD, (*row()[:8], "SPAN")]})
    parts = parts_of(whole)
    parts["content.xml"] = parts["content.xml"].replace(
        b'<table:table-cell office:value-type="string"><text:p>SPAN',
        b'<table:table-cell table:number-columns-spanned="2" office:value-type="string">'
        b"<text:p>SPAN",
    )
    pack(whole, parts)
    assert told(import_sheet(whole, graph=[mine(tmp_path)])) == [
        "claims: cells are merged; part them, and leave the cells below the first empty"
    ]


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_days_are_read_as_days_in_both_ways_of_counting_them(
    tmp_path: Path, epoch: datetime | None
) -> None:
    graph = mine(tmp_path)
    workbook = Workbook()
    if epoch:
        workbook.epoch = epoch
    sheet = workbook.worksheets[0]
    sheet.append(list(HEAD))
    day = date(2024, 2, 28)
    words = "traffic has flowed since 28 February"
    sheet.append(list(row(relation="date", value=day, quote=words, note="The year is its own.")))
    workbook.save(tmp_path / "a.xlsx")
    assert told(import_sheet(tmp_path / "a.xlsx", graph=[graph])) == []
    assert '"2024-02-28"^^xsd:date .\n}' in (graph / "claims.trig").read_text("utf-8")


def test_a_formula_stands_for_its_last_value_and_this_is_said(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"claims": [HEAD, row(value="=A9")]})
    parts = parts_of(path)
    sheet = "xl/worksheets/sheet1.xml"
    assert b"<f>A9</f><v></v>" in parts[sheet]
    parts[sheet] = parts[sheet].replace(
        b'<c r="H2"><f>A9</f><v></v>', b'<c r="H2" t="str"><f>A9</f><v>Riverton</v>'
    )
    pack(path, parts)
    found = import_sheet(path, graph=[mine(tmp_path)])
    assert told(found) == []
    assert found.remarks == ["claims!H2: the value that its formula last had is taken"]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_with_any_separator_and_mark(
    tmp_path: Path, separator: str, encoding: str
) -> None:
    quote = 'the "old"; bridge, in Riverton'
    path = table(tmp_path / "a.csv", [HEAD, row(quote=quote)], separator, encoding)
    graph = mine(tmp_path)
    assert told(import_sheet(path, graph=[graph])) == []
    assert r'evg:quote "the \"old\"; bridge, in Riverton"@en' in (graph / "claims.trig").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"claim,quote\n<<<<<<< HEAD\na,b\n=======\na,c\n>>>>>>> x\n", ":2: holds the marks of a"),
        (b"claim,quote\na,\xff\n", ":2:3: is not UTF-8"),
        (b'claim,quote\na,"b\n', ":2: unexpected end of data; look for a quotation mark"),
        (b"claim\x00,quote\n", ": holds bytes that no text has"),
        (b"", ": holds no sheet of claims"),
        (b"PK\x03\x04", ": holds no sheet of claims"),
    ],
)
def test_a_text_that_is_no_table_is_one_line(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        import_sheet(path, graph=[mine(tmp_path)])
    assert str(error.value).startswith(f"{path}{message}")


@pytest.mark.parametrize("name", ["a.xlsx", "a.ods", "a.doc"])
@pytest.mark.parametrize("data", [b"", b"no workbook", b"PK\x03\x04 cut off"])
def test_what_is_no_workbook_is_one_line(tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InputError) as error:
        import_sheet(path, graph=[mine(tmp_path)])
    assert str(error.value).startswith(f"{path}: is no ")
    assert "\n" not in str(error.value)


def test_a_workbook_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"claims": [HEAD]})
    with ZipFile(path, "a", ZIP_DEFLATED) as archive, archive.open("xl/big", "w") as part:
        for _ in range(300):
            part.write(b"\0" * (1 << 20))
    with pytest.raises(InputError, match="holds more than 256 MiB unpacked; split it"):
        import_sheet(path, graph=[mine(tmp_path)])


def test_a_stray_cell_far_from_the_table_is_refused_and_fills_no_memory(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.worksheets[0]["A1"] = "claim"
    workbook.worksheets[0]["XFD1048576"] = "stray"
    workbook.save(tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="has a sheet that reaches to XFD1048576; delete what"):
        import_sheet(tmp_path / "a.xlsx", graph=[mine(tmp_path)])
