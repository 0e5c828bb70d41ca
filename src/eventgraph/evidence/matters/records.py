"""A matter, the positions on it, and how these stand to one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import NamedTuple

from rdflib.term import Identifier

from eventgraph.evidence.sides import CLASSES

__all__ = ["Matter", "Position", "Standing"]


class Position(NamedTuple):
    """One answer to a matter, with every claim that gives it.

    `thing` and `relation` are IRIs, of a thing and a property. `qualities` say what the value is a
    value of; `possible` is an answer put forward as no more than possible, `attitude` how whoever
    gives it stands to it, if not asserting it.
    """

    thing: str
    relation: str
    value: Identifier
    claims: tuple[str, ...]
    qualities: tuple[tuple[str, Identifier], ...] = ()
    possible: bool = False
    attitude: str = ""


class Standing(NamedTuple):
    """How positions, by their places in a matter, stand to one another: a class of `CLASSES`.

    With `against`, each of the ones so stands to each of the others; without, all of `each` do so
    to one another, be it two by two or, of a sum, three together. `note` says what does not come
    out. Where `some` is set, each of them so stands to at least one other.
    """

    class_: str
    each: tuple[int, ...]
    against: tuple[int, ...] = ()
    note: str = ""
    some: bool = False

    def moved(self, places: Mapping[int, int]) -> Standing:
        """Say the same of positions that have other places now."""
        each, against = (tuple(places[place] for place in its) for its in (self.each, self.against))
        return self._replace(each=each, against=against)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Give every two positions that stand so, the smaller place first."""
        if self.against:
            yield from ((min(pair), max(pair)) for pair in product(self.each, self.against))
        else:
            yield from combinations(sorted(self.each), 2)


class Matter(NamedTuple):
    """One question on which claims can be set side by side: one thing and what is said of it.

    `about` is the thing, `properties` the property or properties at issue, all IRIs. Positions
    come in the order of their values, never of how many give them.
    """

    about: str
    properties: tuple[str, ...]
    positions: tuple[Position, ...]
    standings: tuple[Standing, ...]

    @property
    def classes(self) -> tuple[str, ...]:
        """Name the classes in which positions stand to one another, in the order of `CLASSES`."""
        found = {standing.class_ for standing in self.standings}
        return tuple(name for name in CLASSES if name in found)

    @property
    def claims(self) -> tuple[str, ...]:
        """Name the claims of all positions, each once, sorted."""
        return tuple(sorted({claim for position in self.positions for claim in position.claims}))

    @property
    def order(self) -> tuple[object, ...]:
        """Order matters by the strongest class, the thing and the properties."""
        first = self.positions[0]
        return (
            CLASSES.index(self.classes[0]),
            self.about,
            self.properties,
            first.value.n3(),
            first.claims,
        )
