"""Ask the index: which things and claims hold all the words, the best first."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterator
from heapq import merge
from operator import itemgetter
from typing import Final, NamedTuple

from eventgraph.errors import EventGraphError, did_you_mean
from eventgraph.words.folding import fold, words_of
from eventgraph.words.indexing import FIELDS

__all__ = ["Asked", "Hit", "count", "hits", "near_words", "read_words"]

#: A phrase in quotation marks, or a word; a star behind it asks for what begins with it, a hyphen
#: before it for what lacks it.
_PIECE: Final = re.compile(r"""(?P<not>-)?(?:["“”„«](?P<phrase>[^"“”„«»]*)["“”»]?|(?P<word>\S+))""")
#: How many words are asked at most, and how many letters are read.
_MOST: Final = 32
_LONGEST: Final = 1_000
#: How many are ranked at most: to rank more takes longer than anybody waits for.
_RANKED: Final = 15_000
_SELECT: Final = (
    "SELECT id, iri, is_claim FROM word JOIN entry ON id = word.rowid WHERE word MATCH ? "
)
_RANK: Final = f"bm25(word, {', '.join(map(str, FIELDS.values()))})"


class Asked(NamedTuple):
    """What is asked: FTS5's expression, and the folded words and phrases that must stand there."""

    expression: str
    words: tuple[str, ...]


class Hit(NamedTuple):
    """A thing or claim that is found: its IRI, who says it, and its texts.

    A text is its field, its language and how it is written.
    """

    iri: str
    is_claim: bool
    speakers: tuple[str, ...]
    texts: tuple[tuple[str, str, str], ...]


def read_words(text: str) -> Asked:
    """Read words as people write them: all must stand there; "a phrase"; begin*; -without.

    Raises EventGraphError where no word is left, or nothing but what must be missing.

    >>> read_words('"Catholic Church" mediat* -Panama').expression
    '"catholic church" AND "mediat"* NOT "panama"'
    """
    if len(text) > _LONGEST:
        raise EventGraphError(f"{len(text):,} letters are asked for; ask for at most {_LONGEST:,}")
    wanted, unwanted = dict[str, str](), dict[str, str]()
    for piece in _PIECE.finditer(text):
        given = piece["phrase"] if piece["word"] is None else piece["word"]
        folded = fold(given)
        if folded:
            star = "*" if given.endswith("*") or text[piece.end() :].startswith("*") else ""
            (unwanted if piece["not"] else wanted)[folded + star] = f'"{folded}"{star}'
    if not wanted:
        raise EventGraphError(f"{text!r} holds no word to look for; write one, or a beginning*")
    if len(wanted) + len(unwanted) > _MOST:
        raise EventGraphError(f"{len(wanted) + len(unwanted)} words are asked for; {_MOST} at most")
    lacking = "".join(f" NOT {one}" for one in unwanted.values())
    return Asked(" AND ".join(wanted.values()) + lacking, tuple(wanted))


def count(index: sqlite3.Connection, asked: Asked) -> int:
    """Count the things and claims that hold all words."""
    found = index.execute("SELECT count(*) FROM word WHERE word MATCH ?", (asked.expression,))
    return int(found.fetchone()[0])


def hits(
    index: sqlite3.Connection,
    asked: Asked,
    shown: Collection[str] | None = None,
    every: int | None = None,
) -> Iterator[Hit]:
    """Give what holds all words in one of its texts or in several, the best first.

    `shown` names the claims that count, `every` is how many hold them, where `count` has told that
    already. The order is
    [BM25](https://www.sqlite.org/fts5.html#the_bm25_function), a name weighing more than a quote
    and that more than a note; then the order of IRIs. Where over 15,000 hold them, only those that
    hold them in their names are ranked, if these are fewer: the rest follow by IRI.
    """
    held = count(index, asked) if every is None else every
    for number, iri, is_claim in _rows(index, asked, held):
        if is_claim and shown is not None and iri not in shown:
            continue
        speakers = index.execute("SELECT iri FROM speaker WHERE entry = ? ORDER BY iri", (number,))
        texts = index.execute(
            "SELECT field, language, text FROM text WHERE entry = ? ORDER BY rowid", (number,)
        )
        yield Hit(iri, bool(is_claim), tuple(who for (who,) in speakers), tuple(texts))


def _rows(index: sqlite3.Connection, asked: Asked, every: int) -> Iterator[tuple[int, str, int]]:
    ranked = _SELECT + f"ORDER BY {_RANK}, iri"
    if every <= _RANKED:
        yield from index.execute(ranked, (asked.expression,))
        return
    named = asked._replace(expression=f"{{name}} : ({asked.expression})")
    first = set[int]()
    if count(index, named) <= _RANKED:
        for row in index.execute(ranked, (named.expression,)):
            first.add(row[0])
            yield row
    yield from (row for row in _by_iri(index, asked) if row[0] not in first)


def _by_iri(index: sqlite3.Connection, asked: Asked) -> Iterator[tuple[int, str, int]]:
    """Give all in the order of IRIs: that of the rows, but for those that an index gained later."""
    (ordered,) = index.execute("PRAGMA user_version").fetchone()
    if not ordered:
        yield from index.execute(_SELECT + "ORDER BY word.rowid", (asked.expression,))
        return
    first, later = (
        index.execute(
            f"{_SELECT} AND word.rowid {way} ? ORDER BY {by}", (asked.expression, ordered)
        )
        for way, by in (("<=", "word.rowid"), (">", "iri"))
    )
    yield from merge(first, later, key=itemgetter(1))


def near_words(index: sqlite3.Connection, asked: Asked) -> str:
    """Hint at words of the dataset that are nearest to the first that it lacks; else nothing."""
    for words in asked.words:
        for word in words_of(words):
            begins = words.endswith("*")
            known = index.execute(
                "SELECT 1 FROM spelled WHERE term >= ? AND term < ? LIMIT 1"
                if begins
                else "SELECT 1 FROM spelled WHERE term = ? AND ?2 IS ?2",
                (word, word + "\U0010ffff"),
            ).fetchone()
            if not known:
                every = index.execute("SELECT term FROM spelled WHERE length(term) > 2")
                return did_you_mean(word, (term for (term,) in every))
    return ""
