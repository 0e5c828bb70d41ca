"""A store that is added to or removed from answers as one that was built so."""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

import eventgraph as eg
from eventgraph.errors import EventGraphError, FormatError, InputError, StoreError, UnknownName
from eventgraph.rdf.drafts import drafts_of
from eventgraph.rdf.oxigraph import prefixes_of, store_of
from eventgraph.stores.manifest import read_manifest

ROOT = Path(__file__).parents[2]
HEAD = """
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix my: <http://example.org/> .
"""
#: What one file says, and what another says of the same.
PARTS = {
    "a graph here, that it is denied there": (
        "claim:a { my:x my:is 1 } claim:b { my:x my:is 2 }",
        "claim:a a evg:Claim ; sem:accordingTo actor:b ; evg:attitude evg:Denies .",
    ),
    "a graph here, that it is a draft there": (
        "claim:a { my:x my:size '>250'^^evg:quantity } claim:b { my:x my:is 2 }",
        "claim:a a evg:Claim ; sem:accordingTo actor:b ; evg:status evg:Draft .",
    ),
    "a date here, that it is one there": (
        "claim:a { my:x my:when '2025-07' , '2025?' }",
        "my:when rdfs:range evg:CalendarDate .",
    ),
    "what is not exact, here and there": (
        "claim:a { my:x my:size '>250'^^evg:quantity }",
        "claim:b { my:x my:size '>250'^^evg:quantity , '~9'^^evg:quantity }",
    ),
    "nodes without names": ("[] my:is 1 . _:x my:is 2 .", "_:x my:is 3 . claim:a evg:part [] ."),
}


def written(path: Path, text: str) -> Path:
    path.write_text(HEAD + text, "utf-8")
    return path


def said(store: Path) -> tuple[set[str], set[str], dict[str, str]]:
    """Give all that a store holds, its drafts and its prefixes; nodes have canonical names."""
    dataset = eg.load(store)
    found = [ox.Dataset(store_of(dataset)), ox.Dataset(drafts_of(dataset))]
    for one in found:
        one.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    quads, drafts = ({str(quad) for quad in one} for one in found)
    return quads, drafts, prefixes_of(dataset)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("parts", PARTS.values(), ids=PARTS)
def test_what_is_added_is_as_if_all_had_been_there(
    tmp_path: Path, parts: tuple[str, str], order: tuple[int, int]
) -> None:
    files = [written(tmp_path / f"{number}.trig", text) for number, text in enumerate(parts)]
    first, then = (files[number] for number in order)
    eg.build_store(tmp_path / "whole", *files)
    eg.build_store(tmp_path / "store", first)
    made = eg.add_to_store(tmp_path / "store", then)
    assert said(tmp_path / "store") == said(tmp_path / "whole")
    built = read_manifest(tmp_path / "whole")
    assert (made.quads, made.graphs, made.drafts) == (built.quads, built.graphs, built.drafts)
    checked = eg.check_store(tmp_path / "store")
    assert (checked.damaged, checked.changed) == ((), ())
    assert checked.manifest.changes[0].added == (str(then),)
    assert {one.path for one in made.files} == {str(path) for path in files}


def test_a_folder_is_added_and_a_claim_removed_in_the_curated_dataset(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "graph", tmp_path / "graph")
    files = sorted((tmp_path / "graph").rglob("*.t*"))
    eg.build_store(tmp_path / "whole", tmp_path / "graph")
    eg.build_store(tmp_path / "store", *files[:2])
    (tmp_path / "more").mkdir()
    for path in files[2:]:
        path.rename(tmp_path / "more" / path.name)
    eg.add_to_store(tmp_path / "store", tmp_path / "more")
    assert said(tmp_path / "store") == said(tmp_path / "whole")
    claim = "claim:maduro-credits-the-church"
    made = eg.remove_from_store(tmp_path / "store", claim)
    iri = "https://w3id.org/eventgraph/id/claim/maduro-credits-the-church"
    assert made.changes[-1].removed == (iri,)
    dataset = eg.load(tmp_path / "store")
    node = ox.NamedNode(iri)
    assert not store_of(dataset).contains_named_graph(node)
    assert not list(store_of(dataset).quads_for_pattern(node, None, None))
    assert eg.check_store(tmp_path / "store").damaged == ()


@pytest.mark.parametrize("about", ["", "evg:attitude evg:Denies ;", "evg:status evg:Draft ;"])
def test_a_removed_claim_leaves_nothing_asserted_denied_or_draft(
    tmp_path: Path, about: str
) -> None:
    rest = written(tmp_path / "rest.trig", "claim:b { my:x my:size '~9'^^evg:quantity }")
    text = f"""claim:a a evg:Claim ; {about} sem:accordingTo actor:b ; my:note [ my:is 1 ] .
        claim:a {{ my:x my:size '>250'^^evg:quantity , '~9'^^evg:quantity }}"""
    eg.build_store(tmp_path / "without", rest)
    eg.build_store(tmp_path / "store", rest, written(tmp_path / "one.trig", text))
    eg.remove_from_store(tmp_path / "store", "claim:a")
    assert said(tmp_path / "store")[:2] == said(tmp_path / "without")[:2]


