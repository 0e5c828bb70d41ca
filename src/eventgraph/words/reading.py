"""Read what is indexed of a store: the texts of its things and claims, and who says a claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple, TypeGuard

import pyoxigraph as ox

from eventgraph.rdf.reification import is_unasserted, told_quads, unasserted_in
from eventgraph.vocabulary import DCTERMS, EVG, ONTOLOGY_GRAPH, PREFIXES, RDF, RDFS, SEM, SKOS

__all__ = [
    "Node",
    "Text",
    "claims_of",
    "quads_in",
    "speakers_in",
    "speakers_of",
    "texts_in",
    "texts_of",
    "touched",
]

Node = ox.NamedNode | ox.BlankNode

_FIELD_OF: Final = {
    str(RDFS.label): "name",
    str(SKOS.prefLabel): "name",
    str(SKOS.altLabel): "name",
    str(DCTERMS.title): "name",
    str(EVG.quote): "quote",
    str(EVG.quoteTranslation): "quote",
    str(EVG.observes): "quote",
    str(EVG.note): "note",
    str(EVG.curatorDoubt): "note",
    str(RDFS.comment): "note",
    str(SKOS.note): "note",
    str(DCTERMS.description): "note",
}
_TEXTS: Final = frozenset({PREFIXES["xsd"] + "string", PREFIXES["rdf"] + "langString"})
_SPEAKER: Final = ox.NamedNode(str(SEM.accordingTo))
_IN_CLAIM: Final = ox.NamedNode(str(EVG.inClaim))
_DATE: Final = ox.NamedNode(str(EVG.CalendarDate))
#: What is said of a thing or claim itself that decides about its row.
_OF_ITSELF: Final = frozenset({*_FIELD_OF, _SPEAKER.value, str(EVG.attitude)})
#: What is said of a statement, and decides about the row of its claim.
_OF_STATEMENT: Final = frozenset(
    {str(EVG.inClaim), str(RDF.subject), str(RDF.predicate), str(RDF.object)}
)
_TOLD: Final = Path(__file__).with_name("told.rq")


class Text(NamedTuple):
    """One text of a thing or claim: in which field, in which language."""

    of: str
    field: str
    language: str
    text: str


def texts_in(store: ox.Store) -> list[Text]:
    """List the texts of a store, each once, in the order of what they are of; no ontology's."""
    return sorted({*_named(store, None), *_told(store)})


def texts_of(store: ox.Store, name: str) -> list[Text]:
    """List the texts of one thing or claim, as `texts_in` has them.

    >>> import eventgraph as eg
    >>> from eventgraph.rdf.oxigraph import store_of
    >>> texts_of(store_of(eg.load("graph")), "https://w3id.org/eventgraph/id/actor/nobody")
    []
    """
    node = ox.NamedNode(name)
    told = {
        _text(name, "told", quad.object)
        for quad in store.quads_for_pattern(None, None, None, node)
        if _is_text(quad.object) and name != ONTOLOGY_GRAPH
    }
    return sorted({*_named(store, node), *told, *_unasserted(store, _unasserted_of(store, node))})


def speakers_in(store: ox.Store) -> dict[str, list[str]]:
    """Give the speakers of each claim of a store, in order."""
    return _speakers(store, None)


def speakers_of(store: ox.Store, name: str) -> list[str]:
    """List the speakers of one claim; of a thing there are none."""
    return _speakers(store, ox.NamedNode(name)).get(name, [])


def touched(quads: Iterable[ox.Quad]) -> set[Node] | None:
    """Name the things, claims and statements whose rows may differ where quads come or go.

    None where quads of others may differ, too: what is a date of a property is no text.
    """
    found = set[Node]()
    for quad in quads:
        predicate = quad.predicate.value
        if predicate in _OF_ITSELF or predicate in _OF_STATEMENT:
            about = (quad.subject, quad.object) if quad.predicate == _IN_CLAIM else (quad.subject,)
            found.update(node for node in about if isinstance(node, Node))
        if isinstance(quad.graph_name, ox.NamedNode) and _is_text(quad.object):
            found.add(quad.graph_name)
        if quad.object == _DATE:
            return None
    return found


def quads_in(store: ox.Store, nodes: Iterable[Node]) -> Iterator[ox.Quad]:
    """Give what claims among some nodes say: it comes or goes with what is said of the claims."""
    for node in nodes:
        yield from store.quads_for_pattern(None, None, None, node)


def claims_of(store: ox.Store, node: Node) -> Iterator[Node]:
    """Name the claims that a statement is in; of what is none there are none."""
    for quad in store.quads_for_pattern(node, _IN_CLAIM, None):
        if isinstance(quad.object, Node):
            yield quad.object


def _named(store: ox.Store, of: ox.NamedNode | None) -> Iterator[Text]:
    for predicate, field in _FIELD_OF.items():
        for quad in store.quads_for_pattern(of, ox.NamedNode(predicate), None):
            if getattr(quad.graph_name, "value", None) == ONTOLOGY_GRAPH:
                continue
            if isinstance(quad.object, ox.Literal) and isinstance(quad.subject, ox.NamedNode):
                yield _text(quad.subject.value, field, quad.object)


def _told(store: ox.Store) -> Iterator[Text]:
    """Give the words that claims tell of things, asserted or not."""
    for claim, told in store.query(_TOLD.read_text("utf-8")):  # type: ignore[union-attr]
        yield _text(claim.value, "told", told)
    yield from _unasserted(store, sorted(unasserted_in(store)))


def _unasserted(store: ox.Store, claims: Iterable[str]) -> Iterator[Text]:
    for quad in told_quads(store, claims):
        if _is_text(quad.object):
            yield _text(str(getattr(quad.graph_name, "value", "")), "told", quad.object)


def _unasserted_of(store: ox.Store, claim: ox.NamedNode) -> list[str]:
    return [claim.value] if is_unasserted(store, claim) else []


def _is_text(term: object) -> TypeGuard[ox.Literal]:
    return isinstance(term, ox.Literal) and term.datatype.value in _TEXTS


def _text(of: str, field: str, literal: ox.Literal) -> Text:
    return Text(of, field, literal.language or "", literal.value)


def _speakers(store: ox.Store, claim: ox.NamedNode | None) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for quad in store.quads_for_pattern(claim, _SPEAKER, None):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            found.setdefault(quad.subject.value, set()).add(quad.object.value)
    return {claim: sorted(its) for claim, its in found.items()}
