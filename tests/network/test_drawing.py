"""Networks that lie on disk are those that are held, and answer alike; little of them is read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.network import drawing as drawings
from eventgraph.network.counts import count_up
from eventgraph.network.drawing import Drawing, drawing_of, drawn, is_large, sketched
from eventgraph.network.paths import Route, find_chains, find_gap
from eventgraph.network.projecting import KINDS, project
from eventgraph.network.ranking import rank
from eventgraph.sparql.files import parse_query
from small import iri


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", [drawn, sketched])
def test_a_network_on_disk_is_the_one_that_is_held(
    seen: Dataset, kind: str, way: Callable[..., AbstractContextManager[Drawing]]
) -> None:
    held = drawing_of(project(seen, kind=kind))
    with way(seen, kind, most=1) as drawing:
        assert drawing.about == held.about
        assert {name: dict(data) for name, data in drawing.nodes} == dict(held.nodes)
        for _ in range(2):
            assert [(*two, dict(data)) for *two, data in drawing.edges] == list(held.edges)


def test_a_dataset_is_large_by_the_claims_it_shows(dataset: Dataset) -> None:
    rubio = eg.scope(dataset, according_to="actor:marco-rubio")
    assert [is_large(one, 100) for one in (dataset, rubio)] == [True, False]
    assert not is_large(dataset)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("measure", ["degree", "strength", "pagerank", "communities"])
def test_a_sketch_ranks_alike(dataset: Dataset, kind: str, measure: str) -> None:
    with sketched(dataset, kind, most=1) as sketch:
        assert rank(sketch, measure) == rank(project(dataset, kind=kind), measure)


@pytest.mark.parametrize("kind", KINDS)
def test_a_sketch_counts_alike(seen: Dataset, kind: str) -> None:
    with sketched(seen, kind, most=1) as sketch:
        assert count_up(sketch) == count_up(project(seen, kind=kind))


@pytest.mark.parametrize("undisputed", [False, True])
@pytest.mark.parametrize("avoid", [(), ("event:demand",), ("event:demand", "event:transfer")])
@pytest.mark.parametrize("kind", KINDS)
def test_a_sketch_has_the_same_chains(
    small: Dataset, kind: str, avoid: tuple[str, ...], *, undisputed: bool
) -> None:
    ends = iri("actor:ana"), iri("actor:dora")
    route = Route(*ends, tuple(map(iri, avoid)), undisputed, most=3)
    held = project(small, kind=kind)
    with sketched(small, kind, most=1) as sketch:
        assert find_chains(sketch, route) == find_chains(held, route)
        assert find_gap(sketch, route, sketch) == find_gap(held, route, held)


@pytest.mark.parametrize("way", [drawn, sketched])
def test_a_relation_of_any_text_is_kept(
    small: Dataset, way: Callable[..., AbstractContextManager[Drawing]]
) -> None:
    text = """SELECT ?from ?to ?relation WHERE {
      VALUES (?from ?to ?relation) { (actor:ana actor:ben "a\\nb\\u0085c \\"d\\"") }
    }"""
    query = parse_query(text, "odd")
    with way(small, query, most=1) as drawing:
        assert [edge["relation"] for _, _, edge in drawing.edges] == ['a\nb\x85c "d"']


def test_who_ranks_asks_for_no_words_and_no_dates(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr(drawings, "edge_attributes", look_up)
    monkeypatch.setattr(drawings, "node_of", look_up)
    with sketched(dataset, "actors", most=1) as sketch:
        assert len(rank(sketch, "degree").rows) > 50
        (_, node), *_ = sketch.nodes
        assert node["kind"] == "actor"
        with pytest.raises(LookupError):
            node["first"]


@pytest.mark.parametrize(
    "words",
    [
        "rank degree --kind actors",
        "rank degree --by speaker --top 3",
        "stats",
        "stats --according-to actor:marco-rubio",
        "path actor:catholic-church actor:marco-rubio --max 2",
        "path actor:catholic-church actor:marco-rubio --format csv --lang es",
        "path actor:catholic-church actor:marco-rubio --avoid event:negotiation --undisputed",
    ],
)
def test_verbs_answer_alike_of_many_claims(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = CliRunner().invoke(group, words.split())
    monkeypatch.setattr(drawings, "is_large", lambda *_: True)
    again = CliRunner().invoke(group, words.split())
    assert (again.output, again.exit_code) == (first.output, first.exit_code)
    assert len(first.output) > 200
