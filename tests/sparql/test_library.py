"""What the queries of the library answer on the curated dataset, in the words of its claims."""

from pathlib import Path
from typing import Final

import pytest
from rdflib import Dataset, Graph, URIRef

from eventgraph.sparql.library import read_queries
from eventgraph.sparql.running import run
from eventgraph.tables.table import Table
from eventgraph.vocabulary import curie, expand

QUERIES: Final = read_queries(Path(__file__).parents[2] / "queries")


@pytest.fixture
def dataset(first_story: Dataset) -> Dataset:
    """Ask what the first article says; what else is said of it is told apart in other tests."""
    return first_story


def table(dataset: Dataset, name: str, **arguments: str) -> Table:
    """Answer a query of the library that gives a table."""
    answer = run(QUERIES[name], dataset, arguments)
    assert isinstance(answer, Table)
    return answer


def curies(answer: Table, column: str) -> list[str]:
    """Give a column of IRIs as CURIEs."""
    return [curie(str(cell)) for cell in answer.column(column)]


def test_intermediaries_are_credited_by_those_who_credit_them(dataset: Dataset) -> None:
    answer = table(dataset, "intermediaries")
    assert answer.columns == ("intermediary", "speaker", "role", "event", "quote", "claim")
    found = list(zip(curies(answer, "intermediary"), curies(answer, "speaker"), strict=True))
    assert found == [
        ("actor:catholic-church", "actor:nicolas-maduro"),
        ("actor:gregorio-chavez", "actor:nicolas-maduro"),
        ("actor:jorge-rodriguez", "actor:nicolas-maduro"),
        ("actor:jose-luis-rodriguez-zapatero", "actor:nicolas-maduro"),
        ("actor:nayib-bukele", "actor:marco-rubio"),
        ("actor:pope-leo-xiv", "actor:nicolas-maduro"),
    ]


def test_who_is_left_out_in_one_account_has_a_part_in_another(dataset: Dataset) -> None:
    rows = table(dataset, "left-out", event="event:negotiation").records()
    (bukele,) = [row for row in rows if str(row["left_out"]).endswith("nayib-bukele")]
    assert curie(str(bukele["speaker"])) == "actor:diosdado-cabello"
    assert curie(str(bukele["other_speaker"])) == "actor:marco-rubio"
    assert str(bukele["other_quote"]) == "Nayib Bukele for helping secure an agreement"


def test_every_number_said_of_a_group_is_there(dataset: Dataset) -> None:
    answer = table(dataset, "numbers-of-a-group", group="group:venezuelans-held-in-el-salvador")
    numbers = {(curie(str(row["speaker"])), str(row["number"])) for row in answer.records()}
    assert ("actor:telesur", "238") in numbers
    assert ("actor:orinoco-tribune", "252") in numbers
    assert ("actor:international-action-center", "252") in numbers


def test_those_who_never_speak_do_not(dataset: Dataset) -> None:
    silent = curies(table(dataset, "who-never-speaks"), "actor")
    speakers = curies(table(dataset, "speakers"), "speaker")
    assert not set(silent) & set(speakers)
    assert {"actor:nayib-bukele", "actor:donald-trump", "actor:catholic-church"} <= set(silent)


def test_hands_are_counted(dataset: Dataset) -> None:
    answer = table(dataset, "attribution-chains", least="4")
    assert {
        (curie(str(row["speaker"])), curie(str(row["reported_by"]))) for row in answer.records()
    } == {
        ("actor:delcy-rodriguez", "actor:diosdado-cabello"),
    }
    assert {
        str(cell) for cell in table(dataset, "attribution-chains", least="1").column("hands")
    } == {
        "1",
        "2",
        "3",
        "4",
    }


def test_a_date_as_precise_as_a_month_lies_in_a_period_that_cuts_the_month(
    dataset: Dataset,
) -> None:
    def dates(**period: str) -> set[str]:
        return {str(cell) for cell in table(dataset, "timeline", **period).column("date")}

    assert "2025-03" in dates(**{"from": "2025-03-10", "until": "2025-03-20"})
    assert "2025-03" not in dates(**{"from": "2025-04-01"})
    assert "2025-07-18" not in dates(until="2025-07-17")
    assert dates(**{"from": "2025-07-22"}) == {"2025-07-22"}


def test_a_denial_stands_beside_what_it_denies(dataset: Dataset) -> None:
    answer = table(dataset, "disputes", speaker="group:families")
    assert curies(answer, "denied_speaker") == ["group:unnamed-accusers"]
    assert "without ties to criminal organizations" in str(answer.column("quote")[0])


def test_words_are_found_in_quotes_whatever_their_case(dataset: Dataset) -> None:
    quotes = [
        str(cell) for cell in table(dataset, "quotes-with", words="CONCENTRATION").column("quote")
    ]
    assert quotes
    assert all("concentration" in quote.casefold() for quote in quotes)
    assert len(table(dataset, "quotes-with", longest="12")) < len(table(dataset, "quotes-with"))


def test_a_place_stands_for_the_places_in_it(dataset: Dataset) -> None:
    places = set(curies(table(dataset, "places", within="place:venezuela"), "place"))
    assert {"place:maiquetia-airport", "place:la-guaira", "place:venezuela"} <= places
    assert "place:cecot" not in places


def test_a_construct_gives_a_graph_that_asserts_nothing(dataset: Dataset) -> None:
    query = QUERIES["claims-about-an-actor"]
    graph = run(query, dataset, query.example())
    assert isinstance(graph, Graph)
    said = {str(expand(name)) for name in ("evg:excludes", "evg:facilitatedBy", "evg:responsible")}
    assert not said & {str(predicate) for predicate in graph.predicates()}
    about = URIRef(str(expand("schema:about")))
    assert set(graph.objects(None, about)) == {URIRef(str(expand("actor:nayib-bukele")))}


def test_an_ask_tells_who_speaks(dataset: Dataset) -> None:
    query = QUERIES["does-actor-speak"]
    assert run(query, dataset, {"actor": "actor:marco-rubio"}) is True
    assert run(query, dataset, {"actor": "actor:nayib-bukele"}) is False


@pytest.mark.parametrize("name", sorted(read_queries()))
def test_each_query_is_told_in_spanish_too(name: str) -> None:
    query = read_queries()[name]
    told = query.speaking("es")
    assert told.summary != query.summary
    assert told.description != query.description
    for ours, theirs in zip(told.parameters, query.parameters, strict=True):
        assert ours.description != theirs.description, ours.name
