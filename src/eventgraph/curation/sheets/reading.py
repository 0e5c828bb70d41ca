"""Read a spreadsheet of any kind, and find its three sheets in it by name or by their headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from eventgraph.curation.sheets.columns import SHEETS, Column, column_of
from eventgraph.curation.sheets.delimited import read_delimited
from eventgraph.curation.sheets.grids import Cell, Fault, Grid, quoted
from eventgraph.errors import InputError, did_you_mean, reading
from eventgraph.extras import needing
from eventgraph.rdf.streams import whole

__all__ = ["DELIMITED", "OURS", "WORKBOOK", "Sheet", "Sheets", "read_sheets"]

DELIMITED: Final = (".csv", ".tsv")
WORKBOOK: Final = ".xlsx"
_WORKBOOKS: Final = (WORKBOOK, ".ods")
#: The sheets of a workbook that explain it, and are not read.
OURS: Final = frozenset({"about", "lists"})
#: What begins the heading of a column that is the reader's own, and is not read.
_OWN: Final = "#"


class Sheet(NamedTuple):
    """A table that is one of the three: its kind, its cells, and the column at each place."""

    kind: str
    grid: Grid
    columns: dict[int, Column]
    first: int

    def rows(self) -> Iterable[tuple[int, Sequence[Cell]]]:
        """Give the rows below the headings that hold anything, by their numbers from 0."""
        return ((number, row) for number, row in self.grid.filled() if number > self.first)


class Sheets(NamedTuple):
    """What was read: the sheets, what is wrong with them, and what was passed over."""

    sheets: list[Sheet]
    faults: list[Fault]
    remarks: list[str]


def read_sheets(*files: str | Path) -> Sheets:
    """Read the claims, things and sources that spreadsheets hold: .xlsx, .ods, .csv or .tsv.

    Raises InputError for what cannot be read at all.
    """
    read = Sheets([], [], [])
    for path in map(Path, files):
        suffix = path.suffix.lower()
        if suffix not in {*DELIMITED, *_WORKBOOKS}:
            message = "is no spreadsheet that is read; save it as .xlsx, .ods or .csv"
            raise InputError(message, path)
        with reading(path), path.open("rb") as stream:
            data = whole(stream, path)
        if suffix in DELIMITED:
            grids = [read_delimited(path, data, _score)]
        else:
            workbooks = needing("curation.sheets.workbooks", suffix, "openpyxl python-calamine")
            grids, remarks = workbooks.read_workbook(path, data)
            read.remarks.extend(remarks)
        found = [_take(grid, read, path) for grid in grids if grid.name not in OURS]
        if not any(found) and not read.faults:
            heads = ", ".join(column.heading for column in SHEETS["claims"][:9])
            raise InputError(f"holds no sheet of claims; its first row should be: {heads}", path)
    return read


def _score(headings: list[str]) -> int:
    """Count the headings of the sheet that has most of them."""
    return max(sum(column_of(kind, one) is not None for one in headings) for kind in SHEETS)


def _take(grid: Grid, read: Sheets, path: Path) -> bool:
    """Read a table as the sheet that its name or its headings tell; tell whether it is one."""
    first, headings = next(((n, row) for n, row in grid.filled()), (0, ()))
    words = [cell.text.strip() for cell in headings]
    named = grid.name.strip().casefold()
    scores = {kind: sum(column_of(kind, one) is not None for one in words) for kind in SHEETS}
    kind = named if named in SHEETS else max(scores, key=lambda one: scores[one])
    if (named not in SHEETS and scores[kind] < min(2, len(words))) or not any(words):
        if any(words):
            read.remarks.append(f"{path.name}: the sheet {quoted(grid.name)} is not read")
        return named in SHEETS
    if path.suffix.lower() in DELIMITED:
        grid = Grid(kind, grid.rows, grid.faults)
    read.sheets.append(Sheet(kind, grid, _headed(grid, kind, first, words), first))
    read.faults.extend(grid.faults)
    grid.faults.clear()
    return True


def _headed(grid: Grid, kind: str, first: int, words: Sequence[str]) -> dict[int, Column]:
    """Find the column at each place; what no column is called is a fault, as is one twice."""
    columns: dict[int, Column] = {}
    known = [column.heading for column in SHEETS[kind]]
    for place, heading in enumerate(words):
        if heading.startswith(_OWN) or not heading:
            continue
        column = column_of(kind, heading)
        if column is None:
            hint = did_you_mean(heading.casefold(), known) or f"; there are {', '.join(known)}"
            own = f"{hint} (begin it with {_OWN} if it is your own)"
            grid.fault((first, place), "heading", f"no column is called {quoted(heading)}{own}")
        elif column in columns.values():
            grid.fault((first, place), "heading", f"a column is called {quoted(heading)} already")
        else:
            columns[place] = column
    for number, row in grid.filled():
        for place, cell in enumerate(row):
            if number > first and cell.text.strip() and not (words[place:] and words[place]):
                grid.fault((number, place), "heading", "stands in a column without a heading")
    return columns
