"""Take the rows of the sheet of claims: the first says what a claim is, all what it states."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from eventgraph.curation.sheets.columns import STATEMENT
from eventgraph.curation.sheets.grids import Cell, Refused
from eventgraph.curation.sheets.laying import language_of_quote
from eventgraph.curation.sheets.lexicon import Lexicon, folded
from eventgraph.curation.sheets.naming import iri_of, mint
from eventgraph.curation.sheets.reading import Sheet
from eventgraph.curation.sheets.statements import held, normal, value_of
from eventgraph.curation.sheets.taking import Row, Value, Wanted, take_values, taken
from eventgraph.vocabulary import DCTERMS, EVG, PROV, SEM, curie

__all__ = ["take_claims"]

_LANGUAGE: Final = str(DCTERMS.language)
#: What a claim without a name is called by, the first that is there.
_CALLED: Final = ("label", "quote", "seen")
#: What tells whose words a claim is.
_WORDS: Final = frozenset(map(str, (EVG.quote, EVG.observes, SEM.accordingTo, PROV.wasQuotedFrom)))
#: What stands for the name of a claim that has none yet.
_NAMELESS: Final = "urn:eventgraph:nameless"
#: What a row begins a new claim by that has no name yet.
_BEGINS: Final = ("speaker", "source", "quote", "seen")


def take_claims(
    lexicon: Lexicon, sheets: Iterable[Sheet], things: Iterable[Wanted]
) -> list[Wanted]:
    """Take claims, first their names, so that the statements of each may name any other."""
    spoken = {
        one.name.value: str(values[0].value)
        for one in things
        for column, values in one.values.items()
        if column.predicate == _LANGUAGE and values
    }
    groups = [
        (rows, name)
        for sheet in sheets
        if sheet.kind == "claims"
        for rows, name in _groups(lexicon, sheet)
    ]
    seen = {name for _, name in groups}
    wanted = []
    for rows, name in groups:
        one = Wanted(ox.NamedNode(name or _NAMELESS), rows[0].sheet, rows[0].number)
        language = _language(lexicon, rows[0], name, spoken)
        for row in rows:
            _add(lexicon, one, row, language)
        if not name:
            one.name = ox.NamedNode(_minted(lexicon, one, rows[0], seen))
            seen.add(one.name.value)
            # What an unnamed row leaves empty is not taken from the claim that it turns out to be.
            one.values = {column: values for column, values in one.values.items() if values}
        one.is_new = one.name.value not in lexicon.holding.claims
        wanted.append(one)
    return wanted


def _minted(lexicon: Lexicon, wanted: Wanted, row: Row, seen: Container[str]) -> str:
    """Name a claim by its label or its words: as one that says the very same, if there is one.

    So a sheet that is read twice makes no claim twice.
    """
    text = next(filter(None, (row.cell(heading).text.strip() for heading in _CALLED)))
    name = mint("claim", text, seen)
    number = 1
    while name in lexicon.holding.claims and not _same(lexicon, wanted, name):
        number += 1
        name = mint("claim", text, seen, number)
    return name


def _same(lexicon: Lexicon, wanted: Wanted, name: str) -> bool:
    """Tell whether a claim says what a sheet says: the same statements in the same words."""
    held_claim = lexicon.holding.claims[name]
    words = {one.object for one in held_claim.description if one.predicate.value in _WORDS}
    given = {v for column, its in wanted.values.items() if column.predicate in _WORDS for v in its}
    told = {normal(lexicon, one) for one in held_claim.told}
    return given <= words and told == {triple for triple, _ in wanted.statements}


def _groups(lexicon: Lexicon, sheet: Sheet) -> Iterator[tuple[list[Row], str]]:
    """Part a sheet into the rows of each claim, and name it."""
    rows: list[Row] = []
    name: str | None = None
    seen: dict[str, int] = {}
    for number, cells in sheet.rows():
        row = Row(sheet, number, cells)
        if rows and not _is_first(row, rows[0]):
            rows.append(row)
            continue
        if rows and name is not None:
            yield rows, name
        rows, name = [row], None
        try:
            name = _name(lexicon, row, seen)
            if name:
                seen[name] = number
                lexicon.known.add(name)
        except Refused as reason:
            row.fault("claim", reason)
    if rows and name is not None:
        yield rows, name


def _is_first(row: Row, first: Row) -> bool:
    """Tell whether a row begins another claim: by a name, or by whom it is of, or its words."""
    said = row.cell("claim").text.strip()
    if said:
        return said != first.cell("claim").text.strip() or any(
            (words := row.cell(heading).text.strip()) and words != first.cell(heading).text.strip()
            for heading in _BEGINS
        )
    return any(row.cell(heading).text.strip() for heading in _BEGINS)


def _name(lexicon: Lexicon, row: Row, seen: dict[str, int]) -> str:
    text = held(row.cell("claim"))
    name = iri_of(text) if text else None
    if name is None and text:
        known = lexicon.groups["claim"][0].get(folded(text), [])
        name = known[0] if len(known) == 1 else mint("claim", text, {})
    if name is None:
        if any(held(row.cell(heading)) for heading in _CALLED):
            return ""
        message = "belongs to no claim: there is neither a name nor a quote in it or above it"
        raise Refused(message, "claim")
    if name in seen:
        message = f"{curie(name)} begins in row {seen[name] + 1}; put its rows together"
        raise Refused(message, "twice")
    return name


def _language(lexicon: Lexicon, row: Row, name: str, spoken: dict[str, str]) -> str:
    """Tell the language of a claim's words: its own, or that of its source."""
    given = row.cell("language").text.strip()
    held_claim = lexicon.holding.claims.get(name)
    if not given and held_claim is not None and row.place("language") is None:
        given = language_of_quote(held_claim.description) or ""
        return given or lexicon.languages[0]
    if given:
        return given
    column = next((c for c in row.sheet.columns.values() if c.heading == "source"), None)
    try:
        sources = taken(lexicon, column, row.cell("source"), "") if column else []
    except Refused:
        sources = []
    for source in sources:
        if found := spoken.get(source.value) or _declared(lexicon, source.value):
            return found
    return lexicon.languages[0]


