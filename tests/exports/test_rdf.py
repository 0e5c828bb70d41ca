from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import BNode, Dataset, Graph, Literal, URIRef

import eventgraph as eg
from eventgraph.claims.attitudes import told
from eventgraph.errors import FormatError, StoreError
from eventgraph.exports.rdf import Loss, export_rdf, isomorphic, loss, write_graph
from eventgraph.rdf.formats import FORMATS
from eventgraph.rdf.oxigraph import dataset_on, store_of
from eventgraph.rdf.scoped import seen_through
from standing import Standing

ROOT = Path(__file__).parents[2]
PARSERS = {
    "turtle": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nquads": ox.RdfFormat.N_QUADS,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
}
PREFIXES = """
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix event: <https://w3id.org/eventgraph/id/event/> .
@prefix group: <https://w3id.org/eventgraph/id/group/> .
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = (
    PREFIXES
    + """
claim:second a evg:Claim ; sem:accordingTo actor:rubio ; evg:certainty evg:Alleged .
claim:second { event:talks evg:mediatedBy actor:pope . }
actor:rubio rdfs:label "Rubio"@es , "Rubio"@en ; a evg:Person .
claim:first { group:deportees evg:size 252 . event:talks evg:mediatedBy actor:pope . }
claim:first sem:accordingTo actor:maduro ; evg:certainty evg:Stated ; a evg:Claim .
"""
)
TRIG = """\
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix group: <https://w3id.org/eventgraph/id/group/> .
@prefix event: <https://w3id.org/eventgraph/id/event/> .
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

actor:rubio
    a evg:Person ;
    rdfs:label "Rubio"@en ,
        "Rubio"@es .

claim:first {
    event:talks
        evg:mediatedBy actor:pope .

    group:deportees
        evg:size 252 .
}

claim:first
    a evg:Claim ;
    sem:accordingTo actor:maduro ;
    evg:certainty evg:Stated ;
    prov:wasAttributedTo actor:maduro .

claim:second {
    event:talks
        evg:mediatedBy actor:pope .
}

claim:second
    a evg:Claim ;
    sem:accordingTo actor:rubio ;
    evg:certainty evg:Alleged ;
    prov:wasAttributedTo actor:rubio .
"""


def read(data: bytes | str, format: str = "trig") -> Dataset:
    """Read one export back, as a dataset of its own."""
    store = ox.Store()
    store.load(data, format=PARSERS[format])
    return dataset_on(store)


def test_trig_puts_things_first_and_each_claim_beside_its_graph() -> None:
    assert export_rdf(read(DATA), "trig").decode() == TRIG


def test_turtle_carries_a_claim_as_reified_statements_and_asserts_nothing_of_it() -> None:
    turtle = export_rdf(read(DATA), "turtle").decode()
    assert (
        """
claim:second
    a evg:Claim ;
    sem:accordingTo actor:rubio ;
    evg:certainty evg:Alleged ;
    prov:wasAttributedTo actor:rubio .

claim:second.5735321ae4e7
    a rdf:Statement ;
    evg:inClaim claim:second ;
    rdf:subject event:talks ;
    rdf:predicate evg:mediatedBy ;
    rdf:object actor:pope .
