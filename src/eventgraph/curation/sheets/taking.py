"""Take rows as what they want things and sources to be; every fault names its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from eventgraph.curation.sheets.columns import Column
from eventgraph.curation.sheets.grids import EMPTY, Cell, Refused, quoted
from eventgraph.curation.sheets.lexicon import BETWEEN, Lexicon, folded
from eventgraph.curation.sheets.naming import iri_of, mint, prefix_of
from eventgraph.curation.sheets.reading import Sheet
from eventgraph.curation.sheets.statements import cell_literal, held
from eventgraph.curation.sheets.values import BETWEEN_TEXTS
from eventgraph.text.characters import web_address
from eventgraph.vocabulary import EVG, curie, expand

__all__ = ["Row", "Value", "Wanted", "take_things", "take_values", "taken"]

Value = ox.NamedNode | ox.Literal


@dataclass
class Wanted:
    """What a sheet wants a claim, a thing or a source to be.

    `values` are by column, for the columns that the sheet has; `statements` those of a claim,
    with the row of each. `row` is the first, from 0.
    """

    name: ox.NamedNode
    sheet: Sheet
    row: int
    values: dict[Column, list[Value]] = field(default_factory=dict)
    statements: list[tuple[ox.Triple, int]] = field(default_factory=list)
    is_new: bool = True


class Row:
    """One row of a sheet: its cells by what their columns are called."""

    def __init__(self, sheet: Sheet, number: int, cells: Sequence[Cell]) -> None:
        """Know the row by its number from 0."""
        self.sheet, self.number, self.cells = sheet, number, cells

    def place(self, heading: str) -> int | None:
        """Tell where a column stands; None where the sheet has none of that heading."""
        found = (
            n for n, one in self.sheet.columns.items() if one.heading == heading and not one.tag
        )
        return next(found, None)

    def cell(self, heading: str) -> Cell:
        """Give the cell below a heading."""
        place = self.place(heading)
        return self.at(place) if place is not None else EMPTY

    def at(self, place: int) -> Cell:
        """Give the cell at a place."""
        return self.cells[place] if place < len(self.cells) else EMPTY

    def fault(self, heading: str, reason: Refused) -> None:
        """Note why the cell below a heading cannot be taken."""
        self.sheet.grid.fault((self.number, self.place(heading) or 0), reason.rule, str(reason))


#: The kinds of columns that give values of a property.
_VALUED: Final = frozenset(
    {"thing", "term", "kind", "address", "number", "date", "text", "string", "truth"}
)


def take_values(lexicon: Lexicon, row: Row, language: str) -> Iterator[tuple[Column, list[Value]]]:
    """Read the cells of a row that give values of properties; what cannot be is a fault."""
    default = lexicon.languages[0]
    for place, column in row.sheet.columns.items():
        if column.kind not in _VALUED:
            continue
        spoken = (column.tag or default) if column.spoken else language
        try:
            yield column, taken(lexicon, column, row.at(place), spoken)
        except Refused as reason:
            row.sheet.grid.fault((row.number, place), reason.rule, str(reason))


def taken(lexicon: Lexicon, column: Column, cell: Cell, language: str) -> list[Value]:
    """Read the values that a cell gives; raises Refused."""
    text = held(cell)
    if not text:
        return []
    if column.kind in {"term", "kind"}:
        parts = _parts(text.replace("\n", BETWEEN), BETWEEN)
        return [ox.NamedNode(lexicon.chosen(part, column.kind, column.of)) for part in parts]
    if column.kind == "thing":
        return _named(lexicon, text, column.kind)
    if column.kind == "address":
        return [_address(part) for part in _parts(text, BETWEEN)]
    parts = _parts(text, BETWEEN_TEXTS) if column.many else [text]
    return [cell_literal(cell._replace(text=part), column.kind, language) for part in parts]


def _named(lexicon: Lexicon, text: str, group: str) -> list[Value]:
    """Find one thing, or several with semicolons or line breaks between."""
    parts = _parts(text.replace("\n", BETWEEN), BETWEEN)
    if len(parts) > 1:
        try:
            return [ox.NamedNode(lexicon.find(text, group))]
        except Refused:
            pass
    return [ox.NamedNode(lexicon.find(part, group)) for part in parts]


def _parts(text: str, between: str) -> list[str]:
    return [part for one in text.split(between) if (part := one.strip())]


def _address(text: str) -> ox.NamedNode:
    iri = web_address(expand(text) or "")
    if not iri:
        raise Refused(f'"{text}" is no web address; write it as https://…', "address")
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise Refused(f'"{text}" is no web address: {error}', "address") from error


_NAMES: Final = frozenset({"label", "alias"})


def take_things(lexicon: Lexicon, sheets: Iterable[Sheet]) -> list[Wanted]:
    """Take things and sources, first their names, so that each row may name any other."""
    seen: dict[str, int] = {}
    named = [
        (Row(sheet, number, cells), name)
        for sheet in sheets
        if sheet.kind != "claims"
        for number, cells in sheet.rows()
        if (name := _name(lexicon, Row(sheet, number, cells), seen)) is not None
    ]
    wanted = []
    for row, name in named:
        one = Wanted(ox.NamedNode(name), row.sheet, row.number)
        one.is_new = name not in lexicon.holding.things
        values = take_values(lexicon, row, lexicon.languages[0])
        # What an unnamed row leaves empty is not taken from the thing that it turns out to be.
        named_here = bool(row.cell("name").text.strip())
        one.values = {column: its for column, its in values if its or named_here}
        wanted.append(one)
    return wanted


def _name(lexicon: Lexicon, row: Row, seen: dict[str, int]) -> str | None:
    """Find or make the name of a row, and let it be known by its labels; a fault has none."""
    try:
        name = _found(lexicon, row, seen)
    except Refused as reason:
        row.fault("name", reason)
        return None
    seen[name] = row.number
    labels = [
        words
        for place, column in row.sheet.columns.items()
        if column.heading in _NAMES
        for part in row.at(place).text.split("|")
        if (words := part.strip())
    ]
    if name not in lexicon.holding.things:
        lexicon.add(name, labels)
    return name


def _found(lexicon: Lexicon, row: Row, seen: dict[str, int]) -> str:
    text = held(row.cell("name"))
    name = iri_of(text) if text else None
    if name is None:
        label = text or held(row.cell("label"))
        if not label:
            raise Refused("has neither a name nor a label; write one of them", "name")
        if text and (known := lexicon.groups["thing"][0].get(folded(text), [])):
            name = known[0]
        else:
            prefix = _prefix(lexicon, row)
            name = mint(prefix, label, seen)
            known = lexicon.groups["thing"][0].get(folded(label), [])
            # What was read before is there already under this very name.
            if known not in ([], [name]) or (name in lexicon.holding.things and not known):
                there = quoted(label) if known else curie(name)
                raise Refused(f"{there} is there already; write its name here, or another", "name")
    if name in seen:
        raise Refused(f"{curie(name)} stands in row {seen[name] + 1} already", "twice")
    return name


def _prefix(lexicon: Lexicon, row: Row) -> str:
    if row.sheet.kind == "sources":
        return "source"
    kind = held(row.cell("kind"))
    if not kind:
        raise Refused("is new and has no kind; choose one from the list", "kind")
    first = kind.partition(BETWEEN)[0].strip()
    return prefix_of(lexicon, [lexicon.chosen(first, "kind", str(EVG.Thing))])
