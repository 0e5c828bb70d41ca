"""CONSTRUCT asked as rows gives what the engine gives, or is left to the engine."""

from __future__ import annotations

import random

import pytest
from rdflib import Dataset

from eventgraph.rdf.oxigraph import prefixes_of
from eventgraph.sparql.files import parse_query
from eventgraph.sparql.running import solve
from eventgraph.sparql.templates import by_rows, filled
from eventgraph.tables.lines import unrepeated

AS_ROWS = [
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CONSTRUCT WHERE { ?s ?p ?o }",
    "CONSTRUCT WHERE { ?s a ?t ; rdfs:label ?l }",
    "construct{?s?p?o}where{?s?p?o}",
    "CONSTRUCT { ?s ?p ?o } { GRAPH ?g { ?s ?p ?o } }",
    "CONSTRUCT { $s ?p $o } { GRAPH ?s { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } # { }\nWHERE # {\n{ ?s ?p ?o } VALUES ?p { rdf:type }",
    "CONSTRUCT { ?o ?p ?s . ?s a evg:X ; evg:n 'a}b {?x'@en, 5, -1.5, true } { ?s ?p ?o }",
    "CONSTRUCT { ?s evg:n '<x> \"'^^xsd:string, ?missing } { ?s ?p ?o } LIMIT 3",
    "CONSTRUCT { ?o evg:n ?n } { { SELECT ?o (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?o } }",
    "PREFIX e: <http://e/> CONSTRUCT { ?o e:n ?o , e:o } { ?s a ?o }",
    "BASE <http://e/> CONSTRUCT { <s> <p> ?s . ?s a <t> } { { ?s a ?t } UNION { ?t a ?s } }",
    "CONSTRUCT { ?s ?p ?o } FROM <https://w3id.org/eventgraph/graph/none> WHERE { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?b } { ?s ?p ?o OPTIONAL { ?o rdfs:label ?b } FILTER(!isLiteral(?o)) }",
]
TO_THE_ENGINE = [
    "CONSTRUCT { [] ?p ?o } { ?s ?p ?o }",
    "CONSTRUCT { _:b ?p ?o } { ?s ?p ?o }",
    "CONSTRUCT { ?s evg:n (1 ?o) } { ?s ?p ?o }",
    "CONSTRUCT { ?s evg:n [ evg:n ?o ] } { ?s ?p ?o }",
    "CONSTRUCT { <<( ?s ?p ?o )>> evg:b ?o } { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o {| evg:n ?o |} } { ?s ?p ?o }",
    "CONSTRUCT { ?s ex:a\\.b ?o } { ?s ?p ?o }",
    "CONSTRUCT { ?s evg:n ?n } { ?s ?p ?o } GROUP BY ?s",
    "CONSTRUCT { ?s evg:n ?n } { ?s evg:a\\(b ?o } GROUP BY ?s",
    "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } ORDER BY ?s",
    "CONSTRUCT { evg:a evg:b evg:c } { ?s ?p ?o }",
    "CONSTRUCT { } { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o",
    "CONSTRUCT { ?s unknown:p ?o } { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o }",
    "DESCRIBE ?s { ?s ?p ?o }",
    "ASK { ?s ?p ?o }",
    "nothing",
]


@pytest.mark.parametrize("text", AS_ROWS)
def test_rows_put_into_a_template_are_what_the_engine_gives(dataset: Dataset, text: str) -> None:
    query = parse_query(text, "asked")
    asked = by_rows(query, prefixes_of(dataset))
    assert asked is not None
    select, template = asked
    assert select.form == "SELECT"
    ours = set(filled(solve(select, dataset), template))
    if "LIMIT" in text:  # which three of those alike come first is nobody's promise
        assert len(ours) == len(set(solve(query, dataset))) > 0
    else:
        assert ours == set(solve(query, dataset))
        assert ours or "none" in text


@pytest.mark.parametrize("text", TO_THE_ENGINE)
def test_what_is_more_than_rows_is_left_to_the_engine(dataset: Dataset, text: str) -> None:
    assert by_rows(parse_query(text, "asked"), prefixes_of(dataset)) is None


@pytest.mark.parametrize("most", [1, 50, 100, 1000])
def test_no_line_comes_twice_however_few_are_remembered(most: int) -> None:
    random.seed(3)
    lines = [f"{random.randrange(100)}".encode() for _ in range(1000)]  # noqa: S311
    found = list(unrepeated(lines, most))
    assert sorted(found) == sorted(set(lines))
    assert found[:most] == list(dict.fromkeys(lines))[:most]
    assert found[most:] == sorted(found[most:])