"""
        in turtle
    )
    talks = URIRef("https://w3id.org/eventgraph/id/event/talks")
    assert (talks, None, None) not in read(turtle, "turtle")


REBUILD = """
PREFIX evg: <https://w3id.org/eventgraph/ns#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
INSERT { GRAPH ?claim { ?s ?p ?o } } WHERE {
  ?statement evg:inClaim ?claim ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o
} ;
DELETE { ?statement ?p ?o } WHERE { ?statement a rdf:Statement ; ?p ?o }
"""


@pytest.mark.parametrize("format", ["turtle", "ntriples", "rdfxml"])
def test_reified_statements_tell_all_that_the_graphs_did(format: str, dataset: Dataset) -> None:
    back = read(export_rdf(dataset, format), format)
    store_of(back).update(REBUILD)
    assert isomorphic(back, told(dataset))


@pytest.mark.parametrize("format", ["trig", "nquads", "jsonld"])
def test_formats_with_graphs_give_the_curated_dataset_back(format: str, dataset: Dataset) -> None:
    assert isomorphic(read(export_rdf(dataset, format), format), dataset)


@pytest.mark.parametrize("format", FORMATS)
def test_a_flat_export_states_the_union_and_names_no_graph(format: str) -> None:
    flat = read(export_rdf(read(DATA), format, flat=True), format)
    assert list(store_of(flat).named_graphs()) == []
    mediated = "https://w3id.org/eventgraph/ns#mediatedBy"
    assert len(list(flat.triples((None, URIRef(mediated), None)))) == 1


def test_the_loss_of_a_flat_export_is_counted() -> None:
    assert loss(read(DATA)) == Loss(claims=2, speakers=2, unsure=1, triples=3, distinct=2)
    first = "https://w3id.org/eventgraph/id/claim/first"
    assert loss(seen_through(read(DATA), [first])) == Loss(1, 1, 0, triples=2, distinct=2)


def test_a_scope_drops_other_claims_with_their_descriptions() -> None:
    first = "https://w3id.org/eventgraph/id/claim/first"
    before, _, _ = TRIG.partition("\nclaim:second {")
    assert export_rdf(seen_through(read(DATA), [first]), "trig").decode() == before


def test_the_ontology_is_not_exported(tmp_path: Path) -> None:
    (tmp_path / "data.trig").write_text(DATA, "utf-8")
    assert export_rdf(eg.load(tmp_path), "trig").decode() == TRIG


def test_exports_are_equal_byte_for_byte_under_two_hash_seeds(
    seeds: tuple[Standing, Standing], tmp_path: Path
) -> None:
    blank = "claim:third { _:x a evg:Group ; evg:partOf _:y . _:y evg:size 3 . }"
    (tmp_path / "blank.trig").write_text(DATA + blank, "utf-8")
    script = f"""
import hashlib, eventgraph as eg
from eventgraph.rdf.formats import FORMATS
dataset = eg.load({str(ROOT / "graph")!r}, {str(tmp_path)!r})
for name in FORMATS:
    for flat in (False, True):
        data = eg.export(dataset, name, flat=flat)
        print(name, flat, hashlib.sha256(data).hexdigest())
"""
    first, second = (seed.script(script) for seed in seeds)
    assert first.count("\n") == 2 * len(FORMATS)
    assert first == second


def test_blank_nodes_get_labels_that_do_not_hang_on_the_file() -> None:
    one = read(PREFIXES + "claim:a { _:x evg:partOf _:y . _:y evg:size 3 }")
    other = read(PREFIXES + "claim:a { _:q evg:size 3 . [] evg:partOf _:q }")
    third = read(PREFIXES + "claim:a { _:q evg:size 4 . [] evg:partOf _:q }")
    assert export_rdf(one, "trig") == export_rdf(other, "trig")
    assert isomorphic(one, other)
    assert not isomorphic(one, third)


def test_prefixes_bound_by_a_user_are_kept_where_they_occur() -> None:
    dataset = read("<http://example.org/x> a <http://example.org/Y> .")
    dataset.bind("ex", "http://example.org/")
    expected = b"@prefix ex: <http://example.org/> .\n\nex:x\n    a ex:Y .\n"
    assert export_rdf(dataset, "turtle") == expected


@pytest.mark.parametrize(
    ("term", "reason"),
    [
        (Literal("half \ud800 of a pair"), r"half \\ud800 of a pair"),
        (URIRef("http://example.org/a b"), "Invalid IRI code point"),
        (URIRef("no-scheme"), "No scheme found"),
    ],
)
def test_terms_that_nobody_could_read_are_refused(term: URIRef | Literal, reason: str) -> None:
    graph = Graph().add((URIRef("http://example.org/x"), URIRef("http://example.org/p"), term))
    with pytest.raises(FormatError, match=reason):
        write_graph(graph, "turtle")


def test_terms_of_rdf_1_2_are_refused() -> None:
    dataset = read('<http://example.org/x> <http://example.org/p> "a"@en--ltr .', "turtle")
    with pytest.raises(FormatError, match=r"has a term of RDF 1\.2"):
        export_rdf(dataset, "nquads")


@pytest.mark.parametrize("format", FORMATS)
def test_a_plain_graph_is_written_in_every_format(format: str) -> None:
    graph = Graph().add((BNode("x"), URIRef("http://example.org/p"), Literal("ñ", lang="es")))
    back = read(write_graph(graph, format), format)
    assert export_rdf(back, "nquads") == '_:c14n0 <http://example.org/p> "ñ"@es .\n'.encode()


def test_an_unknown_format_gets_a_hint() -> None:
    with pytest.raises(FormatError, match="did you mean turtle"):
        export_rdf(read(DATA), "turtel")


def test_a_dataset_that_is_not_oxigraphs_is_refused() -> None:
    with pytest.raises(StoreError, match=r"make it with eventgraph\.load"):
        export_rdf(Dataset(), "trig")
