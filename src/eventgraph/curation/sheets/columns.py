"""The columns of the three sheets: what they are called, and what a cell in each stands for."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Final, NamedTuple

from eventgraph.vocabulary import PREFIXES, expand

__all__ = ["FIRST", "SHEETS", "STATEMENT", "Column", "column_of", "columns_of"]


class Column(NamedTuple):
    """A column: its heading, the property its cells give, and of which kind its values are.

    `kind` is thing, term, kind, address, number, date, text, string or truth, or what only this
    column has: name, language, subject, relation, value. A cell of a `many` column holds several
    values; a term or kind is one of the class `of`, where that is given.
    A `spoken` column has a twin for each language, whose `tag` it bears. `tell` explains it.
    """

    heading: str
    predicate: str
    kind: str
    tell: str
    many: bool = False
    spoken: bool = False
    tag: str = ""
    of: str = ""

    @property
    def title(self) -> str:
        """The heading with the language, where it has one.

        >>> Column("note", "", "text", "", tag="es").title
        'note (es)'
        """
        return f"{self.heading} ({self.tag})" if self.tag else self.heading


def _full(name: str) -> str:
    return expand(name, PREFIXES) or ""


def _read() -> dict[str, tuple[Column, ...]]:
    """Read the columns from the file beside this module."""
    text = resources.files("eventgraph").joinpath("curation/sheets/columns.toml").read_text("utf-8")
    return {
        sheet: tuple(
            Column(
                **{**entry, **{name: _full(entry.get(name, "")) for name in ("predicate", "of")}}
            )
            for entry in entries
        )
        for sheet, entries in tomllib.loads(text).items()
    }


#: The columns of each sheet, in their order.
SHEETS: Final[Mapping[str, tuple[Column, ...]]] = _read()
#: The columns that make a statement; all others of a claim stand in its first row alone.
STATEMENT: Final = ("thing", "relation", "value")
#: The heading by which a row names what it is of.
FIRST: Final = {"claims": "claim", "things": "name", "sources": "name"}
_TAGGED: Final = re.compile(r"(.*\S)\s*\(([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\)")


def columns_of(sheet: str, languages: Sequence[str]) -> tuple[Column, ...]:
    """Give the columns of a sheet, those for words once for each further language.

    >>> [column.title for column in columns_of("things", ("en", "es"))][2:4]
    ['label', 'label (es)']
    """
    return tuple(
        column._replace(tag=tag)
        for column in SHEETS[sheet]
        for tag in ("", *(languages[1:] if column.spoken else ()))
    )


def column_of(sheet: str, heading: str) -> Column | None:
    """Find the column that a heading stands for; None where there is none.

    >>> column_of("claims", " Note (ES) ").tag
    'es'
    """
    words = " ".join(heading.split())
    found = _TAGGED.fullmatch(words)
    name, tag = (found[1], found[2].lower()) if found else (words, "")
    for column in SHEETS[sheet]:
        if column.heading.casefold() == name.casefold() and (column.spoken or not tag):
            return column._replace(tag=tag)
    return None
