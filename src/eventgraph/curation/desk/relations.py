"""Which relations fit a thing, and what their values are, as the ontology has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.desk.snapshot import Snapshot, node
from eventgraph.vocabulary import EVG, ONTOLOGY_GRAPH, OWL, RDF, RDFS, SKOS, XSD

__all__ = ["Relation", "fitting", "kinds_of_source", "kinds_to_make", "relations_of"]

_ONTOLOGY: Final = ox.NamedNode(ONTOLOGY_GRAPH)
_KINDS: Final = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.SymmetricProperty)
#: What the form has fields of its own for, or what is only said outside claims.
_ELSEWHERE: Final = frozenset(
    map(
        str,
        (
            *(EVG.note, EVG.inClaim, EVG.cue, EVG.status, EVG.wordCount, EVG.retrieved),
            *(EVG.reviewedBy, EVG.reviewedOn),
        ),
    )
)
_VALUES: Final = {
    str(EVG.CalendarDate): "date",
    str(EVG.Count): "number",
    str(EVG.Number): "number",
    str(XSD.decimal): "number",
    str(XSD.integer): "number",
    str(XSD.boolean): "boolean",
    str(XSD.string): "plain",
    str(EVG.Text): "text",
    str(RDF.langString): "text",
}
_CLASSES: Final = frozenset(map(str, (RDFS.Class, OWL.Class)))


class Relation(NamedTuple):
    """A relation with what it is said of; `value` is what its values are.

    One of thing, class, date, number, boolean, text and plain; of things `range` names the classes.
    """

    iri: str
    value: str
    domain: tuple[str, ...]
    range: tuple[str, ...] = ()


def relations_of(now: Snapshot) -> dict[str, Relation]:
    """Read the relations that claims may use, by their IRIs."""
    domains, ranges = (
        _objects(now, *pair)
        for pair in ((RDFS.domain, EVG.expectsDomain), (RDFS.range, EVG.expectsRange))
    )
    kinds = {node(kind) for kind in _KINDS}
    found = {}
    for quad in now.store.quads_for_pattern(None, node(RDF.type), None, _ONTOLOGY):
        name = getattr(quad.subject, "value", "")
        if quad.object in kinds and name not in _ELSEWHERE:
            values = [_VALUES.get(one, "") for one in ranges[name]]
            value = "class" if not _CLASSES.isdisjoint(ranges[name]) else (*values, "thing")[0]
            found[name] = Relation(name, value or "thing", domains[name], ranges[name])
    return dict(sorted(found.items()))


def _objects(now: Snapshot, *relations: object) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for relation in relations:
        for quad in now.store.quads_for_pattern(None, node(relation), None, _ONTOLOGY):
            name, value = (getattr(one, "value", "") for one in (quad.subject, quad.object))
            found[name] = tuple(sorted({*found[name], value}))
    return found


def fitting(
    now: Snapshot,
    relations: Mapping[str, Relation],
    classes: Iterable[str],
    language: str,
    used: Mapping[str, int],
) -> list[dict[str, Any]]:
    """List the relations whose domain holds a thing of some classes, the most used first.

    Without classes, all that are not said of claims, sources or the vocabulary.
    """
    own = frozenset(classes)
    things = {str(EVG.Thing), str(EVG.Source)}
    found = []
    for relation in relations.values():
        above = frozenset().union(
            *(now.above.get(one, frozenset({one})) for one in relation.domain)
        )
        fits = not own.isdisjoint(relation.domain) if own else not things.isdisjoint(above)
        if fits:
            found.append(
                {
                    "iri": relation.iri,
                    "label": now.label(relation.iri, language),
                    "definition": _definition(now, relation.iri, language),
                    "value": relation.value,
                    "range": [one for one in relation.range if one not in _VALUES],
                    "used": used.get(relation.iri, 0),
                }
            )
    return sorted(found, key=lambda one: (-one["used"], one["label"], one["iri"]))


def kinds_to_make(now: Snapshot, language: str) -> list[dict[str, str]]:
    """List the kinds of things that somebody may make, with their definitions, by label."""
    above = {str(EVG.Thing), str(EVG.Curator)}
    names = [one for one, its in now.above.items() if one.startswith(str(EVG))]
    return sorted(
        (
            {
                "iri": name,
                "label": now.label(name, language),
                "definition": _definition(now, name, language),
                "group": _group(now, name),
            }
            for name in names
            if not now.above[name].isdisjoint(above)
        ),
        key=lambda one: (one["group"], one["label"]),
    )


def kinds_of_source(now: Snapshot, language: str) -> list[dict[str, str]]:
    """List the kinds of sources, by label."""
    names = [one for one, its in now.above.items() if str(EVG.Source) in its]
    return sorted(
        (
            {
                "iri": name,
                "label": now.label(name, language),
                "definition": _definition(now, name, language),
                "group": "Source",
            }
            for name in names
            if name.startswith(str(EVG))
        ),
        key=lambda one: one["label"],
    )


def _group(now: Snapshot, name: str) -> str:
    """Name the broad kind that a class belongs to."""
    broad = ("Person", "Group", "Organization", "Actor", "Office", "Communication", "Event")
    for one in (*broad, "Place", "Curator"):
        if str(EVG[one]) in now.above[name]:
            return one
    return "Thing"


def _definition(now: Snapshot, iri: str, language: str) -> str:
    """Give the definition of a term in a language, else in English."""
    found: dict[str, str] = {}
    for quad in now.store.quads_for_pattern(ox.NamedNode(iri), node(SKOS.definition), None):
        if isinstance(quad.object, ox.Literal):
            found[quad.object.language or ""] = quad.object.value
    return found.get(language) or found.get("en", "")
