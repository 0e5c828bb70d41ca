"""A scoped query sees the scope's claims alone, however it reads them."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.errors import QueryError
from eventgraph.sparql.files import parse_query
from eventgraph.sparql.text import restrict
from eventgraph.tables.table import Table
from eventgraph.vocabulary import CLAIM, PREFIXES

DATA = """
group:g a evg:Group .
claim:a { group:g evg:size 1 . event:e evg:affects group:g . }
claim:a a evg:Claim ; sem:accordingTo actor:ana .
claim:b { group:g evg:size 2 . event:e evg:party actor:ben . }
claim:b a evg:Claim ; sem:accordingTo actor:ben .
actor:ana a evg:Person . actor:ben a evg:Person .
"""


@pytest.fixture
def scoped(tmp_path: Path) -> Dataset:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "data.trig").write_text(prefixes + DATA, "utf-8")
    return eg.scope(eg.load(tmp_path), according_to="actor:ana")


@pytest.mark.parametrize(
    "where",
    [
        "GRAPH ?c { ?g evg:size ?n }",
        "GRAPH $c { $g evg:size ?n }",
        "graph?c{ ?g evg:size ?n }",
        "?c a evg:Claim . GRAPH ?c { ?g evg:size ?n }",
        "?c a evg:Claim GRAPH ?c { ?g evg:size ?n } ?g a evg:Group",
        "{ GRAPH ?c { ?g evg:size ?n } } UNION { GRAPH ?c { ?g evg:share ?n } }",
        "?g a evg:Group OPTIONAL { GRAPH ?c { ?g evg:size ?n } }",
        "{ SELECT ?g ?n { GRAPH ?c { ?g evg:size ?n } } }",
        "GRAPH ?c { ?g evg:size ?n } FILTER EXISTS { GRAPH ?other { ?g evg:size ?m } }",
        "GRAPH ?c { ?g evg:size ?n } FILTER(?n < 3 && 1 > 0)",
        "?g evg:size ?n",
        "?g a evg:Group . ?g evg:size ?n",
        "GRAPH claim:a { ?g evg:size ?n }",
        f"GRAPH <{CLAIM.a}> {{ ?g evg:size ?n }}",
        "GRAPH ?c { ?g evg:size ?n } # GRAPH claim:b { ?g evg:size ?n }",
        "GRAPH ?c { ?g evg:size ?n } FILTER('GRAPH ?c {' != \"it's a graph\")",
    ],
)
def test_only_the_scope_is_seen(scoped: Dataset, where: str) -> None:
    answer = eg.run(parse_query(f"SELECT DISTINCT ?n {{ {where}\n}}", "q"), scoped)
    assert isinstance(answer, Table)
    assert [str(n) for n in answer.column("n")] == ["1"]


@pytest.mark.parametrize(
    "where",
    [
        "GRAPH claim:b { ?s ?p ?o }",
        f"GRAPH <{CLAIM.b}> {{ ?s ?p ?o }}",
        "BIND(claim:b AS ?c) GRAPH ?c { ?s ?p ?o }",
        "VALUES ?c { claim:b } GRAPH ?c { ?s ?p ?o }",
        "?s evg:party ?o",
        "FILTER(1=1GRAPH?c{?s evg:party ?o})",
    ],
)
def test_nothing_else_is_seen(scoped: Dataset, where: str) -> None:
    query = parse_query(f"SELECT * {{ {where} }}", "q")
    try:
        answer = eg.run(query, scoped)
    except QueryError:
        return
    assert isinstance(answer, Table)
    assert answer.rows == ()


def test_a_bound_claim_outside_the_scope_has_no_graph(scoped: Dataset) -> None:
    text = "#+ params:\n#+   - name: c\n#+     type: iri\nSELECT ?c ?o { GRAPH ?c { ?s ?p ?o } }"
    for claim, rows in (("claim:a", 2), ("claim:b", 0)):
        answer = eg.run(parse_query(text, "q"), scoped, {"c": claim})
        assert isinstance(answer, Table)
        assert len(answer) == rows


def test_a_fault_is_placed_in_the_text_as_written(scoped: Dataset) -> None:
    query = parse_query("SELECT ?c { GRAPH ?c { ?s ?p ?o } FILTER( }", "q")
    with pytest.raises(QueryError) as scope_fault:
        eg.run(query, scoped)
    with pytest.raises(QueryError) as fault:
        eg.run(query, eg.load("graph"))
    assert str(scope_fault.value) == str(fault.value)


def test_names_that_hold_the_word_are_no_graph() -> None:
    assert restrict("SELECT ?graph { ?graph x:graph <urn:graph> }", ["urn:a"]) is None
