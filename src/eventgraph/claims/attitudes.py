"""What claims tell without asserting it, put where readers of claims look for it.

Queries over a dataset never meet what a speaker denies, doubts or expects: it is kept as reified
statements. Reports that show every claim, and say how its speaker stands to it, read it here.
"""

from __future__ import annotations

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.rdf.drafts import passed_on
from eventgraph.rdf.oxigraph import dataset_on, prefixes_of, store_of
from eventgraph.rdf.reification import statements_of, told_quads, unasserted_in
from eventgraph.rdf.scoped import graphs_of, seen_through

__all__ = ["told"]


def told(dataset: Dataset) -> Dataset:
    """See what every claim tells as its graph, whatever its speaker's attitude to it.

    Whoever asks this says the attitude of each claim (`Card.attitude`) in what it shows. A dataset
    whose claims all assert is given back itself; of any other this is a copy.

    >>> import eventgraph as eg
    >>> len(told(eg.load("graph"))) > 0
    True
    """
    store = store_of(dataset)
    claims = unasserted_in(store)
    if not claims:
        return dataset
    statements = {one for name in claims for one in statements_of(store, ox.NamedNode(name))}
    copy = ox.Store()
    copy.bulk_extend(quad for quad in store if quad.subject not in statements)
    copy.extend(told_quads(store, claims))
    whole = passed_on(dataset, dataset_on(copy, prefixes_of(dataset)))
    shown = graphs_of(dataset)
    return whole if shown is None else seen_through(whole, shown)
