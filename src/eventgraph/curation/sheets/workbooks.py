"""Read tables from workbooks: Excel's and those of OpenDocument."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from openpyxl import load_workbook
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from eventgraph.curation.sheets.grids import EMPTY, Cell, Fault, Grid, column_name
from eventgraph.errors import InputError
from eventgraph.rdf.streams import sized

__all__ = ["read_workbook"]

#: How much a workbook may hold, unpacked: 256 MiB.
_MOST: Final = 1 << 28
_LETTERS: Final = 26
#: How many cells a sheet may have, from the first to the last that holds anything.
_MOST_CELLS: Final = 5_000_000
_PLACE: Final = re.compile(rb"""\br=["']([A-Z]{0,3})([0-9]{1,9})["']""")
_SPECIAL: Final = re.compile(rb'<(?:\w+:)?f[ >/]|\bt="e"')
_SPANNED: Final = re.compile(rb'spanned="(?:[2-9]|1[0-9])')
#: Below this, a workbook keeps whole numbers exactly.
_EXACT: Final = 1e15
_MIDNIGHT: Final = time(0)


def read_workbook(path: Path, data: bytes) -> tuple[list[Grid], list[str]]:
    """Read every sheet of a workbook, with remarks on what was taken as it was last computed.

    A formula stands for the value it last had, where the file keeps one. Merged cells are faults
    of their sheet. Raises InputError for what is no workbook, or holds too much.
    """
    parts = _parts(path, data)
    for part in parts:
        _refuse_far(path, part)
    special, remarks = _special(path, data, parts)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = workbook.sheet_names
        grids = []
        for name in names:
            sheet = workbook.get_sheet_by_name(name)
            _refuse_many(path, sheet.total_height, sheet.total_width)
            grids.append(_grid(sheet, special.get(name, {})))
        remarks += [
            f"{name}!{column_name(column)}{row + 1}: the value that its formula last had is taken"
            for grid, name in zip(grids, names, strict=True)
            for row, column in special.get(name, ())
            if grid.rows[row][column].kind not in {"formula", "error"}
        ]
    except (CalamineError, ValueError, OverflowError) as error:
        raise InputError(f"is no workbook that can be read: {error}; save it anew", path) from error
    if path.suffix.lower() == ".ods" and any(map(_SPANNED.search, parts)):
        for grid in grids:
            grid.faults.append(_merged(grid.name, ""))
    return grids, remarks


def _parts(path: Path, data: bytes) -> list[bytes]:
    """Give the sheets of a workbook as they are stored, if it does not hold too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST:
                raise InputError(f"holds more than {sized(_MOST)} unpacked; split it", path)
            return [
                archive.read(name)
                for name in archive.namelist()
                if name.startswith("xl/worksheets/") or name == "content.xml"
            ]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        message = f"is no workbook: {error}; save it as .xlsx, .ods or .csv"
        raise InputError(message, path) from error


def _refuse_far(path: Path, part: bytes) -> None:
    """Refuse a sheet with a stray cell far from its table: all between would be made in memory."""
    rows, letters = 0, ""
    for found in _PLACE.finditer(part):
        rows = max(rows, int(found[2]))
        letters = max(letters, found[1].decode(), key=lambda name: (len(name), name))
    columns = 0
    for letter in letters:
        columns = columns * _LETTERS + ord(letter) - ord("A") + 1
    _refuse_many(path, rows, columns)


def _refuse_many(path: Path, rows: int, columns: int) -> None:
    if rows * max(columns, 1) > _MOST_CELLS:
        far = f"{column_name(max(columns, 1) - 1)}{rows}"
        message = f"has a sheet that reaches to {far}; delete what stands beyond its table"
        raise InputError(message, path)


def _special(
    path: Path, data: bytes, parts: list[bytes]
) -> tuple[dict[str, dict[tuple[int, int], str]], list[str]]:
    """Find the cells of an Excel workbook that hold formulas and errors, with what they hold."""
    if path.suffix.lower() == ".ods":
        formulas = sum(part.count(b"table:formula=") for part in parts)
        told = f"{path.name}: the values that {formulas} formulas last had are taken"
        return {}, [told] if formulas else []
    if not any(map(_SPECIAL.search, parts)):
        return {}, []
    found: dict[str, dict[tuple[int, int], str]] = {}
    try:
        workbook = load_workbook(io.BytesIO(data), read_only=True)
        for sheet in workbook.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None and cell.data_type in {"f", "e"}:
                        place = (cell.row - 1, cell.column - 1)
                        found.setdefault(sheet.title, {})[place] = str(cell.value)
    except Exception as error:
        raise InputError(f"is no workbook that can be read: {error}", path) from error
    return found, []


def _grid(sheet: CalamineSheet, special: dict[tuple[int, int], str]) -> Grid:
    rows = [
        [EMPTY if value == "" else _cell(value) for value in row]
        for row in sheet.to_python(skip_empty_area=False)
    ]
    for (row, column), words in special.items():
        rows.extend([] for _ in range(row + 1 - len(rows)))
        rows[row].extend(EMPTY for _ in range(column + 1 - len(rows[row])))
        kind = "formula" if words.startswith("=") else "error"
        if rows[row][column] is EMPTY:
            rows[row][column] = Cell(words, kind)
    merged = list(_ranges(sheet))
    return Grid(sheet.name, rows, [_merged(sheet.name, place) for place in merged])


def _ranges(sheet: CalamineSheet) -> Iterator[str]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield f"{column_name(left)}{top + 1}:{column_name(right)}{bottom + 1}"


def _merged(sheet: str, place: str) -> Fault:
    advice = "part them, and leave the cells below the first empty"
    return Fault(sheet, place, "merged", "", f"cells are merged; {advice}")


def _cell(value: object) -> Cell:  # noqa: PLR0911 - a kind of value each
    if isinstance(value, str):
        return Cell(value)
    if isinstance(value, bool):
        return Cell("true" if value else "false", "truth")
    if isinstance(value, float | int):
        return Cell(_number(value), "number")
    if isinstance(value, datetime):
        whole = value.time() == _MIDNIGHT
        return Cell(value.date().isoformat() if whole else value.isoformat(), "date")
    if isinstance(value, date):
        return Cell(value.isoformat(), "date")
    if isinstance(value, time | timedelta):
        return Cell(str(value), "date")
    return Cell(str(value))


def _number(value: float) -> str:
    """Write a number as it was typed: a workbook keeps 252 as 252.0."""
    return str(int(value)) if float(value).is_integer() and abs(value) < _EXACT else repr(value)
