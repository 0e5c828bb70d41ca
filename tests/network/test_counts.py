"""The counts of a network, against a small dataset that can be counted by hand."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import networkx as nx
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset

import eventgraph as eg
from eventgraph.claims.cards import cards_of
from eventgraph.cli import group
from eventgraph.network.counts import count_up
from eventgraph.network.projecting import project
from small import SMALL

ROOT = Path(__file__).parents[2]


def test_the_small_dataset_is_counted_as_by_hand() -> None:
    assert count_up(project(eg.load(SMALL))).rows == (
        ("nodes", 9),
        ("nodes: actor", 5),
        ("nodes: event", 3),
        ("nodes: place", 1),
        ("edges", 11),
        ("edges: disputed", 4),
        ("edges: only alleged or possible", 2),
        ("claims on edges", 5),
        ("speakers of claims on edges", 2),
        ("sources of claims on edges", 1),
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


def test_a_role_filled_by_text_draws_no_node_and_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    path.write_text(
        """
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix e: <https://w3id.org/eventgraph/id/event/> .
e:claim { e:talks evg:party 5 , e:other }
e:claim sem:accordingTo e:speaker .
"""
    )
    projection = project(eg.load(path), kind="speakers")
    prefix = "https://w3id.org/eventgraph/id/event/"
    assert sorted(projection) == [f"{prefix}other", f"{prefix}speaker"]


def test_all_claims_are_told_apart_from_those_on_edges(dataset: Dataset) -> None:
    answer = CliRunner().invoke(group, ["stats", "--graph", str(ROOT / "graph"), "-f", "csv"])
    counts = dict(csv.reader(io.StringIO(answer.stdout)))
    (held,) = eg.summarize(dataset).records()
    assert [counts[name] for name in ("claims", "speakers", "sources")] == [
        str(held[name]) for name in ("claims", "speakers", "sources")
    ]
    assert int(counts["claims"]) == len(cards_of(dataset)) > int(counts["claims on edges"])


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=30))
def test_the_longest_chain_is_the_longest_of_those_from_every_node(
    links: list[tuple[int, int]],
) -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
        [(str(one), str(other)) for one, other in links if one != other]
    )
    graph.add_node("alone")
    plain: nx.Graph[str] = nx.Graph(graph)
    most = max(map(len, nx.connected_components(plain)))
    longest = {
        nx.diameter(plain.subgraph(part))
        for part in nx.connected_components(plain)
        if len(part) == most
    }
    told = [number for what, number in count_up(graph).rows if what == "longest shortest chain"]
    assert longest.issuperset(told)
    assert len(told) == 1
