import importlib.util
import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph

from eventgraph.errors import InputError
from eventgraph.exports.jsonld import context
from eventgraph.exports.rdf import export_rdf, isomorphic
from eventgraph.rdf.loading import load
from eventgraph.rdf.oxigraph import dataset_on
from eventgraph.rdf.scoped import quads_of
from eventgraph.vocabulary import ONTOLOGY_GRAPH, PREFIXES

ROOT = Path(__file__).parents[2]
PARSERS = {
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
    "jsonld": ox.RdfFormat.JSON_LD,
}
CLAIM = """
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix event: <https://w3id.org/eventgraph/id/event/> .
@prefix source: <https://w3id.org/eventgraph/id/source/> .
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
claim:a { event:talks evg:mediatedBy actor:pope ; evg:size 5 ;
    sem:hasTimeStamp "2025-07-18"^^xsd:date , "2025"^^xsd:gYear . }
claim:a a evg:Claim ;
    sem:accordingTo actor:maduro ;
    prov:wasQuotedFrom source:orinoco ;
    evg:quote "the work of … the Catholic Church"@en ;
    evg:certainty evg:Stated .
"""


def dataset_of(quads: list[ox.Quad]) -> Dataset:
    store = ox.Store()
    store.extend(quads)
    return dataset_on(store)


def document(dataset: Dataset) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export_rdf(dataset, "jsonld"))
    return found


def test_a_claim_is_one_node_with_readable_keys_and_its_graph() -> None:
    dataset = dataset_of(list(ox.parse(CLAIM, format=ox.RdfFormat.TRIG)))
    assert document(dataset)["@graph"] == [
        {
            "@id": "claim:a",
            "@type": "Claim",
            "speaker": "actor:maduro",
            "source": "https://w3id.org/eventgraph/id/source/orinoco",
            "quote": {"en": "the work of … the Catholic Church"},
            "certainty": "Stated",
            "attributedTo": "actor:maduro",
            "@graph": [
                {
                    "@id": "event:talks",
                    "date": [{"@type": "xsd:gYear", "@value": "2025"}, "2025-07-18"],
                    "mediatedBy": "actor:pope",
                    "size": 5,
                }
            ],
        }
    ]


def test_the_document_carries_the_context_that_ships_with_the_package(dataset: Dataset) -> None:
    shipped = (ROOT / "src/eventgraph/exports/context.jsonld").read_bytes()
    assert context() == shipped
    assert document(dataset)["@context"] == json.loads(shipped)["@context"]


def test_every_property_and_class_of_the_curated_data_has_a_short_name(dataset: Dataset) -> None:
    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value).union(*map(keys, value.values()))
        return set().union(*map(keys, value)) if isinstance(value, list) else set()

    nodes = document(dataset)["@graph"]
    assert sorted(key for key in keys(nodes) if ":" in key) == []
    assert sorted(n["@id"] for n in nodes if ":" in str(n.get("@type", ""))) == []


def test_the_context_agrees_with_the_ontology() -> None:
    """The fix: python scripts/jsonld_context.py."""
    path = ROOT / "scripts/jsonld_context.py"
    spec = importlib.util.spec_from_file_location("jsonld_context", path)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    ontology = Graph().parse(ROOT / "src/eventgraph/rdf/ontology.ttl")
    assert context().decode() == script.written(script.context(ontology))


def test_rdflib_reads_the_same_dataset(dataset: Dataset) -> None:
    read = Dataset()
    read.parse(data=export_rdf(dataset, "jsonld"), format="json-ld")
    quads = list(ox.parse(read.serialize(format="nquads"), format=ox.RdfFormat.N_QUADS))
    assert isomorphic(dataset_of(quads), dataset)


def test_a_prefix_that_is_the_scheme_of_an_iri_is_written_out() -> None:
    lat = "http://www.w3.org/2003/01/geo/wgs84_pos#lat"
    place, node = ox.NamedNode("http://example.org/x"), ox.NamedNode("geo:10.6,-66.9")
    found = document(dataset_of([ox.Quad(place, ox.NamedNode(lat), node)]))
    assert "geo" not in found["@context"]
    assert found["@context"]["lat"] == {"@id": lat}
    assert found["@graph"] == [{"@id": place.value, "lat": {"@id": "geo:10.6,-66.9"}}]


@pytest.mark.parametrize("scheme", [*PREFIXES, "urn", "mailto", "tel", "data", "label", "speaker"])
def test_what_is_written_of_any_scheme_is_read_again(scheme: str, tmp_path: Path) -> None:
    odd = ox.NamedNode(f"{scheme}:10.6,-66.9"), ox.NamedNode(f"{scheme}:x")
    place = ox.NamedNode(PREFIXES["place"] + "x")
    quads = [ox.Quad(place, one, other, one) for one in odd for other in (*odd, place)]
    quads += [ox.Quad(one, one, ox.Literal("x", datatype=other)) for one in odd for other in odd]
    written = dataset_of(quads)
    path = tmp_path / "a.jsonld"
    path.write_bytes(export_rdf(written, "jsonld"))
    assert isomorphic(load(path, ontology=False), written)


