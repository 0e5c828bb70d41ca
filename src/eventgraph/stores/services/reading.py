"""Read all that a service holds, a page at a time by key, each page compared with its count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from eventgraph.errors import StoreError
from eventgraph.steps import doing
from eventgraph.stores.services.asking import asked, iris, text
from eventgraph.stores.services.client import Client, Cut
from eventgraph.stores.services.graphs import GENID, RECORD
from eventgraph.stores.services.loaded import Loaded
from eventgraph.vocabulary import BASE, ONTOLOGY_GRAPH

__all__ = [
    "Counted",
    "as_in_files",
    "batches",
    "graphs_in",
    "listed",
    "quads_in",
    "quads_of_subjects",
    "read_quads",
    "refuse_other",
    "total_of",
    "without",
]

_RECORD: Final = ox.NamedNode(RECORD)
#: How many names a query holds at most, and how many signs they have together.
_NAMES: Final = 200
_SIGNS: Final = 20_000


_CHANGED: Final = "changed while it was read, or does not count what it holds; try again"
_BLANK: Final = (
    "holds blank nodes, which no two answers name alike; write it with eventgraph publish, which "
    "gives them names"
)


class Counted(NamedTuple):
    """Something with a name, and how many triples it has."""

    name: str
    triples: int


def total_of(client: Client, *, ontology: bool = False) -> int:
    """Count the triples of all graphs of a dataset; raises StoreError for what lies outside."""
    if client.known().outside:
        [[apart]] = client.select(asked("outside"))
        if int(apart.value):
            raise StoreError(
                f"{client.service.name}: holds {int(apart.value):,} triples outside any named "
                f"graph, which are not read; put them into the graph <{RECORD}>"
            )
    [[total]] = client.select(asked("count", without=without(client, ontology=ontology)))
    return int(total.value)


def refuse_other(client: Client, loaded: Loaded) -> None:
    """Raise StoreError where a service holds other than what its loader was given."""
    passed = without(client, ontology=True)
    [[graphs]] = client.select(asked("named", without=passed))
    found = Loaded(int(graphs.value), total_of(client, ontology=True))
    if found != loaded:
        holds = f"holds {found.quads:,} quads in {found.graphs:,} graphs"
        states = f"the manifest states {loaded.quads:,} in {loaded.graphs:,}"
        raise StoreError(f"{client.service.name}: {holds}, and {states}; load it anew")


def graphs_in(client: Client, *, ontology: bool = False) -> list[Counted]:
    """List the graphs of a dataset, with how many triples each has; the ontology's if asked for."""
    passed = without(client, ontology=ontology)
    return listed(client, lambda key, page: asked("graphs", key=key, page=page, without=passed))


def read_quads(client: Client, most: int) -> Iterator[ox.Quad]:
    """Read every quad of a service, once; the record graph comes as the unnamed graph.

    Raises StoreError where there are more than `most`, where a page lacks anything, or where the
    service changed on the way.
    """
    total = total_of(client)
    name = client.service.name
    if total > most:
        raise StoreError(
            f"{name}: holds {total:,} quads, and {most:,} are read into memory at most; raise "
            "--max-quads, build a store on disk of its files, or ask by query --at-service"
        )
    graphs = graphs_in(client)
    if sum(graph.triples for graph in graphs) != total:
        raise StoreError(f"{name}: {_CHANGED}")
    with doing("reading the service", total) as step:
        for quad in quads_in(client, graphs):
            step.done += 1
            yield as_in_files(quad)
    if total_of(client) != total:
        raise StoreError(f"{name}: {_CHANGED}")


def quads_in(client: Client, graphs: Iterable[Counted]) -> Iterator[ox.Quad]:
    """Read the quads of some graphs, as many as were counted; raises StoreError for any other."""
    small = []
    for graph in graphs:
        if graph.triples > client.page:
            yield from _large(client, graph)
        else:
            small.append(graph)
    for batch in batches(small, client.page):
        try:
            rows = _rows(client, asked("quads", graphs=iris([one.name for one in batch])), batch)
        except Cut as error:
            client.lower(error)
            yield from quads_in(client, batch)
            continue
        for graph_name, *triple in rows:
            yield _quad(client, graph_name.value, triple)


