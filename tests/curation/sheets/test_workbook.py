"""A workbook offers what may be chosen, keeps its heads in sight, explains itself, runs nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook

import eventgraph as eg
from eventgraph.curation.sheets.exporting import sheet_files
from eventgraph.curation.sheets.grids import Fault
from eventgraph.curation.sheets.marking import marked
from eventgraph.errors import FormatError
from hostile import LIVE
from sheets import HEAD, mine, rows_of, table, xlsx


def test_cells_offer_the_names_of_the_dataset_and_the_ontology(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    (data,) = sheet_files(eg.load(graph), [graph], Path("a.xlsx"), []).values()
    workbook = load_workbook(io.BytesIO(data))
    assert workbook.sheetnames == ["claims", "things", "sources", "lists", "about"]
    assert workbook["lists"].sheet_state == "hidden"
    assert [sheet.freeze_panes for sheet in workbook.worksheets[:3]] == ["B2", "B2", "B2"]
    lists = {
        column[0].value: [c.value for c in column[1:] if c.value]
        for column in workbook["lists"].columns
    }
    assert lists["actors"] == ["Mayor of Riverton", "The Gazette", "Works department of Riverton"]
    assert lists["sources"] == ["The Gazette, 1 March 2024"]
    assert lists["certainty"] == ["alleged", "possible", "stated"]
    assert {"place", "size", "mediated by"} <= set(lists["relations"])
    offered = {
        str(rule.sqref).partition(":")[0]: rule.formula1
        for rule in workbook["claims"].data_validations.dataValidation
    }
    assert offered["B2"].startswith("lists!$")
    assert {"B2", "C2", "E2", "F2", "G2"} <= set(offered)
    assert workbook["claims"].max_row == 1
    assert workbook["things"].max_row == 6
    explained = [cell.value for cell in workbook["about"]["A"] if cell.value]
    assert explained[0] == "How to fill in this workbook"
    assert any(line.startswith("relation: ") for line in explained)


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv"])
def test_no_cell_is_run_as_a_formula(hostile_folder: Path, name: str) -> None:
    files = sheet_files(eg.load(hostile_folder), [hostile_folder], Path(name))
    if name == "a.csv":
        words = [cell for data in files.values() for row in rows_of(data) for cell in row.values()]
        assert [word for word in words if word and LIVE.match(word)] == []
    else:
        workbook = load_workbook(io.BytesIO(next(iter(files.values()))))
        cells = [cell for sheet in workbook.worksheets for row in sheet.rows for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
        live = [cell for cell in cells if isinstance(cell.value, str) and LIVE.match(cell.value)]
        assert len(live) > 10
        assert all(cell.quotePrefix for cell in live)


def test_another_kind_of_file_is_not_written(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    with pytest.raises(FormatError, match=r"a\.ods is neither \.xlsx nor \.csv"):
        sheet_files(eg.load(graph), [graph], Path("a.ods"))


FAULTS = [
    Fault("claims", "B2", "name", "x", "first"),
    Fault("claims", "B2", "name", "x", "second"),
    Fault("claims", "", "merged", "", "cells are merged"),
    Fault("nowhere", "A1", "name", "", "is passed over"),
]


def test_faults_are_marked_as_comments_in_a_copy_that_is_else_the_same(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    path = tmp_path / "a.xlsx"
    (data,) = sheet_files(eg.load(graph), [graph], path).values()
    path.write_bytes(data)
    copy = load_workbook(io.BytesIO(marked([path], FAULTS)))
    comments = {
        cell.coordinate: cell.comment.text
        for row in copy["claims"].rows
        for cell in row
        if cell.comment
    }
    assert comments == {"B2": "first\nsecond", "A1": "cells are merged"}
    assert len(copy["claims"].data_validations.dataValidation) > 5
    assert path.read_bytes() == data


def test_a_workbook_is_made_of_csv_to_mark_its_faults(tmp_path: Path) -> None:
    path = table(tmp_path / "a.csv", [HEAD, ("claim:a", "=1+1")])
    copy = load_workbook(io.BytesIO(marked([path], FAULTS)))
    cell = copy["claims"]["B2"]
    assert (cell.value, cell.data_type, cell.comment.text) == ("=1+1", "s", "first\nsecond")


def test_a_workbook_of_ones_own_is_marked_too(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "a.xlsx", {"claims": [HEAD, ("claim:a", "x")], "other": [("=1",)]})
    copy = load_workbook(io.BytesIO(marked([path], FAULTS)))
    assert copy["claims"]["B2"].comment.text == "first\nsecond"
    assert copy["other"]["A1"].value == "=1"
