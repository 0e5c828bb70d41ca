"""A dataset is used through rdflib as one of oxrdflib's is, and loads that when it is."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from oxrdflib import OxigraphStore
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import RDFS

import eventgraph as eg
from eventgraph.errors import StoreError
from eventgraph.rdf.interface import Interface
from eventgraph.rdf.oxigraph import store_of

TEXT = """
<x:a> <x:is> "01"^^<http://www.w3.org/2001/XMLSchema#integer> , "hola"@es , _:b <x:g> .
<x:a> <x:is> "plain" .
<x:b> <x:is> <x:a> <x:h> .
""".replace(" , ", " <x:g> .\n<x:a> <x:is> ")


def both() -> tuple[Dataset, Dataset]:
    """Give the same quads under oxrdflib's interface and under ours."""
    stores = ox.Store(), ox.Store()
    for store in stores:
        store.load(TEXT.encode(), format=ox.RdfFormat.N_QUADS)
    theirs, ours = OxigraphStore(store=stores[0]), Interface(stores[1])
    return Dataset(theirs, default_union=True), Dataset(ours, default_union=True)


def seen(dataset: Dataset) -> list[object]:
    """Read a dataset in the ways that rdflib has."""
    nodes = (None, URIRef("x:a"), URIRef("x:is"), Literal("plain"))
    return [
        len(dataset),
        sorted(
            (s, p, "" if isinstance(o, BNode) else o.n3(), str(g)) for s, p, o, g in dataset.quads()
        ),
        sorted(str(graph.identifier) for graph in dataset.graphs()),
        sorted(len(graph) for graph in dataset.graphs()),
        [len(list(dataset.triples((s, None, o)))) for s in nodes[:2] for o in nodes],
        len(list(dataset.quads((None, None, None, dataset.graph(URIRef("x:g")))))),
        dataset.value(URIRef("x:b"), URIRef("x:is")),
        sorted(map(str, dataset.query("SELECT ?s { ?s x:is ?o }", initNs={"x": "x:"}))),
        dataset.query("ASK { my:a my:is 'plain' }").askAnswer,
    ]


def test_it_reads_and_changes_as_oxrdflib_does() -> None:
    found = []
    for dataset in both():
        dataset.bind("my", "x:")
        states = [seen(dataset)]
        graph = dataset.graph(URIRef("x:new"))
        graph.add((URIRef("x:c"), URIRef("x:is"), Literal(1)))
        dataset.addN([(URIRef("x:d"), RDFS.label, Literal("d"), graph)])
        states.append(seen(dataset))
        dataset.remove((URIRef("x:a"), URIRef("x:is"), Literal("hola", lang="es")))
        dataset.remove_graph(URIRef("x:h"))
        dataset.update("INSERT DATA { GRAPH my:i { my:e my:is my:f } }")
        states.append(seen(dataset))
        found.append(states)
    assert found[0] == found[1]
    assert found[1][0] != found[1][1] != found[1][2]


@pytest.mark.parametrize("override", [True, False])
def test_it_binds_prefixes_as_oxrdflib_does(*, override: bool) -> None:
    stores = OxigraphStore(store=ox.Store()), Interface(ox.Store())
    for prefix, name in [("a", "x:1"), ("b", "x:2"), ("a", "x:2"), ("c", "x:1"), ("c", "x:2")]:
        for store in stores:
            store.bind(prefix, URIRef(name), override)
        assert sorted(stores[0].namespaces()) == sorted(stores[1].namespaces())
        for prefix_asked, name_asked in (("a", "x:1"), ("b", "x:2"), ("c", "x:3")):
            asked = URIRef(name_asked)
            assert stores[0].prefix(asked) == stores[1].prefix(asked)
            assert stores[0].namespace(prefix_asked) == stores[1].namespace(prefix_asked)


def test_what_it_gives_of_a_scope_shows_no_more_than_the_scope(dataset: Dataset) -> None:
    seen_through = eg.scope(dataset, according_to="actor:marco-rubio")
    triple = next(iter(seen_through.triples((None, None, None))))
    assert triple in seen_through
    assert all(len(graph) < len(dataset) for graph in seen_through.graphs())
    assert {type(graph.store) for graph in seen_through.graphs()} == {type(seen_through.store)}


def test_a_dataset_that_somebody_made_with_oxrdflib_is_read_too() -> None:
    store = ox.Store()
    assert store_of(Dataset(OxigraphStore(store=store))) is store
    with pytest.raises(StoreError, match="make it with eventgraph"):
        store_of(Dataset())


def test_a_graph_of_it_is_asked_alone() -> None:
    _, ours = both()
    from_graph = Graph(store=ours.store, identifier=URIRef("x:g"))
    assert bool(from_graph.query("ASK { ?s ?p 'hola'@es }").askAnswer)
