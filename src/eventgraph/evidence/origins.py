"""Where claims go back to: the roots that each may rest on, and the fewest that carry them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import RDF, Dataset, URIRef

from eventgraph.claims.cards import claim_names
from eventgraph.claims.hands import REPORTED
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import DCTERMS, EVG, PROV, SEM

__all__ = ["Origins", "fewest", "origins", "roots_by"]

#: How a document comes from another one.
_DERIVED: Final = (
    PROV.wasDerivedFrom,
    PROV.wasRevisionOf,
    PROV.wasQuotedFrom,
    PROV.hadPrimarySource,
)
#: How a claim comes from another one, or through an agency.
_PASSED_ON: Final = (EVG.basedOn, *REPORTED)

_TYPE: Final = ox.NamedNode(str(RDF.type))
_PERSON: Final = ox.NamedNode(str(EVG.Person))

Roots = frozenset[str]
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
        by: dict[str, int] = {}
        for publication in publications:
            if publisher := self.publishers.get(publication):
                by[publisher] = by.get(publisher, 0) + 1
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
    reader = _Reader(store_of(dataset))
    spoken = reader.links(SEM.accordingTo).keys()
    links = reader.links(*_DERIVED, *_PASSED_ON)
    read = {c: of for c, of in reader.links(PROV.wasQuotedFrom).items() if c in spoken}
    published = reader.links(DCTERMS.publisher)
    for claim in reader.links(PROV.hadPrimarySource).keys() & read.keys():
        links[claim] -= read[claim]
    written = _written(reader, published)
    for document, agencies in written.items():
        links[document] = links.get(document, _NONE) | agencies
    passed = _passed_on(links, read)
    for document in links.keys() - spoken:
        links[document] = links[document].union(*(passed.get(of, ()) for of in links[document]))
    for document, agency in _of_agencies(reader, published, written):
        links[agency] = links.get(agency, _NONE) | {document}
    roots = roots_by(links)
    names = claim_names(dataset)
    quoted = {claim: read[claim] for claim in sorted(read) if claim in names}
    rests = {claim: roots(links[claim]) for claim in quoted}
    return Origins(rests, quoted, _publisher_of(published))


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

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self._names: dict[str, str] = {}
        self._sets: dict[tuple[Roots, str], Roots] = {}

    def links(self, *relations: URIRef) -> Links:
        """Gather what each subject is linked to, in whatever graph it is said."""
        found: Links = {}
        for relation in relations:
            for quad in self.store.quads_for_pattern(None, ox.NamedNode(str(relation)), None):
                if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                    name, other = self._one(quad.subject.value), self._one(quad.object.value)
                    found[name] = self._with(found.get(name, _NONE), other)
        return found

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


def roots_by(links: Mapping[str, Collection[str]]) -> Callable[[Collection[str]], Roots]:
    """Give the function that follows links from some nodes to where they end.

    Nodes that lead to one another in a circle, and nowhere else, are one root, named by the least.

    >>> roots = roots_by({"digest": ["a", "b"], "reprint": ["digest"], "x": ["y"], "y": ["x"]})
    >>> sorted(roots(["reprint"])), sorted(roots(["y"]))
    (['a', 'b'], ['x'])
    """

    @cache
    def reached(node: str) -> Roots:
        found, waiting = {node}, [node]
        while waiting:
            for other in links.get(waiting.pop(), ()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return frozenset(found)

    @cache
    def ends(nodes: Roots) -> Roots:
        everything: Iterable[str] = frozenset().union(*map(reached, nodes))
        circles = (reached(node) for node in everything)
        return frozenset(
            min(circle) for circle in circles if all(reached(node) == circle for node in circle)
        )

    return lambda nodes: ends(frozenset(nodes))


def fewest(choices: Iterable[Roots]) -> Roots:
    """Choose as few roots as can be, so that each choice has one of them; empty choices need none.

    A digest of two papers needs no third root; alone it needs one of the two.

    >>> a, b = frozenset("a"), frozenset("b")
    >>> len(fewest([a, b, a | b])), len(fewest([a | b])), len(fewest([a | b, b, frozenset("bc")]))
    (2, 1, 1)
    """
    open_choices = {choice for choice in choices if choice}
    if len(open_choices) == 1:
        return frozenset({min(next(iter(open_choices)))})
    if all(len(choice) == 1 for choice in open_choices):
        return frozenset[str]().union(*open_choices)
    size = _apart(open_choices)
    while (found := _within(open_choices, size)) is None:
        size += 1
    return found


def _within(choices: set[Roots], size: int) -> Roots | None:
    """Choose at most so many roots; None if that many do not do."""
    forced = frozenset[str]().union(*(choice for choice in choices if len(choice) == 1))
    choices = {choice for choice in choices if not choice & forced}
    size -= len(forced)
    if size < _apart(choices):
        return None
    if not choices:
        return forced
    narrowest = min(choices, key=lambda choice: (len(choice), sorted(choice)))
    for root in _useful(narrowest, choices):
        found = _within({choice for choice in choices if root not in choice}, size - 1)
        if found is not None:
            return forced | {root} | found
    return None


def _apart(choices: Iterable[Roots]) -> int:
    """Count choices that have no root in common, taken as they come: fewer roots never do."""
    taken: set[str] = set()
    count = 0
    for choice in sorted(choices, key=lambda choice: (len(choice), sorted(choice))):
        if not choice & taken:
            taken |= choice
            count += 1
    return count


def _useful(roots: Roots, choices: set[Roots]) -> list[str]:
    """Order the roots of a choice by how many others they carry; one of those that do the same."""
    carried = {
        root: frozenset(choice for choice in choices if root in choice) for root in sorted(roots)
    }
    distinct = {found: root for root, found in reversed(carried.items())}
    kept = [root for found, root in distinct.items() if not any(found < more for more in distinct)]
    return sorted(kept, key=lambda root: (-len(carried[root]), root))
