"""Statements in cells: the value of a relation as people write it, and the term it stands for."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

import pyoxigraph as ox

from eventgraph.curation.sheets.grids import Cell, Refused, quoted
from eventgraph.curation.sheets.lexicon import Lexicon
from eventgraph.curation.sheets.values import EXPLICIT, WRITTEN_OUT, literal_of, words_of
from eventgraph.rdf.literals import typed_date
from eventgraph.vocabulary import XSD, expand

__all__ = ["cell_literal", "held", "node", "normal", "value_of", "words_of_value"]

_STRING: Final = ox.NamedNode(str(XSD.string))
_IRI: Final = re.compile(r"<[^<>\s]+>")
_YEARS: Final = range(1000, 3000)
#: The first days of the two ways in which workbooks count days.
_EPOCHS: Final = (date(1899, 12, 30), date(1904, 1, 1))
_LAST: Final = 2_900_000


def held(cell: Cell) -> str:
    """Give the words of a cell; raises Refused for a formula without a value, and for an error."""
    if cell.kind == "formula":
        message = f"holds the formula {quoted(cell.text)} and no value; write the value itself"
        raise Refused(message, "formula")
    if cell.kind == "error":
        raise Refused(f"holds the error {quoted(cell.text)}; write a value", "error")
    return cell.text.strip()


def cell_literal(cell: Cell, kind: str, language: str) -> ox.Literal:
    """Read a cell as a literal; a number where a date is due is a year or, if none, refused.

    >>> cell_literal(Cell("45856", "number"), "date", "en")
    Traceback (most recent call last):
    eventgraph.curation.sheets.grids.Refused: is the number 45856 where a date is due; \
if it is 2025-07-18 (or, counted from 1904, 2029-07-19), write that
    """
    text = held(cell)
    if kind == "date" and cell.kind == "number" and not (text.isdigit() and int(text) in _YEARS):
        raise Refused(f"is the number {text} where a date is due{_days(text)}", "date")
    return literal_of(text, kind, language)


def _days(text: str) -> str:
    if not text.isdigit() or int(text) > _LAST:
        return "; write it as 2025-07-18"
    first, other = (epoch + timedelta(days=int(text)) for epoch in _EPOCHS)
    return f"; if it is {first} (or, counted from 1904, {other}), write that"


def value_of(
    lexicon: Lexicon, relation: str, cell: Cell, language: str
) -> ox.NamedNode | ox.Literal:
    """Read the value of a relation; raises Refused with what to write."""
    text = held(cell)
    kind = lexicon.kind_of(relation)
    if _IRI.fullmatch(text) or (kind == "" and expand(text) in lexicon.known):
        return ox.NamedNode(lexicon.find(text, "value"))
    if kind != "thing" or EXPLICIT.fullmatch(text):
        return cell_literal(cell, "" if kind == "thing" else kind, language)
    return ox.NamedNode(lexicon.find(text, "value"))


def words_of_value(lexicon: Lexicon, triple: ox.Triple, language: str) -> str:
    """Write the value of a statement as shortly as `value_of` reads back."""
    relation, value = triple.predicate.value, normal(lexicon, triple).object
    kind = lexicon.kind_of(relation)
    if not isinstance(value, ox.Literal):
        return lexicon.name(node(value), "value") if kind == "thing" else f"<{node(value)}>"
    # Where a thing is due, and where the words might be taken for one, a literal is written out.
    words = words_of(value, WRITTEN_OUT if kind == "thing" else kind, language)
    taken = _IRI.fullmatch(words) or (kind == "" and expand(words) in lexicon.known)
    return words_of(value, WRITTEN_OUT) if taken else words


def node(term: object) -> str:
    """Give the IRI of a node."""
    return str(getattr(term, "value", ""))


def normal(lexicon: Lexicon, triple: ox.Triple) -> ox.Triple:
    """Give a plain text that is a date its datatype, where a date is due, as loading does."""
    value = triple.object
    if (
        isinstance(value, ox.Literal)
        and value.datatype == _STRING
        and lexicon.kind_of(triple.predicate.value) == "date"
    ):
        typed = typed_date(value.value.strip())
        if typed is not None:
            return ox.Triple(triple.subject, triple.predicate, typed)
    return triple
