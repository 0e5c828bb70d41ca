"""No query leaves this machine, however it tries, on any of the three kinds of store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import EventGraphError
from eventgraph.sparql.files import parse_query
from eventgraph.sparql.text import calls_service
from servers import oxigraph

ROOT = Path(__file__).parents[2]
Trap = tuple[str, list[bytes]]

#: Calls, URL being where a connection would be counted; each must be refused.
CALLS = (
    "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { service <URL> { ?s ?p ?o } }",
    "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE<URL>{ ?s ?p ?o } }",
    "SELECT * { SERVICE\t<URL>\n{ ?s ?p ?o } }",
    "SELECT * { SERVICE#\n<URL>#\n{ ?s ?p ?o } }",
    "SELECT * { BIND(1 AS ?x)SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1.5SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1e3SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 'a'SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 'a'@enSERVICE <URL> { ?s ?p ?o } SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p <x:a>SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p trueSERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p [].SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p (1)SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { {}SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o .SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o;SERVICE<URL>{ ?s ?p ?o } }",
    "PREFIX e: <URL>\nSELECT * { SERVICEe:x{ ?s ?p ?o } }",
    "PREFIX e: <URL>\nSELECT * { SERVICE e:x { ?s ?p ?o } }",
    "PREFIX : <URL>\nSELECT * { SERVICE: { ?s ?p ?o } }",
    "PREFIX service: <URL>\nSELECT * { SERVICE service: { ?s ?p ?o } }",
    "PREFIX e: <URL>\nSELECT * { ?s ?p 1SERVICEe:x{ ?s ?p ?o } }",
    "BASE <URL>\nSELECT * { SERVICE <x> { ?s ?p ?o } }",
    "BASE <URL>\nSELECT * { SERVICE <> { ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "SELECT * { BIND(<URL> AS ?u) SERVICE?u{ ?s ?p ?o } }",
    "SELECT * { VALUES ?u { <URL> } SERVICE $u { ?s ?p ?o } }",
    "SELECT * { BIND(IRI('URL') AS ?u) SERVICE SILENT ?u { ?s ?p ?o } }",
    "SELECT * { BIND(IRI(CONCAT('URL', '?', STR(NOW()))) AS ?u) SERVICE ?u { ?s ?p ?o } }",
    "SELECT ?service { BIND(<URL> AS ?service) SERVICE ?service { ?s ?p ?o } }",
    "ASK { SERVICE <URL> { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "ASK { FILTER NOT EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "ASK { ?a ?b ?u FILTER EXISTS { SERVICE ?u { ?s ?p ?o } } }",
    "ASK { BIND(EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x) }",
    "SELECT (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x) { }",
    "SELECT * { ?a ?b ?c } ORDER BY EXISTS { SERVICE <URL> { ?s ?p ?o } }",
    "SELECT ?a { ?a ?b ?c } GROUP BY ?a HAVING (EXISTS { SERVICE <URL> { ?s ?p ?o } })",
    "SELECT * { OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { ?s ?p ?o MINUS { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { { ?s ?p ?o } UNION { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { { SELECT * { SERVICE <URL> { ?s ?p ?o } } } }",
    "SELECT * { SERVICE <URL> { SERVICE <URL> { ?s ?p ?o } } }",
    "SELECT * { ?s ^<x:a>/<x:b>* ?o SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s !(<x:a>|^<x:b>) ?oSERVICE . SERVICE<URL>{ ?s ?p ?o } }",
    "SELECT * { ?s (<x:a>)?SERVICE <x:b> . ?s <x:a>? ?o SERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { ?s a ?o FILTER(?s<?o)SERVICE<URL>{ ?s ?p ?o } FILTER(?s>?o) }",
    "SELECT * { FILTER(1<2&&3>2) SERVICE <URL> { ?s ?p ?o } }",
    "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
    "CONSTRUCT WHERE { ?s ?p ?o } VALUES ?x { 1 } SERVICE <URL> { ?s ?p ?o }",
    "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "# no\rASK { SERVICE <URL> { ?s ?p ?o } }",
    "# no\r\nASK { # no\rSERVICE <URL> { ?s ?p ?o }\n}",
    "ASK { BIND('#' AS ?x) SERVICE <URL> { ?s ?p ?o } }",
    'ASK { BIND("""\n#""" AS ?x) SERVICE <URL> { ?s ?p ?o } }',
    "ASK { BIND('''it's \\''' #''' AS ?x) SERVICE <URL> { ?s ?p ?o } }",
    "ASK { BIND('\\\\' AS ?x) SERVICE <URL> { ?s ?p ?o } BIND('\\\\' AS ?y) }",
    "ASK { BIND('\\'' AS ?x) SERVICE <URL> { ?s ?p ?o } BIND('' AS ?y) }",
    'ASK { BIND("a\\"" AS ?x) SERVICE <URL> { ?s ?p ?o } BIND("" AS ?y) }',
    "ASK { BIND('''''' AS ?x) SERVICE <URL> { ?s ?p ?o } BIND('''''' AS ?y) }",
    "ASK { ?s <x:#> ?o SERVICE <URL> { ?s ?p ?o } }",
    "PREFIX e: <x:>\nASK { ?s e:a\\#b ?o SERVICE <URL> { ?s ?p ?o } }",
    "PREFIX e: <x:>\nASK { ?s e:a\\'b ?o SERVICE <URL> { ?s ?p ?o } ?s e:c\\'d ?o }",
    "PREFIX e: <x:>\nASK { ?s e:%27 ?o SERVICE <URL> { ?s ?p ?o } ?s e:%27 ?o }",
    "ASK { ?s <x:\u00a0'> ?o SERVICE <URL> { ?s ?p ?o } ?s <x:\u00a0'> ?o }",
    "ASK { ?s <x:\\u0027> ?o SERVICE <URL> { ?s ?p ?o } ?s <x:\\u0027> ?o }",
    "ASK { _:a ?p _:b . _:b ?q _:SERVICE . SERVICE<URL>{ ?s ?p ?o } }",
    "ASK { ?a ?b ?c }\n# '\nVALUES ?x { 1 }\nSERVICE <URL> { ?s ?p ?o } # '",
    "SELECT * { ?s ?p ?o } LIMIT 1 SERVICE <URL> { ?s ?p ?o }",
    "#+ summary: SERVICE\n\nASK { SERVICE <URL> { ?s ?p ?o } }",
    "\ufeffASK { SERVICE <URL> { ?s ?p ?o } }",
)
#: Other ways: each is refused, or answered without asking anybody.
OTHERS = (
    "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { S\\u0045RVICE <URL> { ?s ?p ?o } }",
    "SELECT * { \u017fERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { \uff33ERVICE <URL> { ?s ?p ?o } }",
    "SELECT * { SER\u200bVICE <URL> { ?s ?p ?o } }",
    "SELECT * FROM <URL> { ?s ?p ?o }",
    "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM <URL> FROM NAMED <URL> { GRAPH <URL> { ?s ?p ?o } }",
    "PREFIX e: <URL>\nSELECT * FROM e:x { ?s ?p ?o }",
    "CONSTRUCT { ?s ?p ?o } FROM <URL> WHERE { ?s ?p ?o }",
    "ASK { GRAPH <URL> { ?s ?p ?o } }",
    "DESCRIBE <URL>",
    "ASK { <URL> <http://www.w3.org/2002/07/owl#imports> <URL> }",
    "LOAD <URL>",
    "LOAD SILENT <URL> INTO GRAPH <x:g>",
    "ASK { } ; LOAD <URL>",
    "LOAD <URL> ; SELECT * { ?s ?p ?o }",
    "INSERT DATA { <x:a> <x:b> 1 } ; LOAD <URL>",
    "INSERT { ?s ?p ?o } WHERE { GRAPH <URL> { ?s ?p ?o } }",
    "COPY <URL> TO DEFAULT",
)


