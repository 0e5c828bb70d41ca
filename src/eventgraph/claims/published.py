"""What could be known on a day: what was published by then, and not withdrawn by then."""

from __future__ import annotations

from rdflib import Dataset

from eventgraph.claims.extents.intervals import Interval, below, interval_of, period
from eventgraph.errors import UnknownName
from eventgraph.rdf.oxigraph import term
from eventgraph.sparql.running import packaged, solve

__all__ = ["published_by"]


def published_by(dataset: Dataset, day: str) -> set[str]:
    """Name the claims that were surely published by a day and that nobody had withdrawn by then.

    What was published in July may not have been there on the 20th, and what has no date may not
    either. A claim is withdrawn by its own speaker, in a claim that was published by then too.
    Raises UnknownName for a text that is no day, month or year.

    >>> import eventgraph as eg
    >>> published_by(eg.load("graph"), "2025-01-31")
    set()
    """
    until = period(day)
    if until is None or until.high is None:
        raise UnknownName(f"{day!r} is no day; write 2025-07-18, 2025-07 or 2025")
    later = Interval(until.scale, until.high, None, low_open=not until.high_open, zones=until.zones)
    found = set[str]()
    for row in solve(packaged("claims/published-issued"), dataset):
        day_of_issue, moment, _ = row["issued"].value.partition("T")
        issued = period(day_of_issue) if moment else interval_of(term(row["issued"]))
        if issued is not None and below(issued, later):
            found.add(row["claim"].value)
    withdrawals = solve(packaged("claims/published-withdrawn"), dataset)
    return found - {row["withdrawn"].value for row in withdrawals if row["claim"].value in found}
