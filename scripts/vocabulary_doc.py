"""Write docs/vocabulary.md, the names to curate with, from the ontology."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from rdflib import Graph, URIRef
from rdflib.term import Node

from eventgraph.vocabulary import EVG, OWL, RDF, RDFS, SKOS, curie

ROOT: Final = Path(__file__).resolve().parent.parent
DOCUMENT: Final = ROOT / "docs/vocabulary.md"
_KINDS: Final = (
    ("Kinds of actor", "Who acts or is acted upon.", EVG.Actor),
    ("Kinds of place", "Where things happen.", EVG.Place),
    ("Kinds of event", "What happened. `evg:Event` itself is always right.", EVG.Event),
)
#: What says what a property is meant for.
DOMAIN: Final = (RDFS.domain, EVG.expectsDomain)
RANGE: Final = (RDFS.range, EVG.expectsRange)
#: What properties of the vocabulary itself are meant for.
_META: Final = (RDF.Property, RDFS.Datatype)
_HEAD: Final = """\
# The names to curate with

Every name that claims and things may use, from the package's ontology,
`src/eventgraph/rdf/ontology.ttl`. `eventgraph validate` names whatever is none of them. Where no
kind of event fits, `evg:Event` does.
"""


def document() -> str:
    """Write the classes by what they are kinds of, then the properties."""
    ontology = Graph().parse(ROOT / "src/eventgraph/rdf/ontology.ttl")
    parts = [_HEAD]
    for title, what, top in _KINDS:
        parts.append(f"\n## {title}\n\n{what}\n\n| name | label | meaning |\n| --- | --- | --- |\n")
        parts += _rows(ontology, ontology.transitive_subjects(RDFS.subClassOf, top))
    parts.append("\n## Properties\n\nFrom what, to what, and what it says.\n\n")
    parts.append("| name | from | to | label | meaning |\n| --- | --- | --- | --- | --- |\n")
    parts += _properties(ontology)
    return "".join(parts)


def _rows(ontology: Graph, terms: Iterable[Node | None]) -> Iterator[str]:
    for term in sorted({str(term) for term in terms}):
        if term.startswith(str(EVG)):
            label, meaning = (_text(ontology, term, p) for p in (RDFS.label, SKOS.definition))
            yield f"| `{curie(term)}` | {label} | {meaning}{_codes(ontology, term)} |\n"


def _codes(ontology: Graph, term: str) -> str:
    """Give the code that a kind of event has in a list of others, with the list's name."""
    codes = sorted(ontology.objects(URIRef(term), SKOS.notation), key=str)
    lists = {code: _text(ontology, getattr(code, "datatype", ""), RDFS.label) for code in codes}
    return "".join(f" {lists[code]}: {code}." for code in codes)


def _properties(ontology: Graph) -> Iterator[str]:
    for name in sorted(map(str, data_properties(ontology)), key=curie):
        ends = (_end(ontology, name, end) for end in (DOMAIN, RANGE))
        label, meaning = (_text(ontology, name, p) for p in (RDFS.label, SKOS.definition))
        yield f"| `{curie(name)}` | {' | '.join(ends)} | {label} | {meaning} |\n"


def _end(ontology: Graph, name: str, ends: tuple[Node, ...]) -> str:
    values = {str(value) for end in ends for value in ontology.objects(URIRef(name), end)}
    return ", ".join(f"`{curie(value)}`" for value in sorted(values))


def data_properties(ontology: Graph) -> set[Node]:
    """Name the properties that data is written with: neither the ontology's own, nor what is above.

    Words of other vocabularies are of these where the ontology says what they are used for.
    """
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    names = {term for kind in kinds for term in ontology.subjects(RDF.type, kind)}
    about = {term for end in DOMAIN for kind in _META for term in ontology.subjects(end, kind)}
    return {
        name
        for name in names - about
        if str(name).startswith(str(EVG)) or any(ontology.value(name, end) for end in DOMAIN)
    }


def _text(ontology: Graph, name: str, predicate: Node) -> str:
    texts = ontology.objects(URIRef(name), predicate)
    return next((str(t) for t in texts if getattr(t, "language", "") == "en"), "")


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
