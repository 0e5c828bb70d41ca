"""Gather the matters of a dataset, one thing after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from rdflib import Dataset

from eventgraph.claims.declarations import Declarations, declarations
from eventgraph.evidence.circumstances import Circumstances
from eventgraph.evidence.conflicts import across_things, said_of_things, things_around
from eventgraph.evidence.matters.faced import matters_of
from eventgraph.evidence.matters.records import Matter
from eventgraph.evidence.matters.thing import matters_about
from eventgraph.evidence.sides import NAMING
from eventgraph.sparql.files import Query

__all__ = ["differing", "gather_matters"]


def differing(dataset: Dataset, thing: str) -> list[Matter]:
    """List what claims answer differently about a thing, in order, but for what it is called.

    >>> import eventgraph as eg
    >>> [matter.classes[0] for matter in differing(eg.load("graph"), "event:negotiation")]
    ['contradicts']
    """
    kept = (one for one in gather_matters(dataset, thing) if one.classes != (NAMING,))
    return sorted(kept, key=lambda one: one.order)


def gather_matters(
    dataset: Dataset,
    event: str | None = None,
    checks: Mapping[str, Query] | None = None,
    declared: Declarations | None = None,
) -> Iterator[Matter]:
    """Yield each matter on which claims answer differently.

    `event` keeps to one event, its parts, and who and what has a part in them; `checks` are the
    arithmetic rules, `declared` what the ontology declares, where that has been read already.

    >>> import eventgraph as eg
    >>> kinds = {matter.classes[0] for matter in gather_matters(eg.load("graph"))}
    >>> sorted(kinds)[0]
    'contradicts'
    """
    wanted = None if event is None else things_around(dataset, event)
    around = Circumstances(dataset)
    declared = declarations(dataset) if declared is None else declared
    across = across_things(dataset, wanted, checks, declared, around)
    about_one = (
        matters_about(thing, said, declared, around)
        for thing, said in said_of_things(dataset, wanted, declared)
    )
    yield from chain(matters_of(across), chain.from_iterable(about_one))