@pytest.fixture(scope="module")
def places(
    dataset: Dataset, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Dataset]]:
    """Open the curated graph from files, from a store on disk and from a service."""
    folder = tmp_path_factory.mktemp("places")
    (folder / "server").mkdir()
    eg.build_store(folder / "store", ROOT / "graph")
    with oxigraph(folder / "server") as url:
        eg.publish(dataset, url)
        yield {"files": dataset, "store": eg.load(folder / "store"), "service": eg.load(url)}


def test_there_are_more_than_sixty_ways() -> None:
    assert len(set(CALLS)) == len(CALLS) > 60
    assert len(set(OTHERS)) == len(OTHERS) == 20


@pytest.mark.external
@pytest.mark.parametrize("place", ["files", "store", "service"])
def test_no_way_out_leads_anywhere(places: dict[str, Dataset], trap: Trap, place: str) -> None:
    address, asked = trap
    for scope in (places[place], eg.scope(places[place], according_to="actor:marco-rubio")):
        for text in CALLS:
            query = parse_query(text.replace("URL", f"{address}/"), "q")
            with pytest.raises(EventGraphError, match=r"^q: SERVICE would leave this machine"):
                eg.run(query, scope)
        for text in OTHERS:
            query = parse_query(text.replace("URL", f"{address}/"), "q")
            try:
                eg.run(query, scope)
            except EventGraphError as error:
                assert str(error).startswith("q:")  # noqa: PT017 - some of these are answered
    assert asked == []


