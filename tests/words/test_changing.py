"""An index that is changed where a store has changed holds what one made anew does, row for row."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

import eventgraph as eg
from eventgraph.rdf.oxigraph import store_of
from eventgraph.searching.asking import Hit, hits, read_words
from eventgraph.stores.manifest import listed, read_manifest, write_manifest
from eventgraph.words import changing
from eventgraph.words.changing import changed_in
from eventgraph.words.indexing import index_of, make_index
from eventgraph.words.keeping import VERSION, WORDS
from eventgraph.words.reading import touched

HEAD = """
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix my: <http://example.org/> .
"""
SPOKEN = [
    "bridge",
    "river",
    "gate",
    "open",
    "closed",
    "Ana",
    "José",
    "东京都",
    "office",
    "mill",
    "2025-07",
    "2024",
]
#: What files say: of a claim `c` and an actor `a`, with words `w`.
SAYINGS = (
    'actor:{a} rdfs:label "{w}"@en .',
    'actor:{a} rdfs:label "{w}" ; evg:note "{w}"@es .',
    'claim:{c} a evg:Claim ; sem:accordingTo actor:{a} ; evg:quote "{w}"@en .',
    "claim:{c} sem:accordingTo actor:{a} .",
    'claim:{c} {{ actor:{a} evg:calls "{w}"@en , "{w}" ; my:knows actor:{a} }}',
    'claim:{c} {{ actor:{a} rdfs:label "{w}"@en ; my:when "{w}" }}',
    "claim:{c} evg:attitude evg:Denies ; sem:accordingTo actor:{a} .",
    "claim:{c} a evg:Claim ; evg:status evg:Draft .",
    "my:s{a} evg:inClaim claim:{c} ; rdf:subject actor:{a} ; rdf:predicate evg:calls .",
    'my:s{a} rdf:object "{w}"@en .',
    'claim:{c} {{ my:s{a} rdf:object "{w}" }}',
)
ASKED = ("bridge", "open*", '"river gate"', "jose -mill", "东京", "2025")


def rows(index: sqlite3.Connection) -> list[object]:
    """Give all that an index holds and answers, but for the numbers of its rows."""
    texts = """SELECT iri, is_claim, field, language, text FROM entry
        JOIN text ON entry = id ORDER BY iri, text.rowid"""
    speakers = """SELECT entry.iri, speaker.iri FROM entry
        JOIN speaker ON entry = id ORDER BY entry.iri, speaker.iri"""
    ranks = """SELECT iri, bm25(word, 8.0, 4.0, 2.0, 1.0) FROM word JOIN entry ON id = word.rowid
        WHERE word MATCH ? ORDER BY iri"""
    asked = [read_words(words) for words in ASKED]
    return [
        index.execute(texts).fetchall(),
        index.execute(speakers).fetchall(),
        index.execute("SELECT iri, is_claim FROM entry ORDER BY iri").fetchall(),
        index.execute("SELECT * FROM spelled ORDER BY term").fetchall(),
        [index.execute(ranks, (one.expression,)).fetchall() for one in asked],
        [list(hits(index, one)) for one in asked],
        index.execute("SELECT count(*) FROM word_docsize").fetchall(),
    ]


def written(path: Path, text: str) -> Path:
    path.write_text(HEAD + text, "utf-8")
    return path


@pytest.mark.parametrize("seed", range(4))
def test_after_any_adding_and_removing_it_is_as_if_made_anew(
    tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)  # noqa: S311 - no secret
    made = []
    monkeypatch.setattr(changing, "write_index", lambda *_: made.append(1))
    store = tmp_path / "store"
    say = [saying(chance) for _ in range(20)]
    eg.build_store(store, written(tmp_path / "0.trig", "\n".join([*say, 'my:x rdfs:label "x" .'])))
    for number in range(1, 7):
        claims = [
            quad.value
            for quad in store_of(eg.load(store)).named_graphs()
            if "/claim/" in str(quad.value)
        ]
        if claims and chance.random() < 0.4:
            eg.remove_from_store(store, *chance.sample(sorted(claims), min(2, len(claims))))
        else:
            text = "\n".join(saying(chance) for _ in range(chance.randrange(1, 8)))
            eg.add_to_store(store, written(tmp_path / f"{number}.trig", text))
        dataset = eg.load(store)
        index = index_of(dataset)
        assert rows(index) == rows(make_index(store_of(dataset)))
        assert eg.check_store(store).damaged == ()
    assert made == []
    assert len(read_manifest(store).changes) == 6


def saying(chance: random.Random) -> str:
    """Make up what a file says."""
    words = " ".join(chance.choices(SPOKEN, k=chance.choice((1, 1, 3))))
    return chance.choice(SAYINGS).format(c=chance.randrange(9), a=chance.randrange(5), w=words)


def test_of_what_came_later_the_order_is_that_of_iris_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("eventgraph.searching.asking._RANKED", 1)
    store = ox.Store()
    store.extend(noted("bdf"))
    index = make_index(store)
    new = noted("ace")
    store.extend(new)
    assert changed_in(index, store, touched(new) or ())
    asked = read_words("same")
    assert names(hits(index, asked)) == list("abcdef")
    gone = noted("ef")
    for quad in gone:
        store.remove(quad)
    assert changed_in(index, store, touched(gone) or ())
    again = noted("Ae")
    store.extend(again)
    assert changed_in(index, store, touched(again) or ())
    assert names(hits(index, asked)) == list("Aabcde")
    assert list(hits(index, asked)) == list(hits(make_index(store), asked))


def noted(names: str) -> list[ox.Quad]:
    note = ox.NamedNode("https://w3id.org/eventgraph/ns#note")
    return [ox.Quad(ox.NamedNode(f"x:{name}"), note, ox.Literal("same")) for name in names]


def names(found: Iterable[Hit]) -> list[str]:
    return [hit.iri.removeprefix("x:") for hit in found]


def test_where_other_rows_may_differ_or_many_do_it_is_made_anew(tmp_path: Path) -> None:
    store = tmp_path / "store"
    eg.build_store(store, written(tmp_path / "a.trig", 'claim:a { my:x my:when "2025-07" }'))
    assert index_of(eg.load(store)).execute("SELECT text FROM text").fetchall() == [("2025-07",)]
    eg.add_to_store(store, written(tmp_path / "b.trig", "my:when rdfs:range evg:CalendarDate ."))
    assert index_of(eg.load(store)).execute("SELECT count(*) FROM entry").fetchone() == (0,)
    many = "\n".join(f'my:x{number} rdfs:label "x" .' for number in range(300))
    eg.add_to_store(store, written(tmp_path / "c.trig", many))
    index = index_of(eg.load(store))
    assert index.execute("SELECT count(*) FROM entry").fetchone() == (300,)
    assert index.execute("PRAGMA user_version").fetchone() == (0,)
    more = "\n".join(f'my:y{number} rdfs:label "y" .' for number in range(201))
    assert not changed_in(index, ox.Store(), touched(parsed(more)) or ())


def parsed(text: str) -> list[ox.Quad]:
    return list(ox.parse(HEAD + text, format=ox.RdfFormat.TRIG))


@pytest.mark.parametrize("summed", [False, True])
def test_an_index_that_is_not_whole_is_made_anew(tmp_path: Path, *, summed: bool) -> None:
    store = tmp_path / "store"
    made = eg.build_store(store, written(tmp_path / "a.trig", 'my:x rdfs:label "old" .'))
    path = store / made.data / WORDS
    path.write_bytes(bytes(path.stat().st_size))
    if summed:
        (part,) = listed([path], path.parent)
        parts = tuple(part if one.path == WORDS else one for one in made.parts)
        write_manifest(store, replace(made, parts=parts))
    eg.add_to_store(store, written(tmp_path / "b.trig", 'my:y rdfs:label "new" .'))
    index = index_of(eg.load(store))
    assert index.execute("SELECT text FROM text").fetchall() == [("old",), ("new",)]


@pytest.mark.parametrize("form", [0, 99])
def test_a_store_without_one_or_with_another_form_gains_one(tmp_path: Path, form: int) -> None:
    store = tmp_path / "store"
    made = eg.build_store(store, written(tmp_path / "a.trig", 'my:x rdfs:label "old" .'))
    write_manifest(store, replace(made, words=form))
    assert eg.add_to_store(store, written(tmp_path / "b.trig", "my:y my:z 1 .")).words == VERSION
    assert index_of(eg.load(store)).execute("SELECT text FROM text").fetchall() == [("old",)]
