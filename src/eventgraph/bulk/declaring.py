"""What is declared of classes and properties, as rows that SQL can join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

import pyoxigraph as ox

from eventgraph.claims.extents.declarations import Declarations, declarations
from eventgraph.rdf.literals import dated_in
from eventgraph.rdf.loading import load_into
from eventgraph.rdf.oxigraph import dataset_on
from eventgraph.sparql.running import packaged, solve

__all__ = ["Declared"]

#: The relations of a row: a class is of a kind; a property measures another, is declared to
#: contradict another; what a property says is a value of is qualified by another.
KIND: Final = "kind"
MEASURES: Final = "measures"
CONTRADICTS: Final = "contradicts"
QUALIFIED: Final = "qualified by"


class Declared:
    """What the ontology declares, and what the data declare beside it."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Read the rows of the data that declare something: subject, predicate, object."""
        self._store = ox.Store()
        load_into(self._store, ())
        self._store.extend(
            ox.Quad(*map(ox.NamedNode, row))
            for row in rows
            if not any(name.startswith("_:") for name in row)
        )
        self._dataset = dataset_on(self._store)

    @cached_property
    def properties(self) -> Declarations:
        """Give what is declared of properties."""
        return declarations(self._dataset)

    @cached_property
    def dated(self) -> frozenset[str]:
        """Name the properties whose values are dates."""
        return dated_in(self._store)

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """Give relation, term and other term, in a fixed order.

        >>> rows = list(Declared(()).rows())
        >>> ("measures", "https://w3id.org/eventgraph/ns#size") in {row[:2] for row in rows}
        True
        """
        yield from sorted({*self._kinds(), *self._related()})

    def _kinds(self) -> Iterator[tuple[str, str, str]]:
        for row in solve(packaged("bulk/kinds"), self._dataset):
            yield KIND, row["class"].value, row["kind"].value

    def _related(self) -> Iterator[tuple[str, str, str]]:
        found = self.properties
        for property, (base, _) in found.measures.items():
            yield MEASURES, property, base
        for property, others in found.opposites.items():
            yield from ((CONTRADICTS, property, other) for other in others)
        for base, by in found.qualifiers.items():
            yield from ((QUALIFIED, base, property) for property in by.all)
