"""Write a dataset to a service, claim by claim: what is there as it should be is left alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.errors import StoreError
from eventgraph.steps import steps
from eventgraph.stores.services.client import Client
from eventgraph.stores.services.graphs import Graphs
from eventgraph.stores.services.reading import Counted, graphs_in, quads_in

__all__ = ["Published", "publish_with"]

#: How many graphs are compared at a time.
_AT_ONCE: Final = 500
_SHOWN: Final = 3


class Published(NamedTuple):
    """What was done: graphs written and left as they were, all quads, and graphs of others.

    `altered` names the graphs that come back otherwise than they were written.
    """

    written: int
    kept: int
    quads: int
    others: tuple[str, ...]
    altered: tuple[str, ...]


def publish_with(client: Client, dataset: Dataset, *, prune: bool = False) -> Published:
    """Write each graph that the service lacks or has otherwise, and count all of them afterwards.

    What lies outside any graph goes into the graph RECORD, the ontology into its own. Graphs that
    the dataset has not are named, and with `prune` removed. Broken off, it goes on where it was.
    Raises StoreError for what the service cannot hold, before anything is written, and where it
    counts other than was written. What it holds otherwise, some literals, is read back and told.
    """
    graphs = Graphs(dataset)
    _refuse_long(client, graphs)
    there = {one.name: one for one in graphs_in(client, ontology=True)}
    alike = [there[name] for name, count in graphs.counts.items() if _has(there, name, count)]
    kept = set(_unchanged(client, graphs, alike))
    wanted = [name for name in graphs.counts if name not in kept]
    for name in steps(wanted, "writing graphs"):
        client.put(name, graphs.body(name))
    others = tuple(sorted(there.keys() - graphs.counts.keys()))
    if prune:
        for name in steps(others, "removing graphs"):
            client.delete(name)
    _refuse_other_counts(client, graphs.counts)
    again = _unchanged(client, graphs, [Counted(name, graphs.counts[name]) for name in wanted])
    altered = tuple(sorted(set(wanted).difference(again)))
    return Published(len(wanted), len(kept), sum(graphs.counts.values()), others, altered)


def _has(there: dict[str, Counted], name: str, count: int) -> bool:
    return name in there and there[name].triples == count


def _unchanged(client: Client, graphs: Graphs, alike: list[Counted]) -> Iterator[str]:
    """Name the graphs that hold on the service what they hold here."""
    waiting = iter(steps(alike, "comparing graphs"))
    while batch := list(islice(waiting, _AT_ONCE)):
        found: dict[str, set[ox.Triple]] = {one.name: set() for one in batch}
        for quad in quads_in(client, batch):
            found[str(quad.graph_name)[1:-1]].add(quad.triple)
        yield from (name for name, there in found.items() if there == set(graphs.triples(name)))


def _refuse_long(client: Client, graphs: Graphs) -> None:
    """Refuse IRIs that the service would cut without a word."""
    longest = client.known().longest
    if not longest:
        return
    for name in graphs.counts:
        for triple in graphs.triples(name):
            for term in (ox.NamedNode(name), *triple):
                if isinstance(term, ox.NamedNode) and len(term.value.encode()) > longest:
                    raise StoreError(
                        f"{client.service.name}: {client.known().title} cuts IRIs of more than "
                        f"{longest:,} bytes, as <{term.value[:60]}…>; shorten it"
                    )


def _refuse_other_counts(client: Client, wanted: dict[str, int]) -> None:
    """Count what is there now; raises StoreError where it is other than what was written."""
    counted = {one.name: one.triples for one in graphs_in(client, ontology=True)}
    wrong = [name for name, count in wanted.items() if counted.get(name, 0) != count]
    if wrong:
        shown = ", ".join(
            f"<{name}> has {counted.get(name, 0):,} of {wanted[name]:,}" for name in wrong[:_SHOWN]
        )
        more = f" and {len(wrong) - _SHOWN:,} more graphs" if len(wrong) > _SHOWN else ""
        raise StoreError(
            f"{client.service.name}: counts other triples than were written: {shown}{more}"
        )
