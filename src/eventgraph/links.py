"""Link things by what claims say: one link for each relation of two things, with all its claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from eventgraph.coparticipation import Part, pair_up
from eventgraph.errors import QueryError
from eventgraph.queryfiles import Query
from eventgraph.said import Said, Triple
from eventgraph.vocabulary import SEM, curie

__all__ = ["Link", "Links", "actors_of", "label_of", "related", "selected", "together"]

_OPTIONAL: Final = ("?relation", "?label", "?claim", "?event", "?weight")


@dataclass(slots=True)
class Link:
    """One edge in the making."""

    relation: str
    label: str = ""
    claims: set[str] = field(default_factory=set)
    events: set[str] = field(default_factory=set)
    weight: float = 0.0
    roles: tuple[str, str] | None = None
    sides: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    disputed: bool = False


Links = dict[tuple[str, str, str], Link]


def related(said: Said, triples: Iterable[Triple]) -> Links:
    """Link things as claims relate them; claims about claims, and classes, are no nodes."""
    links: Links = {}
    things = said.things
    for start, relation, end, claim in triples:
        if start in things and end in things:
            key = (start, end, relation)
            link = links.get(key)
            if link is None:
                events = {iri for iri in (start, end) if things[iri].kind == "event"}
                link = links[key] = Link(relation, events=events, weight=1.0)
                link.disputed = (start, relation, end) in said.contradicted
            link.claims.add(claim)
    return links


def actors_of(said: Said) -> set[str]:
    """Name the actors that some claim names."""
    return {iri for iri in said.claims if iri in said.things and said.things[iri].kind == "actor"}


def together(said: Said, actors: set[str], roles: frozenset[str]) -> Links:
    """Link actors by what relates them directly, and by each event that both take part in."""
    links = related(said, (t for t in said.triples if t.start in actors and t.end in actors))
    taking = (t for t in said.triples if t.relation in roles and t.end in actors)
    for event, one, other, kinds, parts in pair_up(taking):
        link = links[(one, other, event)] = Link(str(SEM.hasActor), events={event}, weight=1.0)
        link.roles = _words(kinds[0], said), _words(kinds[1], said)
        link.label = f"{link.roles[0]} · {link.roles[1]}, in {label_of(event, said)}"
        link.sides = _saying(parts, one), _saying(parts, other)
        link.claims |= link.sides[0] | link.sides[1]
        link.disputed = any(part[:3] in said.contradicted for part in parts)
    return links


def _saying(parts: Iterable[Part], actor: str) -> frozenset[str]:
    """Name the claims that say that an actor takes part."""
    return frozenset(part[3] for part in parts if part[2] == actor)


def selected(query: Query, answer: object) -> Links:
    """Link what a query's rows say; a row without ?weight counts its distinct ?event.

    Raises QueryError for an answer without ?from and ?to, or with a literal in one of them.
    """
    solutions = answer if isinstance(answer, ox.QuerySolutions) else None
    names = [variable.value for variable in solutions.variables] if solutions else []
    if solutions is None or not {"from", "to"} <= set(names):
        message = "a projection selects ?from and ?to, and if it likes "
        raise QueryError(f"{query.path or query.name}: {message}{', '.join(_OPTIONAL)}")
    links: Links = {}
    for row in solutions:
        cells = {n: cell.value for n, cell in zip(names, row, strict=True) if cell is not None}
        if "from" in cells and "to" in cells:
            _refuse_literals(query, row["from"], row["to"])
            _add(links, cells, _number(query, cells.get("weight", "0")))
    return links


def _add(links: Links, cells: dict[str, str], weight: float) -> None:
    """Add one row to the link it speaks of."""
    relation = cells.get("relation", "")
    key = (cells["from"], cells["to"], relation)
    link = links.get(key)
    if link is None:
        link = links[key] = Link(relation, cells.get("label", ""))
    if "label" in cells:
        link.label = min(link.label or cells["label"], cells["label"])
    if "claim" in cells:
        link.claims.add(cells["claim"])
    if "event" in cells:
        link.events.add(cells["event"])
    link.weight = max(link.weight, weight)


def _refuse_literals(query: Query, *ends: object) -> None:
    for name, end in zip(("?from", "?to"), ends, strict=True):
        if isinstance(end, ox.Literal):
            message = f"{name} is {end.value!r}, which names no thing; select an IRI"
            raise QueryError(f"{query.path or query.name}: {message}")


def _number(query: Query, text: str) -> float:
    """Read a weight; raises QueryError for one that is no number."""
    try:
        return float(text)
    except ValueError as error:
        message = f"?weight is {text!r}, which is no number; select a number"
        raise QueryError(f"{query.path or query.name}: {message}") from error


def label_of(iri: str, said: Said) -> str:
    """Give the label of a thing or a relation, or else its CURIE."""
    return said.labels.get(iri) or (curie(iri) if iri else "")


def _words(relations: Iterable[str], said: Said) -> str:
    return ", ".join(label_of(relation, said) for relation in relations)
