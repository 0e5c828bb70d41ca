"""Link things by what claims say: one link for each relation of two things, with all its claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.claims.reading import Said, Triple
from eventgraph.errors import QueryError
from eventgraph.network.coparticipation import Part, gather, pair_up
from eventgraph.sparql.files import Query
from eventgraph.vocabulary import SEM, curie

__all__ = ["Link", "Links", "actors_of", "label_of", "related", "selected", "together"]

_OPTIONAL: Final = ("?relation", "?label", "?claim", "?event", "?weight")


class Side(NamedTuple):
    """One of two who take part in an event: the words for the roles, and the claims that say so."""

    role: str
    claims: tuple[str, ...]


@dataclass(slots=True)
class Link:
    """One edge in the making; `claims` may repeat a name."""

    relation: str
    label: str
    claims: list[str]
    events: tuple[str, ...] = ()
    weight: float = 0.0
    disputed: bool = False
    sides: tuple[Side, Side] | None = None


Links = dict[tuple[str, str, str], Link]


def related(said: Said, triples: Iterable[Triple]) -> Links:
    """Link things as claims relate them; claims about claims, and classes, are no nodes."""
    links: Links = {}
    things, contradicted, labels = said.things, said.contradicted, said.labels
    for start, relation, end, claim in triples:
        if start not in things or end not in things:
            continue
        key = (start, end, relation)
        link = links.get(key)
        if link is None:
            event = start if things[start].kind == "event" else end
            events = (event,) if things[event].kind == "event" else ()
            link = links[key] = Link(relation, labels.get(relation, ""), [], events, 1.0)
            link.disputed = bool(contradicted) and (start, relation, end) in contradicted
        link.claims.append(claim)
    return links


def actors_of(said: Said) -> set[str]:
    """Name the actors that some claim names."""
    return {iri for iri in said.claims if iri in said.things and said.things[iri].kind == "actor"}


def together(said: Said, actors: set[str], roles: frozenset[str]) -> Links:
    """Link actors by what relates them directly, and by each event that both take part in."""
    links = related(said, (t for t in said.triples if t[0] in actors and t[2] in actors))
    taking = (t for t in said.triples if t[1] in roles and t[2] in actors)
    name, labels = str(SEM.hasActor), {role: label_of(role, said) for role in roles}
    for event, crowd in gather(taking).items():
        sides = {actor: _side(parts, labels) for actor, parts in crowd.items()}
        disputed = {a for a, parts in crowd.items() if _contradicted(parts, said)}
        where = f", in {label_of(event, said)}"
        for one, other in pair_up(crowd):
            two = sides[one], sides[other]
            label = f"{two[0].role} · {two[1].role}{where}"
            claims = [*two[0].claims, *two[1].claims]
            link = Link(name, label, claims, (event,), 1.0, sides=two)
            link.disputed = not disputed.isdisjoint((one, other)) if disputed else False
            links[one, other, event] = link
    return links


def _side(parts: list[Part], labels: dict[str, str]) -> Side:
    role = ", ".join(labels[iri] for iri in sorted({part[1] for part in parts}))
    return Side(role, tuple(sorted({part[3] for part in parts})))


def _contradicted(parts: list[Part], said: Said) -> bool:
    return bool(said.contradicted) and any(part[:3] in said.contradicted for part in parts)


def selected(query: Query, answer: object, language: str = "en") -> Links:
    """Link what a query's rows say; a row without ?weight counts its distinct ?event.

    A row may bind its label in another language too, as ?label_es. Raises QueryError for an answer
    without ?from and ?to, or with a literal in one of them.
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
            cells["label"] = cells.get(f"label_{language}") or cells.get("label", "")
            _add(links, cells, _number(query, cells.get("weight", "0")))
    return links


def _add(links: Links, cells: dict[str, str], weight: float) -> None:
    """Add one row to the link it speaks of."""
    relation = cells.get("relation", "")
    key = (cells["from"], cells["to"], relation)
    link = links.get(key)
    if link is None:
        link = links[key] = Link(relation, cells["label"], [])
    if cells["label"]:
        link.label = min(link.label or cells["label"], cells["label"])
    if "claim" in cells:
        link.claims.append(cells["claim"])
    if "event" in cells and cells["event"] not in link.events:
        link.events = (*link.events, cells["event"])
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
