"""The queries on publications: what is borne out, or only seems so, who came first, and when."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.sparql.library import read_queries
from eventgraph.vocabulary import PREFIXES, curie

QUERIES = read_queries(Path(__file__).parents[2] / "queries")
SIZE = "group:held evg:size"
SOURCES = """
source:paper dcterms:issued "2025-07-19"^^xsd:date .
source:reprint dcterms:issued "2025-07-20"^^xsd:date ; prov:wasDerivedFrom source:paper .
source:again dcterms:issued "2025-07-21"^^xsd:date ; prov:wasRevisionOf source:reprint .
source:other dcterms:issued "2025-07"^^xsd:gYearMonth .
"""


def told(folder: Path, *claims: tuple[str, str, str], more: str = "") -> Dataset:
    """Make a dataset of claims: speaker, source, and what is said."""
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items()]
    lines += [SOURCES, more]
    lines += [
        f"claim:c{n} {{ {said} }} claim:c{n} a evg:Claim ; sem:accordingTo actor:{speaker} ; "
        f'prov:wasQuotedFrom source:{source} ; evg:quote "words {n}" .'
        for n, (speaker, source, said) in enumerate(claims, 1)
    ]
    (folder / "data.trig").write_text("\n".join(lines), "utf-8")
    return eg.load(folder)


def answer(dataset: Dataset, name: str, *columns: str, **arguments: str) -> list[tuple[str, ...]]:
    table = eg.run(QUERIES[name], dataset, arguments)
    assert isinstance(table, eg.Table)
    return [
        tuple(curie(cell) if "/" in (cell := str(row[c])) else cell for c in columns)
        for row in table.records()
    ]


def test_two_origins_bear_a_statement_out_and_reprints_do_not(tmp_path: Path) -> None:
    dataset = told(
        tmp_path,
        ("ana", "paper", f"{SIZE} 252"),
        ("ana", "again", f"{SIZE} 252"),
        ("ben", "other", f"{SIZE} 252"),
        ("ana", "paper", f"{SIZE} 238"),
        ("ben", "again", f"{SIZE} 238"),
    )
    numbers = ("what", "voices", "carriers", "origins")
    assert answer(dataset, "corroborated", *numbers) == [("252", "2", "3", "2")]
    assert len(answer(dataset, "corroborated", *numbers, least="1")) == 2
    only = answer(dataset, "only-one-origin", "what", "voices", "carriers", "only_origin")
    assert only == [("238", "2", "2", "source:paper")]


def test_a_primary_source_of_a_claim_stands_for_its_publication(tmp_path: Path) -> None:
    dataset = told(
        tmp_path,
        ("ana", "paper", f"{SIZE} 252"),
        ("ben", "other", f"{SIZE} 252"),
        more="claim:c2 prov:hadPrimarySource source:paper .",
    )
    assert answer(dataset, "corroborated", "what") == []
    assert answer(dataset, "only-one-origin", "carriers", "only_origin") == [("2", "source:paper")]


def test_the_earliest_day_says_who_came_first(tmp_path: Path) -> None:
    dataset = told(
        tmp_path,
        ("ben", "reprint", f"{SIZE} 252"),
        ("ana", "paper", f"{SIZE} 252"),
        ("ana", "paper", f"{SIZE} 238"),
    )
    found = answer(dataset, "first-to-say", "what", "first", "speaker", "claim")
    assert found == [("252", "2025-07-19", "actor:ana", "claim:c2")]


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2025-07-18", []),
        ("2025-07-19", [("238", "2025-07-19", "1")]),
        ("2025-07-20", [("238", "2025-07-19", "1"), ("252", "2025-07-20", "1")]),
        ("2025-07-21", [("238", "2025-07-19", "1"), ("252", "2025-07-20", "2")]),
    ],
)
def test_what_was_known_on_a_day_is_what_was_published_by_then(
    tmp_path: Path, day: str, known: list[tuple[str, str, str]]
) -> None:
    dataset = told(
        tmp_path,
        ("ana", "again", f"{SIZE} 252"),
        ("ben", "reprint", f"{SIZE} 252"),
        ("ana", "paper", f"{SIZE} 238"),
    )
    assert answer(dataset, "known-on-a-day", "what", "since", "carriers", day=day) == known
