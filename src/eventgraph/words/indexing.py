"""Make the index: one row for each thing and claim, with the words by which it is found."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.rdf.oxigraph import store_of
from eventgraph.steps import steps
from eventgraph.words.folding import fold
from eventgraph.words.keeping import VERSION, WORDS, kept_index
from eventgraph.words.reading import Text, speakers_in, texts_in

__all__ = [
    "FIELDS",
    "columns_of",
    "index_of",
    "make_index",
    "open_index",
    "settled",
    "write_index",
]

#: The kinds of words, as columns of the index; and how much a word in each weighs beside the rest.
FIELDS: Final = {"name": 8.0, "quote": 4.0, "told": 2.0, "note": 1.0}
#: A word that no text folds to.
_APART: Final = " \ue000 "
_MADE: Final = Path(__file__).with_name("index.sql")


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
    speakers = speakers_in(store)
    numbers: dict[str, int] = {}
    words: dict[int, list[Text]] = {}
    texts = texts_in(store)
    with index:
        for text in texts:
            number = numbers.setdefault(text.of, len(numbers) + 1)
            words.setdefault(number, []).append(text)
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
            ((number, *columns_of(its)) for number, its in steps(words.items(), "indexing words")),
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
    settled(path)
    return VERSION


def settled(path: Path) -> None:
    """Let what was written to a file be on the disk."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def index_of(dataset: Dataset) -> sqlite3.Connection:
    """Open the index that lies beside a dataset, or make one in memory.

    >>> import eventgraph as eg
    >>> index_of(eg.load("graph")).execute("SELECT count(*) FROM entry WHERE is_claim").fetchone()
    (306,)
    """
    path = kept_index(dataset)
    return make_index(store_of(dataset)) if path is None else open_index(path)


def columns_of(texts: Iterable[Text]) -> tuple[str, ...]:
    """Write the words of one thing or claim by field, texts so far apart that no phrase spans two.

    >>> columns_of([Text("x", "name", "en", "Ana"), Text("x", "note", "", "A note")])
    ('ana', '', '', 'a note')
    """
    fields: dict[str, list[str]] = {field: [] for field in FIELDS}
    for text in texts:
        fields[text.field].append(fold(text.text))
    return tuple(_APART.join(folded) for folded in fields.values())
