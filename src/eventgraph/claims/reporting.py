"""Which claims say nothing of what happened: only that somebody spoke, or held an office.

The one definition of it. Whoever cites another, or gives an office with a name, does so in a claim,
since nothing is said by nobody; but a count of who says most should not count that.
"""

from __future__ import annotations

from rdflib import Dataset

from eventgraph.claims.cards import claim_names
from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.reification import unasserted_in
from eventgraph.sparql.running import packaged, solve

__all__ = ["only_reporting"]


def only_reporting(dataset: Dataset) -> set[str]:
    """Name the claims that only report that somebody spoke, or only give an office.

    Such a claim says of an act of speech by whom, when, where, on what occasion and in which medium
    it was made, of a person which office is or was held, and nothing else. What was said, to whom
    or about whom is more than that, and so is whatever the speaker does not assert.

    >>> import eventgraph as eg
    >>> cited = "https://w3id.org/eventgraph/id/claim/orinoco-cites-telesur"
    >>> cited in only_reporting(eg.load("graph"))
    True
    """
    found = set(claim_names(dataset)) - unasserted_in(store_of(dataset))
    for row in solve(packaged("claims/reporting-more"), dataset):
        found.discard(row["claim"].value)
    return {*found}  # a set that shrinks keeps its room
