"""Rows of a sheet of which there are more than memory should hold: in a file, in their order."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from eventgraph.tables.lines import sorted_lines
from eventgraph.tables.results import in_parts

__all__ = ["Row", "Spooled", "row_by_row"]

Row = tuple[str | int | float | bool | None, ...]

#: How many rows are written to a file at once.
_AT_ONCE: Final = 1_000
#: Stands between the cells that a line is sorted by; before any sign of a cell.
_END: Final = "\0"
#: What no cell of a line may hold, written so that texts sort as they did.
_SIGNS: Final = {"\0": "\1\1", "\1": "\1\2", "\t": "\t\1", "\n": "\t\2"}
_WRITTEN: Final = str.maketrans(_SIGNS)
_READ: Final = {written: sign for sign, written in _SIGNS.items()}
_SIGN: Final = re.compile("[\1\t][\1\2]")


class Spooled(Collection[Row]):
    """Rows in a file without a name; nothing is left of it, however the process ends.

    They can be gone through again and again, once the last is there.

    >>> rows = Spooled([("a", 1), ("b", None)])
    >>> rows.append(("c", True))
    >>> len(rows), list(rows)
    (3, [('a', 1), ('b', None), ('c', True)])
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        """Take the first rows."""
        self._file = tempfile.TemporaryFile("w+", prefix="eventgraph-", encoding="utf-8")  # noqa: SIM115 - closed with the last who goes through it
        self._held: list[Row] = []
        self._written = 0
        for row in rows:
            self.append(row)

    def append(self, row: Row) -> None:
        """Take one more row."""
        self._held.append(row)
        if len(self._held) == _AT_ONCE:
            self._file.write(json.dumps(self._held) + "\n")
            self._written += _AT_ONCE
            self._held = []

    def __iter__(self) -> Iterator[Row]:
        """Give the rows; who goes through them reads them to the end before another does."""
        self._file.seek(0)
        for line in self._file:
            yield from map(tuple, json.loads(line))
        yield from self._held

    def __len__(self) -> int:
        return self._written + len(self._held)

    def __contains__(self, row: object) -> bool:
        return any(row == one for one in self)


def row_by_row(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    r"""Sort rows of texts as `sorted` does, by means of temporary files where they are many.

    >>> list(row_by_row([("b", "x"), ("a\n", "y"), ("a", "z"), ("b", "x")]))
    [('a', 'z'), ('a\n', 'y'), ('b', 'x'), ('b', 'x')]
    """
    lines = (
        _END.join([*(cell.translate(_WRITTEN) for cell in row), str(number)]).encode()
        for number, row in enumerate(rows)
    )
    for part in in_parts(sorted_lines(lines)):
        for line in part:
            yield tuple(_SIGN.sub(_sign, cell) for cell in line.decode().split(_END)[:-1])


def _sign(found: re.Match[str]) -> str:
    return _READ[found[0]]
