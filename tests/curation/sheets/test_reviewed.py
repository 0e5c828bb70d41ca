"""Sheets keep who reviewed a claim; one that a sheet changes awaits review again."""

from __future__ import annotations

from pathlib import Path

import eventgraph as eg
from eventgraph.curation.sheets.exporting import sheet_files
from eventgraph.curation.sheets.importing import import_sheet
from sheets import mine, rows_of, table

BEFORE = 'pav:curatedOn "2024-03-02"^^xsd:date .'
AFTER = """pav:curatedOn "2024-03-02"^^xsd:date ;
    evg:reviewedBy actor:ana ;
    evg:reviewedOn "2024-03-03"^^xsd:date ."""
ANA = 'actor:ana a evg:Curator ; rdfs:label "Ana"@en .\n'


def reviewed(folder: Path) -> Path:
    """Write the small story, its claims approved."""
    graph = mine(folder)
    with (graph / "things.ttl").open("a", encoding="utf-8") as file:
        file.write(ANA)
    path = graph / "claims.trig"
    text = path.read_text("utf-8")
    assert BEFORE in text
    path.write_text(text.replace(BEFORE, AFTER), "utf-8")
    return graph


def rows(graph: Path, folder: Path) -> list[dict[str, str]]:
    return rows_of(next(iter(sheet_files(eg.load(graph), [graph], folder / "a.csv").values())))


def read_back(graph: Path, folder: Path, edited: list[dict[str, str]]) -> str:
    heads = list(edited[0])
    path = table(folder / "a.csv", [heads, *([row[head] for head in heads] for row in edited)])
    found = import_sheet(path, graph=[graph])
    assert list(map(str, found.faults)) == []
    return (graph / "claims.trig").read_text("utf-8")


def test_a_review_comes_back_to_the_byte_and_a_change_asks_for_another(tmp_path: Path) -> None:
    graph = reviewed(tmp_path)
    before = (graph / "claims.trig").read_text("utf-8")
    its = rows(graph, tmp_path)
    assert {row["reviewed by"] for row in its} == {"Ana"}
    assert {row["reviewed on"] for row in its} == {"2024-03-03"}
    assert read_back(graph, tmp_path, its) == before
    its[0]["certainty"] = "alleged"
    after = read_back(graph, tmp_path, its)
    assert after.count("evg:reviewedBy") == before.count("evg:reviewedBy") - 1
    assert after.count("evg:status evg:InReview") == 1
    assert rows(graph, tmp_path)[0]["status"] == "in review"


def test_a_sheet_may_say_who_reviewed(tmp_path: Path) -> None:
    graph = mine(tmp_path)
    with (graph / "things.ttl").open("a", encoding="utf-8") as file:
        file.write(ANA)
    its = rows(graph, tmp_path)
    its[0]["status"] = "in review"
    assert "evg:status evg:InReview" in read_back(graph, tmp_path, its)
    its = rows(graph, tmp_path)
    its[0] |= {"status": "", "reviewed by": "Ana", "reviewed on": "2024-03-03"}
    text = read_back(graph, tmp_path, its)
    assert "evg:status" not in text
    assert text.count("evg:reviewedBy actor:ana") == 1
