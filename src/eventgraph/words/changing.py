"""Change the index of a store where what it is of has changed, and leave the other rows alone."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Collection
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.steps import steps
from eventgraph.words.indexing import columns_of, settled, write_index
from eventgraph.words.keeping import VERSION, WORDS
from eventgraph.words.reading import Node, Text, claims_of, speakers_of, texts_of

__all__ = ["change_index", "changed_in"]

#: Of how many rows one may change before an index is sooner made anew; some may in any case.
_SHARE: Final = 16
_FEW: Final = 200

_ROW: Final = "SELECT id FROM entry WHERE iri = ?"
_TEXTS_OF: Final = "SELECT ?, field, language, text FROM text WHERE entry = ? ORDER BY text.rowid"
_DELETE: Final = "INSERT INTO word (word, rowid, name, quote, told, note) VALUES ('delete', ?"
_INSERT: Final = "INSERT INTO word (rowid, name, quote, told, note) VALUES (?"


def change_index(
    store: ox.Store, folder: Path, old: Path | None, nodes: Collection[Node] | None
) -> int:
    """Write the index of a store to `folder`, from the one in the file `old`; give its form.

    `nodes` are what `touched` names of all that came to the store, or went from it, since; None
    where that is not known. What the index holds is what one made anew would, but for the numbers
    of its rows. It is made anew where there is no old one, or too much has changed.
    """
    if old is None or nodes is None:
        return write_index(store, folder)
    path = folder / WORDS
    shutil.copyfile(old, path)
    index = sqlite3.connect(path)
    try:
        done = changed_in(index, store, nodes)
    except sqlite3.DatabaseError:
        done = False
    finally:
        index.close()
    if not done:
        path.unlink()
        return write_index(store, folder)
    settled(path)
    return VERSION


def changed_in(index: sqlite3.Connection, store: ox.Store, nodes: Collection[Node]) -> bool:
    """Change the rows of what was touched in an index; tell whether that was sooner than anew."""
    index.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;")
    (last,) = index.execute("SELECT coalesce(max(id), 0) FROM entry").fetchone()
    (ordered,) = index.execute("PRAGMA user_version").fetchone()
    most = max(_FEW, last // _SHARE)
    if not last or len(nodes) > most or (ordered and last - ordered > most):
        return False
    names = _names(store, nodes)
    known = {name: row[0] for name in names for row in index.execute(_ROW, (name,))}
    new = [name for name in sorted(names) if name not in known]
    with index:
        for name, row in steps(sorted(known.items(), key=lambda item: item[1]), "indexing words"):
            _delete(index, row)
            _insert(index, row, store, name)
        row = max(last, ordered)
        for name in new:
            row += _insert(index, row + 1, store, name)
        if row > max(last, ordered) and not ordered:
            index.execute(f"PRAGMA user_version={int(last)}")
    return True


def _names(store: ox.Store, nodes: Collection[Node]) -> set[str]:
    """Name what was touched, and the claims whose statements were."""
    every = {*nodes, *(claim for node in nodes for claim in claims_of(store, node))}
    return {node.value for node in every if isinstance(node, ox.NamedNode)}


def _delete(index: sqlite3.Connection, row: int) -> None:
    """Take a row out; FTS5 keeps no texts, and is told the words that it is to forget."""
    texts = [Text(*one) for one in index.execute(_TEXTS_OF, ("", row))]
    index.execute(f"{_DELETE}, ?, ?, ?, ?)", (row, *columns_of(texts)))
    for table in ("text", "speaker"):
        index.execute(f"DELETE FROM {table} WHERE entry = ?", (row,))  # noqa: S608 - our tables
    index.execute("DELETE FROM entry WHERE id = ?", (row,))


def _insert(index: sqlite3.Connection, row: int, store: ox.Store, name: str) -> bool:
    """Put a thing or claim in, if it has any text."""
    texts = texts_of(store, name)
    if not texts:
        return False
    speakers = speakers_of(store, name)
    index.execute("INSERT INTO entry VALUES (?, ?, ?)", (row, name, bool(speakers)))
    index.executemany("INSERT INTO speaker VALUES (?, ?)", ((row, who) for who in speakers))
    index.executemany(
        "INSERT INTO text VALUES (?, ?, ?, ?)",
        ((row, text.field, text.language, text.text) for text in texts),
    )
    index.execute(f"{_INSERT}, ?, ?, ?, ?)", (row, *columns_of(texts)))
    return True
