"""What a dataset knows already, as far as a new source is concerned: sums, addresses, names."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset, URIRef

from eventgraph.claims.choosing import members_of, resolve_as
from eventgraph.claims.names import known_names, labels_in
from eventgraph.curation.texts.naming import base_of
from eventgraph.errors import EventGraphError, hint_at, near
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import DCTERMS, EVG, PREFIXES, RDF, RDFS, VOID, curie, expand

__all__ = ["Known"]

_TYPE: Final = ox.NamedNode(str(RDF.type))
_LABEL: Final = ox.NamedNode(str(RDFS.label))
_BELOW: Final = ox.NamedNode(str(RDFS.subClassOf))
_LANGUAGE: Final = ox.NamedNode(str(DCTERMS.language))
_ENGLISH: Final = "en"


class Known:
    """Reads of one dataset, each made once."""

    def __init__(self, dataset: Dataset) -> None:
        """Keep the dataset and its store."""
        self.dataset = dataset
        self.store = store_of(dataset)

    @cached_property
    def sources(self) -> frozenset[str]:
        """All sources."""
        return frozenset(self._of_class(EVG.Source))

    @cached_property
    def source_base(self) -> str:
        """What the IRIs of most sources begin with."""
        return base_of(self.sources, PREFIXES["source"])

    @cached_property
    def actor_base(self) -> str:
        """What the IRIs of most actors begin with."""
        return base_of(self._of_class(EVG.Actor), PREFIXES["actor"])

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of labels: those that the dataset declares, else those that it has."""
        declared = {
            quad.object.value
            for one in self.store.quads_for_pattern(None, _TYPE, ox.NamedNode(str(VOID.Dataset)))
            for quad in self.store.quads_for_pattern(one.subject, _LANGUAGE, None)
            if isinstance(quad.object, ox.Literal)
        }
        found = declared or {
            quad.object.language
            for one in sorted(self.sources)
            for quad in self.store.quads_for_pattern(ox.NamedNode(one), _LABEL, None)
            if isinstance(quad.object, ox.Literal) and quad.object.language
        }
        return tuple(sorted(found)) or (_ENGLISH,)

    def with_value(self, relation: str, value: str) -> list[str]:
        """List the sources that have a value: a sum or an address."""
        return self._by_value(relation).get(value.lower(), [])

    def is_taken(self, iri: str) -> bool:
        """Tell whether an IRI stands anywhere in the data."""
        node = ox.NamedNode(iri)
        patterns = ((node, None, None), (None, None, node), (None, None, None, node))
        return any(next(self.store.quads_for_pattern(*one), None) is not None for one in patterns)

    def told(self, iri: str) -> list[ox.Triple]:
        """Give what is said of a thing outside claims, but for what has blank nodes."""
        node = ox.NamedNode(iri)
        found = self.store.quads_for_pattern(node, None, None, ox.DefaultGraph())
        kept = [q for q in found if isinstance(q.object, ox.NamedNode | ox.Literal)]
        return [ox.Triple(q.subject, q.predicate, q.object) for q in kept]

    def actor(self, name: str) -> str:
        """Find an actor by name, CURIE or IRI; raises UnknownName, empty where nothing is near."""
        return str(resolve_as(self.dataset, name, EVG.Actor, "actor"))

    def bears(self, name: str) -> bool:
        """Tell whether something is called so."""
        return bool(self._called(name))

    def near_actors(self, name: str) -> list[str]:
        """List actors that have nearly a name, as CURIEs."""
        folded = " ".join(name.casefold().split())
        alike = near(folded, self._actor_names)
        return list(dict.fromkeys(curie(self._actor_names[one]) for one in alike))

    def labels_of(self, iri: str) -> tuple[str, ...]:
        """Give the labels of a thing in the languages of the dataset, one each."""
        return tuple(found.get(iri, curie(iri)) for found in self._labels)

    def kind(self, name: str) -> ox.NamedNode:
        """Find a kind of source by its name or label; raises EventGraphError with those near."""
        kinds = {iri: curie(iri).partition(":")[2] for iri in sorted(self._kinds)}
        named = expand(name) or ""
        folded = "".join(name.casefold().split())
        for iri, local in kinds.items():
            if iri == named or local.casefold() == folded or iri in self._called(name):
                return ox.NamedNode(iri)
        raise EventGraphError(f"no kind of source is named {name!r}{hint_at(name, kinds.values())}")

    @cached_property
    def _labels(self) -> tuple[dict[str, str], ...]:
        return labels_in(self.dataset, self.languages, made=False)

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        return known_names(self.dataset)

    @cached_property
    def _actor_names(self) -> dict[str, str]:
        actors = self._of_class(EVG.Actor)
        every = self._names.items()
        return {name: one for name, things in every for one in things if one in actors}

    @cached_property
    def _kinds(self) -> set[str]:
        found, todo = set[str](), [str(EVG.Source)]
        while todo:
            one = todo.pop()
            if one not in found:
                found.add(one)
                below = self.store.quads_for_pattern(None, _BELOW, ox.NamedNode(one))
                todo += [q.subject.value for q in below if isinstance(q.subject, ox.NamedNode)]
        return found

    @cached_property
    def _values(self) -> dict[str, dict[str, list[str]]]:
        return {}

    def _called(self, name: str) -> Sequence[str]:
        return self._names.get(" ".join(name.casefold().split()), ())

    def _by_value(self, relation: str) -> dict[str, list[str]]:
        if relation not in self._values:
            found: dict[str, list[str]] = {}
            for source in sorted(self.sources):
                node, verb = ox.NamedNode(source), ox.NamedNode(relation)
                for quad in self.store.quads_for_pattern(node, verb, None):
                    found.setdefault(getattr(quad.object, "value", "").lower(), []).append(source)
            self._values[relation] = found
        return self._values[relation]

    def _of_class(self, kind: URIRef) -> set[str]:
        typed = self.store.quads_for_pattern(None, _TYPE, None, ox.DefaultGraph())
        things = {q.subject.value for q in typed if isinstance(q.subject, ox.NamedNode)}
        return members_of(self.dataset, things, kind)
