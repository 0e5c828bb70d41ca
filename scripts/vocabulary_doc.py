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
            yield f"| `{curie(term)}` | {label} | {meaning} |\n"


def _properties(ontology: Graph) -> Iterator[str]:
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    names = {str(term) for kind in kinds for term in ontology.subjects(RDF.type, kind)}
    for name in sorted(names, key=curie):
        if ontology.value(URIRef(name), RDFS.domain) == RDF.Property:
            continue
        ends = (_end(ontology, name, end) for end in (RDFS.domain, RDFS.range))
        label, meaning = (_text(ontology, name, p) for p in (RDFS.label, SKOS.definition))
        yield f"| `{curie(name)}` | {' | '.join(ends)} | {label} | {meaning} |\n"


def _end(ontology: Graph, name: str, end: Node) -> str:
    value = ontology.value(URIRef(name), end)
    return f"`{curie(str(value))}`" if value else ""


def _text(ontology: Graph, name: str, predicate: Node) -> str:
    texts = ontology.objects(URIRef(name), predicate)
    return next((str(t) for t in texts if getattr(t, "language", "") == "en"), "")


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
