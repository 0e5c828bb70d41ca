"""Write a dataset as an Excel workbook of linked sheets, equal byte for byte from run to run."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

# Where lxml happens to be installed openpyxl would write other bytes with it.
os.environ.setdefault("OPENPYXL_LXML", "False")

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet
from rdflib import Dataset

from eventgraph.errors import FormatError
from eventgraph.evidence.independence import independence_note
from eventgraph.exports.cells import neutral
from eventgraph.exports.headers import described
from eventgraph.exports.sheets import Sheet, lay_out
from eventgraph.exports.zips import packed
from eventgraph.text.characters import visible, xml_safe

__all__ = ["export_xlsx"]

_MOST_ROWS: Final = 1_048_576
_MOST_LINKS: Final = 65_530
_MOST_UNITS: Final = 32_767
_CUT: Final = " … (cut: a cell holds no more)"
_WIDEST: Final = 60
_STAMPS: Final = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_LINK: Final = Font(color="0563C1", underline="single")

Rows = Mapping[str, Mapping[str, int]]


def export_xlsx(
    dataset: Dataset, format: str = "xlsx", tell: Callable[[str], object] | None = None
) -> bytes:
    """Write sheets of actors, events, places, claims, edges, values and sources.

    A last sheet says how independent the publications are.

    A name that has a row of its own links to it; a column of names that would take a sheet beyond
    the links Excel reads has none, which the last sheet says, and `tell` is told. Text that starts
    like a formula gets an apostrophe in front. Raises FormatError when a sheet would have more rows
    than Excel reads.

    >>> import eventgraph as eg
    >>> export_xlsx(eg.load("graph"))[:2]
    b'PK'
    """
    sheets = lay_out(dataset)
    places: Rows = {
        sheet.name: {str(row[0]): number for number, row in enumerate(sheet.rows, 2)}
        for sheet in sheets
    }
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.properties.description = note = independence_note(dataset)
    remarks = []
    for sheet in sheets:
        if len(sheet.rows) >= _MOST_ROWS:
            message = f"{format} holds {_MOST_ROWS:,} rows in a sheet, and {sheet.name} has more"
            raise FormatError(f"{message}; export a scope, or csv-nodes-edges")
        if sheet.rows or not any(each.rows for each in sheets):
            linked, unlinked = _links(sheet, places)
            _fill(workbook.create_sheet(sheet.name), sheet, linked)
            if unlinked:
                remarks.append(
                    f"{format} takes {_MOST_LINKS:,} links in a sheet, so of {sheet.name} these "
                    f"columns have none: {', '.join(unlinked)}; export a scope to have them linked"
                )
    about = workbook.create_sheet("about")
    for text in (note, *described(dataset), *remarks):
        about.append([text])
    if tell:
        for remark in remarks:
            tell(remark)
    stream = io.BytesIO()
    workbook.save(stream)
    return _without_stamps(stream.getvalue())


def _links(sheet: Sheet, places: Rows) -> tuple[dict[str, Rows], list[str]]:
    """Choose the columns whose names are linked, to which sheets, and those that are too many."""
    linked: dict[str, Rows] = {}
    unlinked = []
    room = _MOST_LINKS
    for column, targets in sheet.links.items():
        rows = {name: places[name] for name in targets}
        place = sheet.columns.index(column)
        named = Counter(str(row[place]) for row in sheet.rows)
        number = sum(n for name, n in named.items() if any(name in its for its in rows.values()))
        if number > room:
            unlinked.append(column)
        else:
            linked[column] = rows
            room -= number
    return linked, unlinked


def _fill(worksheet: Worksheet, sheet: Sheet, linked: Mapping[str, Rows]) -> None:
    """Write one sheet: a head that stays, columns as wide as their text, links."""
    worksheet.append(sheet.columns)
    for row in sheet.rows:
        worksheet.append([_cell(value) for value in row])
    for cell in worksheet[1]:
        cell.font = Font(bold=True)
    for number, column in enumerate(sheet.columns, 1):
        longest = max(len(str(row[number - 1])) for row in (sheet.columns, *sheet.rows))
        worksheet.column_dimensions[get_column_letter(number)].width = min(_WIDEST, longest + 2)
        if longest > _WIDEST:
            _wrap(worksheet, number)
        if column in linked:
            _link(worksheet, number, linked[column])
    worksheet.freeze_panes = "B2"
    worksheet.auto_filter.ref = worksheet.dimensions


def _wrap(worksheet: Worksheet, column: int) -> None:
    for (cell,) in worksheet.iter_rows(min_row=2, min_col=column, max_col=column):
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _link(worksheet: Worksheet, column: int, places: Rows) -> None:
    """Link each name of a column to the row that is its own."""
    for (cell,) in worksheet.iter_rows(min_row=2, min_col=column, max_col=column):
        for name, rows in places.items():
            if (row := rows.get(str(cell.value))) is not None:
                cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!A{row}")
                cell.font = _LINK
                break


def _cell(value: object) -> object:
    if not isinstance(value, str):
        return value
    return _fitted(neutral(xml_safe(visible(value))))


def _fitted(text: str) -> str:
    """Cut what is too long for a cell, and say so; Excel counts in units of UTF-16."""
    if 2 * len(text) <= _MOST_UNITS or _units(text) <= _MOST_UNITS:
        return text
    kept = text.encode("utf-16-le")[: 2 * (_MOST_UNITS - len(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _without_stamps(workbook: bytes) -> bytes:
    """Pack a workbook anew without the time of the run, in its properties and in the archive."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["docProps/core.xml"] = _STAMPS.sub(b"", files["docProps/core.xml"])
    return packed(files)
