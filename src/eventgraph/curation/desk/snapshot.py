"""One state of the dataset, with what the page asks of it again and again read once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.names import is_term
from eventgraph.curation.desk.finding import Index
from eventgraph.rdf.oxigraph import Term, prefixes_of, store_of
from eventgraph.rdf.reification import told_quads
from eventgraph.text.languages import distance
from eventgraph.vocabulary import DCTERMS, EVG, PROV, RDF, RDFS, SEM, SKOS, VOID

__all__ = ["Snapshot", "node"]

#: What anybody may be called by, the label first.
_NAMES: Final = tuple(ox.NamedNode(str(one)) for one in (RDFS.label, SKOS.altLabel, SKOS.prefLabel))
_TYPE: Final = ox.NamedNode(str(RDF.type))
_ABOVE: Final = ox.NamedNode(str(RDFS.subClassOf))
#: What has a kind and is nothing that a claim is about.
_NO_THINGS: Final = frozenset(map(str, (RDF.Statement, VOID.Dataset)))
_HERE: Final = ox.DefaultGraph()


def node(iri: object) -> ox.NamedNode:
    """Make a term of an IRI in one of our vocabularies."""
    return ox.NamedNode(str(iri))


class Snapshot:
    """A dataset as it was loaded: its names, kinds and claims, read when they are first needed."""

    def __init__(self, dataset: Dataset) -> None:
        """Keep the dataset; nothing is read yet."""
        self.dataset = dataset
        self.store = store_of(dataset)
        self.prefixes = prefixes_of(dataset)

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """Give the labels of everything by its IRI and their languages."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for quad in self.store.quads_for_pattern(None, _NAMES[0], None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
                tag = quad.object.language or ""
                its = found[quad.subject.value]
                its[tag] = min(its.get(tag, quad.object.value), quad.object.value)
        return found

    @cached_property
    def kinds(self) -> dict[str, tuple[str, ...]]:
        """Give the classes of each thing that is described outside claims and the ontology."""
        found: dict[str, set[str]] = defaultdict(set)
        for quad in self.store.quads_for_pattern(None, _TYPE, None, _HERE):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found[quad.subject.value].add(quad.object.value)
        return {thing: tuple(sorted(kinds)) for thing, kinds in found.items()}

    @cached_property
    def above(self) -> Mapping[str, frozenset[str]]:
        """Give each class of the ontology with itself and all classes above it."""
        direct: dict[str, set[str]] = defaultdict(set)
        for quad in self.store.quads_for_pattern(None, _ABOVE, None):
            direct[getattr(quad.subject, "value", "")].add(getattr(quad.object, "value", ""))
        closed: dict[str, frozenset[str]] = {}
        for one in [*direct, *(up for ups in direct.values() for up in ups)]:
            seen, waiting = {one}, [one]
            while waiting:
                fresh = direct.get(waiting.pop(), set()) - seen
                seen |= fresh
                waiting += fresh
            closed[one] = frozenset(seen)
        return closed

    def classes_of(self, thing: str) -> frozenset[str]:
        """Give the classes of a thing, and those above them."""
        return frozenset().union(
            *(self.above.get(kind, frozenset({kind})) for kind in self.kinds.get(thing, ()))
        )

    def of_class(self, *wanted: object) -> list[str]:
        """Name the things of any of some classes, or of one below."""
        classes = {str(one) for one in wanted}
        fitting = {
            kind
            for kinds in set(self.kinds.values())
            for kind in kinds
            if not self.above.get(kind, frozenset({kind})).isdisjoint(classes)
        }
        return [thing for thing, kinds in self.kinds.items() if not fitting.isdisjoint(kinds)]

    @cached_property
    def claims(self) -> set[str]:
        """Name the claims."""
        return set(self.of_class(EVG.Claim))

    @cached_property
    def drafts(self) -> set[str]:
        """Name the claims that are kept as drafts."""
        quads = self.store.quads_for_pattern(None, node(EVG.status), node(EVG.Draft))
        return {getattr(quad.subject, "value", "") for quad in quads}

    @cached_property
    def things(self) -> set[str]:
        """Name what claims can be about: all that has a kind, but claims."""
        return {
            thing
            for thing, kinds in self.kinds.items()
            if thing not in self.claims and _NO_THINGS.isdisjoint(kinds) and not is_term(thing)
        }

    @property
    def actors(self) -> frozenset[str]:
        """Name whoever can say something."""
        return frozenset(self.of_class(EVG.Actor))

    @property
    def sources(self) -> list[str]:
        """Name the sources, those published first before others."""
        return sorted(self.of_class(EVG.Source), key=lambda s: (self.text(s, DCTERMS.issued), s))

    @cached_property
    def names(self) -> Index:
        """Make the index of the names of things."""
        return Index(self._named(self.things))

    @cached_property
    def spoken(self) -> Index:
        """Make the index of the words of claims: their labels and quotes."""
        words: dict[str, list[str]] = defaultdict(list)
        for relation in (node(RDFS.label), node(EVG.quote)):
            for quad in self.store.quads_for_pattern(None, relation, None, _HERE):
                name = getattr(quad.subject, "value", "")
                if name in self.claims:
                    words[name].append(str(getattr(quad.object, "value", "")))
        return Index((claim, " ".join(its)) for claim, its in words.items())

    def called(self, things: set[str]) -> dict[str, list[str]]:
        """Give the names of some things, by their IRIs."""
        found: dict[str, list[str]] = defaultdict(list)
        for thing, name in self._named(things):
            found[thing].append(name)
        return found

    def _named(self, things: set[str]) -> Iterator[tuple[str, str]]:
        for relation in _NAMES:
            for quad in self.store.quads_for_pattern(None, relation, None, _HERE):
                name = getattr(quad.subject, "value", "")
                if name in things and isinstance(quad.object, ox.Literal):
                    yield name, quad.object.value

    def label(self, iri: str, language: str) -> str:
        """Give the label of something in a language, or the nearest there is; else its name."""
        its = self.labels.get(iri)
        if not its:
            return iri.rstrip("/").replace("#", "/").rpartition("/")[2]
        tag = min(its, key=lambda tag: (distance(tag, language), tag))
        return its[tag]

    def claim_label(self, claim: str, language: str) -> str:
        """Give the label of a claim, or what it says in short: its first statement."""
        if claim in self.labels:
            return self.label(claim, language)
        for subject, relation, value in self.contents(claim):
            words = (subject, relation, value)
            return " ".join(
                one.value if isinstance(one, ox.Literal) else self.label(one.value, language)
                for one in words
                if isinstance(one, ox.Literal | ox.NamedNode)
            )
        return self.label(claim, language)

    def values(self, subject: str, relation: object) -> list[Term]:
        """Give what is said of something outside claims by one relation, in a fixed order."""
        quads = self.store.quads_for_pattern(ox.NamedNode(subject), node(relation), None, _HERE)
        return sorted((quad.object for quad in quads), key=str)

    def text(self, subject: str, relation: object) -> str:
        """Give the first value of a relation as text; nothing where there is none."""
        values = self.values(subject, relation)
        return str(getattr(values[0], "value", "")) if values else ""

    def texts(self, subject: str, relation: object) -> list[str]:
        """Give the values of a relation as text."""
        return [str(getattr(value, "value", "")) for value in self.values(subject, relation)]

    def described(self, subject: str) -> list[ox.Triple]:
        """Give all that is said of something outside claims."""
        quads = self.store.quads_for_pattern(ox.NamedNode(subject), None, None, _HERE)
        return sorted((quad.triple for quad in quads), key=str)

    def contents(self, claim: str) -> list[ox.Triple]:
        """Give what a claim tells, asserted or not."""
        name = ox.NamedNode(claim)
        quads = [*self.store.quads_for_pattern(None, None, None, name)]
        quads += told_quads(self.store, [claim])
        return sorted((quad.triple for quad in quads), key=str)

    def claims_of(self, source: str) -> list[str]:
        """Name the claims that were read in a source; of none, none."""
        if not source:
            return []
        quads = self.store.quads_for_pattern(None, node(PROV.wasQuotedFrom), ox.NamedNode(source))
        return sorted({getattr(quad.subject, "value", "") for quad in quads} & self.claims)

    def speakers_of(self, claim: str) -> list[str]:
        """Name who says a claim."""
        return self.texts(claim, SEM.accordingTo)

    @cached_property
    def usage(self) -> Counter[str]:
        """Count how often claims use each relation."""
        return Counter(
            quad.predicate.value
            for quad in self.store
            if getattr(quad.graph_name, "value", "") in self.claims
        )

    def named(self, things: Iterable[str], language: str) -> list[dict[str, str]]:
        """Give things with their labels, for the page."""
        return [{"iri": thing, "label": self.label(thing, language)} for thing in things]
