"""A reasoner finds no contradiction between the ontology, the data and what the W3C defines."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, XSD, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from eventgraph.vocabulary import EVG, PREFIXES

pytestmark = pytest.mark.external

ROOT = Path(__file__).parents[2]
ONTOLOGY = ROOT / "src/eventgraph/rdf/ontology.ttl"
VOCABULARIES = ("foaf", "oa", "org", "prov", "schema", "skos")
FOLDER = ROOT / "node_modules/@vocabulary"
CONTRADICTIONS = [
    "evg:quote rdfs:subPropertyOf oa:exact .",
    "evg:Claim rdfs:subClassOf prov:Activity .",
    "evg:Person rdfs:subClassOf org:Organization .",
    "evg:memberOf rdfs:subPropertyOf org:memberOf . actor:x evg:memberOf actor:marco-rubio .",
]
#: A value of each datatype that OWL knows; of others the reasoner knows no values.
VALUES: dict[Node, Literal] = {
    XSD.boolean: Literal("true", datatype=XSD.boolean),
    XSD.decimal: Literal("1.5", datatype=XSD.decimal),
    XSD.integer: Literal(1),
    XSD.string: Literal("x"),
}


def hermit() -> Path:
    """Find the reasoner HermiT, which owlready2 ships."""
    found = importlib.util.find_spec("owlready2")
    if shutil.which("java") is None or found is None or found.origin is None:
        pytest.skip("needs Java and owlready2")
    if not all((FOLDER / name).is_dir() for name in VOCABULARIES):
        pytest.skip("needs the vocabularies that scripts/node-packages fetches")
    return Path(found.origin).parent / "hermit/HermiT.jar"


def published() -> Graph:
    """Read what the W3C, FOAF and schema.org define."""
    graph = Graph()
    for name in VOCABULARIES:
        read = Dataset()
        read.parse(FOLDER / name / f"{name}.nq", format="nquads")
        for subject, predicate, value, _ in read.quads():
            graph.add((subject, predicate, value))
    graph.remove((None, OWL.imports, None))
    return graph


@pytest.fixture(scope="module")
def whole() -> Graph:
    """Read all that is defined, and all claims, once; a test leaves it as it was."""
    hermit()
    graph = published()
    for part in (ontology(), curated(), used_once()):
        for triple in part:
            graph.add(triple)
    return graph


def judged(folder: Path, whole: Graph) -> str:
    """Ask the reasoner for what can have no members; it fails on what cannot be at all."""
    jar = hermit()
    whole.serialize(folder / "whole.owl", format="xml", encoding="utf-8")
    # What is asked is answered before a compiler that takes its time has paid for itself.
    command = ["java", "-Xmx2g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command += ["-cp", f"{jar.parent}:{jar}"]
    command += ["org.semanticweb.HermiT.cli.CommandLine", "--ignoreUnsupportedDatatypes", "-k"]
    done = subprocess.run(
        [*command, "-U", f"file://{folder / 'whole.owl'}"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    return done.stdout if done.returncode == 0 else done.stderr


def ontology() -> Graph:
    return Graph().parse(ONTOLOGY)


def curated() -> Graph:
    """Read all claims as if all of them held: what they say must be possible at least."""
    graph = Graph()
    for path in sorted((ROOT / "graph").rglob("*.t*")):
        read = Dataset()
        read.parse(path, format="trig" if path.suffix == ".trig" else "turtle")
        for subject, predicate, value, _ in read.quads():
            graph.add((subject, predicate, value))
    return graph


def used_once() -> Graph:
    """Use each property of the ontology's own once, between things of the kinds it is meant for."""
    known, graph = ontology(), Graph()
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    found = {term for kind in kinds for term in known.subjects(RDF.type, kind)}
    for term in sorted(term for term in found if isinstance(term, URIRef) and term in EVG):
        domain, range_ = known.value(term, RDFS.domain), known.value(term, RDFS.range)
        if domain is None or range_ is None:
            continue
        thing = URIRef(f"{term}-used")
        graph.add((thing, RDF.type, domain))
        graph += _used(thing, term, range_)
    return graph


def _used(thing: URIRef, term: URIRef, range_: Node) -> Iterator[tuple[Node, Node, Node]]:
    if range_ in VALUES:
        yield thing, term, VALUES[range_]
    elif str(range_) not in {str(EVG.Text), str(EVG.CalendarDate)}:
        other = URIRef(f"{term}-value")
        yield thing, term, other
        yield other, RDF.type, range_


def test_nothing_contradicts_what_others_define_and_each_class_can_have_members(
    tmp_path: Path, whole: Graph
) -> None:
    told = judged(tmp_path, whole)
    _, _, impossible = told.partition("Classes equivalent to 'owl:Nothing':")
    assert impossible.split() == ["owl:Nothing"], told


@pytest.mark.parametrize("axiom", CONTRADICTIONS)
def test_the_reasoner_would_notice(tmp_path: Path, whole: Graph, axiom: str) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    wrong = set(Graph().parse(data=prefixes + axiom, format="turtle")) - set(whole)
    assert wrong
    for triple in wrong:
        whole.add(triple)
    told = judged(tmp_path, whole)
    for triple in wrong:
        whole.remove(triple)
    assert "InconsistentOntologyException" in told
