"""A table as a file holds it: cells with their places, and what is wrong with one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from eventgraph.text.characters import one_line

__all__ = ["EMPTY", "Cell", "Fault", "Grid", "Refused", "column_name"]

_LETTERS: Final = 26
#: How much of a cell's words a message repeats.
_SHOWN: Final = 60


class Cell(NamedTuple):
    """What one cell holds: its words, and what the file says they are.

    `kind` is text, number, date, truth, formula (one without a value) or error.
    """

    text: str = ""
    kind: str = "text"


EMPTY: Final = Cell()


class Fault(NamedTuple):
    """What is wrong with one cell, or, without one, with a whole table; `rule` is a short name."""

    sheet: str
    cell: str
    rule: str
    value: str
    message: str

    @property
    def place(self) -> str:
        """Name the cell as spreadsheets do.

        >>> Fault("claims", "F12", "name", "x", "is not there").place
        'claims!F12'
        """
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet

    def __str__(self) -> str:
        """Write it on one line."""
        return one_line(f"{self.place}: {self.message}")


class Refused(Exception):
    """Why the words of a cell cannot be taken; `rule` is a short name of the reason."""

    def __init__(self, message: str, rule: str = "value") -> None:
        """Keep the reason's name."""
        self.rule = rule
        super().__init__(message)


def quoted(text: str) -> str:
    """Repeat the words of a cell in a message, cut where they are many.

    >>> quoted("Nayib Bukle")
    '"Nayib Bukle"'
    """
    line = one_line(text)
    return f'"{line}"' if len(line) <= _SHOWN else f'"{line[: _SHOWN - 2]} …"'


@dataclass(frozen=True)
class Grid:
    """A table: its name, and its rows of cells; the first row of a sheet is row 1."""

    name: str
    rows: Sequence[Sequence[Cell]]
    faults: list[Fault] = field(default_factory=list)

    def fault(self, place: tuple[int, int], rule: str, message: str) -> None:
        """Note what is wrong with the cell in a row and a column, both counted from 0."""
        row, column = place
        cells = self.rows[row] if row < len(self.rows) else ()
        value = cells[column].text if column < len(cells) else ""
        cell = f"{column_name(column)}{row + 1}"
        self.faults.append(Fault(self.name, cell, rule, value, message))

    def filled(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """Give the rows that hold anything, with their numbers from 0."""
        for number, row in enumerate(self.rows):
            if any(cell.text.strip() or cell.kind in {"formula", "error"} for cell in row):
                yield number, row


def column_name(number: int) -> str:
    """Name a column, counted from 0, by its letters.

    >>> column_name(0), column_name(25), column_name(26)
    ('A', 'Z', 'AA')
    """
    name = ""
    number += 1
    while number:
        number, letter = divmod(number - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name
