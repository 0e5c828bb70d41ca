"""The ontology: every name of the vocabulary is there, in both languages, with domain and range."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

import vocabulary_doc
from eventgraph.vocabulary import EVG, ONTOLOGY_GRAPH, SEM, expand
from vocabulary_doc import DOMAIN, RANGE

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "src/eventgraph/rdf/ontology.ttl"
TEXT = ONTOLOGY.read_text("utf-8")
CLASSES = """
    Thing Actor Person Organization Government PublicBody ReligiousBody MediaOutlet
    InternationalOrganization CivilSociety CriminalOrganization Group Office
    Place Country Region City Prison Airport
    Event Deportation Detention Negotiation PrisonerExchange Release Transfer Arrival IllTreatment
    Payment Prosecution Statement Publication Programme StateOfEmergency
    Demand Promise Warning Thanks Accusation Denial Announcement Address CallForInvestigation
    EnforcedDisappearance Torture Arrest Repatriation Investigation
    Claim Source PressRelease NewsArticle SocialPost Broadcast Letter Certainty SingleValued
"""
ROLES = """
    orderedBy carriedOutBy responsible affects party negotiatedBy mediatedBy excludes
    releases releasedBy receivedBy heldBy paidBy paidTo madeBy addressedTo about
    attendedBy witnessedBy
"""
PROPERTIES = f"""
    {ROLES}
    from to heldAt amount currency durationDays flights leadsTo respondsTo
    memberOf holds represents nationality partOf size sizeAtLeast sizeOver share shareOf calls
    officeIn in anonymous quote quotePrefix quoteSuffix certainty statedIn disputes corroborates
    note textSha256 wordCount retrieved contradicts
"""
SINGLE_VALUED = """
    evg:size evg:amount evg:durationDays evg:durationMonths evg:share
    sem:hasTimeStamp sem:hasBeginTimeStamp sem:hasEndTimeStamp
"""
#: Classes that OWL and RDF have themselves.
OF_OWL = {OWL.Class, RDF.Property, RDF.Statement, RDFS.Class, RDFS.Datatype}
KINDS_OF_PROPERTY = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property)


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(data=TEXT, format="turtle")


def own_terms(ontology: Graph) -> list[URIRef]:
    """List the ontology's own terms, sorted."""
    return sorted(
        term
        for term in set(ontology.subjects())
        if isinstance(term, URIRef) and term in EVG and term != URIRef(EVG)
    )


def full(name: str) -> URIRef:
    iri = expand(name if ":" in name else f"evg:{name}")
    assert iri is not None
    return URIRef(iri)


def languages(ontology: Graph, term: URIRef, predicate: URIRef) -> list[str]:
    values = ontology.objects(term, predicate)
    return sorted(str(value.language) for value in values if isinstance(value, Literal))


def end_of(ontology: Graph, term: URIRef, ends: tuple[Node, ...]) -> Node | None:
    """Give what a property is meant for, or leads to, by axiom or by expectation."""
    return next((value for end in ends for value in ontology.objects(term, end)), None)


def properties(ontology: Graph) -> list[URIRef]:
    found = {term for kind in KINDS_OF_PROPERTY for term in ontology.subjects(RDF.type, kind)}
    return sorted(term for term in found if isinstance(term, URIRef))


def test_every_name_of_the_vocabulary_is_there(ontology: Graph) -> None:
    classes = [full(name) for name in CLASSES.split()]
    assert [name for name in classes if (name, RDF.type, OWL.Class) not in ontology] == []
    known = set(properties(ontology))
    assert [name for name in map(full, PROPERTIES.split()) if name not in known] == []
    for certainty in ("Stated", "Alleged", "Possible"):
        assert (EVG[certainty], RDF.type, EVG.Certainty) in ontology


def test_every_term_has_one_label_in_english_and_one_in_spanish(ontology: Graph) -> None:
    terms = sorted({term for term in ontology.subjects() if isinstance(term, URIRef)})
    wrong = [t for t in terms if languages(ontology, t, RDFS.label) != ["en", "es"]]
    assert wrong == []


def test_every_term_of_its_own_is_defined_in_both_languages(ontology: Graph) -> None:
    wrong = [
        t for t in own_terms(ontology) if languages(ontology, t, SKOS.definition) != ["en", "es"]
    ]
    assert wrong == []


