from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Dataset

import eventgraph as eg
from bulk_alike import found_in, of_table
from disagreeing import disagreeing
from eventgraph.claims.extents.declarations import declarations
from eventgraph.vocabulary import PREFIXES


def test_sql_finds_in_the_curated_graph_what_conflicts_finds(
    curated_tables: Path, dataset: Dataset
) -> None:
    found = of_table(eg.bulk_conflicts(curated_tables), declarations(dataset))
    assert found == found_in(dataset)
    assert {kind for kind, *_ in found} == {"denied", "disputed", "opposed"}


@pytest.mark.parametrize("seed", range(6))
def test_sql_finds_in_made_up_claims_what_conflicts_finds(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "claims.nq"
    path.write_text(disagreeing(seed), "utf-8")
    eg.build_parquet(tmp_path / "tables", path)
    dataset = eg.load(path)
    found = of_table(eg.bulk_conflicts(tmp_path / "tables"), declarations(dataset))
    assert found == found_in(dataset)
    assert {"value", "opposed", "denied"} <= {kind for kind, *_ in found}


@pytest.mark.parametrize("seed", range(3))
def test_where_several_render_one_speech_sql_finds_no_more(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "claims.nq"
    path.write_text(disagreeing(seed, speeches=True), "utf-8")
    eg.build_parquet(tmp_path / "tables", path)
    dataset = eg.load(path)
    found = of_table(eg.bulk_conflicts(tmp_path / "tables"), declarations(dataset))
    assert found <= found_in(dataset)
    assert len(found) > 10


def test_a_store_answers_as_its_files_do(tmp_path: Path) -> None:
    path = tmp_path / "claims.nq"
    path.write_text(disagreeing(7), "utf-8")
    eg.build_store(tmp_path / "store", path)
    eg.build_parquet(tmp_path / "tables", path)
    eg.build_parquet(tmp_path / "of-store", tmp_path / "store")
    of_files, of_store = tmp_path / "tables", tmp_path / "of-store"
    dataset = eg.load(path)
    declared = declarations(dataset)
    assert of_table(eg.bulk_conflicts(of_store), declared) == found_in(dataset)
    assert eg.bulk_stats(of_store).rows[:-1] == eg.bulk_stats(of_files).rows[:-1]


def test_a_value_is_one_however_it_is_written(tmp_path: Path) -> None:
    path, xsd, evg = tmp_path / "claims.nq", PREFIXES["xsd"], PREFIXES["evg"]
    said = ("250", "0250", "+250", "300")
    path.write_text(
        "".join(
            f"<urn:c{n}> <{PREFIXES['sem']}accordingTo> <urn:s{n}> .\n"
            f'<urn:g> <{evg}size> "{text}"^^<{xsd}integer> <urn:c{n}> .\n'
            for n, text in enumerate(said)
        ),
        "utf-8",
    )
    eg.build_parquet(tmp_path / "tables", path)
    found = eg.bulk_conflicts(tmp_path / "tables")
    assert [(row["value"], row["claims"]) for row in found.records()] == [("+250", 3), ("300", 1)]