def _declared(lexicon: Lexicon, source: str) -> str:
    triples = lexicon.holding.things.get(source, ())
    found = (one.object for one in triples if one.predicate.value == _LANGUAGE)
    return next((value.value for value in found if isinstance(value, ox.Literal)), "")


def _add(lexicon: Lexicon, claim: Wanted, row: Row, language: str) -> None:
    """Add what a row says: in the first all its cells, in others what is not said again."""
    first = row.number == claim.row
    for column, values in take_values(lexicon, row, language):
        known = claim.values.setdefault(column, [])
        new = [value for value in values if value not in known]
        if new and not first and not column.many:
            message = f"a claim has one {column.heading}, and its first row gives another"
            row.fault(column.heading, Refused(message, "twice"))
        else:
            known.extend(new)
    if statement := _statement(lexicon, row, language):
        claim.statements.append((statement, row.number))


def _statement(lexicon: Lexicon, row: Row, language: str) -> ox.Triple | None:
    """Read thing, relation and value; all three or none must be there."""
    cells = {heading: row.cell(heading) for heading in STATEMENT}
    if not any(cell.text.strip() for cell in cells.values()):
        return None
    parts: dict[str, Value] = {}
    for heading, cell in cells.items():
        try:
            part = _part(lexicon, heading, cell, (parts.get("relation"), language))
            parts |= {heading: part} if part is not None else {}
        except Refused as reason:
            row.fault(heading, reason)
    subject, relation, value = (parts.get(heading) for heading in STATEMENT)
    if isinstance(subject, ox.NamedNode) and isinstance(relation, ox.NamedNode) and value:
        return ox.Triple(subject, relation, value)
    return None


def _part(lexicon: Lexicon, heading: str, cell: Cell, of: tuple[Value | None, str]) -> Value | None:
    """Read one part of a statement; a value without a relation that is known is none."""
    text = held(cell)
    if not text:
        message = f"the statement has no {heading}; write it, or empty the row"
        raise Refused(message, "empty")
    relation, language = of
    if heading != "value":
        group = "relation" if heading == "relation" else "value"
        return ox.NamedNode(lexicon.find(text, group))
    return value_of(lexicon, relation.value, cell, language) if relation else None
