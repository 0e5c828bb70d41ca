"""Another program for JSON-LD reads the same quads out of our export, offline."""

import json
from pathlib import Path
from typing import Any, NoReturn

import pyoxigraph as ox
from pyld import jsonld

import eventgraph as eg

ROOT = Path(__file__).parents[2]


def no_network(url: str, _options: dict[str, Any]) -> NoReturn:
    raise AssertionError(f"asked for {url}")


def quads(data: bytes | str) -> set[ox.Quad]:
    return set(ox.parse(data, format=ox.RdfFormat.N_QUADS))


def test_pyld_reads_the_quads_of_the_curated_graph_from_its_jsonld() -> None:
    dataset = eg.load(ROOT / "graph")
    document = json.loads(eg.export(dataset, "jsonld"))
    options = {"format": "application/n-quads", "documentLoader": no_network}
    assert quads(jsonld.to_rdf(document, options)) == quads(eg.export(dataset, "nquads"))
