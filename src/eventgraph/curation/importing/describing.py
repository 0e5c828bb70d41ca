"""Describe the things and sources that FollowTheMoney's entities become."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from eventgraph.curation.importing.ftm import Entity, schemata
from eventgraph.curation.sheets.grids import Refused
from eventgraph.curation.sheets.lexicon import Lexicon
from eventgraph.rdf.literals import typed_date
from eventgraph.text.characters import web_address
from eventgraph.vocabulary import DCTERMS, PREFIXES, RDF, RDFS, SKOS

__all__ = ["described"]

_TYPE: Final = ox.NamedNode(str(RDF.type))
_URL: Final = f"{PREFIXES['schema']}url"


def described(lexicon: Lexicon, entity: Entity, iri: str, of: str) -> list[ox.Triple]:
    """Describe an entity as a thing of a class: its names, and of a document where it stands."""
    name = ox.NamedNode(iri)
    names = entity.names or [entity.id]
    first, *others = (ox.Literal(one, language=lexicon.languages[0]) for one in names)
    triples = [
        ox.Triple(name, _TYPE, ox.NamedNode(of)),
        ox.Triple(name, ox.NamedNode(str(RDFS.label)), first),
        *(ox.Triple(name, ox.NamedNode(str(SKOS.altLabel)), one) for one in others),
    ]
    is_document = entity.schema in schemata().documents
    return triples + (_published(lexicon, entity, name) if is_document else [])


def _published(lexicon: Lexicon, entity: Entity, name: ox.NamedNode) -> list[ox.Triple]:
    """Say of a document what it is called, who published it, when, and where it stands."""
    address = web_address(entity.first("sourceUrl"))
    title = entity.first("title")
    found: dict[object, ox.NamedNode | ox.Literal | None] = {
        DCTERMS.title: ox.Literal(title, language=lexicon.languages[0]) if title else None,
        DCTERMS.publisher: _publisher(lexicon, entity.first("publisher")),
        DCTERMS.issued: typed_date(entity.first("publishedAt", "date")[:10]),
        _URL: ox.NamedNode(address) if address else None,
    }
    return [
        ox.Triple(name, ox.NamedNode(str(relation)), value)
        for relation, value in found.items()
        if value is not None
    ]


def _publisher(lexicon: Lexicon, name: str) -> ox.NamedNode | None:
    """Find who publishes by a name that one thing alone has."""
    try:
        return ox.NamedNode(lexicon.find(name, "thing")) if name else None
    except Refused:
        return None
