"""The columns of the page's packed rows, by name: the one truth for Python and JavaScript."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any, Final, NamedTuple

__all__ = ["COLUMNS", "FLAT", "Columns", "row", "rows_of"]


class Columns(NamedTuple):
    """The columns that every row of a table has, and those left out at its end where empty."""

    always: tuple[str, ...]
    maybe: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Name all columns in their order."""
        return self.always + self.maybe


#: By the name of the table; the names are those that the page's JavaScript reads.
COLUMNS: Final[Mapping[str, Columns]] = {
    "claims": Columns(
        ("id", "speaker", "source", "certainty", "quote", "lang"),
        (
            *("en", "es", "statedIn", "reportedBy", "basedOn", "note", "flags", "marks", "doubt"),
            *("alsoIn", "together", "translations", "fragment", "after", "roots"),
        ),
    ),
    "statements": Columns(("claim", "subject", "property", "object")),
    "links": Columns(("claim", "kind", "other")),
    "contests": Columns(("about", "sides", "conflicts")),
    "conflicts": Columns(("kind", "places"), ("note", "beside")),
    "sides": Columns(("property", "values", "claims", "support"), ("qualities",)),
    "support": Columns(("subject", "property", "object", "voices", "carriers", "origins")),
    "bodies": Columns(("body", "members")),
    "parties": Columns(("speaker", "parties")),
    "aspects": Columns(("name", "en", "es"), ("ofThings",)),
    "around": Columns(("event", "things")),
    "events": Columns(("event", "shown"), ("whole",)),
    "actors": Columns(("actor", "shown")),
    "places": Columns(("place", "x", "y"), ("wide", "note")),
    "sources": Columns(
        ("id", "title", "publisher", "issued", "url", "from", "en", "es", "class"),
        ("lang", "by", "revises", "dated"),
    ),
    "nodes": Columns(("x", "y", "size", "side", "folded")),
    "edges": Columns(("subject", "property", "object")),
    "things": Columns(("id", "en", "es", "class", "kind"), ("anonymous", "others")),
    "properties": Columns(("id", "en", "es"), ("inverse", "naming", "aspect")),
    "classes": Columns(("id", "en", "es")),
    "literals": Columns(("text", "kind"), ("es", "lang", "days")),
    "kinds": Columns(("name", "colour", "shape", "en", "es")),
}

#: Tables of numbers alone: their rows stand one after the other in a single array.
FLAT: Final = frozenset({"statements", "support", "nodes", "edges"})


def row(table: str, cells: Mapping[str, Any]) -> list[Any]:
    """Order the cells of a row by the columns of its table; empty ones at its end are left out.

    >>> row("contests", {"conflicts": [], "about": 3, "sides": []})
    [3, [], []]
    """
    columns = COLUMNS[table]
    packed = [cells[name] for name in columns.names]
    while len(packed) > len(columns.always) and packed[-1] in ([], "", 0):
        packed.pop()
    return packed


def rows_of(packed: Mapping[str, Any], table: str) -> Iterator[dict[str, Any]]:
    """Read the rows of a packed table by the names of its columns; what was left out is None.

    >>> next(rows_of({"edges": [4, 0, 7]}, "edges"))
    {'subject': 4, 'property': 0, 'object': 7}
    """
    names, rows = COLUMNS[table].names, packed[table]
    width = len(names)
    if table in FLAT:
        rows = [rows[at : at + width] for at in range(0, len(rows), width)]
    for cells in rows:
        yield dict(zip_longest(names, cells))
