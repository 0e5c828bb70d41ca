"""Write sheets as a workbook with drop-downs, which explains itself."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

# Where lxml happens to be installed openpyxl would write other bytes with it.
os.environ.setdefault("OPENPYXL_LXML", "False")

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from eventgraph.curation.sheets.columns import Column
from eventgraph.curation.sheets.delimited import guarded
from eventgraph.curation.sheets.laying import Laid
from eventgraph.curation.sheets.offering import Lists
from eventgraph.errors import FormatError
from eventgraph.exports.zips import packed

__all__ = ["workbook_of"]

#: How many rows Excel takes, and down to which drop-downs reach at least.
_MOST_ROWS: Final = 1_048_576
_OFFERED_ROWS: Final = 2_000
_WIDTHS: Final = {"text": 40, "value": 30, "subject": 30, "relation": 20, "name": 32, "thing": 26}
_WIDTH: Final = 14
_WHOLE: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})", re.ASCII)
_STAMPS: Final = re.compile(rb"<dcterms:(created|modified)\b.*?</dcterms:\1>", re.DOTALL)
_HEAD: Final = PatternFill("solid", fgColor="E8EEF4")


def workbook_of(sheets: Sequence[Laid], lists: Lists, about: Iterable[str]) -> bytes:
    """Write sheets as an Excel workbook, with its lists hidden and a sheet that explains it.

    Whatever begins as a formula is stored as text. Raises FormatError for more rows than Excel
    takes.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    places = _list_places(lists)
    for laid in sheets:
        if len(laid.rows) >= _MOST_ROWS:
            message = f"xlsx holds {_MOST_ROWS:,} rows in a sheet, and {laid.name} has more"
            raise FormatError(f"{message}; export a scope")
        _fill(workbook.create_sheet(laid.name), laid, places)
    hidden = workbook.create_sheet("lists")
    hidden.sheet_state = "hidden"
    for number, (name, words) in enumerate(lists.items(), 1):
        _set(hidden, (1, number), name)
        for row, word in enumerate(words, 2):
            _set(hidden, (row, number), word)
    explained = workbook.create_sheet("about")
    explained.column_dimensions["A"].width = 110
    for row, line in enumerate(about, 1):
        _set(explained, (row, 1), line)
        explained.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")
    stream = io.BytesIO()
    workbook.save(stream)
    return _without_stamps(stream.getvalue())


def _list_places(lists: Lists) -> Mapping[str, str]:
    """Say where in the hidden sheet each list stands that has anything to offer."""
    return {
        name: f"lists!${letter}$2:${letter}${len(words) + 1}"
        for number, (name, words) in enumerate(lists.items(), 1)
        if words and (letter := get_column_letter(number))
    }


def _fill(sheet: Worksheet, laid: Laid, places: Mapping[str, str]) -> None:
    """Write a sheet: headings that stay, then the rows; and what each column offers."""
    last = max(_OFFERED_ROWS, 2 * len(laid.rows))
    for number, column in enumerate(laid.columns, 1):
        _set(sheet, (1, number), column.title)
        head = sheet.cell(1, number)
        head.font, head.fill = Font(bold=True), _HEAD
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _WIDTHS.get(column.kind, _WIDTH)
        offered = Lists.name_for(laid.name, column)
        if offered in places:
            _offer(sheet, f"{letter}2:{letter}{last}", places[offered], column)
    for row, words in enumerate(laid.rows, 2):
        for number, (column, cell) in enumerate(zip(laid.columns, words, strict=True), 1):
            if cell:
                _set(sheet, (row, number), cell, counts=column.kind in {"value", "number"})
    sheet.freeze_panes = "B2"


def _offer(sheet: Worksheet, cells: str, place: str, column: Column) -> None:
    """Offer a list in cells; other words may be typed, and are looked at when they are read."""
    rule = DataValidation(type="list", formula1=place, allow_blank=True, showErrorMessage=False)
    rule.promptTitle, rule.prompt, rule.showInputMessage = (
        column.title[:32],
        column.tell[:255],
        True,
    )
    rule.add(cells)
    sheet.add_data_validation(rule)


def _set(sheet: Worksheet, place: tuple[int, int], words: str, *, counts: bool = False) -> None:
    """Write words as text, never as a formula; whole numbers as numbers where they count."""
    cell = sheet.cell(*place)
    if counts and _WHOLE.fullmatch(words) and words != "-0":
        cell.value = int(words)
        return
    cell.value = words
    cell.data_type = "s"
    if words != str(guarded(words)):
        cell.quotePrefix = True


def _without_stamps(workbook: bytes) -> bytes:
    """Pack a workbook anew without the time of the run, in its properties and in the archive."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["docProps/core.xml"] = _STAMPS.sub(b"", files["docProps/core.xml"])
    return packed(files)
