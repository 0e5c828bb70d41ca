"""What the queries of the library know of quantities and of dates in EDTF, in every engine."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.rdf.oxigraph import store_of
from eventgraph.sparql.running import run
from eventgraph.vocabulary import EDTF, ONTOLOGY_GRAPH, PREFIXES

QUERIES = eg.read_queries()
HEAD = (
    "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    + f"""
@prefix edtf: <{EDTF.removesuffix("EDTF")}> .
actor:ana a evg:Person . actor:ben a evg:Person .
source:s a evg:NewsArticle ; dcterms:issued "2025-07-18"^^xsd:date .
source:t a evg:NewsArticle ; dcterms:issued "2025-07-22"^^xsd:date .
"""
)


def loaded(folder: Path, *said: str) -> Dataset:
    path = folder / "data.trig"
    claims = (
        f"claim:c{n} {{ {one} }} claim:c{n} a evg:Claim ; sem:accordingTo actor:ana ; "
        f'evg:quote "words"@en ; evg:statedIn event:speech ; '
        f"prov:wasQuotedFrom source:{'st'[n > 0]} .\n"
        for n, one in enumerate(said)
    )
    path.write_text(HEAD + "".join(claims), "utf-8")
    return eg.load(path)


def column(dataset: Dataset, query: str, name: str, **given: str) -> list[str]:
    answer = run(QUERIES[query], dataset, given)
    assert isinstance(answer, eg.Table)
    return [str(cell) for cell in answer.column(name)]


def dated(*dates: str) -> list[str]:
    return [f"event:e{n} sem:hasTimeStamp {date}" for n, date in enumerate(dates)]


def edtf(text: str) -> str:
    return f'"{text}"^^edtf:EDTF'


LINE = (
    '"-0049"^^xsd:gYear',
    '"-0045"^^xsd:gYear',
    '"-0044-03-15"^^xsd:date',
    edtf("1999/2001"),
    edtf("[2024-03-15,2024-04-01]"),
    edtf("2025-03/.."),
    '"2025-06"^^xsd:gYearMonth',
    '"2025-06-30"^^xsd:date',
    edtf("2025-07~"),
    edtf("../2025-08"),
)


def test_a_time_line_is_in_the_order_of_what_is_written(tmp_path: Path) -> None:
    dataset = loaded(tmp_path, *dated(*reversed(LINE)))
    written = [one.split('"')[1] for one in LINE]
    assert column(dataset, "timeline", "date") == written


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ({"from": "2025-07-20"}, ["2025-03/..", "2025-07~", "../2025-08"]),
        ({"from": "2025-09-15"}, ["2025-03/.."]),
        ({"until": "2025-05-01"}, [*(one.split('"')[1] for one in LINE[:6]), "../2025-08"]),
        (
            {"until": "2025-06-15"},
            [*(one.split('"')[1] for one in LINE[:7]), "2025-07~", "../2025-08"],
        ),
        ({"until": "0001-01-01"}, ["-0049", "-0045", "-0044-03-15", "../2025-08"]),
        ({"from": "2000-01-01", "until": "2000-12-31"}, ["1999/2001", "../2025-08"]),
        ({"until": "-0045"}, ["-0049", "-0045", "../2025-08"]),
        ({"from": "-0045-12-31", "until": "-0044-04"}, ["-0045", "-0044-03-15", "../2025-08"]),
        ({"from": "2025-07"}, ["2025-03/..", "2025-07~", "../2025-08"]),
        ({"from": "2025-06", "until": "2025-06"}, [one.split('"')[1] for one in LINE[5:]]),
    ],
)
def test_a_time_line_keeps_what_may_lie_there(
    tmp_path: Path, given: dict[str, str], left: list[str]
) -> None:
    assert column(loaded(tmp_path, *dated(*LINE)), "timeline", "date", **given) == left


SIZES = ("252", '">250"', '"~250"', '"50..60"', '"<=80"', '"~<300"', "249.5")


def sized(*sizes: str) -> list[str]:
    marked = [f"{one}^^evg:quantity" if one[0] == '"' else one for one in sizes]
    return [f"group:g evg:size {one}" for one in marked]


def test_numbers_know_those_that_are_not_exact(tmp_path: Path) -> None:
    dataset = loaded(tmp_path, *sized(*SIZES))
    largest = ["~<300", "252", "~250", ">250", "249.5", "<=80", "50..60"]
    assert sorted(column(dataset, "numbers", "number")) == sorted(largest)
    assert column(dataset, "numbers", "number")[:2] == largest[:2]
    assert column(dataset, "numbers", "number")[-2:] == largest[-2:]
    assert set(column(dataset, "numbers", "number", least="260")) == {"~<300", ">250", "~250"}
    assert set(column(dataset, "numbers", "number", least="276")) == {"~<300", ">250"}
    assert column(dataset, "numbers", "number", least="1000") == [">250"]
    ordered = column(dataset, "numbers-of-a-group", "number")
    assert (ordered[0], ordered[-1]) == ("50..60", "~<300")


def test_what_is_written_otherwise_is_another_account(tmp_path: Path) -> None:
    quantities = loaded(tmp_path, *sized('">=245"', '">=250"'))
    assert column(quantities, "changed-accounts", "then") == []  # one speech
    assert column(quantities, "relayed-differently", "other_value") == [">=250"]
    days = loaded(tmp_path, *dated(edtf("2025-07?"))[:1], "event:e0 sem:hasTimeStamp '2025-08'")
    assert column(days, "relayed-differently", "value") == ["2025-07?"]
    same = loaded(tmp_path, *sized("252", "252.0"))
    assert column(same, "relayed-differently", "value") == []


def test_bounds_stand_beside_the_ontology_alone(tmp_path: Path) -> None:
    dataset = loaded(tmp_path, *sized('">250"', '"~250"', '">250"'))
    found = [
        quad
        for name in ("lowerEnd", "upperEnd")
        for quad in store_of(dataset).quads_for_pattern(
            None, ox.NamedNode(PREFIXES["evg"] + name), None
        )
        if isinstance(quad.object, ox.Literal)
    ]
    assert {(quad.predicate.value[-8:], getattr(quad.object, "value", "")) for quad in found} >= {
        ("lowerEnd", "250"),
        ("lowerEnd", "225"),
        ("upperEnd", "275"),
    }
    assert {quad.graph_name for quad in found} == {ox.NamedNode(ONTOLOGY_GRAPH)}
    for format in ("trig", "nquads", "turtle"):
        assert b"lowerEnd" not in eg.export(dataset, format)


DAYS = [
    *("-0050", "-0048", "-0048-03", "-0048-03-15"),
    *("2025", "2025-07", "2025-07-31", "2025-08", "2026"),
]


@pytest.mark.parametrize(
    ("issued", "known"),
    [
        ('"-0048-03-15"', DAYS[1:]),
        ('"-0049"', DAYS[1:]),
        (edtf("2025-07?"), DAYS[4:]),
        (edtf("2025-07~"), ["2025", "2025-08", "2026"]),
        (edtf("2025-03/.."), []),
    ],
)
def test_what_was_known_is_what_was_surely_published(
    tmp_path: Path, issued: str, known: list[str]
) -> None:
    path = tmp_path / "data.trig"
    loaded(tmp_path, *sized("252"))
    path.write_text(
        path.read_text("utf-8").replace('"2025-07-22"^^xsd:date', issued).replace(":s .", ":t .")
    )
    dataset = eg.load(path)
    assert [day for day in DAYS if column(dataset, "known-on-a-day", "thing", day=day)] == known
    until = ["claim"] if issued[1] == "-" else []
    assert len(column(dataset, "claims-of-a-source", "claim", until="-0048-12")) == len(until)
    assert column(dataset, "claims-of-a-source", "claim", **{"from": "-0050", "until": "2025-12"})
