"""Claims that are alike to every shape: one of them is looked at, and speaks for the others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import RDF, RDFS, Graph, URIRef

from eventgraph.rdf.oxigraph import Term

__all__ = ["Likeness", "likeness", "terms_of"]

#: What shapes go by though they do not name it.
_CLASSES: Final = frozenset({str(RDF.type), str(RDFS.subClassOf)})
_NAMES: Final = "urn:eventgraph:alike:"


def terms_of(shapes: Graph) -> frozenset[str]:
    """Name all IRIs that shapes name: the properties and things that they tell apart."""
    named = {str(term) for triple in shapes for term in triple if isinstance(term, URIRef)}
    return frozenset(named) | _CLASSES


class Likeness(NamedTuple):
    """A claim under other names and in other words: what shapes ask of it is answered the same.

    `key` is equal where claims are alike; `names` leads from the new names back to the claim's.
    """

    key: frozenset[str]
    triples: tuple[ox.Triple, ...]
    names: Mapping[str, str]


def likeness(triples: Iterable[ox.Triple], known: frozenset[str]) -> Likeness:
    """Rename what shapes do not know; of words in a language only that there are some stays.

    `known` are the IRIs that the shapes name: of other properties they ask nothing, and other
    things they tell apart only by whether they are the same.

    >>> name, quote = ox.NamedNode("http://a/1"), ox.NamedNode("http://a/quote")
    >>> texts = (ox.Literal("one", language="en"), ox.Literal("two", language="en"))
    >>> claims = [[ox.Triple(name, quote, text)] for text in texts]
    >>> one, two = (likeness(claim, frozenset({quote.value})) for claim in claims)
    >>> one.key == two.key
    True
    """
    seen = [one for one in triples if one.predicate.value in known]
    new: dict[Term, ox.NamedNode | ox.BlankNode | ox.Literal] = {}
    back: dict[str, str] = {}
    made = []
    for one in sorted(seen, key=lambda one: (one.predicate.value, str(one.object))):
        subject, value = (_renamed(part, known, new, back) for part in (one.subject, one.object))
        if not isinstance(subject, ox.Literal):
            made.append(ox.Triple(subject, one.predicate, value))
    return Likeness(frozenset(map(str, made)), tuple(made), back)


def _renamed(
    part: Term,
    known: frozenset[str],
    new: dict[Term, ox.NamedNode | ox.BlankNode | ox.Literal],
    back: dict[str, str],
) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    if part in new:
        return new[part]
    number = len(new)
    if isinstance(part, ox.Literal):
        words = f"{number}" if part.value.strip() else part.value
        new[part] = ox.Literal(words, language=part.language) if part.language else part
    elif isinstance(part, ox.NamedNode) and part.value not in known:
        new[part] = ox.NamedNode(f"{_NAMES}{number}")
        back[f"{_NAMES}{number}"] = part.value
    elif isinstance(part, ox.BlankNode):
        new[part] = ox.BlankNode(f"b{number}")
    elif isinstance(part, ox.NamedNode):
        new[part] = part
        back[part.value] = part.value
    return new[part]
