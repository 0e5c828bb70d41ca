"""The counts of a network, against a small dataset that can be counted by hand."""

from __future__ import annotations

from pathlib import Path

import networkx as nx

import eventgraph as eg
from eventgraph.networkstats import count_up
from eventgraph.projections import project

SMALL = Path(__file__).parent / "network.trig"


def test_the_small_dataset_is_counted_as_by_hand() -> None:
    assert count_up(project(eg.load(SMALL))).rows == (
        ("nodes", 9),
        ("nodes: actor", 5),
        ("nodes: event", 3),
        ("nodes: place", 1),
        ("edges", 11),
        ("edges: disputed", 4),
        ("edges: only alleged or possible", 2),
        ("claims", 5),
        ("speakers", 2),
        ("sources", 1),
        ("pairs linked", 11),
        ("density", 0.305556),
        ("parts", 2),
        ("nodes in the largest part", 8),
        ("nodes that stand alone", 1),
        ("bridges", 1),
        ("articulation points", 1),
        ("longest shortest chain", 3),
    )


def test_an_empty_network_is_counted_too() -> None:
    assert ("parts", 0) in count_up(nx.MultiDiGraph()).rows
