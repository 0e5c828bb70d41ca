"""What a dataset says of itself: title, description, licence, publisher, and its languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.rdf.oxigraph import store_of
from eventgraph.sparql.running import packaged, solve
from eventgraph.text.languages import distance, language_of
from eventgraph.vocabulary import DCTERMS, RDF, VOID

__all__ = ["Description", "describe"]

_TYPE: Final = ox.NamedNode(str(RDF.type))
_DATASET: Final = ox.NamedNode(str(VOID.Dataset))


class Description(NamedTuple):
    """What a dataset says of itself, texts by the tag of their language; all may be empty.

    `languages` are those declared, or else those that the labels of things are in; labels are
    asked for in these and in no other.
    """

    iri: str = ""
    titles: Mapping[str, str] = {}
    descriptions: Mapping[str, str] = {}
    licence: str = ""
    publisher: str = ""
    languages: tuple[str, ...] = ()

    def title(self, language: str = "en") -> str:
        """Give the title in the language nearest to the one wanted; nothing where there is none.

        >>> Description(titles={"en": "The bridge", "es": "El puente"}).title("es-MX")
        'El puente'
        """
        return _nearest(self.titles, language)

    def description(self, language: str = "en") -> str:
        """Give the description in the language nearest to the one wanted.

        >>> Description(descriptions={"de": "Wer was sagt."}).description()
        'Wer was sagt.'
        """
        return _nearest(self.descriptions, language)


def describe(dataset: Dataset) -> Description:
    """Read how a dataset describes itself as a `void:Dataset`; of several, the first by IRI.

    >>> import eventgraph as eg
    >>> eg.describe(eg.load("graph")).languages
    ('en', 'es')
    """
    store = store_of(dataset)
    found = store.quads_for_pattern(None, _TYPE, _DATASET)
    names = sorted({quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)})
    if not names:
        return Description(languages=_spoken(dataset))
    node = ox.NamedNode(names[0])
    declared = _texts(store, node, "language")
    return Description(
        names[0],
        dict(_texts(store, node, "title")),
        dict(_texts(store, node, "description")),
        next((text for _, text in _texts(store, node, "license")), ""),
        next((text for _, text in _texts(store, node, "publisher")), ""),
        tuple(dict.fromkeys(text for _, text in declared)) or _spoken(dataset),
    )


def _texts(store: ox.Store, node: ox.NamedNode, name: str) -> list[tuple[str, str]]:
    """Give the values of a property with their languages, in order; an IRI has none."""
    quads = store.quads_for_pattern(node, ox.NamedNode(str(DCTERMS[name])), None)
    values = (quad.object for quad in quads)
    return sorted(
        {
            (getattr(value, "language", None) or "", value.value)
            for value in values
            if isinstance(value, ox.NamedNode | ox.Literal)
        }
    )


def _spoken(dataset: Dataset) -> tuple[str, ...]:
    """Name the languages that the labels of things are in; the ontology's own do not count."""
    rows = solve(packaged("claims/describing-languages"), dataset)
    return tuple(sorted({language_of(row["tag"].value) for row in rows}))


def _nearest(texts: Mapping[str, str], language: str) -> str:
    tags = sorted(texts, key=lambda tag: (distance(tag, language), tag))
    return texts[tags[0]] if tags else ""
