"""Words are found in names, quotes and notes, in any script, and with who says them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import EventGraphError
from eventgraph.rdf.oxigraph import store_of
from eventgraph.searching.asking import count, hits, read_words
from eventgraph.searching.showing import marked
from eventgraph.words.indexing import make_index, open_index

HEAD = """
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix event: <https://w3id.org/eventgraph/id/event/> .
@prefix source: <https://w3id.org/eventgraph/id/source/> .
"""
DATA = (
    HEAD
    + """
actor:n a evg:Person ; rdfs:label "Núñez"@es ; skos:altLabel "The Envoy"@en, "特使张三"@zh .
actor:w a evg:Person ; rdfs:label "Witness"@en .
event:t a evg:Talks ; rdfs:label "talks at the border"@en .
claim:a sem:accordingTo actor:n ; prov:wasQuotedFrom source:s ;
  evg:quote "We held TALKS, o\ufb03cially, at dawn"@en .
claim:b sem:accordingTo actor:w ; prov:wasQuotedFrom source:s ;
  evg:quote "no talks at all were held"@en ; evg:attitude evg:Denies ;
  evg:note "Said after the border was closed."@en .
claim:c sem:accordingTo actor:w, actor:n ; prov:wasQuotedFrom source:s ;
  evg:quote "ประเทศไทยเงียบ"@th .
source:s a evg:NewsArticle ; rdfs:label "Daily"@en .
claim:a { event:t evg:mediatedBy actor:n . event:t evg:purpose "release of fishermen"@en }
claim:b { event:t evg:mediatedBy actor:n . event:t evg:purpose "a cease-fire"@en }
claim:c { event:t evg:hasLocation event:t }
"""
)


@pytest.fixture
def small(tmp_path: Path) -> Dataset:
    (tmp_path / "all.trig").write_text(DATA, "utf-8")
    return eg.load(tmp_path)


def found(dataset: Dataset, words: str, **more: int) -> list[str]:
    table = eg.search(dataset, words, **more)  # type: ignore[arg-type]
    return [str(cell).rpartition("/id/")[2] for cell in table.column("found")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("nunez", ["actor/n"]),
        ("NÚÑEZ", ["actor/n"]),
        ("N\u0075\u0301n\u0303ez", ["actor/n"]),
        ("envoy", ["actor/n"]),
        ("张三", ["actor/n"]),
        ("officially", ["claim/a"]),
        ("ไทย", ["claim/c"]),
        ("fishermen", ["claim/a"]),
        ("cease-fire", ["claim/b"]),
        ('"held talks"', ["claim/a"]),
        ('"talks held"', []),
        ("talks held", ["claim/a", "claim/b"]),
        ("talk* -held", ["event/t"]),
        ("border", ["event/t", "claim/b"]),
        ("border closed", ["claim/b"]),
    ],
)
def test_words_are_found_however_they_are_written(
    small: Dataset, words: str, expected: list[str]
) -> None:
    assert found(small, words) == expected


def test_a_phrase_does_not_span_two_texts(small: Dataset) -> None:
    assert found(small, '"nunez the envoy"') == []
    assert found(small, "nunez the envoy") == ["actor/n"]


def test_things_come_first_and_claims_by_speaker_the_best_first() -> None:
    table = eg.search(eg.load("graph"), "252", limit=100)
    speakers = table.column("speaker")
    claims = [who for who in speakers if who is not None]
    assert speakers == [None] * (len(speakers) - len(claims)) + claims
    assert len(dict.fromkeys(claims)) > 3
    runs = [who for n, who in enumerate(claims) if n == 0 or claims[n - 1] != who]
    assert runs == list(dict.fromkeys(claims))


def test_a_row_tells_speaker_source_and_the_text_that_holds_the_words(small: Dataset) -> None:
    row = eg.search(small, "dawn").records()[0]
    assert str(row["speaker"]).endswith("actor/n")
    assert str(row["source"]).endswith("source/s")
    assert (row["kind"], row["in"]) == ("claim", "quote")
    assert str(row["words"]) == "We held TALKS, o\ufb03cially, at dawn"


def test_a_scope_chooses_claims_and_says_what_lies_outside(small: Dataset) -> None:
    scope = eg.Scope(according_to="actor:w")
    table = eg.search(small, "held", scope=scope)
    assert [str(cell) for cell in table.column("found")] == [
        "https://w3id.org/eventgraph/id/claim/b"
    ]
    assert table.title == "Holding held: 1"
    assert eg.search(small, "held", scope=scope, limit=1).title == "Holding held: the first 1"
    nothing = eg.search(small, "dawn", scope=scope)
    assert (len(nothing), nothing.title) == (
        0,
        "Nothing in the scope holds dawn; outside of it there are 1",
    )


def test_the_title_counts_and_hints(small: Dataset) -> None:
    assert eg.search(small, "talks", limit=1).title == "Holding talks: 3, of which 1 are shown"
    assert eg.search(small, "fishermn").title == ("Nothing holds fishermn; did you mean fishermen?")


@pytest.mark.parametrize("words", ["", " ", "—", '""', "-talks", "*"])
def test_no_word_is_one_line(small: Dataset, words: str) -> None:
    with pytest.raises(EventGraphError, match="holds no word to look for"):
        eg.search(small, words)


@pytest.mark.parametrize(
    "words",
    [
        'talks"',
        "NEAR(talks held)",
        "talks AND OR NOT",
        "name:talks",
        "talks) OR (held",
        "^talks",
        "'; DROP TABLE word; --",
    ],
)
def test_what_is_syntax_elsewhere_is_only_words(small: Dataset, words: str) -> None:
    eg.search(small, words)
    assert found(small, "talks") == ["event/t", "claim/a", "claim/b"]


def test_too_much_is_refused(small: Dataset) -> None:
    with pytest.raises(EventGraphError, match="at most 1,000"):
        eg.search(small, "a" * 1001)
    with pytest.raises(EventGraphError, match="32 at most"):
        eg.search(small, " ".join(f"w{n}" for n in range(40)))


def test_an_index_in_a_file_answers_as_one_in_memory(small: Dataset, tmp_path: Path) -> None:
    make_index(store_of(small), tmp_path / "index.sqlite").close()
    index = open_index(tmp_path / "index.sqlite")
    assert eg.search(small, "talks", index=index) == eg.search(small, "talks")
    index.close()


def test_of_very_many_those_named_so_come_first(
    small: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = make_index(store_of(small))
    asked = read_words("talks")
    assert count(index, asked) == 3
    monkeypatch.setattr("eventgraph.searching.asking._RANKED", 2)
    assert [hit.iri.rpartition("/")[2] for hit in hits(index, asked)] == ["t", "a", "b"]


def test_words_are_marked_where_they_stand() -> None:
    assert marked("Ñandú and ñandu", ["nandu"]) == ("", "Ñandú", " and ", "ñandu", "")
    long = "x " * 100 + "held here" + " y" * 100
    pieces = marked(long, ["held"])
    assert pieces[0].startswith("… x")
    assert pieces[1] == "held"
    assert pieces[2].endswith("y …")
    assert len("".join(pieces)) < 160


def test_the_verb_lists_things_then_speakers() -> None:
    answer = CliRunner().invoke(group, ["search", "iglesia"])
    assert answer.exit_code == 0
    assert answer.stdout.startswith("Holding iglesia: ")
    assert answer.stdout.index("actor:catholic-church") < answer.stdout.index("\nEl País (")
    assert "con mediación de la iglesia" in " ".join(answer.stdout.split())
