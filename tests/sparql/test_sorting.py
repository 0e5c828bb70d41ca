"""A sort of mixed values ends in an order, never in the end of the process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Final

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset

import eventgraph as eg
from eventgraph.rdf.oxigraph import dataset_on
from eventgraph.sparql.files import parse_query
from eventgraph.sparql.sorting import sorted_by_kind
from eventgraph.tables.table import Table
from standing import Standing

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SHOWN: Final = ox.NamedNode("http://e/p")


@pytest.fixture(scope="module")
def standing() -> Iterator[Standing]:
    """Start an interpreter that may die."""
    with Standing() as one:
        yield one


def holding(*values: ox.Literal | ox.NamedNode) -> Dataset:
    """Make a dataset in which each value is said once."""
    store = ox.Store()
    for number, value in enumerate(values):
        store.add(ox.Quad(ox.NamedNode(f"http://e/{number}"), SHOWN, value))
    return dataset_on(store)


def typed(text: str, kind: str) -> ox.Literal:
    """Make a literal of a type of XML Schema."""
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


def in_order(dataset: Dataset, order: str) -> list[str]:
    """Ask for all values in an order."""
    text = f"SELECT ?o {{ ?s <http://e/p> ?o }} ORDER BY {order}"
    answer = eg.run(parse_query(text, "q"), dataset)
    assert isinstance(answer, Table)
    return [str(row[0]) for row in answer.rows]


@pytest.mark.parametrize("order", ["?o", "DESC(?o)", "(?o)", "IF(true, ?o, ?o)", "ASC(?o) ?s"])
def test_numbers_words_and_dates_in_one_column_do_not_end_the_process(
    tmp_path: Path, standing: Standing, order: str
) -> None:
    random = Random(4)  # noqa: S311 - no secret
    values = [str(typed(str(n), "integer")) for n in range(150)]
    values += [f'"{n}"' for n in range(150)] + [f'"{n}x"^^<{XSD}integer>' for n in range(50)]
    values += [
        f'"2025-01-0{day}T{hour}:00:00{zone}"^^<{XSD}dateTime>'
        for day in (1, 2) for hour in (10, 15, 20) for zone in ("", "Z", "+14:00", "-12:00")
    ]  # fmt: skip
    random.shuffle(values)
    lines = [f"<http://e/{n}> <http://e/p> {value} ." for n, value in enumerate(values)]
    (tmp_path / "data.nt").write_text("\n".join(lines), "utf-8")
    query = tmp_path / "q.rq"
    query.write_text(f"SELECT ?o {{ ?s <http://e/p> ?o }} ORDER BY {order}", "utf-8")
    command = ["query", str(query), "--graph", str(tmp_path / "data.nt"), "-f", "csv"]
    answer = standing.run(*command)
    assert (answer.status, answer.stdout.count("\n")) == (0, len(values) + 1)


def test_kinds_come_one_after_the_other() -> None:
    dataset = holding(
        typed("P1D", "duration"), ox.Literal("9"), typed("10", "integer"), ox.Literal("b"),
        typed("9", "decimal"), typed("2025", "gYear"), ox.Literal("a", language="en"),
        ox.NamedNode("http://e/x"),
    )  # fmt: skip
    assert in_order(dataset, "?o") == ["http://e/x", "9", "10", "2025", "9", "a", "b", "P1D"]
    assert in_order(dataset, "DESC(?o)") == in_order(dataset, "?o")[::-1]


@given(
    st.one_of(
        st.lists(st.integers(-(10**6), 10**6).map(ox.Literal), max_size=40),
        st.lists(st.text("abcÁ1 ", max_size=3).map(ox.Literal), max_size=40),
        st.lists(st.dates().map(lambda day: typed(day.isoformat(), "date")), max_size=40),
        st.lists(st.integers(0, 50).map(lambda n: ox.NamedNode(f"http://e/{n}")), max_size=40),
    ),
    st.sampled_from(["?o ?s", "DESC(?o) ?s"]),
)
def test_values_of_one_kind_are_sorted_as_oxigraph_sorts_them(
    values: list[ox.Literal | ox.NamedNode], order: str
) -> None:
    dataset, bare = holding(*values), ox.Store()
    for number, value in enumerate(values):
        bare.add(ox.Quad(ox.NamedNode(f"http://e/{number}"), SHOWN, value))
    rows = bare.query(f"SELECT ?o {{ ?s <http://e/p> ?o }} ORDER BY {order}")
    assert in_order(dataset, order) == [row[0].value for row in rows]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("SELECT * { ?s ?p ?o } ORDER BY ?o ?p", 2),
        ("SELECT * { ?s ?p ?o } ORDER BY DESC ( ?o ) ASC(STR(?p)) LIMIT 3", 2),
        ("SELECT * { ?s ?p ?o } ORDER BY STR(?o) LCASE(STR(?p)) LIMIT 3 OFFSET 1", 0),
        ("SELECT * { ?s ?p ?o } ORDER BY xsd:integer(?o) <http://e/f>(?p)", 2),
        ("SELECT * { ?s ?p ?o } ORDER BY (IF(?o > ')', 1, 2)) VALUES (?a) { (1) }", 1),
        ("SELECT * { { SELECT ?s { ?s ?p ?o } ORDER BY ?s LIMIT 2 } } ORDER BY ?s", 2),
        ("SELECT * { ?s ?p 'ORDER BY ?o' } # ORDER BY ?o", 0),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY SUM(?o) COUNT(?p)", 1),
    ],
)
def test_each_key_that_may_mix_kinds_gets_its_kind_before_it(text: str, keys: int) -> None:
    assert sorted_by_kind(text).count("isNumeric(") == keys


def test_a_fault_in_a_query_that_sorts_keeps_its_place() -> None:
    text = "SELECT * { ?s ?p ?o } ORDER BY ?o LIMIT\n 1 nonsense"
    with pytest.raises(eg.EventGraphError, match="q:2:4: 'nonsense' cannot be read"):
        eg.run(parse_query(text, "q"), dataset_on(ox.Store()))
