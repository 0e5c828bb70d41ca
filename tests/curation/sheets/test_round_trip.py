"""A sheet that is read back as it was written changes no byte."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.curation.holding import hold
from eventgraph.curation.sheets.exporting import sheet_files
from eventgraph.curation.sheets.importing import import_sheet, read_changes
from sheets import mine

ROOT = Path(__file__).parents[3]


def files_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def written(graph: Path, file: Path) -> list[Path]:
    """Export a dataset, and give the files."""
    found = sheet_files(eg.load(graph), [graph], file)
    for path, data in found.items():
        path.write_bytes(data)
    return list(found)


@pytest.mark.parametrize("name", ["all.xlsx", "all.csv"])
def test_the_curated_graph_comes_back_to_the_byte(tmp_path: Path, name: str) -> None:
    graph = tmp_path / "graph"
    shutil.copytree(ROOT / "graph", graph)
    before = files_of(graph)
    files = written(graph, tmp_path / name)
    found = import_sheet(*files, graph=[graph])
    assert (found.faults, found.claims, found.things, found.remarks) == ([], [], [], [])
    assert files_of(graph) == before


@pytest.mark.parametrize("name", ["all.xlsx", "all.csv"])
def test_hostile_values_come_back_as_they_are(
    tmp_path: Path, hostile_folder: Path, name: str
) -> None:
    dataset = eg.load(hostile_folder)
    holding = hold(hostile_folder)
    files = sheet_files(dataset, [hostile_folder], tmp_path / name)
    for path, data in files.items():
        path.write_bytes(data)
    found = read_changes(dataset, holding, files)
    assert (found.faults, found.claims, found.things) == ([], [], [])
    assert len(holding.claims) > 500


ODD = """
@prefix claim: <https://w3id.org/eventgraph/id/claim/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix ex: <http://example.org/> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix event: <https://w3id.org/eventgraph/id/event/> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
# A denial, told in statements; a date as people type it; things that have no column.
claim:denial a evg:Claim ; sem:accordingTo actor:mayor , actor:gazette ; evg:attitude evg:Denies ;
    evg:quote "“no | toll”, =1+1"@en ; evg:note "one | two"@en , "three"@en , "vier"@de , "none" ;
    ex:own "kept" ; evg:basedOn [ a ex:Thing ] .
claim:denial.1 a rdf:Statement ; evg:inClaim claim:denial ; rdf:subject event:toll ;
    rdf:predicate evg:paidTo ; rdf:object actor:works-department .
claim:odd { event:toll sem:hasTimeStamp "2024-05" ; evg:size "7" , 007 , -5 , 1.50 ;
    evg:size ">3"^^evg:quantity ; evg:calls " two  lines\\n"@en ;
    evg:calls "true"@en , "2024"@en , "<http://x>"@en , "me @es"@en , "plain" ;
    evg:madeBy "somebody"@en , <http://a.example/b;c> ; ex:relation actor:mayor , "actor:mayor" . }
claim:odd a evg:Claim ; sem:accordingTo "nobody" ; evg:quote "a"@en , "b"@en .
event:toll a evg:Event .
"""


@pytest.mark.parametrize("name", ["all.xlsx", "all.csv"])
def test_what_has_no_column_and_what_looks_like_something_else_stays(
    tmp_path: Path, name: str
) -> None:
    graph = mine(tmp_path)
    (graph / "odd.trig").write_text(ODD, "utf-8")
    before = files_of(graph)
    files = written(graph, tmp_path / name)
    found = import_sheet(*files, graph=[graph])
    assert (found.faults, found.claims, found.things) == ([], [], [])
    assert files_of(graph) == before


def test_a_workbook_is_the_same_from_run_to_run(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    one, two = (sheet_files(eg.load(graph), [graph], Path("a.xlsx")) for _ in range(2))
    assert one == two
