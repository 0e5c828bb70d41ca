"""`eventgraph build` writes everything a reader opens, or nothing."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from rdflib import Dataset

import eventgraph as eg
from eventgraph.commands.parts.outputs import folder_replaced
from eventgraph.exports.rdf import isomorphic
from eventgraph.reports.manifest import MANIFEST
from standing import Answer, Standing
from sums import sums

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "src/eventgraph/commands/starter"
NAMED = """
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
actor:x a evg:Person ; rdfs:label "X"@en , "X"@es .
"""
CELLS = """
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
SELECT ?text ?number ?slip ?iri {
    VALUES (?order ?text ?number ?slip ?iri) {
        (1 "=1+1" -5 "=2+2"^^xsd:integer actor:x)
        (2 "@SUM(A1)"@en 1.5 "-P1D"^^xsd:duration UNDEF)
        (3 "a=b" -2.0E-3 UNDEF UNDEF)
    }
} ORDER BY ?order
"""
BUILD = [sys.executable, "-m", "eventgraph", "build"]
ENVIRONMENT = {**os.environ, "PYTHONHASHSEED": "4242", "PYTHONPATH": str(ROOT / "src")}
UNSOUND = """
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix actor: <https://w3id.org/eventgraph/id/actor/> .
@prefix event: <https://w3id.org/eventgraph/id/event/> .
event:exchange evg:mediatedBy actor:somebody .
"""


@pytest.fixture(scope="module")
def standing() -> Iterator[Standing]:
    with Standing(PYTHONHASHSEED="0") as found:
        yield found


def furnish(folder: Path, graph: Path = STARTER) -> None:
    """Give a folder graph/ and queries/, where it has none of its own."""
    for part, there in (("graph", graph), ("queries", ROOT / "queries")):
        if not (folder / part).exists():
            (folder / part).symlink_to(there)


def build_in(folder: Path, *options: str, by: Standing) -> Answer:
    """Run the verb as a user does, in a folder as it is."""
    return by.run("build", *options, folder=folder)


def build(folder: Path, *options: str, by: Standing) -> Answer:
    """Run the verb in a folder that has graph/ and queries/."""
    furnish(folder)
    return build_in(folder, *options, by=by)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    furnish(folder, ROOT / "graph")
    ran = subprocess.run(
        BUILD, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, check=False
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "open build/index.html in a browser" in ran.stdout
    return folder / "build"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory, standing: Standing) -> Path:
    """Build the dataset that a beginner is given."""
    folder = tmp_path_factory.mktemp("small")
    assert build(folder, by=standing).status == 0
    return folder / "build"


def test_everything_is_there(built: Path) -> None:
    answers = {f"answers/{name}.csv" for name in eg.read_queries(ROOT / "queries")}
    files = {"index.html", "dataset.trig", "dataset.ttl", "dataset.jsonld", "context.jsonld"}
    assert set(sums(built)) == files | answers | {"network.graphml", "report.md", MANIFEST}


def test_what_it_writes_can_be_read_back(built: Path, dataset: Dataset) -> None:
    curated = eg.load(ROOT / "graph", ontology=False)
    assert isomorphic(eg.load(built / "dataset.trig", ontology=False), curated)
    assert isomorphic(eg.load(built / "dataset.jsonld", ontology=False), curated)
    network = nx.read_graphml(built / "network.graphml")
    assert set(network) == set(eg.project(dataset))


def test_each_answer_is_csv_with_rows(built: Path) -> None:
    for path in sorted((built / "answers").iterdir()):
        with path.open(encoding="utf-8", newline="") as stream:
            assert len(list(csv.reader(stream))) > 1, path.name


def test_the_report_lists_every_file_and_claims_nothing(built: Path) -> None:
    report = (built / "report.md").read_text("utf-8")
    assert "This dataset asserts none of its claims." in report
    for name in sums(built):
        assert name == "report.md" or f"({name})" in report


def test_two_runs_with_other_hash_seeds_write_the_same_bytes(
    built: Path, standing: Standing, tmp_path: Path
) -> None:
    furnish(tmp_path, ROOT / "graph")
    assert build(tmp_path, by=standing).status == 0
    assert sums(tmp_path / "build") == sums(built)


def test_an_unsound_dataset_is_reported_and_not_written(standing: Standing, tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "facts.ttl").write_text(UNSOUND)
    ran = build(tmp_path, by=standing)
    assert ran.status == 1
    assert "does not conform; nothing written" in ran.stderr
    assert "facts.ttl:5" in ran.stdout.replace("\n", "")
    assert not (tmp_path / "build").exists()


def test_force_writes_an_unsound_dataset_and_its_report(standing: Standing, tmp_path: Path) -> None:
    (tmp_path / "graph").mkdir()
    (tmp_path / "graph" / "facts.ttl").write_text(UNSOUND)
    assert build(tmp_path, "--force", by=standing).status == 0
    report = (tmp_path / "build" / "report.md").read_text("utf-8")
    assert "\nIt does not conform: " in report


def test_a_missing_folder_of_queries_is_named(standing: Standing, tmp_path: Path) -> None:
    ran = build(tmp_path, "--queries", "none", by=standing)
    assert ran.status == 2
    assert ran.stderr == "eventgraph: none: no such folder of queries; check the path\n"
    assert not (tmp_path / "build").exists()


def test_without_a_folder_of_queries_the_library_is_answered(
    standing: Standing, small: Path, tmp_path: Path
) -> None:
    (tmp_path / "graph").symlink_to(STARTER)
    assert build_in(tmp_path, by=standing).status == 0
    assert sums(tmp_path / "build") == sums(small)


def test_queries_of_one_s_own_are_answered_beside_the_library_s(
    standing: Standing, tmp_path: Path
) -> None:
    (tmp_path / "a.ttl").write_text(NAMED)
    (tmp_path / "own").mkdir()
    (tmp_path / "own/ties.rq").write_text("#+ summary: Mine\nSELECT ?mine { }")
    (tmp_path / "own/zebra.rq").write_text("ASK { }")
    assert build_in(tmp_path, "--graph", "a.ttl", "--queries", "own", by=standing).status == 0
    answers = tmp_path / "build/answers"
    assert {path.stem for path in answers.iterdir()} == {*eg.read_queries(), "zebra"}
    assert (answers / "ties.csv").read_bytes() == b'mine\r\n""\r\n'
    rows = (tmp_path / "build/report.md").read_text("utf-8").partition("network.graphml)")[2]
    assert [line.split("]")[0] for line in rows.splitlines()[1:4]] == [
        "| [answers/ties.csv",
        "| [answers/zebra.csv",
        "| [answers/about-a-claim.csv",
    ]
    assert "| [answers/ties.csv](answers/ties.csv) | Mine |" in rows


def test_no_cell_of_an_answer_runs_as_a_formula(standing: Standing, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(NAMED)
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries/cells.rq").write_text(CELLS)
    assert build_in(tmp_path, "--graph", "a.ttl", by=standing).status == 0
    assert (tmp_path / "build/answers/cells.csv").read_bytes().decode().splitlines() == [
        "text,number,slip,iri",
        "'=1+1,-5,'=2+2,https://w3id.org/eventgraph/id/actor/x",
        "'@SUM(A1),1.5,'-P1D,",
        "a=b,-0.002,,",
    ]
    asked = standing.run("query", "cells", "--graph", "a.ttl", "--format", "csv", folder=tmp_path)
    assert asked.stdout.splitlines()[1].startswith("=1+1,-5,=2+2,")


def test_a_folder_with_files_of_others_is_left_alone(standing: Standing, tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("mine")
    ran = build(tmp_path, "-o", str(tmp_path), by=standing)
    assert ran.status == 2
    assert ran.stderr.endswith("is replaced as a whole; name a folder inside it\n")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("mine")
    ran = build(tmp_path, "-o", "site", by=standing)
    assert ran.status == 2
    assert ran.stderr == (
        "eventgraph: site: holds index.html, and no .eventgraph-manifest.json says that a build "
        "wrote it; name a new folder, or write into this one with --force\n"
    )
    assert (tmp_path / "thesis.odt").read_text() == "mine"
    assert [path.read_text() for path in (tmp_path / "site").iterdir()] == ["mine"]


def test_a_documentation_site_in_the_folder_is_kept(
    small: Path, standing: Standing, tmp_path: Path
) -> None:
    site = tmp_path / "build/site-docs/assets"
    site.mkdir(parents=True)
    (site / "page.css").write_text("p {}")
    assert build(tmp_path, by=standing).status == 0
    assert (site / "page.css").read_text() == "p {}"
    made = sums(tmp_path / "build")
    assert {name: made[name] for name in made if "site-docs" not in name} == sums(small)


def test_a_build_killed_in_the_middle_leaves_the_old_one(
    small: Path, standing: Standing, tmp_path: Path
) -> None:
    old = tmp_path / "build"
    with folder_replaced(old) as folder:
        (folder / "index.html").write_text("old")
    before = sums(old)
    furnish(tmp_path)
    with subprocess.Popen(
        BUILD, cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        deadline = time.monotonic() + 60
        while not list(tmp_path.glob(".build.*/index.html")) and time.monotonic() < deadline:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
    assert sums(old) == before
    assert build(tmp_path, by=standing).status == 0
    assert sums(old) == sums(small)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["build", "graph", "queries"]
