"""A story: events in order, who takes part, and what is said of each, with who says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from rdflib.term import Identifier

from eventgraph.claims.cards import Card

__all__ = ["Column", "Material", "Part", "Row", "Story"]


class Part(NamedTuple):
    """One thing that is said of another, with the claims that say it.

    `thing` and `property` are IRIs; `contested` where claims exclude each other on it.
    """

    thing: str
    property: str
    value: Identifier
    claims: tuple[str, ...]
    contested: bool = False


@dataclass(frozen=True)
class Material:
    """What is read of a dataset once, for all that is written of its story; names are IRIs.

    `parts` gives for each thing and aspect what is said of it; `events` are those that are no acts
    of speech; `links` are events of which the first comes before the second, as anybody says;
    `wholes` gives an event the one it is part of. `roles` words a property as its object sees it.
    """

    parts: Mapping[str, Mapping[str, tuple[Part, ...]]]
    events: tuple[str, ...]
    links: frozenset[tuple[str, str]]
    wholes: Mapping[str, str]
    cards: Mapping[str, Card]
    kinds: Mapping[str, str]
    labels: Mapping[str, str]
    roles: Mapping[str, str]
    parties: Mapping[str, tuple[str, ...]]
    language: str = "en"

    def of(self, thing: str, aspect: str) -> tuple[Part, ...]:
        """Give what is said of a thing under one aspect."""
        return self.parts.get(thing, {}).get(aspect, ())

    def weight(self, thing: str) -> int:
        """Count the claims about a thing and the voices in them."""
        claims = {
            claim
            for parts in self.parts.get(thing, {}).values()
            for part in parts
            for claim in part.claims
        }
        return len(claims) + len({self.cards[claim].speakers for claim in claims})


class Column(NamedTuple):
    """One event; `whole` is the one it is part of, `shown` whether it stands in the first view."""

    event: str
    whole: str = ""
    shown: bool = True


class Row(NamedTuple):
    """One actor; `shown` is whether it stands in the first view."""

    actor: str
    shown: bool = True


@dataclass(frozen=True)
class Story:
    """Columns in the order of time, rows in the order of appearance."""

    material: Material
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def joint(self, event: str, actor: str) -> tuple[Part, ...]:
        """Give the parts that an actor has in an event."""
        return tuple(part for part in self.material.of(event, "who") if str(part.value) == actor)
