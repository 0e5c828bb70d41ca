"""How much a dataset holds: claims, speakers, sources and things, counted."""

from __future__ import annotations

from typing import cast

from rdflib import Dataset

from eventgraph.claims.attitudes import told
from eventgraph.sparql.running import packaged, run
from eventgraph.tables.table import Table

__all__ = ["summarize"]


def summarize(dataset: Dataset) -> Table:
    """Count claims, speakers, sources and things.

    >>> import eventgraph as eg
    >>> summarize(eg.load("graph")).columns[:2]
    ('claims', 'speakers')
    """
    table = run(packaged("claims/summary"), told(dataset))
    return cast(Table, table)
