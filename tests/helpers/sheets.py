"""Spreadsheets for tests: a small dataset, and tables written as .xlsx, .ods or .csv."""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from openpyxl import Workbook

from eventgraph.commands.init import starter

__all__ = ["HEAD", "mine", "ods", "rows_of", "table", "xlsx"]

#: The headings of a small sheet of claims.
HEAD = ("claim", "speaker", "source", "quote", "certainty", "thing", "relation", "value", "note")

Rows = Sequence[Sequence[object]]

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_ODS = (
    f'<?xml version="1.0"?><office:document-content xmlns:office="{_NAMES}office:1.0" '
    f'xmlns:table="{_NAMES}table:1.0" xmlns:text="{_NAMES}text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body>"
    "</office:document-content>"
)


def mine(folder: Path) -> Path:
    """Write the small story of `eventgraph init` into a folder of its own."""
    graph = folder / "mine"
    graph.mkdir()
    for name, text in starter("en").items():
        (graph / name).write_text(text, "utf-8")
    return graph


def xlsx(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write a workbook as a spreadsheet program would: text, numbers, dates, formulas."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.save(path)
    return path


def table(path: Path, rows: Rows, separator: str = ",", encoding: str = "utf-8") -> Path:
    """Write a table as CSV."""
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=separator).writerows(rows)
    return path


def ods(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write an OpenDocument spreadsheet."""
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for name, rows in sheets.items()
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _ODS.format(tables))
        archive.writestr(
            "META-INF/manifest.xml",
            f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_NAMES}manifest:1.0"/>',
        )
    return path


def _cell(value: object) -> str:
    if value in {None, ""}:
        return "<table:table-cell/>"
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}"/>'
    text = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'


def rows_of(data: bytes) -> list[dict[str, str]]:
    """Read the rows of a CSV file by their headings."""
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