@pytest.mark.external
def test_nor_do_parameters_rules_and_kinds(
    places: dict[str, Dataset], trap: Trap, tmp_path: Path
) -> None:
    address, asked = trap
    call = f"SERVICE <{address}/> {{ ?s ?p ?o }}"
    kind = tmp_path / "kind.rq"
    kind.write_text(
        f"SELECT ?claim ?from ?to {{ GRAPH ?claim {{ ?from ?p ?to }} {call} }}", "utf-8"
    )
    rule = tmp_path / "rules/rule.rq"
    rule.parent.mkdir()
    rule.write_text(f"SELECT ?claim ?other {{ {call} }}", "utf-8")
    for words in (
        ("query", "quotes-with", "-p", f"words=x' }} {call} #"),
        ("query", "quotes-with", "-p", f'words=\\" }} {call} #'),
        ("query", "claims-about", "-p", f"thing=<{address}/> }} {call} #"),
        ("query", str(kind)),
        ("rank", "degree", "--kind", str(kind)),
        ("export", "graphml", "--kind", str(kind)),
        ("conflicts", "--checks", str(rule.parent)),
    ):
        ran = CliRunner().invoke(group, [*words, "--graph", str(ROOT / "graph")])
        assert ran.exit_code in {0, 2}, ran.output
        assert "Traceback" not in ran.output
    for dataset in places.values():
        query = parse_query("#+ params:\n#+   - name: u\n#+     type: iri\nSELECT ?u { }", "q")
        eg.run(query, dataset, {"u": f"{address}/"})
    assert asked == []


def test_an_address_that_is_named_is_asked_and_no_other(trap: Trap, tmp_path: Path) -> None:
    address, asked = trap
    query = tmp_path / "q.rq"
    words = ["query", str(query), "--graph", str(ROOT / "graph"), "--allow-service", f"{address}/a"]
    for call in (
        "<URL/b>",
        "<URL/a/>",
        "?x",
        "e:a",
        "<URL/a> { } SERVICE <URL/b>",
        "<URL/\\u0061>",
    ):
        text = f"PREFIX e: <URL/>\nASK {{ BIND(<URL/a> AS ?x) SERVICE {call} {{ ?s ?p ?o }} }}"
        query.write_text(text.replace("URL", address), "utf-8")
        ran = CliRunner().invoke(group, words)
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
        assert "name its address with --allow-service" in ran.stderr
    assert asked == []
    query.write_text(f"ASK {{ SERVICE SILENT <{address}/a> {{ ?s ?p ?o }} }}", "utf-8")
    CliRunner().invoke(group, words)
    assert len(asked) == 1
    assert re.match(rb"(GET|POST) /a", asked[0])
    ran = CliRunner().invoke(group, [*words[:-1], "http://me:secret@127.0.0.1/"])
    assert ran.exit_code == 2
    assert "a user or password in an address is refused" in ran.stderr


@pytest.mark.parametrize("text", CALLS)
def test_what_is_allowed_hides_no_other_call(text: str) -> None:
    assert calls_service(text.replace("URL", "http://127.0.0.1/"), {"http://127.0.0.2/"})
    mixed = f"ASK {{ SERVICE <http://127.0.0.2/> {{ }} }} {text}".replace(
        "URL", "http://127.0.0.1/"
    )
    assert calls_service(mixed, {"http://127.0.0.2/"})
