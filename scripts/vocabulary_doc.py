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
    ("Kinds of source", "What was read. `evg:Source` itself is always right.", EVG.Source),
)
_SCALES: Final = (
    (
        "Certainty",
        "How a claim is put forward, never how true: one of `evg:certainty`.",
        EVG.Certainty,
    ),
    (
        "Attitude",
        "How the speaker stands to what is told: one of `evg:attitude`, or none.",
        EVG.Attitude,
    ),
    ("Wording", "Whose words the quote is: one of `evg:wording`, or none.", EVG.Wording),
    ("Verdict", "What a decision on identity says: one of `evg:verdict`.", EVG.Verdict),
    ("Status", "How far the entry of a claim has come: `evg:status`, or none.", EVG.Status),
)
_NAMES: Final = """
## Names, addresses, offices

| what | how |
| --- | --- |
| a label, one in each language of the dataset | `rdfs:label "Ministry of Works"@en` |
| the label of a claim | none is needed: without `rdfs:label` it is called by what it says |
| an alias, an abbreviation, a name in another script | `skos:altLabel "MoW"@en`; commands find the thing by it |
| the name that a party gives a thing | never outside a claim: `evg:calls "the camp"@en` inside it |
| an IRI the thing had before | `dcterms:replaces actor:works-ministry` |
| the same thing elsewhere | `schema:sameAs <http://www.wikidata.org/entity/Q…>` |
| where a source can be read | `schema:url <https://…>` |
| a copy of it in a web archive | {archive} |
| an office, which outlives who holds it | `office:minister-of-works a evg:Office ; rdfs:label "…"@en ; evg:officeIn actor:ministry` |
| who holds it | inside a claim, since somebody says so: `actor:ana evg:holds office:minister-of-works` |
| the dataset itself | `a void:Dataset` with `dcterms:title`, `dcterms:description`, `dcterms:license`, `dcterms:publisher` and one `dcterms:language` for each language of its labels |
"""  # noqa: E501 - rows of a table
_PROPERTIES: Final = """
## Properties

From what, to what, and what it says. *Values* is **one** where two claims that give one thing two
values contradict each other, *beside* where they are shown side by side and may both hold, empty
where many hold at once. *Excludes* names what cannot hold of the same thing at once; a bound
excludes the values beyond it.

| name | from | to | values | excludes | label | meaning |
| --- | --- | --- | --- | --- | --- | --- |
"""
_VALUES: Final = ((EVG.SingleValued, "**one**"), (EVG.SetSideBySide, "beside"))
_BOUNDS: Final = (
    (EVG.lowerBoundOf, "less than it"),
    (EVG.strictLowerBoundOf, "up to it"),
    (EVG.upperBoundOf, "more than it"),
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
    for title, what, scale in _SCALES:
        parts.append(f"\n## {title}\n\n{what}\n\n| name | label | meaning |\n| --- | --- | --- |\n")
        parts += _rows(ontology, ontology.subjects(RDF.type, scale))
    kept = (EVG.archivedAt, None, None) in ontology
    copy = "`evg:archivedAt <https://…>`" if kept else "`rdfs:seeAlso <https://…>`"
    parts += [_NAMES.replace("{archive}", copy), _PROPERTIES, *_properties(ontology)]
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
        cells = (*ends, _values(ontology, name), _excluded(ontology, name), label, meaning)
        yield f"| `{curie(name)}` | {' | '.join(cells)} |\n"


def _values(ontology: Graph, name: str) -> str:
    """Say whether a thing has one value of a property, or values set side by side."""
    kinds = set(ontology.objects(URIRef(name), RDF.type))
    return next((text for kind, text in _VALUES if kind in kinds), "")


def _excluded(ontology: Graph, name: str) -> str:
    """Name the properties that cannot hold at once, and the values beyond a bound."""
    term = URIRef(name)
    others = {*ontology.objects(term, EVG.contradicts), *ontology.subjects(EVG.contradicts, term)}
    texts = [f"`{curie(str(other))}`" for other in sorted(others, key=str)]
    texts += [
        f"`{curie(str(value))}` {beyond}"
        for bound, beyond in _BOUNDS
        for value in sorted(ontology.objects(term, bound), key=str)
    ]
    return ", ".join(texts)


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
