"""Read what a service holds around some things, where all that it holds would be too much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from eventgraph.errors import StoreError, UnknownName
from eventgraph.steps import doing
from eventgraph.stores.services.asking import asked, iris, text
from eventgraph.stores.services.client import Client, Cut
from eventgraph.stores.services.graphs import RECORD
from eventgraph.stores.services.reading import (
    Counted,
    as_in_files,
    batches,
    listed,
    quads_in,
    quads_of_subjects,
    without,
)
from eventgraph.vocabulary import EVG, RDF, SEM, curie

__all__ = ["read_around"]

_NAMESPACE: Final = str(EVG)
_IN_CLAIM: Final = str(EVG.inClaim)
_PART: Final = str(SEM.subEventOf)
_STATED_IN: Final = str(EVG.statedIn)
_TYPE: Final = str(RDF.type)
_SUBJECT, _PREDICATE, _OBJECT = str(RDF.subject), str(RDF.predicate), str(RDF.object)

_EACH: Final = "?name (COUNT(*) AS ?times)"
_HOW_MANY: Final = "(COUNT(DISTINCT ?name) AS ?times)"


def read_around(client: Client, things: Iterable[str], most: int) -> tuple[ox.Quad, ...]:
    """Give the quads, as in files, of the claims around some things.

    These are the claims that name any of them, or a part of any that is an event; those that name
    anything that these name; those that dispute or report any of them; and of whatever is named
    what is told outside claims. Things are IRIs. Raises UnknownName where no
    claim names any of the things, StoreError for more than `most` quads and for what is cut.
    """
    wanted = set(things)
    reader = _Reader(client, most)
    with doing("reading the service around what is named", 0):
        waiting, within = wanted, set(wanted)
        while waiting:
            reader.read(reader.naming(waiting))
            waiting = reader.parts_of(within) - within
            within |= waiting
        if not reader.claims:
            names = ", ".join(map(curie, sorted(wanted)))
            raise UnknownName(f"{client.service.name}: no claim there names {names}; check it")
        reader.read(reader.naming(reader.named()))
        reader.describe(reader.claims)
        reader.read(reader.naming(reader.claims | reader.acts()))
        reader.describe({*wanted, *reader.claims, *reader.mentioned()})
    return tuple(map(as_in_files, reader.quads))


class _Reader:
    """What was read so far of a service."""

    def __init__(self, client: Client, most: int) -> None:
        self.client, self.most = client, most
        self.claims: set[str] = set()
        self.quads: list[ox.Quad] = []
        self._described: set[str] = set()
        self._passed = iris((RECORD,)) + ", " + without(client)

    def naming(self, things: Iterable[str]) -> set[str]:
        """Name the claims that name any of some things, whether they assert what they tell."""
        found: set[str] = set()
        for names in _in_parts(things, self.client.page):
            found |= self._listed("naming", things=iris(names), without=self._passed)
            found |= self._by_record("telling", things=iris(names))
        return found

    def _listed(self, query: str, **values: str) -> set[str]:
        """List names a page at a time, as many as are counted."""

        def page_of(key: str, page: str) -> str:
            which = f"GROUP BY ?name ORDER BY STR(?name) LIMIT {page}"
            return asked(query, what=_EACH, which=which, key=key, **values)

        found = {one.name for one in listed(self.client, page_of)}
        self._compare(len(found), asked(query, what=_HOW_MANY, which="", key=text(""), **values))
        return found

    def _by_record(self, query: str, **values: str) -> set[str]:
        return self._listed(query, record=iris((RECORD,)), in_claim=iris((_IN_CLAIM,)), **values)

    def _sizes(self, query: str, names: Iterable[str], **values: str) -> Iterator[list[Counted]]:
        """Count the triples of some names, some at a time, and all of them once more."""
        for part in _in_parts(names, self.client.page):
            values["names"] = iris(part)
            try:
                rows = self.client.select(
                    asked(query, what=_EACH, which="GROUP BY ?name", **values)
                )
            except Cut as error:
                self.client.lower(error)
                yield from self._sizes(query, part, **values)
                continue
            found = [Counted(name.value, int(triples.value)) for name, triples in rows]
            all_of = asked(query, what="(COUNT(*) AS ?triples)", which="", **values)
            self._compare(sum(one.triples for one in found), all_of)
            yield found

    def _compare(self, found: int, query: str) -> None:
        """Raise StoreError where a service gave another number of things than it counts."""
        [[number]] = self.client.select(query)
        if int(number.value) != found:
            raise StoreError(
                f"{self.client.service.name}: gives {found:,} of the {int(number.value):,} that it "
                "counts; it changed while it was read, or cuts answers: set page in the toml"
            )

    def read(self, claims: Iterable[str]) -> None:
        """Read the graphs of claims that were not read yet, and what they tell in statements."""
        new = set(claims) - self.claims
        self.claims |= new
        for graphs in self._sizes("sizes", new):
            self._keep(graphs, quads_in(self.client, graphs))
        for names in _in_parts(new, self.client.page):
            self.describe(self._by_record("statements", claims=iris(names)), further=False)

    def describe(self, names: Iterable[str], *, further: bool = True) -> None:
        """Read what is told of names outside claims, and of the names that this tells."""
        waiting = {name for name in names if not name.startswith(_NAMESPACE)} - self._described
        while waiting:
            self._described |= waiting
            start = len(self.quads)
            for found in self._sizes("described", waiting, graph=iris((RECORD,))):
                self._keep(found, quads_of_subjects(self.client, RECORD, found))
            told = self.mentioned(start) if further else set()
            waiting = {name for name in told if not name.startswith(_NAMESPACE)} - self._described

    def _keep(self, counted: Iterable[Counted], quads: Iterator[ox.Quad]) -> None:
        held = len(self.quads) + sum(one.triples for one in counted)
        if held > self.most:
            raise StoreError(
                f"{self.client.service.name}: holds more than {self.most:,} quads around what is "
                "named; name less, raise --max-quads, or ask by query --at-service"
            )
        self.quads.extend(quads)

    def parts_of(self, within: set[str]) -> set[str]:
        """Name what claims call a part of any of some events, asserting it or not."""
        parts = {
            _value(quad.subject)
            for quad in self.quads
            if quad.predicate.value == _PART and _value(quad.object) in within
        }
        told: dict[str, dict[str, str]] = {}
        for quad in self.quads:
            if quad.predicate.value in {_SUBJECT, _PREDICATE, _OBJECT}:
                told.setdefault(_value(quad.subject), {})[quad.predicate.value] = _value(
                    quad.object
                )
        return parts | {
            one[_SUBJECT]
            for one in told.values()
            if one.get(_PREDICATE) == _PART and one.get(_OBJECT) in within and _SUBJECT in one
        }

    def named(self) -> set[str]:
        """Name the things that the claims read so far name, but for classes and properties."""
        return {
            name
            for quad in self.quads
            if quad.predicate.value not in {_TYPE, _IN_CLAIM, _PREDICATE}
            for name in (_value(quad.subject), _value(quad.object))
            if name and not name.startswith(_NAMESPACE)
        }

    def acts(self) -> set[str]:
        """Name the acts of speech in which the claims read so far were made."""
        return {_value(q.object) for q in self.quads if q.predicate.value == _STATED_IN} - {""}

    def mentioned(self, start: int = 0) -> set[str]:
        """Name all that stands in the quads that were read, from one on."""
        return {
            name
            for quad in self.quads[start:]
            for name in (_value(quad.subject), quad.predicate.value, _value(quad.object))
            if name
        }


def _value(term: object) -> str:
    """Give the IRI of a term, or nothing."""
    return term.value if isinstance(term, ox.NamedNode) else ""


def _in_parts(names: Iterable[str], page: int) -> Iterator[list[str]]:
    """Give names in lists that one query holds, and each of which may have a row in its answer."""
    for part in batches((Counted(name, 1) for name in sorted(names)), page):
        yield [one.name for one in part]