def test_whatever_is_used_is_described(ontology: Graph) -> None:
    used = {node for node in ontology.all_nodes() if isinstance(node, URIRef)}
    used |= {predicate for predicate in ontology.predicates() if isinstance(predicate, URIRef)}
    addresses = {
        value
        for predicate in (DCTERMS.license, OWL.versionIRI)
        for value in ontology.objects(URIRef(ONTOLOGY_GRAPH), predicate)
    }
    assert used - set(ontology.subjects()) == addresses


def test_no_node_is_without_a_name(ontology: Graph) -> None:
    assert not any(isinstance(node, BNode) for node in ontology.all_nodes())


def test_domains_and_ranges_are_classes_or_datatypes_and_one_of_each_at_most(
    ontology: Graph,
) -> None:
    for term in properties(ontology):
        for ends in (DOMAIN, RANGE):
            values = [value for end in ends for value in ontology.objects(term, end)]
            assert len(values) <= 1, term
            for value in values:
                kinds = set(ontology.objects(value, RDF.type))
                assert kinds & {OWL.Class, RDFS.Datatype} or value in OF_OWL, (term, value)


def test_every_property_of_its_own_has_a_range_and_nearly_all_a_domain(ontology: Graph) -> None:
    own = [term for term in properties(ontology) if term in EVG]
    assert [term for term in own if not end_of(ontology, term, RANGE)] == []
    without = [term for term in own if not end_of(ontology, term, DOMAIN)]
    assert without == [EVG.cue, EVG.lowerEnd, EVG.note, EVG.upperEnd]


def test_values_are_data_and_things_are_objects(ontology: Graph) -> None:
    for term in properties(ontology):
        value = end_of(ontology, term, RANGE)
        literal = value is not None and (value, RDF.type, RDFS.Datatype) in ontology
        kinds = set(ontology.objects(term, RDF.type))
        assert not (literal and OWL.ObjectProperty in kinds), term
        assert not (value is not None and not literal and OWL.DatatypeProperty in kinds), term


def test_every_role_leads_to_has_actor_and_reads_both_ways(ontology: Graph) -> None:
    for role in map(full, ROLES.split()):
        assert SEM.hasActor in set(ontology.transitive_objects(role, RDFS.subPropertyOf)), role
        assert languages(ontology, role, EVG.inverseLabel) == ["en", "es"], role


def test_places_events_and_actors_lead_to_the_simple_event_model(ontology: Graph) -> None:
    for name in ("Actor", "Event", "Place"):
        assert SEM[name] in set(ontology.transitive_objects(EVG[name], RDFS.subClassOf))
    for name in ("from", "to", "heldAt"):
        assert (EVG[name], RDFS.subPropertyOf, SEM.hasPlace) in ontology


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("actsFor", "prov:actedOnBehalfOf"),
        ("represents", "prov:actedOnBehalfOf"),
        ("leadsTo", "prov:influenced"),
        ("respondsTo", "prov:wasInfluencedBy"),
        ("textSha256", "schema:sha256"),
        ("wordCount", "schema:wordCount"),
        ("holds", "org:holds"),
        ("disputes", "cito:disputes"),
    ],
)
def test_a_property_leads_to_what_other_vocabularies_have_for_it(
    ontology: Graph, name: str, above: str
) -> None:
    assert (full(name), RDFS.subPropertyOf, full(above)) in ontology


def test_no_class_or_property_is_above_itself(ontology: Graph) -> None:
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term in set(ontology.subjects(predicate)):
            above = set()
            for parent in ontology.objects(term, predicate):
                above |= set(ontology.transitive_objects(parent, predicate))
            assert term not in above


def test_single_valued_properties_are_declared(ontology: Graph) -> None:
    declared = set(ontology.subjects(RDF.type, EVG.SingleValued))
    assert declared == {full(name) for name in SINGLE_VALUED.split()}


def test_contradictions_are_declared_both_ways(ontology: Graph) -> None:
    declared = set(ontology.subject_objects(EVG.contradicts))
    assert {(second, first) for first, second in declared} == declared
    for name in ("negotiatedBy", "mediatedBy", "party"):
        assert (EVG.excludes, EVG[name]) in declared


def test_each_term_is_one_block() -> None:
    heads = [line.strip() for line in TEXT.splitlines() if line and line[0] not in "# @\t" + "}"]
    assert sorted(heads) == sorted(set(heads))


def test_the_document_of_names_is_current() -> None:
    """The fix: python scripts/vocabulary_doc.py."""
    assert vocabulary_doc.DOCUMENT.read_text("utf-8") == vocabulary_doc.document()
