"""A query's name is looked up in one's own folder first, then in the library of the package."""

from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.errors import InputError, UnknownQuery
from eventgraph.network.projecting import kind_named
from eventgraph.sparql.library import (
    find_query,
    known_queries,
    library_folder,
    query_paths,
    read_queries,
)

ROOT = Path(__file__).parents[2]
LINKS = "SELECT ?from ?to { GRAPH ?claim { ?from evg:holdsOffice ?to } }"


def test_the_library_of_a_checkout_is_its_folder_of_queries() -> None:
    assert library_folder() == ROOT / "queries"
    assert read_queries().keys() == read_queries(ROOT / "queries").keys()


def test_in_a_folder_without_queries_the_library_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert query_paths() == {name: query.path for name, query in read_queries().items()}
    assert query_paths(part="projections")["offices"] == ROOT / "queries/projections/offices.rq"
    assert sorted(query_paths(part="checks")) == [
        "duration-against-dates",
        "duration-against-parts",
        "share-against-count",
    ]


def test_queries_of_one_s_own_come_first_and_hide_the_library_s_of_their_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries/zebra.rq").write_text("ASK { }")
    (tmp_path / "queries/speakers.rq").write_text("#+ summary: Mine\nASK { }")
    known = known_queries()
    assert list(known)[:3] == ["speakers", "zebra", "about-a-claim"]
    assert known["speakers"].summary == "Mine"
    assert len(known) == len(read_queries()) + 1


def test_a_folder_that_is_named_takes_the_place_of_the_one_that_lies_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("queries/here", "others/there"):
        path = tmp_path / f"{name}.rq"
        path.parent.mkdir()
        path.write_text("ASK { }")
    assert list(query_paths(Path("others")))[:2] == ["there", "about-a-claim"]
    assert "here" not in query_paths(Path("others"))


def test_a_folder_that_is_named_and_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no: no such folder of queries; check the path"):
        query_paths(tmp_path / "no")
    with pytest.raises(InputError, match="no: no such folder of queries; check the path"):
        read_queries(tmp_path / "no")


def test_a_name_that_no_query_has() -> None:
    with pytest.raises(UnknownQuery, match="named 'timelin'; did you mean timeline"):
        find_query(read_queries(), "timelin")
    with pytest.raises(UnknownQuery, match="named 'zzz'; eventgraph query lists them"):
        find_query(read_queries(), "zzz")


def test_projections_are_looked_up_in_the_same_way(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert eg.project(dataset, kind="offices").number_of_edges() == 10
    (tmp_path / "queries/projections").mkdir(parents=True)
    (tmp_path / "queries/projections/offices.rq").write_text(LINKS)
    assert kind_named("offices").text == LINKS
    assert kind_named("payments").path == ROOT / "queries/projections/payments.rq"
    with pytest.raises(UnknownQuery, match="named 'office'; did you mean offices"):
        kind_named("office")
