"""The workbook is read back by openpyxl: sheets, links, no formula, no time of the run."""

from __future__ import annotations

import io
import subprocess
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
from eventgraph.errors import FormatError
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
        (
            *("name", "label", "class", "claims that name it", "claims it makes"),
            *("claims of it that only report", "first", "last"),
        ),
        ("actor:ana", "Ana", "evg:Person", 3, 0, 0, "2025-07", "2025-07"),
    ]
    assert rows(workbook, "sources")[1] == (
        "source:paper",
        "Paper",
        "actor:nora",
        "2025-07-19",
        None,
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
    assert ("actor:eva", "evg:calls", "the dreamer", None, "claim:nora-name") in rows(
        workbook, "values"
    )


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


def many(folder: Path, claims: int) -> Dataset:
    """Write claims that each name two actors of one event, and load them."""
    base, sem = "https://w3id.org/eventgraph", "http://semanticweb.cs.vu.nl/2009/11/sem/"
    rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    lines = [f"<{base}/id/actor/a{n}> <{rdf}> <{base}/ns#Person> ." for n in range(3)]
    lines.append(f"<{base}/id/event/e> <{rdf}> <{base}/ns#Event> .")
    for number in range(claims):
        claim = f"<{base}/id/claim/c{number}>"
        lines += [
            f"<{base}/id/event/e> <{base}/ns#party> <{base}/id/actor/a{number % 2}> {claim} .",
            f"{claim} <{rdf}> <{base}/ns#Claim> .",
            f"{claim} <{sem}accordingTo> <{base}/id/actor/a2> .",
        ]
    (folder / "many.nq").write_text("\n".join(lines), "utf-8")
    return eg.load(folder / "many.nq")


def links(data: bytes) -> dict[str, int]:
    """Count the links of each sheet, and those to nowhere."""
    workbook = load_workbook(io.BytesIO(data))
    found = {}
    for sheet in workbook:
        cells = [c.hyperlink for row in sheet.iter_rows() for c in row if c.hyperlink is not None]
        for link in cells:
            target, place = str(link.location).split("!")
            assert workbook[target.strip("'")][place].value == sheet[link.ref].value
        found[sheet.title] = len(cells)
    return found


def test_a_sheet_has_no_more_links_than_excel_reads_and_says_which_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dataset = many(tmp_path, 30)
    told: list[str] = []
    assert links(export_xlsx(dataset, tell=told.append))["edges"] == 4 * 30
    assert told == []
    monkeypatch.setattr("eventgraph.exports.xlsx._MOST_LINKS", 100)
    data = export_xlsx(dataset, tell=told.append)
    assert links(data) == {
        "actors": 0,
        "events": 0,
        "claims": 30,
        "edges": 90,
        "about": 0,
    }
    (remark,) = told
    assert remark == (
        "xlsx takes 100 links in a sheet, so of edges these columns have none: speaker; export a "
        "scope to have them linked"
    )
    assert rows(load_workbook(io.BytesIO(data)), "about")[1] == (remark,)
    monkeypatch.setattr("eventgraph.exports.xlsx._MOST_LINKS", 20)
    assert set(links(export_xlsx(dataset)).values()) == {0}


def test_the_verb_says_which_links_are_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(tmp_path, 30)
    monkeypatch.setattr("eventgraph.exports.xlsx._MOST_LINKS", 100)
    words = ["export", "xlsx", "--graph", str(tmp_path), "-o", str(tmp_path / "a.xlsx")]
    answer = CliRunner().invoke(group, words)
    assert (answer.exit_code, answer.stdout) == (0, "")
    assert answer.stderr.startswith("eventgraph: xlsx takes 100 links in a sheet, so of edges")
    assert answer.stderr.count("\n") == 1


def test_a_sheet_with_more_rows_than_excel_reads_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eventgraph.exports.xlsx._MOST_ROWS", 31)
    assert links(export_xlsx(many(tmp_path, 30)))["claims"] == 60 - 30
    with pytest.raises(FormatError, match="xlsx holds 31 rows in a sheet, and claims has more"):
        export_xlsx(many(tmp_path, 31))


def test_the_workbook_does_not_depend_on_whether_lxml_is_there(
    seeds: tuple[Standing, Standing], tmp_path: Path
) -> None:
    words = ["export", "xlsx", "--graph", str(ROOT / "tests/network.trig"), "-o"]
    assert seeds[0].run(*words, str(tmp_path / "as-it-is.xlsx")).status == 0
    script = "import sys; sys.modules['lxml'] = None; from eventgraph.cli import main; main()"
    without = [sys.executable, "-c", script, *words, str(tmp_path / "without.xlsx")]
    assert subprocess.run(without, check=False).returncode == 0
    as_it_is = (tmp_path / "as-it-is.xlsx").read_bytes()
    assert as_it_is == (tmp_path / "without.xlsx").read_bytes()
    assert as_it_is.startswith(b"PK")


@pytest.mark.parametrize("letter", ["x", "é", "😀"])
def test_a_text_too_long_for_a_cell_says_that_it_is_cut(tmp_path: Path, letter: str) -> None:
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
        % (letter * 40_000)
    )
    quote = rows(load_workbook(io.BytesIO(export_xlsx(eg.load(path)))), "claims")[1][3]
    assert isinstance(quote, str)
    assert 32_766 <= len(quote.encode("utf-16-le")) // 2 <= 32_767
    assert quote.endswith(f"{letter}{letter} … (cut: a cell holds no more)")
