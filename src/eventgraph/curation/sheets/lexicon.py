"""Names as people write them in cells: labels, aliases and CURIEs, both ways."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.describing import describe
from eventgraph.claims.extents.declarations import reached
from eventgraph.claims.names import is_term, known_names, labels
from eventgraph.curation.holding import Holding
from eventgraph.curation.sheets.grids import Refused, quoted
from eventgraph.errors import did_you_mean, hint_at, near, one_of
from eventgraph.rdf.oxigraph import store_of
from eventgraph.vocabulary import EVG, OWL, RDF, RDFS, XSD, curie, expand

__all__ = ["Lexicon", "folded"]

_ENGLISH: Final = "en"
_LISTED: Final = 8
#: For how many names that are not known near ones are looked for.
_MOST_HINTS: Final = 200
#: What lies between two names in one cell.
BETWEEN: Final = ";"
_PROPERTIES: Final = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_CLASSES: Final = (OWL.Class, RDFS.Class)
_RANGES: Final = (RDFS.range, EVG.expectsRange)
_KINDS: Final = {
    str(EVG.Text): "text",
    str(RDF.langString): "text",
    str(XSD.string): "string",
    str(XSD.boolean): "truth",
    str(XSD.date): "date",
    str(EVG.CalendarDate): "date",
    **{str(of): "number" for of in (EVG.Count, EVG.Number, XSD.decimal, XSD.integer)},
}

Names = dict[str, list[str]]


def folded(text: str) -> str:
    """Fold case, composed letters and white space, none of which tells two names apart.

    >>> folded(" Marco  RUBIO")
    'marco rubio'
    """
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


class Lexicon:
    """The names of a dataset: of things, claims, and of the ontology's relations and terms.

    `groups` says by its name what a name may stand for: thing, claim, relation, term, value.
    """

    def __init__(self, dataset: Dataset, holding: Holding) -> None:
        """Read every name once."""
        self.holding = holding
        self.languages = describe(dataset).languages or (_ENGLISH,)
        self.store = store_of(dataset)
        self.labels = labels(dataset, self.languages[0], made=False)
        self.relations = self._typed(_PROPERTIES)
        self.classes = self._typed(_CLASSES)
        self._hints = 0
        by_group: dict[str, Names] = {"thing": {}, "claim": {}, "term": {}, "relation": {}}
        for name, iris in known_names(dataset).items():
            for iri in iris:
                by_group[self._group(iri)].setdefault(name, []).append(iri)
        self.groups: Mapping[str, tuple[Names, ...]] = {
            **{group: (names,) for group, names in by_group.items()},
            "value": tuple(by_group.values()),
        }
        self.things = by_group["thing"]
        for group in ("term", "relation"):
            for iri in {iri for its in by_group[group].values() for iri in its}:
                # "Denies" and "calls" too, as files have them, where no label is called so.
                if iri.startswith(str(EVG)):
                    by_group[group].setdefault(iri.removeprefix(str(EVG)).casefold(), [iri])
        self.known = {*holding.occurring, *self.labels}
        self.find = cache(self._find)
        self._choices = cache(self._chosen_from)
        self.name = cache(self._name)

    def _group(self, iri: str) -> str:
        """Tell what a name may stand for by what its IRI is."""
        if iri in self.relations:
            return "relation"
        if is_term(iri) or iri in self.classes:
            return "term"
        return "claim" if iri in self.holding.claims else "thing"

    def _typed(self, classes: Iterable[object]) -> frozenset[str]:
        kind = ox.NamedNode(str(RDF.type))
        return frozenset(
            quad.subject.value
            for of in classes
            for quad in self.store.quads_for_pattern(None, kind, ox.NamedNode(str(of)))
            if isinstance(quad.subject, ox.NamedNode)
        )

    def add(self, iri: str, names: Iterable[str]) -> None:
        """Let a thing be known that a sheet brings."""
        self.known.add(iri)
        for name in names:
            its = self.things.setdefault(folded(name), [])
            if iri not in its:
                its.append(iri)

    def _find(self, text: str, group: str) -> str:
        """Find what a name stands for; raises Refused, which names the nearest."""
        found = self._meant(text, group)
        if len(found) == 1:
            return found[0]
        if found:
            listed = ", ".join(sorted(map(curie, found))[:_LISTED])
            raise Refused(f"{quoted(text)} names several; say which: {listed}", "name")
        where = "no relation" if group == "relation" else "not in the dataset"
        raise Refused(f"{quoted(text)} is {where}{self._hint(text, group)}", "name")

    def _meant(self, text: str, group: str) -> list[str]:
        """Give all that a name may stand for."""
        iri = expand(text)
        if iri is not None:
            known = self._relates(iri) if group == "relation" else iri in self.known
            return [iri] if known else []
        key = folded(text)
        for names in self.groups[group]:
            if found := names.get(key, []):
                # Where other vocabularies have the word too, that of the ontology is meant.
                return [one for one in found if one.startswith(str(EVG))] or found
        return []

    def _relates(self, iri: str) -> bool:
        return iri in self.relations or iri in self.holding.predicates

    def _hint(self, text: str, group: str) -> str:
        """Name what is near, by the labels that it has."""
        self._hints += 1
        if self._hints > _MOST_HINTS:
            return ""
        key = folded(text)
        known = {name: its[0] for names in self.groups[group] for name, its in names.items()}
        holding = sorted((name for name in known if key in name.split()), key=len)
        close = near(key, known) or holding
        if not close and expand(text) is not None:
            ends = {curie(iri).partition(":")[2]: iri for iri in known.values()}
            found = near(text.partition(":")[2], ends)
            return one_of([curie(ends[end]) for end in found])
        return one_of(
            [*dict.fromkeys(self.labels.get(known[n], curie(known[n])) for n in close)][:3]
        )

    def _name(self, iri: str, group: str) -> str:
        """Write a name as `find` reads it back: the label where it is this one's alone."""
        label = self.labels.get(iri, "")
        printed = label.isprintable() and label == label.strip() != ""
        if printed and BETWEEN not in label and self._meant(label, group) == [iri]:
            return label
        return curie(iri)

    def kind_of(self, relation: str) -> str:
        """Tell of which kind the values of a relation are: thing, number, date, text, … or any."""
        return self._kinds.get(relation, "")

    @cached_property
    def _kinds(self) -> Mapping[str, str]:
        kinds = dict.fromkeys(self._typed((OWL.ObjectProperty,)), "thing")
        for of in _RANGES:
            for quad in self.store.quads_for_pattern(None, ox.NamedNode(str(of)), None):
                if isinstance(quad.object, ox.NamedNode) and isinstance(quad.subject, ox.NamedNode):
                    kind = _KINDS.get(quad.object.value)
                    if kind:
                        kinds[quad.subject.value] = kind
        return kinds

    @cached_property
    def above(self) -> Mapping[str, frozenset[str]]:
        """Give for each class all that it is a kind of, itself included."""
        parents: dict[str, set[str]] = {}
        for quad in self.store.quads_for_pattern(None, ox.NamedNode(str(RDFS.subClassOf)), None):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                parents.setdefault(quad.subject.value, set()).add(quad.object.value)
        return {name: reached(name, parents) for name in parents}

    def _chosen_from(self, kind: str, of: str) -> frozenset[str]:
        if kind == "kind":
            return frozenset({of, *(one for one in self.above if of in self.above[one])})
        return self._typed((of,)) if of else frozenset()

    def choices(self, kind: str, of: str) -> frozenset[str]:
        """Give the terms that are instances of a class, or, for a kind, the classes below it."""
        return self._choices(kind, of)

    def chosen(self, text: str, kind: str, of: str) -> str:
        """Find the term of a class that a name stands for; raises Refused, which names them."""
        known = self.choices(kind, of)
        found = self._meant(text, "term")
        if len(found) == 1 and (not of or found[0] in known):
            return found[0]
        if not of:
            return self._find(text, "term")
        names = sorted((self.name(iri, "term") for iri in known), key=str.casefold)
        what = self.labels.get(of, curie(of))
        what = f"kind of {what}" if kind == "kind" else what
        hint = hint_at(text, names) if len(names) <= _LISTED else did_you_mean(text, names)
        raise Refused(f"{quoted(text)} is no {what}{hint}", "term")

    def is_a(self, classes: Iterable[str], wanted: str) -> bool:
        """Tell whether one of these classes is a kind of another."""
        return any(wanted == of or wanted in self.above.get(of, ()) for of in classes)
