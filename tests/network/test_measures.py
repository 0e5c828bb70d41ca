"""Each measure against scores worked out by hand, and against networkx on the curated graph."""

from __future__ import annotations

import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Dataset

import eventgraph as eg
from eventgraph.errors import EventGraphError
from eventgraph.network.comparing import rank_by_speaker, speakers
from eventgraph.network.measures import MEASURES
from eventgraph.network.projecting import project
from eventgraph.network.ranking import measures, rank, simplify
from small import SMALL

# a and b and c know each other, c knows d, d knows e, and f stands alone.
HAND: nx.MultiDiGraph[str] = nx.MultiDiGraph(
    [("a", "b"), ("c", "a"), ("b", "c"), ("c", "d"), ("e", "d")]
)
HAND.add_node("f")

BY_HAND = {
    "degree": {"a": 2, "b": 2, "c": 3, "d": 2, "e": 1, "f": 0},
    "strength": {"a": 2, "b": 2, "c": 3, "d": 2, "e": 1, "f": 0},
    # Of the 10 pairs of others, 4 meet through c and 3 through d.
    "betweenness": {"a": 0, "b": 0, "c": 0.4, "d": 0.3, "e": 0, "f": 0},
    # 4 reached of 5, in 7, 7, 5, 6 and 9 steps.
    "closeness": {"a": 16 / 35, "b": 16 / 35, "c": 16 / 25, "d": 16 / 30, "e": 16 / 45, "f": 0},
    "harmonic": {"a": 17 / 6, "b": 17 / 6, "c": 3.5, "d": 3, "e": 13 / 6, "f": 0},
    "articulation": {"a": 0, "b": 0, "c": 1, "d": 1, "e": 0, "f": 0},
    "bridges": {"a": 0, "b": 0, "c": 1, "d": 2, "e": 1, "f": 0},
    "core": {"a": 2, "b": 2, "c": 2, "d": 1, "e": 1, "f": 0},
    # For a: (1/2 + 1/2 · 1/3)² + (1/2 + 1/2 · 1/2)².
    "constraint": {"a": 145 / 144, "b": 145 / 144, "c": 11 / 18, "d": 0.5, "e": 1, "f": None},
    # Contacts less twice the links among them over their number.
    "effective-size": {"a": 1, "b": 1, "c": 7 / 3, "d": 2, "e": 1, "f": None},
    "communities": {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 3},
    "cliques": {"a": 1, "b": 1, "c": 1, "d": 0, "e": 0, "f": 0},
}


def scores(projection: nx.MultiDiGraph[str], measure: str) -> dict[str, object]:
    table = rank(projection, measure)
    return dict(zip(map(str, table.column("node")), table.column(measure), strict=True))


@pytest.mark.parametrize("measure", sorted(BY_HAND))
def test_a_measure_gives_the_scores_worked_out_by_hand(measure: str) -> None:
    assert scores(HAND, measure) == pytest.approx(BY_HAND[measure], abs=1e-6)


def test_the_centre_of_a_star_has_the_root_of_a_half_as_eigenvector_score() -> None:
    star: nx.MultiDiGraph[str] = nx.MultiDiGraph([("hub", leaf) for leaf in "abcd"])
    expected = {"hub": 0.707107, "a": 0.353553, "b": 0.353553, "c": 0.353553, "d": 0.353553}
    assert scores(star, "eigenvector") == expected


def test_pagerank_of_a_pair_and_one_alone() -> None:
    pair: nx.MultiDiGraph[str] = nx.MultiDiGraph([("a", "b")])
    pair.add_node("f")
    assert scores(pair, "pagerank") == {"a": 0.465116, "b": 0.465116, "f": 0.069767}


def test_every_measure_is_worked_out_by_hand() -> None:
    assert sorted({*BY_HAND, "eigenvector", "pagerank"}) == sorted(MEASURES)


def test_equal_scores_share_a_rank_and_who_stands_alone_comes_last() -> None:
    rows = [(row[0], str(row[1])) for row in rank(HAND, "betweenness").rows]
    assert rows == [(1, "c"), (2, "d"), (3, "a"), (3, "b"), (3, "e"), (3, "f")]
    assert [str(row[1]) for row in rank(HAND, "constraint").rows] == ["d", "c", "e", "a", "b", "f"]


def test_a_link_weighs_the_distinct_events_of_all_its_edges() -> None:
    projection: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    projection.add_edge("a", "b", events="e1", weight=1.0)
    projection.add_edge("b", "a", events="e1\ne2", weight=2.0)
    projection.add_edge("a", "b", events="", weight=1.0)
    projection.add_edge("a", "a", events="e3", weight=1.0)
    assert list(simplify(projection).edges(data=True)) == [("a", "b", {"weight": 2.0})]


