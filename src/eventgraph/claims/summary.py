"""How much a dataset holds: claims, speakers, sources and things, counted."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from rdflib import Dataset

from eventgraph.claims.attitudes import told
from eventgraph.claims.reporting import only_reporting
from eventgraph.sparql.running import packaged, run
from eventgraph.tables.table import Table

__all__ = ["summarize"]


def summarize(dataset: Dataset, reports: Collection[str] | None = None) -> Table:
    """Count claims, speakers, sources and things; and apart, which claims only report.

    Those report nothing but that somebody spoke, or give an office, as `only_reporting` has it;
    `reports` are they, where that has been asked already.

    >>> import eventgraph as eg
    >>> summarize(eg.load("graph")).columns[:2]
    ('claims', 'speakers')
    """
    table = cast(Table, run(packaged("claims/summary"), told(dataset)))
    (counts,) = table.rows
    only = only_reporting(dataset) if reports is None else reports
    return Table((*table.columns, "claims that only report"), ((*counts, len(only)),))
