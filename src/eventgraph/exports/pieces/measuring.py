"""Measure the rows of a sheet in one pass: how wide its columns are, and how many cells link."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from eventgraph.exports.pieces.spooling import Row
from eventgraph.tables.results import in_parts

__all__ = ["Measured", "Rows", "linked", "measured"]

#: The names of the rows of a sheet, each with its number.
Rows = Mapping[str, int]


class Measured(NamedTuple):
    """How long the longest cell of each column is, and all cells; how many of a column link.

    Lengths count characters, the head's among the longest and not among all.
    """

    longest: Sequence[int]
    total: int
    links: Mapping[str, int]


def measured(
    columns: Sequence[str],
    rows: Iterable[Row],
    links: Mapping[str, Sequence[str]],
    places: Mapping[str, Rows],
    most: int,
) -> Measured:
    """Measure rows; `links` says to which sheets a column leads, `places` what rows these have.

    Of a column of more than `most` links it is not counted how many more there are.

    >>> rows = [("a", "b"), ("b", None)]
    >>> measured(["name", "to"], rows, {"to": ["things"]}, {"things": {"a": 2, "b": 3}}, 10)
    Measured(longest=[4, 4], total=7, links={'to': 1})
    """
    longest, total = list(map(len, columns)), 0
    found = dict.fromkeys(links, 0)
    at = {name: (columns.index(name), _together(places, its)) for name, its in links.items()}
    for part in in_parts(rows):
        cells = [list(map(str, column)) for column in zip(*part, strict=True)]
        for place, texts in enumerate(cells):
            lengths = list(map(len, texts))
            longest[place] = max(longest[place], *lengths)
            total += sum(lengths)
        for name, (place, known) in at.items():
            if found[name] <= most:
                found[name] += sum(map(known.__contains__, cells[place]))
    return Measured(longest, total, found)


def _together(places: Mapping[str, Rows], sheets: Sequence[str]) -> Container[str]:
    """Give the names of the rows of some sheets."""
    return (
        places[sheets[0]] if len(sheets) == 1 else {one for name in sheets for one in places[name]}
    )


def linked(sizes: Measured, most: int) -> tuple[list[str], list[str]]:
    """Choose the columns whose names are linked, `most` names in all, and those that are too many.

    >>> linked(Measured([], 0, {"from": 3, "to": 9, "by": 2, "in": 0}), 5)
    (['from', 'by'], ['to'])
    """
    chosen, unlinked = [], []
    for column, number in sizes.links.items():
        if number > most:
            unlinked.append(column)
        elif number:
            chosen.append(column)
            most -= number
    return chosen, unlinked
