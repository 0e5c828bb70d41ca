"""Make the index: one row for each thing and claim, with the words by which it is found."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.reification import told_quads, unasserted_in
from eventgraph.steps import steps
from eventgraph.vocabulary import DCTERMS, EVG, ONTOLOGY_GRAPH, PREFIXES, RDFS, SEM, SKOS
from eventgraph.words.folding import fold
from eventgraph.words.keeping import VERSION, WORDS, kept_index

__all__ = ["FIELDS", "index_of", "make_index", "open_index", "write_index"]

#: The kinds of words, as columns of the index; and how much a word in each weighs beside the rest.
FIELDS: Final = {"name": 8.0, "quote": 4.0, "told": 2.0, "note": 1.0}
_FIELD_OF: Final = {
    str(RDFS.label): "name",
    str(SKOS.prefLabel): "name",
    str(SKOS.altLabel): "name",
    str(DCTERMS.title): "name",
    str(EVG.quote): "quote",
    str(EVG.quoteTranslation): "quote",
    str(EVG.observes): "quote",
    str(EVG.note): "note",
    str(EVG.curatorDoubt): "note",
    str(RDFS.comment): "note",
    str(SKOS.note): "note",
    str(DCTERMS.description): "note",
}
_TEXTS: Final = frozenset({PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"})
_SPEAKER: Final = ox.NamedNode(str(SEM.accordingTo))
#: A word that no text folds to.
_APART: Final = " \ue000 "
_MADE: Final = Path(__file__).with_name("index.sql")
_TOLD: Final = Path(__file__).with_name("told.rq")


class _Text(NamedTuple):
    """One text of a thing or claim: in which field, in which language."""

    of: str
    field: str
    language: str
    text: str


def make_index(store: ox.Store, path: str | Path = ":memory:") -> sqlite3.Connection:
    """Index the names, quotes, notes and told words of a store, in memory or into a new file.

    A thing is found by its names, aliases, titles and notes; a claim by its quote, the translation
    of it, its notes, and what it tells in words. The ontology is left out.
    [SQLite FTS5](https://www.sqlite.org/fts5.html) keeps the folded words, and a table the texts.

    >>> import eventgraph as eg
    >>> from eventgraph.rdf.oxigraph import store_of
    >>> index = make_index(store_of(eg.load("graph")))
    >>> index.execute("SELECT count(*) FROM entry WHERE is_claim").fetchone()
    (306,)
    """
    index = sqlite3.connect(path, check_same_thread=False)
    index.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _MADE.read_text("utf-8")
    )
    speakers = _speakers(store)
    numbers: dict[str, int] = {}
    words: dict[int, dict[str, list[str]]] = {}
    texts = sorted({*_named(store), *_told(store)})
    with index:
        for text in steps(texts, "indexing words"):
            number = numbers.setdefault(text.of, len(numbers) + 1)
            words.setdefault(number, {}).setdefault(text.field, []).append(fold(text.text))
        index.executemany(
            "INSERT INTO entry VALUES (?, ?, ?)",
            ((number, iri, iri in speakers) for iri, number in numbers.items()),
        )
        index.executemany(
            "INSERT INTO speaker VALUES (?, ?)",
            ((numbers[c], who) for c in sorted(speakers) if c in numbers for who in speakers[c]),
        )
        index.executemany(
            "INSERT INTO text VALUES (?, ?, ?, ?)",
            ((numbers[t.of], t.field, t.language, t.text) for t in texts),
        )
        index.executemany(
            "INSERT INTO word (rowid, name, quote, told, note) VALUES (?, ?, ?, ?, ?)",
            ((number, *_columns(fields)) for number, fields in words.items()),
        )
        index.execute("INSERT INTO word (word) VALUES ('optimize')")
    return index


def open_index(path: Path) -> sqlite3.Connection:
    """Open an index that lies in a file and never changes."""
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, uri=True, check_same_thread=False)


def write_index(store: ox.Store, folder: Path) -> int:
    """Write the index of a store to a new file in `folder`, and give the form that it has."""
    path = folder / WORDS
    make_index(store, path).close()
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return VERSION


def index_of(dataset: Dataset) -> sqlite3.Connection:
    """Open the index that lies beside a dataset, or make one in memory.

    >>> import eventgraph as eg
    >>> index_of(eg.load("graph")).execute("SELECT count(*) FROM entry WHERE is_claim").fetchone()
    (306,)
    """
    path = kept_index(dataset)
    return make_index(store_of(dataset)) if path is None else open_index(path)


def _columns(fields: dict[str, list[str]]) -> Iterator[str]:
    """Write the texts of each field one after the other, so far apart that no phrase spans two."""
    return (_APART.join(fields.get(field, ())) for field in FIELDS)


def _named(store: ox.Store) -> Iterator[_Text]:
    for predicate, field in _FIELD_OF.items():
        for quad in store.quads_for_pattern(None, ox.NamedNode(predicate), None):
            if getattr(quad.graph_name, "value", None) == ONTOLOGY_GRAPH:
                continue
            if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
                yield _text(quad.subject.value, field, quad.object)


def _told(store: ox.Store) -> Iterator[_Text]:
    """Give the words that claims tell of things, asserted or not."""
    for claim, told in store.query(_TOLD.read_text("utf-8")):  # type: ignore[union-attr]
        yield _text(claim.value, "told", told)
    for quad in told_quads(store, sorted(unasserted_in(store))):
        if isinstance(quad.object, ox.Literal) and quad.object.datatype.value in _TEXTS:
            yield _text(str(getattr(quad.graph_name, "value", "")), "told", quad.object)


def _text(of: str, field: str, literal: ox.Literal) -> _Text:
    return _Text(of, field, literal.language or "", literal.value)


def _speakers(store: ox.Store) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(None, _SPEAKER, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            found.setdefault(quad.subject.value, set()).add(quad.object.value)
    return {claim: sorted(its) for claim, its in found.items()}
