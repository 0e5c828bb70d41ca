"""Put the descriptions of two things together into that of one."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from eventgraph.vocabulary import DCTERMS, PREFIXES, RDF, RDFS, SKOS, curie

__all__ = ["joined"]

_TYPE: Final = ox.NamedNode(str(RDF.type))
_LABEL: Final = ox.NamedNode(str(RDFS.label))
_ALIAS: Final = ox.NamedNode(str(SKOS.altLabel))
_REPLACES: Final = ox.NamedNode(str(DCTERMS.replaces))
#: What a thing has one of: that of the thing that stays counts.
_KEPT: Final = frozenset(
    {
        _TYPE,
        ox.NamedNode(PREFIXES["geo"] + "lat"),
        ox.NamedNode(PREFIXES["geo"] + "long"),
    }
)


def joined(
    mine: list[ox.Triple], others: list[ox.Triple], stays: ox.NamedNode, goes: ox.NamedNode
) -> tuple[list[ox.Triple], list[str]]:
    """Put two descriptions together; tell what of the other one is not kept.

    A label becomes an alias, unless there is none in its language.
    """
    said = {(triple.predicate, triple.object) for triple in mine}
    single = {triple.predicate for triple in mine}
    tongues = {_tongue(triple.object) for triple in mine if triple.predicate == _LABEL}
    notes: list[str] = []
    told = [*mine, ox.Triple(stays, _REPLACES, goes)]
    for triple in others:
        verb, value = triple.predicate, stays if triple.object == goes else triple.object
        if (verb, value) in said:
            continue
        if verb in _KEPT and verb in single:
            what = "kinds differ" if verb == _TYPE else f"{curie(verb.value)} differs"
            notes.append(f"{what}: {_shown(value)} is not kept")
            continue
        if verb == _LABEL and _tongue(value) in tongues:
            verb = _ALIAS
        if (verb, value) not in said:
            said.add((verb, value))
            told.append(ox.Triple(stays, verb, value))
    return told, notes


def _tongue(value: object) -> str:
    return str(getattr(value, "language", "") or "").lower()


def _shown(value: object) -> str:
    return curie(value.value) if isinstance(value, ox.NamedNode) else str(value)
