import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, Literal, URIRef

from eventgraph.errors import FormatError
from eventgraph.exports.rdf import export_rdf, write_graph
from eventgraph.rdf.oxigraph import dataset_on


def test_rdfxml_names_each_namespace_and_escapes_what_xml_would_change() -> None:
    graph = Graph().parse(
        data="""
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix ex: <http://example.org/?a=1&b=> .
claim:a a evg:Claim ; evg:quote "<R> & \\"D\\""@en ; ex:weight 1.5 ; evg:certainty [] .
"""
    )
    assert (
        write_graph(graph, "rdfxml").decode()
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:evg="https://w3id.org/eventgraph/ns#"
    xmlns:ex="http://example.org/?a=1&amp;b=">

  <rdf:Description rdf:about="https://w3id.org/eventgraph/id/claim/a">
    <rdf:type rdf:resource="https://w3id.org/eventgraph/ns#Claim"/>
    <evg:quote xml:lang="en">&lt;R&gt; &amp; "D"</evg:quote>
    <evg:certainty rdf:nodeID="c14n0"/>
    <ex:weight rdf:datatype="http://www.w3.org/2001/XMLSchema#decimal">1.5</ex:weight>
  </rdf:Description>

</rdf:RDF>
"""
    )


RDF = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . "
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"


def read(turtle: str) -> Dataset:
    store = ox.Store()
    store.load(turtle, format=ox.RdfFormat.TURTLE)
    return dataset_on(store)


def refused(turtle: str) -> str:
    with pytest.raises(FormatError) as caught:
        export_rdf(read(turtle), "rdfxml")
    return str(caught.value)


def test_rdfxml_refuses_what_it_cannot_hold() -> None:
    end = "; write turtle"
    assert refused('<http://example.org/x> <http://example.org/1> "y" .') == (
        "RDF/XML cannot hold the property <http://example.org/1>, whose IRI ends in no XML name"
        + end
    )
    assert refused(f"{RDF}<http://example.org/x> rdf:li <http://example.org/y> .") == (
        "RDF/XML cannot hold the property rdf:li, a name that its syntax keeps for itself" + end
    )
    assert refused(f'<http://example.org/x> {LABEL} "a\\u0000" .') == (
        "RDF/XML cannot hold the character U+0000, which rdfs:label of <http://example.org/x> has"
        + end
    )


@pytest.mark.parametrize("name", ["p", "año", "x.1-b", "имя", "1a", "²b", "名"])
def test_a_property_is_cut_into_a_namespace_and_an_xml_name(name: str) -> None:
    graph = Graph().add(
        (URIRef("http://example.org/x"), URIRef(f"http://example.org/{name}"), Literal(""))
    )
    back = Graph().parse(data=write_graph(graph, "rdfxml"), format="xml")
    assert set(back) == set(graph)


def test_rdfxml_keeps_carriage_returns_and_markup_for_every_parser() -> None:
    text = "one\r\ntwo\r <b>&amp;</b> \t"
    graph = Graph().add(
        (URIRef("http://example.org/x"), URIRef("http://example.org/p"), Literal(text))
    )
    back = Graph().parse(data=write_graph(graph, "rdfxml"), format="xml")
    assert [str(value) for value in back.objects()] == [text]


@pytest.mark.parametrize("run", ["1" * 100_000, "-" * 100_000, "é1" * 50_000, "a" * 100_000])
def test_a_property_of_any_length_is_cut_where_its_name_begins(run: str) -> None:
    graph = Graph()
    graph.add((URIRef("urn:a"), URIRef(f"http://example.org/{run}"), Literal("x")))
    if run[0] in "1-":
        with pytest.raises(FormatError, match="whose IRI ends in no XML name; write turtle"):
            write_graph(graph, "rdfxml")
    else:
        assert f"<ns1:{run}>".encode() in write_graph(graph, "rdfxml")


@pytest.mark.parametrize(
    ("iri", "name"),
    [("a/1b", "b"), ("a/1-.b", "b"), ("a#_9", "_9"), ("a/-x.y-1", "x.y-1"), ("a/中b", "中b")],
)
def test_a_property_is_cut_before_the_longest_name_it_ends_in(iri: str, name: str) -> None:
    graph = Graph()
    graph.add((URIRef("urn:a"), URIRef(f"http://example.org/{iri}"), Literal("x")))
    assert f"<ns1:{name}>x</ns1:{name}>".encode() in write_graph(graph, "rdfxml")
