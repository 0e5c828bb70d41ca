"""Write src/eventgraph/exports/context.jsonld, the JSON-LD context, from the ontology."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from rdflib import Graph
from rdflib.term import Node

from eventgraph.vocabulary import EVG, OWL, PREFIXES, RDF, RDFS, curie
from vocabulary_doc import RANGE, data_properties

PACKAGE: Final = Path(__file__).resolve().parent.parent / "src/eventgraph"

#: Keys that read better than the local name of the property they stand for.
KEYS: Final = {
    "sem:accordingTo": "speaker",
    "prov:wasQuotedFrom": "source",
    "pav:curatedBy": "curator",
    "prov:wasAttributedTo": "attributedTo",
    "prov:wasDerivedFrom": "derivedFrom",
    "sem:hasTimeStamp": "date",
    "sem:hasBeginTimeStamp": "beginDate",
    "sem:hasEndTimeStamp": "endDate",
    "sem:hasEarliestBeginTimeStamp": "earliestBeginDate",
    "sem:hasLatestBeginTimeStamp": "latestBeginDate",
    "sem:hasEarliestEndTimeStamp": "earliestEndDate",
    "sem:hasLatestEndTimeStamp": "latestEndDate",
}
TEXT: Final[dict[str, str]] = {"@container": "@language"}
LINK: Final[dict[str, str]] = {"@type": "@id"}
#: What values of a range are written as; numbers and truth values are JSON's own.
RANGES: Final[dict[Node, dict[str, str]]] = {
    EVG.Text: TEXT,
    RDF.langString: TEXT,
    EVG.CalendarDate: {"@type": "xsd:date"},
    EVG.Certainty: {"@type": "@vocab"},
    EVG.Attitude: {"@type": "@vocab"},
    EVG.Wording: {"@type": "@vocab"},
}
#: Annotations, of which the ontology says no more than what they are called.
ANNOTATIONS: Final = {
    "rdfs:label": TEXT,
    "rdfs:comment": TEXT,
    "skos:altLabel": TEXT,
    "skos:definition": TEXT,
    "skos:notation": {},
    "rdfs:seeAlso": LINK,
    "schema:sameAs": LINK,
    "schema:url": LINK,
    "dcterms:license": LINK,
    "dcterms:replaces": LINK,
    "rdf:subject": LINK,
    "rdf:predicate": LINK,
    "rdf:object": {},
}
#: Classes of other vocabularies that have a key; its own short name is taken.
FOREIGN: Final = {
    "CatalogDataset": "dcat:Dataset",
    "RdfDataset": "void:Dataset",
    "ReifiedStatement": "rdf:Statement",
}
#: A member that stands in the document and is no part of its data: JSON-LD keeps an index as it is.
NO_DATA: Final = {"independence": "@index"}


def context(ontology: Graph) -> dict[str, object]:
    """Make the context: the prefixes, then a key for each property, class and certainty.

    A key cannot be a prefix as well, so `source:` is none in JSON-LD: sources have full IRIs.
    """
    properties = {**_properties(ontology), **ANNOTATIONS}
    keys = {KEYS.get(name, name.partition(":")[2]): name for name in sorted(properties)}
    if len(keys) < len(properties):
        lost = sorted(set(properties) - set(keys.values()))
        raise ValueError(f"these share a key with another property: {', '.join(lost)}")
    prefixes = {name: iri for name, iri in PREFIXES.items() if name not in keys}
    terms = {key: {"@id": keys[key], **properties[keys[key]]} for key in sorted(keys)}
    names = {name.partition(":")[2]: name for name in sorted(_classes_and_values(ontology))}
    return {"@version": 1.1, **prefixes, **terms, **names, **FOREIGN, **NO_DATA}


def _properties(ontology: Graph) -> dict[str, dict[str, str]]:
    found = {}
    for iri in data_properties(ontology):
        ranges = (ontology.value(iri, end) for end in RANGE)
        linked = (iri, RDF.type, OWL.ObjectProperty) in ontology
        usual = LINK if linked else {}
        found[curie(str(iri))] = next((RANGES[r] for r in ranges if r in RANGES), usual)
    return found


def _classes_and_values(ontology: Graph) -> set[str]:
    wanted: list[Node] = [OWL.Class, EVG.Certainty, EVG.Attitude, EVG.Wording]
    found = {iri for kind in wanted for iri in ontology.subjects(RDF.type, kind)}
    found -= set(ontology.transitive_subjects(RDFS.subClassOf, EVG.PropertyKind))
    return {curie(str(iri)) for iri in found if str(iri).startswith(str(EVG))}


def written(context: dict[str, object]) -> str:
    """Write a context with one key a line."""
    lines = [f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in context.items()]
    return '{\n  "@context": {\n' + ",\n".join(lines) + "\n  }\n}\n"


def main() -> None:
    """Read the ontology, write the context."""
    ontology = Graph().parse(PACKAGE / "rdf/ontology.ttl")
    (PACKAGE / "exports/context.jsonld").write_text(written(context(ontology)), "utf-8")


if __name__ == "__main__":
    main()
