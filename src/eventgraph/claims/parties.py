"""Which bodies a speaker belongs to, and which of them is its party.

A party is the government, or else the widest body, that a speaker belongs to. To belong to a body
is to be a member of it, to represent it, to hold an office in it, or to be a part of one that one
belongs to, as anybody in the dataset says; everybody belongs to itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rdflib import Dataset

from eventgraph.rdf.scoped import whole_of
from eventgraph.sparql.running import packaged, solve

__all__ = ["Body", "bodies", "parties", "parties_among"]


class Body(NamedTuple):
    """A body that a speaker belongs to (an IRI); the widest are part of no other."""

    iri: str
    is_government: bool
    is_widest: bool


def bodies(dataset: Dataset) -> dict[str, tuple[Body, ...]]:
    """Map each speaker to every body it belongs to, itself included; a scope hides none of them.

    >>> import eventgraph as eg
    >>> rubio = "https://w3id.org/eventgraph/id/actor/marco-rubio"
    >>> len(bodies(eg.load("graph"))[rubio])
    3
    """
    found: dict[str, list[Body]] = defaultdict(list)
    for row in solve(packaged("claims/parties"), whole_of(dataset)):
        is_government, is_widest = (row[name].value == "true" for name in ("government", "widest"))
        found[row["speaker"].value].append(Body(row["body"].value, is_government, is_widest))
    return {speaker: tuple(its) for speaker, its in found.items()}


def parties(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Map each speaker to its party: the government, or else the widest body, it belongs to.

    There may be several. Who belongs to none is its own party.

    >>> import eventgraph as eg
    >>> rubio = "https://w3id.org/eventgraph/id/actor/marco-rubio"
    >>> parties(eg.load("graph"))[rubio]
    ('https://w3id.org/eventgraph/id/actor/government-of-the-united-states',)
    """
    return parties_among(bodies(dataset))


def parties_among(belonging: Mapping[str, Sequence[Body]]) -> dict[str, tuple[str, ...]]:
    """Choose the parties among `bodies` that have been read already."""
    return {speaker: _party(speaker, its) for speaker, its in belonging.items()}


def _party(speaker: str, its: Sequence[Body]) -> tuple[str, ...]:
    """Choose among the widest bodies: governments, or else all but the speaker itself."""
    widest = [body for body in its if body.is_widest]
    governments = tuple(body.iri for body in widest if body.is_government)
    return governments or tuple(b.iri for b in widest if b.iri != speaker) or (speaker,)