def test_what_is_wrong_changes_nothing(tmp_path: Path) -> None:
    store, path = tmp_path / "store", written(tmp_path / "a.trig", "claim:apple { my:x my:is 1 }")
    eg.build_store(store, path)
    before = read_manifest(store)
    for name, text, place in (
        ("b.trig", "my:x my:is", r"b\.trig:8:11: "),
        ("c.trig", "my:x my:size '9..5'^^evg:quantity .", r"c\.trig:8:14: "),
    ):
        with pytest.raises(InputError, match=place):
            eg.add_to_store(store, written(tmp_path / name, text))
    with pytest.raises(InputError, match=r"a\.trig: is in the store already; to read it anew"):
        eg.add_to_store(store, path)
    with pytest.raises(UnknownName, match=r"claim:aple; did you mean claim:apple\?"):
        eg.remove_from_store(store, "claim:apple", "claim:aple")
    with pytest.raises(UnknownName, match="no claim named evg:Claim"):
        eg.remove_from_store(store, "evg:Claim")
    with pytest.raises(InputError, match="names no claim to remove"):
        eg.remove_from_store(store)
    with pytest.raises(StoreError, match="none: holds no store; build one"):
        eg.add_to_store(tmp_path / "none", path)
    assert read_manifest(store) == before
    assert not (tmp_path / "none").exists()
    assert {one.name for one in store.iterdir()} == {"eventgraph-store.json", before.data}


def test_a_damaged_store_is_not_changed(tmp_path: Path) -> None:
    store, path = tmp_path / "store", written(tmp_path / "a.trig", "claim:a { my:x my:is 1 }")
    made = eg.build_store(store, path)
    (store / made.data / made.parts[0].path).unlink()
    with pytest.raises(StoreError, match=r"store: is damaged: claims/.* is not there"):
        eg.remove_from_store(store, "claim:a")


def test_who_reads_keeps_what_was_opened(tmp_path: Path) -> None:
    store = tmp_path / "store"
    eg.build_store(store, written(tmp_path / "a.trig", "claim:a { my:x my:is 1 }"))
    old = eg.load(store)
    eg.remove_from_store(store, "claim:a")
    node = ox.NamedNode("https://w3id.org/eventgraph/id/claim/a")
    assert store_of(old).contains_named_graph(node)
    assert not store_of(eg.load(store)).contains_named_graph(node)


def test_files_added_from_elsewhere_are_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "a.trig", "claim:a { my:x my:is 1 }")
    (tmp_path / "other").mkdir()
    written(tmp_path / "other/b.trig", "claim:b { my:x my:is 1 }")
    monkeypatch.chdir(tmp_path)
    eg.build_store("store", "a.trig")
    monkeypatch.chdir(tmp_path / "other")
    eg.add_to_store("../store", "b.trig")
    assert eg.check_store("../store").changed == ()
    monkeypatch.chdir(tmp_path)
    assert eg.check_store("store").changed == ()


@pytest.fixture
def piped(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """Give the bytes that standard input holds."""
    stream = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
    return stream


def test_standard_input_is_read_as_a_file_is(tmp_path: Path, piped: io.BytesIO) -> None:
    store, line = tmp_path / "store", b'<x:a> <x:is> "piped" <x:claim> .\n'
    piped.write(line)
    piped.seek(0)
    made = eg.build_store(store, "-", format="nquads")
    assert [(one.path, one.size) for one in made.files] == [("-", len(line))]
    assert made.roots == ()
    checked = eg.check_store(store)
    assert (checked.damaged, checked.changed) == ((), ())
    assert store_of(eg.load(store)).contains_named_graph(ox.NamedNode("x:claim"))
    piped.seek(0)
    piped.write(line.replace(b"claim", b"other"))
    piped.seek(0)
    eg.add_to_store(store, "-", format="nquads")
    assert store_of(eg.load(store)).contains_named_graph(ox.NamedNode("x:other"))


def test_what_is_wrong_in_standard_input_is_told_by_its_name(
    tmp_path: Path, piped: io.BytesIO
) -> None:
    piped.write(b"<x:a> <x:is> .\n")
    piped.seek(0)
    with pytest.raises(InputError, match=r"^<stdin>:1:14: "):
        eg.build_store(tmp_path / "store", "-", format="turtle")
    piped.seek(0)
    with pytest.raises(InputError, match=r"^<stdin>: holds more than 3 B; split it"):
        eg.build_store(tmp_path / "store", "-", format="turtle", max_file=3)
    with pytest.raises(FormatError, match="which format standard input is: --format turtle, trig"):
        eg.build_store(tmp_path / "store", "-")
    with pytest.raises(FormatError, match="--format is for standard input"):
        eg.build_store(tmp_path / "store", ROOT / "graph", format="turtle")
    assert not (tmp_path / "store").exists()


def test_a_backup_is_a_store_of_its_own(tmp_path: Path) -> None:
    store, kept = tmp_path / "store", tmp_path / "kept"
    text = "claim:a { my:x my:is 1 } claim:b a evg:Claim ; evg:status evg:Draft ."
    eg.build_store(store, written(tmp_path / "a.trig", text))
    assert eg.backup_store(store, kept).damaged == ()
    eg.remove_from_store(store, "claim:a")
    assert said(kept) != said(store)
    eg.backup_store(store, kept)
    assert said(kept) == said(store)
    with pytest.raises(InputError, match="is the store itself; name another folder"):
        eg.backup_store(store, store)


def test_damaged_bytes_are_not_taken_for_a_backup(tmp_path: Path) -> None:
    store, kept = tmp_path / "store", tmp_path / "kept"
    made = eg.build_store(store, written(tmp_path / "a.trig", "claim:a { my:x my:is 1 }"))
    part = next(one for one in made.parts if "OPTIONS" in one.path)
    path = store / made.data / part.path
    path.write_bytes(b"?" + path.read_bytes()[1:])
    with pytest.raises(EventGraphError, match=r"OPTIONS.* holds other bytes than were written"):
        eg.backup_store(store, kept)
    assert not kept.exists()
