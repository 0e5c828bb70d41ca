"""Lay claims, things and sources out as rows of cells, a row for each statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.holding import HeldClaim
from eventgraph.curation.sheets.columns import STATEMENT, Column, columns_of
from eventgraph.curation.sheets.lexicon import BETWEEN, Lexicon
from eventgraph.curation.sheets.statements import node, normal, words_of_value
from eventgraph.curation.sheets.values import BETWEEN_TEXTS, words_of
from eventgraph.text.characters import web_address
from eventgraph.vocabulary import EVG, RDF, curie

__all__ = ["Laid", "Writer", "language_of_quote", "lay_out", "types_of"]

_TYPE: Final = str(RDF.type)
_QUOTE: Final = str(EVG.quote)
#: How many characters a cell may hold; Excel takes 32,767 units, and an emoji is two of them.
_LONGEST: Final = 16_000

Row = tuple[str, ...]


class Laid(NamedTuple):
    """A sheet as it is written: its name, its columns and its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: list[Row]

    def lines(self) -> Iterator[Row]:
        """Give the headings, then the rows."""
        yield tuple(column.title for column in self.columns)
        yield from self.rows


def lay_out(lexicon: Lexicon, claims: Iterable[str]) -> list[Laid]:
    """Lay claims out, in the order of their files, and all things and sources of the dataset.

    What has no column, such as a blank node or words in a language that the dataset does not
    declare, is not shown, and stays as it is when the sheet is read back.
    """
    writer = Writer(lexicon)
    chosen = set(claims)
    holding = lexicon.holding
    kinds = {"things": str(EVG.Thing), "sources": str(EVG.Source)}
    laid = [Laid("claims", columns_of("claims", lexicon.languages), [])]
    for name, claim in holding.claims.items():
        if name in chosen:
            laid[0].rows.extend(writer.claim(claim))
    for sheet, kind in kinds.items():
        columns = columns_of(sheet, lexicon.languages)
        rows = [
            writer.described(ox.NamedNode(name), triples, columns)
            for name, triples in holding.things.items()
            if lexicon.is_a(types_of(triples), kind)
        ]
        laid.append(Laid(sheet, columns, rows))
    return laid


def types_of(triples: Iterable[ox.Triple]) -> list[str]:
    """Name the classes of what is described."""
    return [
        one.object.value
        for one in triples
        if one.predicate.value == _TYPE and isinstance(one.object, ox.NamedNode)
    ]


class Writer:
    """Writes what claims and things hold as the words of cells."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Know the names, and of which language each source is."""
        self.lexicon = lexicon
        self.default = lexicon.languages[0]
        self.columns = columns_of("claims", lexicon.languages)

    def claim(self, claim: HeldClaim) -> Iterator[Row]:
        """Write a claim as its rows: the first says what it is, all what it states."""
        language = language_of_quote(claim.description) or self.default
        head = self._cells(claim.name, claim.description, self.columns, language)
        told = [self.statement(one, language) for one in claim.told if self.shows(one)]
        for number, statement in enumerate(told or [("", "", "")]):
            cells = [head[place] if number == 0 else "" for place in range(len(head))]
            for place, column in enumerate(self.columns):
                if column.heading in STATEMENT:
                    cells[place] = statement[STATEMENT.index(column.heading)]
            yield tuple(cells)

    def described(
        self, name: ox.NamedNode, triples: Sequence[ox.Triple], columns: Sequence[Column]
    ) -> Row:
        """Write a thing or a source as its row."""
        return tuple(self._cells(name, triples, columns, ""))

    def statement(self, triple: ox.Triple, language: str) -> Row:
        """Write one statement as thing, relation and value."""
        subject = self.lexicon.name(node(triple.subject), "value")
        relation = self.lexicon.name(triple.predicate.value, "relation")
        return subject, relation, words_of_value(self.lexicon, triple, language)

    def shows(self, triple: ox.Triple) -> bool:
        """Tell whether a statement can be written in cells: without blank nodes, not too long."""
        value = triple.object
        if isinstance(value, ox.Literal):
            return isinstance(triple.subject, ox.NamedNode) and len(value.value) <= _LONGEST
        return isinstance(value, ox.NamedNode) and isinstance(triple.subject, ox.NamedNode)

    def shown(
        self, triples: Iterable[ox.Triple], column: Column
    ) -> list[ox.NamedNode | ox.Literal]:
        """Give the values of a column's property that the column shows, in their order."""
        found = [
            normal(self.lexicon, one).object
            for one in triples
            if one.predicate.value == column.predicate and self._fits(one.object, column)
        ]
        kept = [value for value in found if isinstance(value, ox.NamedNode | ox.Literal)]
        return kept if column.many or len(kept) == 1 else []

    def _fits(self, value: object, column: Column) -> bool:
        if column.kind in {"thing", "term", "kind"}:
            known = self.lexicon.choices(column.kind, column.of) if column.kind != "thing" else ()
            return (
                isinstance(value, ox.NamedNode)
                and BETWEEN not in value.value
                and (value.value in known or not known)
            )
        if column.kind == "address":
            return (
                isinstance(value, ox.NamedNode)
                and bool(web_address(value.value))
                and BETWEEN not in value.value
            )
        if not isinstance(value, ox.Literal) or len(value.value) > _LONGEST:
            return False
        if not column.spoken:
            return True
        tag = value.language or ""
        return tag == (column.tag or self.default) or (not column.tag and not tag)

    def _cells(
        self,
        name: ox.NamedNode,
        triples: Sequence[ox.Triple],
        columns: Sequence[Column],
        language: str,
    ) -> list[str]:
        cells = []
        for column in columns:
            if column.kind == "name":
                cells.append(curie(name.value))
            elif column.kind == "language":
                cells.append(language)
            elif column.predicate:
                cells.append(self._cell(self.shown(triples, column), column, language))
            else:
                cells.append("")
        return cells

    def _cell(
        self, values: Sequence[ox.NamedNode | ox.Literal], column: Column, language: str
    ) -> str:
        spoken = column.tag or self.default if column.spoken else language
        words = [
            words_of(value, column.kind, spoken, listed=column.many)
            if isinstance(value, ox.Literal)
            else self._named(value, column)
            for value in values
        ]
        listed = column.kind in {"thing", "term", "kind", "address"}
        return (f"{BETWEEN} " if listed else f" {BETWEEN_TEXTS} ").join(words)

    def _named(self, value: ox.NamedNode, column: Column) -> str:
        if column.kind == "address":
            return value.value
        return self.lexicon.name(value.value, "thing" if column.kind == "thing" else "term")


def language_of_quote(description: Iterable[ox.Triple]) -> str | None:
    """Give the language of a claim's quote; None where it has no quote, or several."""
    quotes = [one.object for one in description if one.predicate.value == _QUOTE]
    if len(quotes) == 1 and isinstance(quotes[0], ox.Literal):
        return quotes[0].language or ""
    return None
