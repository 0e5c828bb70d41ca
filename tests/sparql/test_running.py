"""The library of queries: each answers on the curated dataset, by Oxigraph, in a fixed order."""

import json
import re
from pathlib import Path
from typing import Final, NoReturn

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Literal, URIRef
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.processor import SPARQLProcessor

import eventgraph as eg
import queries_doc
from eventgraph.claims.names import strangers
from eventgraph.claims.scopes import Scope, claims
from eventgraph.rdf.oxigraph import Term, ox_term, store_of
from eventgraph.rdf.scoped import seen_through
from eventgraph.sparql.binding import bind
from eventgraph.sparql.files import Query, read_query
from eventgraph.sparql.library import read_queries
from eventgraph.sparql.running import run
from eventgraph.sparql.text import code_of
from eventgraph.tables.table import Table, write
from eventgraph.vocabulary import curie, expand
from standing import Standing

ROOT: Final = Path(__file__).parents[2]
QUERIES: Final = read_queries(ROOT / "queries")
SELECTS: Final = [name for name, query in QUERIES.items() if query.form == "SELECT"]
PARAMETERS: Final = [
    (name, parameter.name) for name, query in QUERIES.items() for parameter in query.parameters
]
each_query = pytest.mark.parametrize("name", QUERIES)
each_select = pytest.mark.parametrize("name", SELECTS)


def table(dataset: Dataset, name: str, **arguments: str) -> Table:
    """Answer a query of the library that gives a table."""
    answer = run(QUERIES[name], dataset, arguments)
    assert isinstance(answer, Table)
    return answer


def curies(answer: Table, column: str) -> list[str]:
    """Give a column of IRIs as CURIEs."""
    return [curie(str(cell)) for cell in answer.column(column)]


def test_there_are_enough_of_every_form() -> None:
    forms = [query.form for query in QUERIES.values()]
    assert len(forms) >= 20
    assert {form: forms.count(form) > 0 for form in ("CONSTRUCT", "DESCRIBE", "ASK")} == {
        "CONSTRUCT": True,
        "DESCRIBE": True,
        "ASK": True,
    }


@each_query
def test_a_query_answers_with_and_without_its_example(dataset: Dataset, name: str) -> None:
    query = QUERIES[name]
    for arguments in ({}, query.example()):
        answer = run(query, dataset, arguments)
        assert answer is True if query.form == "ASK" else answer


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_a_parameter_narrows_the_answer(dataset: Dataset, name: str, parameter: str) -> None:
    query = QUERIES[name]
    whole = run(query, dataset)
    some = run(query, dataset, {parameter: query.example()[parameter]})
    if query.form == "ASK":
        assert run(query, dataset, {parameter: "place:cecot"}) is False
    else:
        assert 0 < len(some) <= len(whole)  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "parameter"), PARAMETERS)
def test_a_parameter_is_described_and_typed(name: str, parameter: str) -> None:
    (found,) = [p for p in QUERIES[name].parameters if p.name == parameter]
    assert found.description.endswith(".")
    assert found.example is not None
    assert re.search(rf"\?{parameter}\b", code_of(QUERIES[name].text))


@each_query
def test_a_query_says_what_it_answers(name: str) -> None:
    query = QUERIES[name]
    assert 10 < len(query.summary) < 75
    assert query.description.endswith(".")
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", name)


@pytest.mark.slow
@each_query
def test_a_query_is_plain_sparql_for_any_engine(dataset: Dataset, name: str) -> None:
    text = QUERIES[name].text
    parseQuery(text)
    store_of(dataset).query(text, use_default_graph_as_union=True)
    code = code_of(text)
    assert not re.search(r"(?<!\?)\b(FROM|SERVICE|NOW|LATERAL|NAMED)\b", code, re.IGNORECASE)
    declared = set(re.findall(r"(?m)^PREFIX (\w+):", text))
    used = set(re.findall(r"(?<![\w?])(\w+):\w", code_of(re.sub(r"(?m)^PREFIX.*", "", text))))
    assert declared == used


@each_query
def test_claims_are_bound_by_their_graph(name: str) -> None:
    bound = r"GRAPH \?claim \{|\?statement evg:inClaim \?claim"
    assert re.search(bound, code_of(QUERIES[name].text))


