"""A dataset's own prefixes, wherever they are declared, win over the shared ones."""

import gzip
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner
from rdflib import Literal, URIRef

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.rdf.guarding import Guard
from eventgraph.rdf.streams import opened
from eventgraph.rdf.turtletext import Location, locate, merged
from eventgraph.sparql.files import parse_query
from eventgraph.vocabulary import PREFIXES, curie

OWN: Final = """@prefix actor: <https://own.example/actor/> . @prefix nb: <https://own.example/> .
@prefix claim: <https://own.example/claim/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
actor:mayor a evg:Person ; rdfs:label "the mayor"@en .
nb:bridge rdfs:seeAlso <geo:1,2> .
claim:c { nb:bridge sem:hasActor actor:mayor }
claim:c a evg:Claim ; sem:accordingTo actor:mayor ; evg:quote "It is open."@en .
"""
MAYOR: Final = URIRef("https://own.example/actor/mayor")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Write a dataset that calls its own namespaces by the shared prefixes."""
    path = tmp_path / "own.trig"
    path.write_text(OWN)
    return path


def answer(*arguments: str, stdin: str | None = None) -> str:
    """Run a verb and give what it writes."""
    result = CliRunner().invoke(group, arguments, input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.output


def test_names_and_queries_are_read_by_them(own: Path) -> None:
    dataset = eg.load(own)
    assert eg.resolve(dataset, "actor:mayor") == MAYOR
    assert str(eg.resolve(dataset, "nb:bridge")) == "https://own.example/bridge"
    assert eg.run(parse_query("ASK { ?c sem:accordingTo actor:mayor }", "q"), dataset) is True
    query = parse_query(
        "#+ params:\n#+   - name: who\n#+     type: iri\nSELECT ?who { ?c sem:accordingTo ?who }",
        "q",
    )
    table = eg.run(query, dataset, {"who": "actor:mayor"})
    assert isinstance(table, eg.Table)
    assert len(table) == 1
    assert eg.resolve(eg.scope(dataset, according_to="actor:mayor"), "actor:mayor") == MAYOR


def test_what_the_package_asks_goes_by_the_shared_ones_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.trig"
    text = OWN.replace("sem:", "s:").replace("evg:", "e:").replace("rdfs:", "r:")
    head = "".join(f"@prefix {name}: <urn:other:{name}:> .\n" for name in ("sem", "evg", "rdfs"))
    path.write_text(head + text)
    dataset = eg.load(path)
    assert eg.labels(dataset)[str(MAYOR)] == "the mayor"
    assert eg.summarize(dataset).column("claims") == [Literal(1)]
    assert b"rdf:RDF" in eg.export(dataset, "rdfxml")


def test_the_command_line_reads_and_writes_them(own: Path) -> None:
    graph = ("--graph", str(own))
    assert "nothing in the dataset" not in answer("why", "actor:mayor", *graph)
    select = "SELECT ?who { ?c sem:accordingTo ?who }"
    assert "actor:mayor" in answer("query", "-", *graph, stdin=select)
    assert "claim:c" in answer("conflicts", *graph) + answer("validate", *graph)
    assert "<https://own.example" not in answer("validate", *graph)
    construct = "CONSTRUCT { ?c sem:accordingTo ?who } { ?c sem:accordingTo ?who }"
    written = answer("query", "-", *graph, stdin=construct)
    assert "@prefix actor: <https://own.example/actor/> ." in written
    assert curie(str(MAYOR)) == f"<{MAYOR}>"


@pytest.mark.parametrize("format", ["turtle", "trig", "rdfxml"])
def test_exports_declare_and_use_them(format: str, own: Path) -> None:
    dataset = eg.load(own)
    for shown in (dataset, eg.scope(dataset, according_to="actor:mayor")):
        text = eg.export(shown, format).decode()
        assert ("actor:mayor" in text) == (format != "rdfxml")
        assert "https://own.example/" in text


def test_the_first_of_two_files_counts_and_a_shared_namespace_keeps_its_name(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.ttl").write_text("@prefix x: <urn:a:> .\n@prefix g: <urn:g:> .\nx:a g:b 1 .")
    actor = PREFIXES["actor"]
    (tmp_path / "b.ttl").write_text(
        f"@prefix x: <urn:b:> .\n@prefix who: <{actor}> .\nx:b who:c 2 ."
    )
    text = eg.export(eg.load(tmp_path), "turtle").decode()
    assert "@prefix x: <urn:a:> ." in text
    assert "<urn:b:b>" in text
    assert "actor:c" in text


@pytest.mark.parametrize(
    "text",
    [
        "@prefix a: <urn:a:> . @prefix b: <urn:b:> . a:x b:y 1 .",
        "@prefix\n  a:\n  <urn:a:> .\nPREFIX\nb:\n<urn:b:>\na:x b:y 1 .",
        "<urn:a:x> <urn:z> 1 .\n@prefix a: <urn:a:> .\na:x a:y 1 . prefix b: <urn:b:> a:x b:y 2 .",
        "@prefix a: <urn:a:> .\na:x a:z '''\n@prefix a: <urn:no:> .\n''' .@prefix b: <urn:b:> .",
        "@prefix a: <urn:a:> . # @prefix b: <urn:no:> .\n@prefix b: <urn:b:> .\na:x b:y 1 .",
    ],
)
@pytest.mark.parametrize("name", ["a.ttl", "a.trig", "a.ttl.gz"])
def test_they_are_found_wherever_they_stand(name: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / name
    data = text.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    declared = dict(eg.load(path, ontology=False).namespaces())
    assert {name: str(declared[name]) for name in "ab"} == {"a": "urn:a:", "b": "urn:b:"}


def test_places_are_found_by_prefixes_that_wrap(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<urn:x> <urn:y> 1 .\n@prefix a:\n  <urn:a:> .\na:x <urn:y> 1 .\n")
    assert locate([path])["urn:a:x"] == Location(path, 4)


@pytest.mark.parametrize("text", ["geo:1,2", "<geo:1,2>"])
def test_an_iri_whose_scheme_is_a_prefix_is_found_as_it_is(text: str, own: Path) -> None:
    assert str(eg.resolve(eg.load(own), text)) == "geo:1,2"


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("@prefix a: <urn:a:> . a:x a:y 1 .", True),
        (
            "@prefix a: <http://a.example/b/c-1.1/#> . a:x a:y 1 . prefix b: <urn:b:> a:x b:y 1 .",
            True,
        ),
        (
            "# prefix of all\n@prefix a: <http://a.example/> .\na:x a:prefix 'a prefix <urn:b:>' .",
            True,
        ),
        ("@prefix a: <urn:a:> . @prefix a: <urn:a:> . a:x a:y 1 .", True),
        ("@prefix a: <urn:a:> . @prefix a: <urn:b:> . a:x a:y 1 .", False),
        ("@base <http://a.example/b/> . @prefix a: <c/> . a:x a:y 1 .", False),
        ("@base <http://a.example/> . @prefix a: <http://a.example/b/../c/> . a:x a:y 1 .", False),
        (r"@prefix a: <http://a.example/\u00e9/> . a:x a:y 1 .", False),
        ("@prefix a: <http://a.example/?b=> . a:x a:y 1 .", False),
        ("", True),
    ],
)
@pytest.mark.parametrize("more", [0, 70_000])
def test_what_is_simple_is_read_alike_by_a_parser(
    text: str, more: int, tmp_path: Path, *, simple: bool
) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(f"{text}\n#{'x' * more}\n", "utf-8")
    with opened(path) as stream:
        guard = Guard(stream, "turtle")
        guard.drain()
    assert guard.simple is simple
    read = merged(path, guard.prefixes)
    assert merged(path, guard.prefixes, simple=guard.simple) == read
    assert ("a" in read) == bool(text)
