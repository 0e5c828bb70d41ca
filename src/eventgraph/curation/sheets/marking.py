"""Write faults as comments into a copy of a workbook, each at its cell."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from eventgraph.curation.sheets.grids import Fault
from eventgraph.curation.sheets.reading import read_sheets
from eventgraph.errors import InputError, reading
from eventgraph.text.characters import visible, xml_safe

__all__ = ["marked"]

_AUTHOR: Final = "eventgraph"
_COLOUR: Final = PatternFill("solid", fgColor="FFE08A")
_LONGEST: Final = 2_000


def marked(files: Sequence[Path], faults: Iterable[Fault]) -> bytes:
    """Give a copy of the first workbook, or a workbook made of other files, with every fault.

    A fault without a cell is noted at the first. Raises InputError for what cannot be copied.
    """
    (first, *others) = files
    workbook = _copied(first) if first.suffix.lower() == ".xlsx" and not others else _made(files)
    at: dict[tuple[str, str], list[str]] = {}
    for fault in faults:
        cell = fault.cell.partition(":")[0] or "A1"
        at.setdefault((fault.sheet, cell), []).append(fault.message)
    for (sheet, place), messages in at.items():
        if sheet in workbook.sheetnames:
            cell = workbook[sheet][place]
            if isinstance(cell, Cell):
                text = xml_safe(visible("\n".join(messages)))[:_LONGEST]
                cell.comment = Comment(text, _AUTHOR, height=120, width=320)
                cell.fill = _COLOUR
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _copied(path: Path) -> Workbook:
    with reading(path):
        data = path.read_bytes()
    try:
        return load_workbook(io.BytesIO(data))
    except Exception as error:
        raise InputError(f"cannot be copied to mark its faults: {error}", path) from error


def _made(files: Sequence[Path]) -> Workbook:
    """Make a workbook of what other files hold."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for read in read_sheets(*files).sheets:
        sheet = workbook.create_sheet(read.grid.name)
        for number, row in enumerate(read.grid.rows, 1):
            for place, held in enumerate(row, 1):
                if held.text:
                    cell = sheet.cell(number, place)
                    cell.value, cell.data_type = xml_safe(held.text), "s"
    return workbook
