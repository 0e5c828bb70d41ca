"""A store on disk answers as its files do, and is told where it is damaged."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import URIRef

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import StoreError
from eventgraph.rdf.drafts import drafts_of
from eventgraph.rdf.oxigraph import prefixes_of, store_of

ROOT = Path(__file__).parents[2]
EVENT = "event:negotiation"
QUESTIONS = (
    ("query", "left-out"),
    ("query", "attribution-chains", "-f", "json"),
    ("conflicts",),
    ("accounts", EVENT),
    ("why", EVENT),
    ("stats",),
    ("corroboration", "--certainty", "alleged"),
    ("silence",),
    ("rank", "degree", "--by", "speaker"),
    ("quotes",),
    ("validate",),
    ("export", "trig"),
    ("stats", "--during", "2025-07", "--drafts"),
)


@pytest.fixture(scope="module")
def curated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a store of the curated graph."""
    store = tmp_path_factory.mktemp("stores") / "store"
    eg.build_store(store, ROOT / "graph")
    return store


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_files_and_store_answer_the_same(curated: Path, words: tuple[str, ...]) -> None:
    answers = [
        CliRunner().invoke(group, [*words, "--graph", str(graph)])
        for graph in (ROOT / "graph", curated)
    ]
    assert [answer.exit_code for answer in answers] in ([0, 0], [1, 1])
    assert len(answers[0].output) > 100
    assert answers[1].output == answers[0].output


HEADS = """
@prefix : <http://example.org/own/> .
@prefix own: <http://example.org/own/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
"""
AWKWARD = (
    HEADS
    + """
:said { own:stay evg:size "about 80"^^evg:quantity ; sem:hasBeginTimeStamp "2025-07" . }
:said a evg:Claim ; sem:accordingTo :ana ; evg:attitude evg:Asserts .
:denied { own:stay evg:size 70 . }
:denied a evg:Claim ; sem:accordingTo :ben ; evg:attitude evg:Denies .
:begun { own:stay evg:size "60..65"^^evg:quantity . }
:begun a evg:Claim ; evg:status evg:Draft ; evg:attitude evg:Denies .
"""
)


@pytest.mark.parametrize("drafts", [False, True])
def test_what_loading_does_with_data_holds_for_a_store(tmp_path: Path, *, drafts: bool) -> None:
    (tmp_path / "awkward.trig").write_text(AWKWARD.replace("about 80", "~80"), "utf-8")
    eg.build_store(tmp_path / "store", tmp_path / "awkward.trig")
    files = eg.load(tmp_path / "awkward.trig", drafts=drafts)
    store = eg.load(tmp_path / "store", drafts=drafts)
    told = [
        sorted(
            " ".join("_:" if str(term).startswith("_:") else str(term) for term in quad)
            for quad in store_of(dataset)
        )
        for dataset in (files, store)
    ]
    assert told[0] == told[1]
    assert len(drafts_of(store)) == len(drafts_of(files)) == (0 if drafts else 4)
    assert prefixes_of(store) == prefixes_of(files)
    assert prefixes_of(store)["own"] == "http://example.org/own/"


def test_a_store_is_read_alone_and_never_written(tmp_path: Path, curated: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<x:a> <x:is> 'a' .\n", "utf-8")
    before = {one: one.stat().st_mtime_ns for one in curated.rglob("*")}
    with pytest.raises(StoreError, match="is a store, which is read alone; build one store of all"):
        eg.load(curated, path)
    with pytest.raises(StoreError, match="holds the ontology too"):
        eg.load(curated, ontology=False)
    for words in (("fmt",), ("merge", "actor:a", "actor:b"), ("rename", "actor:a", "actor:b")):
        ran = CliRunner().invoke(group, [*words, "--graph", str(curated)])
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
        assert "is a store, which is only read; name the files" in ran.stderr
    assert {one: one.stat().st_mtime_ns for one in curated.rglob("*")} == before


def test_a_store_in_a_folder_of_files_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<x:a> <x:is> 'a' .\n", "utf-8")
    eg.build_store(tmp_path / "store", tmp_path / "a.ttl")
    assert len(eg.load(tmp_path, ontology=False)) == 1


def test_a_reader_keeps_what_it_reads_while_a_build_replaces_it(tmp_path: Path) -> None:
    for value in ("old", "new"):
        (tmp_path / f"{value}.ttl").write_text(f"<x:a> <x:is> '{value}' .\n", "utf-8")
    eg.build_store(tmp_path / "store", tmp_path / "old.ttl")
    old = eg.load(tmp_path / "store")
    script = "import sys, eventgraph as eg; eg.build_store(*sys.argv[1:])"
    words = [str(tmp_path / "store"), str(tmp_path / "new.ttl")]
    subprocess.run([sys.executable, "-c", script, *words], check=True)
    thing = URIRef("x:a")
    assert [str(value) for value in old.objects(thing)] == ["old"]
    assert [str(value) for value in eg.load(tmp_path / "store").objects(thing)] == ["new"]


def test_a_store_that_is_damaged_is_told_on_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<x:a> <x:is> 'a' .\n", "utf-8")
    made = eg.build_store(tmp_path / "store", tmp_path / "a.ttl")
    data = tmp_path / "store" / made.data
    part = max((data / one.path for one in made.parts), key=lambda path: path.stat().st_size)
    whole = part.read_bytes()
    for spoilt in (whole[:-1], None):
        part.unlink() if spoilt is None else part.write_bytes(spoilt)
        for words in (("stats", "--graph"), ("store", "check")):
            ran = CliRunner().invoke(group, [*words, str(tmp_path / "store")])
            assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
            assert "is damaged: claims/" in ran.stderr
    part.write_bytes(whole)
    assert eg.check_store(tmp_path / "store").damaged == ()
    data.rename(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="is not there"):
        eg.load(tmp_path / "store")