def _large(client: Client, graph: Counted) -> Iterator[ox.Quad]:
    """Read a graph that is larger than a page: some subjects at a time."""
    name = iris([graph.name])
    subjects = listed(client, lambda key, page: asked("subjects", graph=name, key=key, page=page))
    if sum(subject.triples for subject in subjects) != graph.triples:
        raise StoreError(f"{client.service.name}: {_CHANGED}")
    yield from quads_of_subjects(client, graph.name, subjects)


def quads_of_subjects(client: Client, graph: str, subjects: Iterable[Counted]) -> Iterator[ox.Quad]:
    """Read the triples of some subjects of a graph, as many as were counted."""
    for batch in batches(subjects, client.page):
        wanted = iris([one.name for one in batch])
        try:
            rows = _rows(client, asked("triples", graph=iris([graph]), subjects=wanted), batch)
        except Cut as error:
            if len(batch) == 1 and error.rows is not None:
                raise StoreError(
                    f"{client.service.name}: gives {error.rows:,} rows at most, and "
                    f"<{batch[0].name}> has {batch[0].triples:,} triples; let it give more"
                ) from error
            client.lower(error)
            yield from quads_of_subjects(client, graph, batch)
            continue
        for triple in rows:
            yield _quad(client, graph, triple)


def listed(client: Client, query: Callable[[str, str], str]) -> list[Counted]:
    """List things with their counts, each page after the last name of the one before."""
    found: list[Counted] = []
    key = ""
    while True:
        page = client.page
        try:
            rows = client.select(query(text(key), str(page)))
        except Cut as error:
            client.lower(error)
            continue
        for name, triples in rows:
            if not isinstance(name, ox.NamedNode):
                raise StoreError(f"{client.service.name}: {_BLANK}")
            found.append(Counted(name.value, int(triples.value)))
        if len(rows) < page:
            break
        key = found[-1].name
    if len({one.name for one in found}) != len(found):
        raise StoreError(f"{client.service.name}: does not list by name; nothing is read from it")
    return found


def batches(things: Iterable[Counted], page: int) -> Iterator[list[Counted]]:
    """Gather things of which a page holds all triples."""
    batch: list[Counted] = []
    triples = signs = 0
    for one in things:
        full = triples + one.triples > page or signs + len(one.name) > _SIGNS
        if batch and (full or len(batch) == _NAMES):
            yield batch
            batch, triples, signs = [], 0, 0
        batch.append(one)
        triples += one.triples
        signs += len(one.name)
    if batch:
        yield batch


def _rows(client: Client, query: str, batch: list[Counted]) -> list[Any]:
    """Ask for the triples of a batch, and count them."""
    wanted = sum(one.triples for one in batch)
    rows = client.select(query)
    if len(rows) != wanted:
        raise StoreError(
            f"{client.service.name}: gives {len(rows):,} of the {wanted:,} triples from "
            f"<{batch[0].name}> on; it cuts answers, so set page in the toml to what it gives"
        )
    return rows


def _quad(client: Client, graph: str, triple: Any) -> ox.Quad:  # noqa: ANN401 - terms of a row
    if any(isinstance(term, ox.BlankNode) for term in triple):
        raise StoreError(f"{client.service.name}: {_BLANK}")
    subject, predicate, value = triple
    return ox.Quad(subject, predicate, value, ox.NamedNode(graph))


def as_in_files(quad: ox.Quad) -> ox.Quad:
    """Give a quad as files have it: blank nodes, and what lies outside any graph."""
    graph = ox.DefaultGraph() if quad.graph_name == _RECORD else quad.graph_name
    return ox.Quad(_unnamed(quad.subject), quad.predicate, _unnamed(quad.object), graph)


def _unnamed(term: Any) -> Any:  # noqa: ANN401 - any term
    """Give the blank node that a name stands for, or the term itself."""
    if isinstance(term, ox.NamedNode) and term.value.startswith(GENID):
        return ox.BlankNode(term.value.removeprefix(GENID))
    return term


def without(client: Client, *, ontology: bool = False) -> str:
    """Name the graphs that are passed over: the product's own, and the ontology, which ships."""
    # A list must not be empty: some products do not read one.
    passed = (f"{BASE}graph/none" if ontology else ONTOLOGY_GRAPH, *client.known().system)
    return iris(passed, ", ")
