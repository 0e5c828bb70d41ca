"""Link things by what claims say: one link for each relation of two things, with all its claims."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.claims.reading import Reading, Triple
from eventgraph.errors import QueryError
from eventgraph.sparql.files import Query
from eventgraph.vocabulary import SEM, curie

__all__ = ["Link", "Links", "actors_of", "label_of", "related", "selected", "together"]

#: An event, a role in it, the actor who has the role, and the claim that says so.
_Part = tuple[str, str, str, str]

#: The actors of one event, each with all that is said of its taking part.
_Crowd = dict[str, list[_Part]]

_OPTIONAL: Final = ("?relation", "?label", "?claim", "?event", "?weight")


class Partaking(NamedTuple):
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
    ends: tuple[Partaking, Partaking] | None = None


Links = dict[tuple[str, str, str], Link]


def related(reading: Reading, triples: Iterable[Triple]) -> Links:
    """Link things as claims relate them; claims about claims, and classes, are no nodes."""
    links: Links = {}
    things, contradicted, labels = reading.things, reading.contradicted, reading.labels
    for start, relation, end, claim in triples:
        if start not in things or end not in things:
            continue
        key = (start, end, relation)
        link = links.get(key)
        if link is None:
            event = start if things[start].role == "event" else end
            events = (event,) if things[event].role == "event" else ()
            link = links[key] = Link(relation, labels.get(relation, ""), [], events, 1.0)
            link.disputed = bool(contradicted) and (start, relation, end) in contradicted
        link.claims.append(claim)
    return links


def actors_of(reading: Reading) -> set[str]:
    """Name the actors that some claim names."""
    things = reading.things
    return {iri for iri in reading.claims if iri in things and things[iri].role == "actor"}


def together(reading: Reading, actors: set[str], roles: frozenset[str]) -> Links:
    """Link actors by what relates them directly, and by each event that both take part in."""
    links = related(reading, (t for t in reading.triples if t[0] in actors and t[2] in actors))
    taking = (t for t in reading.triples if t[1] in roles and t[2] in actors)
    name, labels = str(SEM.hasActor), {role: label_of(role, reading) for role in roles}
    for event, crowd in _gathered(taking).items():
        parts_of = {actor: _partaking(parts, labels) for actor, parts in crowd.items()}
        disputed = {a for a, parts in crowd.items() if _contradicted(parts, reading)}
        where = f", in {label_of(event, reading)}"
        # Each two once, however many roles an actor has and however many claims repeat one.
        for one, other in combinations(sorted(crowd), 2):
            two = parts_of[one], parts_of[other]
            label = f"{two[0].role} · {two[1].role}{where}"
            claims = [*two[0].claims, *two[1].claims]
            link = Link(name, label, claims, (event,), 1.0, ends=two)
            link.disputed = not disputed.isdisjoint((one, other)) if disputed else False
            links[one, other, event] = link
    return links


def _gathered(parts: Iterable[_Part]) -> dict[str, _Crowd]:
    """Gather the actors of each event, events in sorted order."""
    events: dict[str, _Crowd] = {}
    for part in parts:
        events.setdefault(part[0], {}).setdefault(part[2], []).append(part)
    return dict(sorted(events.items()))


def _partaking(parts: list[_Part], labels: dict[str, str]) -> Partaking:
    role = ", ".join(labels[iri] for iri in sorted({part[1] for part in parts}))
    return Partaking(role, tuple(sorted({part[3] for part in parts})))


def _contradicted(parts: list[_Part], reading: Reading) -> bool:
    return bool(reading.contradicted) and any(part[:3] in reading.contradicted for part in parts)


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


def label_of(iri: str, reading: Reading) -> str:
    """Give the label of a thing or a relation, or else its CURIE."""
    return reading.labels.get(iri) or (curie(iri) if iri else "")
