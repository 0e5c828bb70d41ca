"""Decisions on identity as data: which names somebody said stand for one thing, or for two."""

from __future__ import annotations

from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.vocabulary import DCTERMS, EVG, OWL, PAV, RDF, XSD

__all__ = [
    "DIFFERENT",
    "SAME",
    "UNSURE",
    "Decision",
    "Given",
    "apart",
    "decision_triples",
    "decisions_of",
    "restored_by",
]

SAME: Final = "Same"
DIFFERENT: Final = "Different"
UNSURE: Final = "Unsure"
_WORDS: Final = {SAME: "same-as", DIFFERENT: "different-from", UNSURE: "perhaps"}


def _node(iri: object) -> ox.NamedNode:
    return ox.NamedNode(str(iri))


_TYPE: Final = _node(RDF.type)
_DECISION: Final = _node(EVG.IdentityDecision)
_VERDICT: Final = _node(EVG.verdict)
_DECIDES: Final = _node(EVG.decides)
_KEEPS: Final = _node(EVG.keeps)
_NOTE: Final = _node(EVG.note)
_RESTORES: Final = _node(EVG.restores)
_BY: Final = _node(PAV.curatedBy)
_ON: Final = _node(PAV.curatedOn)
_APART: Final = (_node(OWL.differentFrom), _node(DCTERMS.replaces))


class Decision(NamedTuple):
    """What was decided of some names; `keeps` is the one that stays where they are the same."""

    name: str
    verdict: str
    about: frozenset[str]
    keeps: str = ""
    restores: str = ""


def decisions_of(store: ox.Store) -> list[Decision]:
    """Read all decisions of a store, by their names.

    >>> decisions_of(ox.Store())
    []
    """
    found = []
    for quad in store.quads_for_pattern(None, _TYPE, _DECISION):
        node = quad.subject
        if isinstance(node, ox.NamedNode):
            verdict = _values(store, node, _VERDICT)
            about = _values(store, node, _DECIDES) | _values(store, node, _KEEPS)
            found.append(
                Decision(
                    node.value,
                    min(verdict, default="").removeprefix(str(EVG)),
                    frozenset(about),
                    min(_values(store, node, _KEEPS), default=""),
                    min(_values(store, node, _RESTORES), default=""),
                )
            )
    return sorted(found)


def _values(store: ox.Store, node: ox.NamedNode, verb: ox.NamedNode) -> set[str]:
    return {
        str(getattr(quad.object, "value", "")) for quad in store.quads_for_pattern(node, verb, None)
    }


def apart(store: ox.Store) -> set[frozenset[str]]:
    """Give the pairs of names that somebody decided on, whatever the decision was."""
    pairs = {
        frozenset((one, other))
        for decision in decisions_of(store)
        for one in decision.about
        for other in decision.about
        if one != other
    }
    for verb in _APART:
        for quad in store.quads_for_pattern(None, verb, None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                pairs.add(frozenset((quad.subject.value, quad.object.value)))
    return pairs


class Given(NamedTuple):
    """What whoever decides says: why, who it is (an IRI), the day; any may be empty but the day."""

    day: str
    why: str = ""
    by: str = ""
    language: str = "en"


def decision_triples(
    verdict: str, kept: str, other: str, given: Given
) -> tuple[ox.NamedNode, list[ox.Triple]]:
    """Describe a decision; its name is made of both names and the verdict.

    >>> node, triples = decision_triples(SAME, "urn:x/a", "urn:x/b", Given("2026-01-31"))
    >>> node.value, len(triples)
    ('urn:x/b.same-as.a', 6)
    """
    local = kept.replace("#", "/").rpartition("/")[2] or "thing"
    node = ox.NamedNode(f"{other}.{_WORDS[verdict]}.{local}")
    said: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (_TYPE, _DECISION),
        (_VERDICT, _node(EVG[verdict])),
        (_DECIDES, ox.NamedNode(kept)),
        (_DECIDES, ox.NamedNode(other)),
    ]
    if verdict == SAME:
        said.append((_KEEPS, ox.NamedNode(kept)))
    if given.by:
        said.append((_BY, ox.NamedNode(given.by)))
    said.append((_ON, ox.Literal(given.day, datatype=_node(XSD.date))))
    if given.why:
        said.append((_NOTE, ox.Literal(given.why, language=given.language)))
    return node, [ox.Triple(node, verb, value) for verb, value in said]


def restored_by(node: ox.NamedNode, record: str) -> ox.Triple:
    """Say of a decision how what it changed is taken back."""
    return ox.Triple(node, _RESTORES, ox.Literal(record))
