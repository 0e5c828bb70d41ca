"""The index of words that lies in a store: made with it, checked, kept right, and asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.errors import StoreError
from eventgraph.rdf.oxigraph import store_of
from eventgraph.stores.manifest import read_manifest
from eventgraph.words.indexing import index_of, make_index
from eventgraph.words.keeping import WORDS, kept_index

HEAD = """
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
"""
ONE = """actor:a rdfs:label "Ana"@en .
claim:one sem:accordingTo actor:a ; evg:quote "the bridge is open"@en .
claim:one { actor:a evg:calls "gate"@en }"""
TWO = """claim:two a evg:Claim ; sem:accordingTo actor:a ; evg:quote "the bridge is closed"@en .
claim:two { actor:a evg:calls "door"@en }"""
DRAFT = """claim:three a evg:Claim ; sem:accordingTo actor:a ; evg:status evg:Draft ;
  evg:quote "the bridge is a draft"@en . claim:three { actor:a evg:calls "sketch"@en }"""


def written(path: Path, text: str) -> Path:
    path.write_text(HEAD + text, "utf-8")
    return path


def found(folder: Path, words: str = "bridge") -> list[str]:
    return [
        str(cell).rpartition("/")[2] for cell in eg.search(eg.load(folder), words).column("found")
    ]


def test_it_answers_as_one_in_memory(tmp_path: Path) -> None:
    eg.build_store(tmp_path / "store", "graph")
    stored = eg.load(tmp_path / "store")
    assert kept_index(stored) == tmp_path / "store" / read_manifest(tmp_path / "store").data / WORDS
    for words in ("iglesia", "252", '"Catholic Church"', "a*", "nobodysaysthat", "church -panama"):
        asked = eg.search(stored, words, limit=500)
        assert asked == eg.search(stored, words, limit=500, index=make_index(store_of(stored)))
    scope = eg.Scope(according_to="actor:nicolas-maduro")
    files = eg.load("graph")
    assert eg.search(stored, "252", scope=scope) == eg.search(files, "252", scope=scope)


def test_what_is_added_and_removed_is_in_it(tmp_path: Path) -> None:
    store = tmp_path / "store"
    eg.build_store(store, written(tmp_path / "one.trig", ONE))
    assert found(store) == ["one"]
    eg.add_to_store(store, written(tmp_path / "two.trig", TWO))
    assert sorted(found(store)) == ["one", "two"]
    eg.remove_from_store(store, "claim:one")
    assert found(store) == ["two"]
    assert found(store, "gate") == []
    assert eg.check_store(store).damaged == ()


def test_a_backup_carries_it(tmp_path: Path) -> None:
    eg.build_store(tmp_path / "store", written(tmp_path / "one.trig", ONE))
    kept = eg.backup_store(tmp_path / "store", tmp_path / "copy")
    assert kept.damaged == ()
    assert kept_index(eg.load(tmp_path / "copy")) is not None
    assert found(tmp_path / "copy") == ["one"]


def test_other_bytes_in_it_are_found_by_a_check_and_told_by_a_search(tmp_path: Path) -> None:
    store = tmp_path / "store"
    made = eg.build_store(store, written(tmp_path / "one.trig", ONE))
    path = store / made.data / WORDS
    path.write_bytes(bytes(path.stat().st_size))
    assert eg.check_store(store).damaged == (f"{WORDS} holds other bytes than were written",)
    with pytest.raises(
        StoreError, match=r"the index of words is damaged: .*; build the store anew"
    ):
        found(store)


@pytest.mark.parametrize("form", [0, 2, None])
def test_a_store_without_one_or_with_another_form_is_searched_all_the_same(
    tmp_path: Path, form: int | None
) -> None:
    store = tmp_path / "store"
    eg.build_store(store, written(tmp_path / "one.trig", ONE))
    manifest = store / "eventgraph-store.json"
    held = json.loads(manifest.read_text("utf-8"))
    del held["words"]
    held |= {} if form is None else {"words": form}
    manifest.write_text(json.dumps(held), "utf-8")
    assert kept_index(eg.load(store)) is None
    assert found(store) == ["one"]


def test_drafts_are_not_in_it_and_found_where_they_count(tmp_path: Path) -> None:
    store = tmp_path / "store"
    eg.build_store(store, written(tmp_path / "all.trig", f"{ONE}\n{DRAFT}"))
    assert found(store) == ["one"]
    whole = eg.load(store, drafts=True)
    assert kept_index(whole) is None
    assert len(eg.search(whole, "bridge")) == 2
    assert index_of(eg.load(store)).execute("SELECT count(*) FROM entry").fetchone() == (2,)
