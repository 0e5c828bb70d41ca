"""Find words in names, quotes and notes, and tell who says them: things first, then by speaker."""

from __future__ import annotations

import sqlite3
from itertools import islice
from typing import Final

from rdflib import Dataset, Literal, URIRef

from eventgraph.claims.cards import card_of
from eventgraph.claims.scopes import Scope, narrow
from eventgraph.errors import StoreError
from eventgraph.rdf.scoped import graphs_of
from eventgraph.searching.asking import Asked, Hit, count, hits, near_words, read_words
from eventgraph.searching.showing import best_text
from eventgraph.sparql.running import packaged, solve
from eventgraph.tables.table import Cell, Table
from eventgraph.words.indexing import index_of

__all__ = ["COLUMNS", "search"]

COLUMNS: Final = ("speaker", "found", "kind", "in", "words", "source")


def search(  # noqa: PLR0913 - what narrows and what shows, each by its name
    dataset: Dataset,
    words: str,
    *,
    limit: int = 20,
    scope: Scope | None = None,
    language: str = "en",
    index: sqlite3.Connection | None = None,
) -> Table:
    """Find things and claims that hold all words in names, aliases, quotes or notes.

    Case, accents and marks do not count, in any language; "a phrase" stands in quotation marks,
    a beginning ends with a star, and -a word is one that must be missing. Things come first, then
    claims by speaker, the one with the best claim first; in each the best first. A claim that
    several say with one voice stands with the first of them. `words` of a row are
    the text that holds them, cut around the first. Names are found whatever the scope, which
    chooses claims. `index` is one opened before by `index_of`. The title says how many are found,
    and which word may be meant where there are none.
    Raises EventGraphError where there is no word to look for, StoreError for a damaged index.

    >>> import eventgraph as eg
    >>> found = eg.search(eg.load("graph"), "iglesia")
    >>> str(found.rows[0][1]), str(found.rows[0][4])
    ('https://w3id.org/eventgraph/id/actor/catholic-church', 'Iglesia católica')
    """
    asked = read_words(words)
    seen = narrow(dataset, scope)
    claims = graphs_of(seen)
    shown = None if claims is None else frozenset(claims)
    try:
        known = index_of(dataset) if index is None else index
        every = count(known, asked)
        found = list(islice(hits(known, asked, shown, every), limit))
        hint = "" if every else near_words(known, asked)
    except sqlite3.DatabaseError as error:
        message = f"the index of words is damaged: {error}; build the store anew"
        raise StoreError(message) from error
    rows = [_row(dataset, hit, asked, language) for hit in found]
    speakers = list(dict.fromkeys(row[0] for row in rows))
    first = {who: place for place, who in enumerate(speakers) if who is not None}
    rows.sort(key=lambda row: -1 if row[0] is None else first[row[0]])
    title = f"Nothing holds {words}{hint}"
    if every:
        title = _title(words, every, len(rows), limit, scoped=shown is not None)
    return Table(COLUMNS, tuple(rows), title)


def _row(dataset: Dataset, hit: Hit, asked: Asked, language: str) -> tuple[Cell, ...]:
    text = best_text(hit.texts, asked.words, language)
    said = Literal(text.text, lang=text.language or None)
    source = card_of(dataset, hit.iri).source if hit.is_claim else ""
    return (
        URIRef(hit.speakers[0]) if hit.is_claim and hit.speakers else None,
        URIRef(hit.iri),
        "claim" if hit.is_claim else _kind(dataset, hit.iri),
        text.field,
        said,
        URIRef(source) if source else None,
    )


def _kind(dataset: Dataset, iri: str) -> Cell:
    """Name the most particular class of a thing."""
    query = packaged("searching/kind")
    for row in solve(query, dataset, {"thing": URIRef(iri)}):
        return URIRef(row["class"].value)
    return None


def _title(words: str, every: int, rows: int, limit: int, *, scoped: bool) -> str:
    if not rows:
        return f"Nothing in the scope holds {words}; outside of it there are {every:,}"
    if scoped:
        return (
            f"Holding {words}: the first {rows:,}"
            if rows == limit
            else f"Holding {words}: {rows:,}"
        )
    return f"Holding {words}: {every:,}" + (
        f", of which {rows:,} are shown" if rows < every else ""
    )