@pytest.mark.parametrize("kind", ["events", "actors", "speakers"])
@pytest.mark.parametrize(
    ("measure", "function"),
    [
        ("betweenness", nx.betweenness_centrality),
        ("closeness", nx.closeness_centrality),
        ("harmonic", nx.harmonic_centrality),
        ("core", nx.core_number),
        ("effective-size", nx.effective_size),
    ],
)
def test_the_curated_graph_is_measured_as_networkx_does(
    dataset: Dataset, kind: str, measure: str, function: object
) -> None:
    projection = project(dataset, kind=kind)
    plain: nx.Graph[str] = nx.Graph(projection)
    plain.remove_edges_from(list(nx.selfloop_edges(plain)))
    assert callable(function)
    expected = {n: None if s != s else s for n, s in function(plain).items()}  # noqa: PLR0124 - NaN
    assert scores(projection, measure) == pytest.approx(expected, abs=1e-6)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12),
    st.sampled_from(sorted(MEASURES)),
    st.randoms(use_true_random=False),
)
def test_every_node_is_ranked_in_whatever_order_the_links_come(
    links: list[tuple[str, str]], measure: str, shuffler: random.Random
) -> None:
    projection: nx.MultiDiGraph[str] = nx.MultiDiGraph(links)
    projection.add_nodes_from("abcdefz")
    table = rank(projection, measure)
    assert sorted(map(str, table.column("node"))) == list("abcdefz")
    lonely = {n for n in projection if not set(nx.all_neighbors(projection, n)) - {n}}
    assert set(map(str, table.column("node")[len(projection) - len(lonely) :])) == lonely
    shuffled = links[:]
    shuffler.shuffle(shuffled)
    other: nx.MultiDiGraph[str] = nx.MultiDiGraph(shuffled)
    other.add_nodes_from("zfedcba")
    assert rank(other, measure) == table


def test_an_empty_projection_has_an_empty_ranking() -> None:
    for measure in MEASURES:
        assert rank(nx.MultiDiGraph(), measure).rows == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("measure", "margin"), [("betweenness", 200), ("closeness", 200), ("harmonic", 0)]
)
def test_a_large_network_is_measured_from_a_sample_and_the_title_says_so(
    measure: str, margin: int
) -> None:
    large: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nx.add_path(large, [f"p{n:04}" for n in range(1001)])
    large.add_nodes_from(f"z{n}" for n in range(4000))
    table = rank(large, measure)
    assert table.title == f"{measure} of 5001 nodes, 1000 links, estimated from 500 of the nodes"
    first = [int(str(node)[1:]) for node in table.column("node")[:20]]
    assert all(margin < place < 1001 - margin for place in first)


def test_a_backend_of_networkx_gives_the_same_ranks() -> None:
    pytest.importorskip("nx_rustworkx")
    assert rank(HAND, "betweenness", "rustworkx") == rank(HAND, "betweenness")


@pytest.mark.parametrize(
    ("measure", "backend", "message"),
    [
        ("betweeness", None, "no measure is named 'betweeness'; did you mean betweenness?"),
        (
            "closeness",
            "nowhere",
            "closeness: 'nowhere' backend is not installed; choose another --backend, or none",
        ),
    ],
)
def test_what_cannot_be_measured_is_said_in_one_line(
    measure: str, backend: str | None, message: str
) -> None:
    with pytest.raises(EventGraphError) as caught:
        rank(HAND, measure, backend)
    assert str(caught.value) == message


def test_measures_are_listed_with_what_they_say_and_when_not_to_use_them() -> None:
    table = measures()
    assert len(table) == len(MEASURES)
    assert all(all(row) for row in table.rows)


def test_ranks_by_speaker_stand_beside_the_overall_rank() -> None:
    table = rank_by_speaker(eg.load(SMALL), "degree", "actors", ["actor:nora", "Otto"])
    assert table.columns == ("node", "overall", "actor:nora", "shift 1", "actor:otto", "shift 2")
    assert [(str(row[0]).rpartition("/")[2], *row[1:]) for row in table.rows] == [
        ("ben", 1, 1, 0, 2, -1),
        ("cara", 1, 3, -2, 1, 0),
        ("ana", 3, 3, 0, 2, 1),
        ("dora", 3, 1, 2, "absent", None),
        ("eva", 5, 5, 0, "absent", None),
    ]
    assert table.title == (
        "degree of 5 nodes, 5 links; of these actor:nora names 5, actor:otto names 3"
    )


def test_an_account_that_a_scope_leaves_empty_names_nobody() -> None:
    dataset = eg.scope(eg.load(SMALL), according_to="actor:nora")
    table = rank_by_speaker(dataset, "degree", "actors", ["actor:otto"])
    assert set(table.column("actor:otto")) == {"absent"}
    assert speakers(dataset) == ["https://w3id.org/eventgraph/id/actor/nora"]


def test_a_measure_that_does_not_settle_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def restless(*_: object, **__: object) -> None:
        raise nx.PowerIterationFailedConvergence(1000)

    monkeypatch.setattr(nx, "pagerank", restless)
    with pytest.raises(EventGraphError, match="pagerank: does not settle on this network; choose"):
        rank(HAND, "pagerank")
