"""The workbook is read back by openpyxl: sheets, links, no formula, no time of the run."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.exports.xlsx import export_xlsx
from standing import Standing

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def small() -> Dataset:
    return eg.load(ROOT / "tests/network.trig")


def rows(workbook: Workbook, sheet: str) -> list[tuple[object, ...]]:
    return list(workbook[sheet].iter_rows(values_only=True))


def test_the_workbook_has_a_sheet_for_each_kind_of_thing(small: Dataset) -> None:
    workbook = load_workbook(io.BytesIO(export_xlsx(small)))
    names = ["actors", "events", "places", "claims", "edges", "values", "sources", "about"]
    assert workbook.sheetnames == names
    assert rows(workbook, "actors")[:2] == [
        ("name", "label", "class", "claims that name it", "claims it makes", "first", "last"),
        ("actor:ana", "Ana", "evg:Person", 3, 0, "2025-07", "2025-07"),
    ]
    assert rows(workbook, "sources")[1] == (
        "source:paper",
        "Paper",
        "actor:nora",
        "2025-07-19",
        None,
        None,
        7,
    )
    assert rows(workbook, "claims")[5] == (
        "claim:otto-denies",
        "Otto disputes the transfer",
        "actor:otto",
        "there was no transfer",
        "Stated",
        True,
        "source:paper",
        "Asserts",
        None,
        None,
    )
    assert ("actor:eva", "evg:calls", "the dreamer", "claim:nora-name") in rows(workbook, "values")


def test_every_edge_has_a_row_for_each_of_its_claims(small: Dataset) -> None:
    edges = rows(load_workbook(io.BytesIO(export_xlsx(small))), "edges")
    party = [row for row in edges if row[1:4] == ("event:talks", "party", "actor:ana")]
    assert [(row[0], row[4], row[5], row[7]) for row in party] == [
        ("e5", "claim:nora-talks", "actor:nora", "Stated"),
        ("e5", "claim:otto-talks", "actor:otto", "Alleged"),
    ]


def test_names_link_to_their_own_row(dataset: Dataset) -> None:
    workbook = load_workbook(io.BytesIO(export_xlsx(dataset)))
    for sheet, column in (("edges", "B"), ("edges", "E"), ("claims", "C"), ("claims", "G")):
        for cell in workbook[sheet][column][1:]:
            assert cell.hyperlink is not None, cell.coordinate
            target, place = cell.hyperlink.location.split("!")
            assert workbook[target.strip("'")][place].value == cell.value


def test_no_cell_is_a_formula(small: Dataset) -> None:
    workbook = load_workbook(io.BytesIO(export_xlsx(small)))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert "'=SUM(1) Ben sent Dora to the port on July 18" in {cell.value for cell in cells}


def test_columns_are_as_wide_as_their_text_and_the_head_stays(small: Dataset) -> None:
    sheet = load_workbook(io.BytesIO(export_xlsx(small)))["actors"]
    assert (sheet.column_dimensions["A"].width, sheet.freeze_panes) == (12, "B2")


def test_the_workbook_carries_no_time_of_the_run(small: Dataset) -> None:
    archive = zipfile.ZipFile(io.BytesIO(export_xlsx(small)))
    assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"dcterms:modified" not in archive.read("docProps/core.xml")


def test_the_workbook_is_equal_byte_for_byte_under_two_hash_seeds(
    seeds: tuple[Standing, Standing], tmp_path: Path
) -> None:
    paths = [tmp_path / "one.xlsx", tmp_path / "other.xlsx"]
    for seed, path in zip(seeds, paths, strict=True):
        assert seed.run("export", "xlsx", "-o", str(path)).status == 0
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_without_openpyxl_the_verb_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    monkeypatch.delitem(sys.modules, "eventgraph.exports.xlsx")
    answer = CliRunner().invoke(group, ["export", "xlsx", "--graph", "tests/network.trig"])
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert answer.stderr == (
        "eventgraph: xlsx needs openpyxl; install it with: pip install openpyxl\n"
    )


def test_a_dataset_without_claims_gives_sheets_with_heads_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<urn:a> <urn:b> 1 .")
    book = load_workbook(io.BytesIO(export_xlsx(eg.load(path))))
    assert [sheet.max_row for sheet in book.worksheets] == [1] * 9


def test_a_text_too_long_for_a_cell_says_that_it_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "graph.trig"
    path.write_text(
        """
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
claim:a { claim:b evg:party claim:c }
claim:a a evg:Claim ; evg:quote "%s" ; sem:accordingTo claim:b ; prov:wasQuotedFrom claim:c .
"""
        % ("x" * 40_000)
    )
    quote = rows(load_workbook(io.BytesIO(export_xlsx(eg.load(path)))), "claims")[1][3]
    assert isinstance(quote, str)
    assert len(quote) == 32_767
    assert quote.endswith("xx … (cut: a cell holds no more)")
