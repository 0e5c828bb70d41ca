"""Gather the matters of a dataset, one thing after the other."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain

from rdflib import Dataset

from eventgraph.claims.extents.declarations import Declarations, declarations
from eventgraph.claims.sayings import said_of_things
from eventgraph.evidence.accounts import Told
from eventgraph.evidence.circumstances import Circumstances
from eventgraph.evidence.conflicts import across_things, things_around
from eventgraph.evidence.matters.faced import matters_of
from eventgraph.evidence.matters.records import Matter
from eventgraph.evidence.matters.thing import matters_about
from eventgraph.evidence.sides import NAMING
from eventgraph.sparql.files import Query

__all__ = ["differing", "gather_matters"]


def differing(dataset: Dataset, told: Told) -> list[Matter]:
    """List what claims answer differently about what was told, but for what they call it.

    >>> import eventgraph as eg
    >>> from eventgraph.evidence.accounts import read_told
    >>> dataset = eg.load("graph")
    >>> [it.classes[0] for it in differing(dataset, read_told(dataset, "event:negotiation"))]
    ['contradicts']
    """
    things = {told.event, *(entry.row.thing for entry in told.entries)}
    kept = (one for one in _gathered(dataset, things) if one.classes != (NAMING,))
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
    >>> "contradicts" in kinds
    True
    """
    wanted = None if event is None else things_around(dataset, event)
    yield from _gathered(dataset, wanted, checks, declared)


def _gathered(
    dataset: Dataset,
    wanted: Collection[str] | None,
    checks: Mapping[str, Query] | None = None,
    declared: Declarations | None = None,
) -> Iterator[Matter]:
    around = Circumstances(dataset)
    declared = declarations(dataset) if declared is None else declared
    across = across_things(dataset, wanted, checks, declared, around)
    about_one = (
        matters_about(thing, said, declared, around)
        for thing, said in said_of_things(dataset, declared.properties(), wanted)
    )
    yield from chain(matters_of(across), chain.from_iterable(about_one))
