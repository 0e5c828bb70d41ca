"""What claims say of one thing, one value after the other, each with its claim and speaker."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rdflib import Dataset, URIRef
from rdflib.term import Identifier

from eventgraph.engine import graphs_of, term
from eventgraph.queries import packaged, solve
from eventgraph.views import whole_of

__all__ = ["Saying", "sayings_about"]


class Saying(NamedTuple):
    """One value that one claim gives one thing; all but the value are IRIs."""

    claim: str
    speaker: str
    property: str
    value: Identifier


def sayings_about(dataset: Dataset, thing: str) -> Iterator[Saying]:
    """Read what the claims that a dataset shows say of one thing.

    A scope's claims are picked out here, one by one: to name them all to the engine for each
    thing would take longer than to read what the others say of it.

    >>> import eventgraph as eg
    >>> list(sayings_about(eg.load("graph"), "urn:unheard-of"))
    []
    """
    shown = graphs_of(dataset)
    seen = None if shown is None else frozenset(shown)
    for row in solve(packaged("sayings"), whole_of(dataset), {"thing": URIRef(thing)}):
        if seen is None or row["claim"].value in seen:
            claim, speaker, given = (row[name].value for name in ("claim", "speaker", "property"))
            yield Saying(claim, speaker, given, term(row["value"]))
