"""Claims that are alike to every shape: one of them is looked at, and speaks for the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import itemgetter
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

    `key` is equal where claims are alike.
    """

    key: tuple[str, ...]
    seen: Sequence[ox.Triple | ox.Quad]
    known: frozenset[str]

    def renamed(self) -> tuple[list[ox.Triple], dict[str, str]]:
        """Give the claim under the other names, and what leads from these back to its own."""
        new: dict[Term, ox.NamedNode | ox.BlankNode | ox.Literal] = {}
        back: dict[str, str] = {}
        made = []
        for one in self.seen:
            subject, value = (
                _renamed(part, self.known, new, back) for part in (one.subject, one.object)
            )
            if not isinstance(subject, ox.Literal):
                made.append(ox.Triple(subject, one.predicate, value))
        return made, back


def likeness(triples: Iterable[ox.Triple | ox.Quad], known: frozenset[str]) -> Likeness:
    """Rename what shapes do not know; of words in a language only that there are some stays.

    `known` are the IRIs that the shapes name: of other properties they ask nothing, and other
    things they tell apart only by whether they are the same. Of quads the triples are looked at.

    >>> name, quote = ox.NamedNode("http://a/1"), ox.NamedNode("http://a/quote")
    >>> texts = (ox.Literal("one", language="en"), ox.Literal("two", language="en"))
    >>> claims = [[ox.Triple(name, quote, text)] for text in texts]
    >>> one, two = (likeness(claim, frozenset({quote.value})) for claim in claims)
    >>> one.key == two.key
    True
    """
    seen = []
    for one in triples:
        if (name := one.predicate.value) in known:
            value = one.object
            seen.append((name, str(value), one.subject, value, one))
    seen.sort(key=itemgetter(0, 1))
    new: dict[Term, str] = {}
    key = []
    for name, written, subject, value, _ in seen:
        key.append(new.get(subject) or _token(subject, str(subject), known, new))
        key.append(name)
        key.append(new.get(value) or _token(value, written, known, new))
    return Likeness(tuple(key), [one for *_, one in seen], known)


def _token(part: Term, written: str, known: frozenset[str], new: dict[Term, str]) -> str:
    """Write a part of a claim as it is, or as which of those it is that are told apart no further.

    `_renamed` gives what is told apart here another name each.
    """
    number = len(new)
    if isinstance(part, ox.NamedNode):
        token = written if part.value in known else f"thing {number}"
    elif isinstance(part, ox.Literal) and part.language:
        token = f"{number if part.value.strip() else part.value} in {part.language}"
    else:
        token = f"node {number}" if isinstance(part, ox.BlankNode) else written
    new[part] = token
    return token


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
