"""What the ontology says of itself and of words of others: version, codes, labels, expectations."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

import vocabulary_doc
from eventgraph.vocabulary import EDTF, EVG, ONTOLOGY_GRAPH, PREFIXES

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "src/eventgraph/rdf/ontology.ttl"
TEXT = ONTOLOGY.read_text("utf-8")
CODES = {
    "Abduction": "030104000000",
    "Arrest": "030101000000",
    "AttemptedKilling": "010109000000",
    "ChargesWithheld": "350107000000",
    "CollectivePunishment": "020121000000",
    "CourtRefusal": "350112000000",
    "Killing": "010100000000",
    "LawyerRefusal": "350109000000",
    "MedicalNeglect": "360102040000",
    "Overcrowding": "031905000000",
    "Detention": "030102000000",
    "Deportation": "330101000000",
    "EnforcedDisappearance": "030103000000",
    "Torture": "020111110000",
}
#: What the ontology says of words, its own and others, that OWL takes no notice of.
EXPECTATIONS = ("expectsDomain", "expectsRange", "includesDatatype")


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=TEXT, format="turtle")


def test_nothing_is_added_to_what_others_define(ontology: Graph) -> None:
    """What words of others are used for here is no axiom; what they are declared as is theirs."""
    own = (
        *(*EXPECTATIONS, "inverseLabel", "lowerBoundOf", "upperBoundOf", "nestedBy"),
        *("situatedBy", "notAfter", "atLeastThatOf", "atMostThatOf", "reaches"),
    )
    allowed = {RDF.type, RDFS.label, SKOS.definition, *(EVG[name] for name in own)}
    said = {
        (subject, predicate)
        for subject, predicate, _ in ontology
        if isinstance(subject, URIRef)
        and subject not in EVG
        and subject != URIRef(ONTOLOGY_GRAPH)
        and predicate not in allowed
    }
    assert said == set()
    for name in EXPECTATIONS:
        assert (EVG[name], RDF.type, OWL.AnnotationProperty) in ontology


def test_no_word_of_rdf_or_owl_is_declared_anew(ontology: Graph) -> None:
    reserved = tuple(PREFIXES[name] for name in ("rdf", "rdfs", "owl"))
    typed = {str(term) for term in ontology.subjects(RDF.type)} - {str(RDF.langString)}
    assert sorted(term for term in typed if term.startswith(reserved)) == []


def test_the_ontology_says_its_version_licence_makers_and_prefix(ontology: Graph) -> None:
    head = URIRef(ONTOLOGY_GRAPH)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    told = {str(p).rpartition("/")[2].rpartition("#")[2]: str(o) for p, o in ontology[head]}
    assert told["versionInfo"] == version
    assert told["versionIRI"] == f"https://w3id.org/eventgraph/ns/{version}"
    assert told["license"] == "https://spdx.org/licenses/MIT"
    assert told["creator"] == "The eventgraph contributors"
    assert told["preferredNamespacePrefix"] == "evg"
    assert told["preferredNamespaceUri"] == ONTOLOGY_GRAPH


def test_symmetric_properties_are_declared_and_read_the_same_both_ways(ontology: Graph) -> None:
    symmetric = set(ontology.subjects(RDF.type, OWL.SymmetricProperty))
    assert symmetric == {
        EVG.consistentWith,
        EVG.contradicts,
        EVG.inExchangeFor,
        EVG.linkedTo,
    }
    for term in vocabulary_doc.data_properties(ontology) | {EVG.contradicts}:
        labels, inverse = (set(ontology.objects(term, p)) for p in (RDFS.label, EVG.inverseLabel))
        assert (term in symmetric) == (labels == inverse), term


def test_no_two_properties_of_data_read_alike_in_either_direction(ontology: Graph) -> None:
    read: dict[Node, set[Node]] = {}
    for term in vocabulary_doc.data_properties(ontology):
        for predicate in (RDFS.label, EVG.inverseLabel):
            for label in ontology.objects(term, predicate):
                read.setdefault(label, set()).add(term)
    assert {str(label): terms for label, terms in read.items() if len(terms) > 1} == {}


def test_datatypes_include_what_is_accepted_for_them(ontology: Graph) -> None:
    def included(datatype: Node) -> set[Node | None]:
        return set(ontology.transitive_objects(datatype, EVG.includesDatatype)) - {datatype}

    moments = {XSD.date, XSD.dateTime, XSD.dateTimeStamp, XSD.gYear, XSD.gYearMonth}
    assert included(EVG.CalendarDate) == moments | {URIRef(EDTF)}
    assert included(EVG.Text) == {XSD.string, RDF.langString}
    whole = {XSD.integer, XSD.nonNegativeInteger, XSD.positiveInteger}
    assert included(XSD.decimal) == whole
    assert included(EVG.Count) == {EVG.quantity, *whole}
    assert included(EVG.Number) == {EVG.quantity, XSD.decimal, *whole}


def test_acts_carry_the_huridocs_codes(ontology: Graph) -> None:
    found = {
        str(term).removeprefix(str(EVG)): (str(code), str(code.datatype).removeprefix(str(EVG)))
        for term, code in ontology.subject_objects(SKOS.notation)
        if isinstance(code, Literal)
    }
    methods = {"Overcrowding"}
    assert found == {
        name: (code, "HuridocsMethod" if name in methods else "HuridocsAct")
        for name, code in CODES.items()
    }


def test_no_two_terms_of_its_own_share_a_label_in_one_kind(ontology: Graph) -> None:
    labels = [
        str(label)
        for term in set(ontology.subjects())
        if str(term).startswith(str(EVG)) and (term, RDF.type, OWL.Class) in ontology
        for label in ontology.objects(term, RDFS.label)
        if isinstance(label, Literal) and label.language == "en"
    ]
    assert sorted(labels) == sorted(set(labels))