@pytest.mark.parametrize(
    "iri",
    ["geo:10,20", "geo:-10.5,20,3", "geo:1,2;crs=wgs84;u=10", "GEO:1,2", "urn:x:y", "tel:+58"],
)
def test_a_whole_iri_is_read_although_its_scheme_looks_like_a_prefix(
    iri: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text(f'{{"@id": "urn:a", "urn:b": {{"@id": "{iri}"}}}}')
    assert [quad.object for quad in quads_of(load(path))] == [ox.NamedNode(iri)]


@pytest.mark.parametrize("iri", ["geo:lat", "geo:10", "actor:x", "source:1,2"])
def test_half_an_iri_is_still_refused(iri: str, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text(f'{{"@id": "urn:a", "urn:b": {{"@id": "{iri}"}}}}')
    with pytest.raises(InputError, match=r"a\.jsonld:1:35: the prefix \w+: is not declared"):
        load(path)


def is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return text != ONTOLOGY_GRAPH


def in_namespaces(*names: str) -> list[str]:
    return [f"{PREFIXES[name.partition(':')[0]]}{name.partition(':')[2]}" for name in names]


ANY_TEXT = st.text(st.characters(codec="utf-8"))
ODD = st.sampled_from([*"ab.-_/:#?@%()'\"!~,;=é²ªñ①имя中", "\u200d", "\u0301", "//"])
STARTS = ["http://example.org/", "http:", "geo:", "source:", "actor:", "urn:x:", "Claim:"]
KNOWN = in_namespaces(
    "evg:certainty", "evg:quote", "evg:size", "evg:Alleged", "evg:Claim", "evg:inClaim"
) + in_namespaces(
    "rdf:type", "rdf:first", "rdf:nil", "rdf:JSON", "rdfs:label", "sem:hasTimeStamp", "claim:a"
)
IRIS = st.one_of(
    st.sampled_from(KNOWN),
    st.builds(
        "{}{}".format,
        st.sampled_from([*STARTS, *PREFIXES.values()]),
        st.lists(st.one_of(ODD, ANY_TEXT), max_size=4).map("".join),
    ).filter(is_iri),
).map(ox.NamedNode)
NAMES = st.one_of(IRIS, st.sampled_from("abc").map(ox.BlankNode))
LEXICAL = st.sampled_from(
    ["007", "-0", "12", "1e3", "1.50", ".5", "true", "12345678901234567890", "2025-07"]
)
DATATYPES = st.one_of(
    IRIS,
    st.sampled_from(
        in_namespaces("xsd:integer", "xsd:decimal", "xsd:boolean", "xsd:date", "xsd:double")
    ).map(ox.NamedNode),
)
LITERALS = st.one_of(
    st.builds(ox.Literal, ANY_TEXT),
    st.builds(
        lambda text, language: ox.Literal(text, language=language),
        ANY_TEXT,
        st.sampled_from(["en", "es", "en-GB", "zh-Hans-CN", "x-private"]),
    ),
    st.builds(
        lambda text, datatype: ox.Literal(text, datatype=datatype),
        st.one_of(LEXICAL, ANY_TEXT),
        DATATYPES,
    ),
)
QUADS = st.builds(
    ox.Quad,
    NAMES,
    IRIS,
    st.one_of(NAMES, LITERALS),
    st.one_of(st.just(ox.DefaultGraph()), NAMES),
)


@pytest.mark.slow
@pytest.mark.parametrize("format", PARSERS)
@given(quads=st.lists(QUADS, max_size=8))
def test_odd_data_comes_back_as_it_was(format: str, quads: list[ox.Quad]) -> None:
    dataset = dataset_of(quads)
    data = export_rdf(dataset, format)
    assert isomorphic(dataset_of(list(ox.parse(data, format=PARSERS[format]))), dataset)


@pytest.mark.slow
@given(quads=st.lists(QUADS, max_size=8))
def test_odd_data_comes_back_from_turtle_as_plain_triples(quads: list[ox.Quad]) -> None:
    plain = dataset_of([ox.Quad(q.subject, q.predicate, q.object) for q in quads])
    data = export_rdf(dataset_of(quads), "turtle", flat=True)
    assert isomorphic(dataset_of(list(ox.parse(data, format=ox.RdfFormat.TURTLE))), plain)


def test_nodes_are_laid_out_as_the_json_module_lays_them_out(dataset: Dataset) -> None:
    text = export_rdf(dataset, "jsonld").decode()
    nodes = json.loads(text)["@graph"]
    laid = ",\n".join(json.dumps(node, ensure_ascii=False, indent=2) for node in nodes)
    assert text.endswith(f'"@graph": [\n{laid}\n]\n}}\n')
