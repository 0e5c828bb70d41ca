"""Where claims go back to, as the dataset says it: documents, other claims, agencies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import RDF, Dataset, URIRef

from eventgraph.claims.cards import claim_names
from eventgraph.claims.hands import DERIVED, REPORTED
from eventgraph.evidence.descent.roots import Roots, fewest, roots_by
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import DCTERMS, EVG, PROV, SEM

__all__ = ["Origins", "origins"]

#: How a claim comes from another one, or through an agency.
_PASSED_ON: Final = (EVG.basedOn, *REPORTED)

_TYPE: Final = ox.NamedNode(str(RDF.type))
_PERSON: Final = ox.NamedNode(str(EVG.Person))

Links = dict[str, Roots]

_NONE: Final[Roots] = frozenset()


class Origins(NamedTuple):
    """What is known of where a dataset's claims come from.

    `roots` gives for each claim the roots of which at least one carries it, `sources` the documents
    it was read in, `publishers` for each document who published it.
    """

    roots: Mapping[str, Roots]
    sources: Mapping[str, frozenset[str]]
    publishers: Mapping[str, str]

    def documents(self, claims: Collection[str] | None = None) -> Roots:
        """Name the documents that claims were read in; of all claims unless some are named."""
        return frozenset().union(*(self.sources.get(claim, ()) for claim in self._named(claims)))

    def publications(self, claims: Collection[str] | None = None) -> Roots:
        """Name the fewest roots that carry claims: so many independent publications there are."""
        return fewest(self.roots.get(claim, frozenset()) for claim in self._named(claims))

    def shared(self, publications: Roots) -> tuple[int, int]:
        """Count publications whose publisher has another one among them, and those publishers."""
        by = Counter(filter(None, map(self.publishers.get, publications)))
        several = [count for count in by.values() if count > 1]
        return sum(several), len(several)

    def _named(self, claims: Collection[str] | None) -> Collection[str]:
        return self.sources if claims is None else claims


def origins(dataset: Dataset) -> Origins:
    """Read where each claim comes from, a scope's from the whole dataset.

    A document goes back to those it reprints, translates, sums up, revises or quotes, and to the
    agency that wrote it for others to publish; a claim goes back to its primary source, or else to
    its document, to the claims it is based on, and to the agency that passed it on. An agency
    stands for what it published. What was passed on to a document, its reprints have too.
    """
    names = claim_names(dataset)
    links, read, published = _leading_back(_Reader(store_of(dataset), names))
    quoted = {claim: read[claim] for claim in sorted(read) if claim in names}
    del read, names  # of a million claims each of these is 100 MB
    roots = roots_by(links)
    rests = {claim: roots(links[claim]) for claim in quoted}
    return Origins(rests, quoted, _publisher_of(published))


def _leading_back(reader: _Reader) -> tuple[Links, Links, Links]:
    """Gather what all goes back to, the documents each claim is read in, and who publishes them."""
    spoken, published = reader.spoken(), reader.links(DCTERMS.publisher)
    links, read = reader.links(*DERIVED, *_PASSED_ON), reader.links(PROV.wasQuotedFrom)
    for document in [one for one in read if one not in spoken]:
        del read[document]
    for claim in reader.links(PROV.hadPrimarySource).keys() & read.keys():
        links[claim] -= read[claim]
    written = _written(reader, published)
    for document, agencies in written.items():
        links[document] = links.get(document, _NONE) | agencies
    passed = _passed_on(links, read)
    for document, of in links.items():
        if document not in spoken:
            links[document] = of.union(*(passed.get(one, ()) for one in of))
    for document, agency in _of_agencies(reader, published, written):
        links[agency] = links.get(agency, _NONE) | {document}
    return links, read, published


def _publisher_of(published: Links) -> dict[str, str]:
    """Give each document one publisher: of several who did it together, who published most."""
    count = Counter(chain.from_iterable(published.values()))
    return {
        document: min(together, key=lambda by: (-count[by], by))
        for document, together in published.items()
    }


def _written(reader: _Reader, published: Links) -> Links:
    """Gather the agencies that wrote what others publish; a person is no agency."""
    found = reader.store.quads_for_pattern(None, _TYPE, _PERSON)
    persons = {quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode)}
    by = {
        document: creators - persons - published.get(document, _NONE)
        for document, creators in reader.links(DCTERMS.creator).items()
    }
    return {document: agencies for document, agencies in by.items() if agencies}


class _Reader:
    """Reads links; each name and each set of them is held once, as there is one for each claim."""

    def __init__(self, store: ox.Store, names: Iterable[str]) -> None:
        self.store = store
        self._names = {name: name for name in names}
        self._sets: dict[tuple[Roots, str], Roots] = {}

    def links(self, *relations: URIRef) -> Links:
        """Gather what each subject is linked to, in whatever graph it is said."""
        found: Links = {}
        for relation in relations:
            for name, other in self._pairs(relation):
                found[name] = self._with(found.get(name, _NONE), other)
        return found

    def _pairs(self, relation: URIRef) -> Iterator[tuple[str, str]]:
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(str(relation)), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                yield self._one(quad.subject.value), self._one(quad.object.value)

    def spoken(self) -> frozenset[str]:
        """Name what has a speaker."""
        return frozenset(name for name, _ in self._pairs(SEM.accordingTo))

    def _one(self, name: str) -> str:
        return self._names.setdefault(name, name)

    def _with(self, known: Roots, other: str) -> Roots:
        grown = self._sets.get((known, other))
        return self._sets.setdefault((known, other), known | {other}) if grown is None else grown


def _passed_on(links: Links, read: Links) -> dict[str, set[str]]:
    """Gather what the claims of each document go back to beside the document."""
    passed: dict[str, set[str]] = {}
    for claim, documents in read.items():
        for document in documents:
            passed.setdefault(document, set()).update(links[claim] - documents)
    return passed


def _of_agencies(reader: _Reader, published: Links, written: Links) -> list[tuple[str, str]]:
    """Pair each document with its publisher, where that passes on what others say."""
    agencies = set[str]().union(*reader.links(*REPORTED).values(), *written.values())
    return [(document, by) for document, all_ in published.items() for by in all_ & agencies]