@each_query
def test_a_query_names_nothing_that_is_not_there(dataset: Dataset, name: str) -> None:
    assert list(strangers(QUERIES[name], dataset)) == []


@each_select
def test_the_order_is_total(dataset: Dataset, name: str) -> None:
    query = QUERIES[name]
    assert query.ordered
    keys = re.findall(r"\?(\w+)", query.text[query.text.rindex("ORDER BY") :])
    rows = table(dataset, name).records()
    assert len({tuple(row[key] for key in keys) for row in rows}) == len(rows)


@each_select
def test_numbers_and_words_are_never_sorted_in_one_column(dataset: Dataset, name: str) -> None:
    """Oxigraph ends the whole process when its order of numbers and strings goes in a circle."""
    answer = table(dataset, name)
    order = QUERIES[name].text.rpartition("ORDER BY")[2]
    for column in set(re.findall(r"(?<![(\w])\?(\w+)|DESC\(\?(\w+)\)", order)):
        cells = [cell for cell in answer.column(next(filter(None, column))) if cell is not None]
        kinds = {cell.datatype for cell in cells if isinstance(cell, Literal)}
        assert len(kinds) < 2, (name, column, kinds)


@each_select
def test_the_json_is_what_oxigraph_itself_writes(dataset: Dataset, name: str) -> None:
    query = QUERIES[name]
    ours = json.loads(write(table(dataset, name, **query.example()), "json"))
    bound: dict[ox.Variable, Term] = {
        ox.Variable(key): ox_term(value) for key, value in bind(query, query.example()).items()
    }
    answer = store_of(dataset).query(
        query.text, use_default_graph_as_union=True, substitutions=bound or None
    )
    assert isinstance(answer, ox.QuerySolutions)
    data = answer.serialize(format=ox.QueryResultsFormat.JSON) or b""
    assert ours == json.loads(data)


@each_query
def test_rdflib_s_own_engine_is_never_used(
    dataset: Dataset, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise AssertionError("rdflib's own engine was asked")

    monkeypatch.setattr(SPARQLProcessor, "query", fail)
    run(QUERIES[name], dataset, QUERIES[name].example())


@each_select
def test_a_scope_holds_in_every_query(dataset: Dataset, name: str) -> None:
    speaker = str(expand("actor:marco-rubio"))
    graphs = claims(dataset, Scope(according_to="actor:marco-rubio"))
    assert graphs
    answer = run(QUERIES[name], seen_through(dataset, graphs))
    assert isinstance(answer, Table)
    for row in answer.records():
        assert row.get("speaker", URIRef(speaker)) == URIRef(speaker)
        assert row.get("other_speaker") in {None, URIRef(speaker)}
        assert "claim" not in row or str(row["claim"]) in graphs


def test_answers_are_equal_under_two_hash_seeds(seeds: tuple[Standing, Standing]) -> None:
    script = (
        "import eventgraph as eg\n"
        "from eventgraph.exports.rdf import write_graph\n"
        "dataset = eg.load('graph')\n"
        "names = eg.labels(dataset)\n"
        "for query in eg.read_queries('queries').values():\n"
        "    answer = eg.run(query, dataset)\n"
        "    if query.form == 'SELECT':\n"
        "        for format in ('text', 'csv', 'xml'):\n"
        "            print(eg.write(answer, format, names, 100))\n"
        "    elif query.form != 'ASK':\n"
        "        print(write_graph(answer, 'turtle').decode())\n"
    )
    printed = [seed.script(script) for seed in seeds]
    assert len(printed[0]) > 100_000
    assert printed[0] == printed[1]


def test_the_documentation_is_what_the_headers_say() -> None:
    assert (ROOT / "docs/queries.md").read_text("utf-8") == queries_doc.document()


PACKAGED = sorted((ROOT / "src/eventgraph").rglob("*.rq"))
#: Those with a place that is filled in are read when services answer them.
PLAIN = [path for path in PACKAGED if "${" not in path.read_text("utf-8")]


@pytest.mark.slow
@pytest.mark.parametrize("path", PLAIN, ids=lambda path: path.stem)
def test_the_packaged_queries_are_plain_sparql_too(path: Path) -> None:
    parseQuery(read_query(path).text)


def test_a_query_reads_what_the_library_offers() -> None:
    assert eg.read_queries() == QUERIES
    assert isinstance(QUERIES["numbers"], Query)
