"""N-Quads in parts: whole graphs, each once, with sums that anybody can check."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.stores.services.graphs import RECORD, Graphs
from eventgraph.stores.services.parts import export_parts

ROOT = Path(__file__).parents[3]
WORDS = ("export", "nquads", "--graph", str(ROOT / "graph"))


def test_parts_hold_whole_graphs_and_together_the_dataset(tmp_path: Path, dataset: Dataset) -> None:
    made = export_parts(dataset, tmp_path / "parts", 12, manifest=True)
    assert [part.path for part in made] == [f"part-{n:02}.nq.gz" for n in range(1, 13)]
    where: dict[str, str] = {}
    quads: list[ox.Quad] = []
    for part in made:
        data = (tmp_path / "parts" / part.path).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (part.size, part.sha256)
        found = list(ox.parse(gzip.decompress(data), format=ox.RdfFormat.N_QUADS))
        names = {str(quad.graph_name)[1:-1] for quad in found}
        assert (len(found), len(names)) == (part.quads, part.graphs)
        assert not where.keys() & names
        where |= dict.fromkeys(names, part.path)
        quads += found
    counts = Graphs(dataset).counts
    assert sorted(where) == sorted(counts)
    assert list(where.values()) == sorted(where.values())
    assert len(quads) == sum(counts.values())
    assert where[RECORD]
    stated = json.loads((tmp_path / "parts/manifest.json").read_text("utf-8"))
    assert (stated["graphs"], stated["quads"]) == (len(counts), len(quads))
    assert [part["path"] for part in stated["parts"]] == [part.path for part in made]
    again = export_parts(dataset, tmp_path / "again", 12)
    assert again == made
    assert not (tmp_path / "again/manifest.json").exists()


def test_more_parts_than_graphs_are_as_many_as_there_are_graphs(tmp_path: Path) -> None:
    (tmp_path / "a.trig").write_text("<x:a> <x:b> 1 . <x:g> { <x:a> <x:b> 2 }", "utf-8")
    made = export_parts(eg.load(tmp_path / "a.trig", ontology=False), tmp_path / "parts", 9)
    assert [(part.graphs, part.quads) for part in made] == [(1, 1), (1, 1)]


def test_of_a_scope_only_its_claims_are_written(tmp_path: Path, dataset: Dataset) -> None:
    scope = eg.scope(dataset, according_to="actor:marco-rubio")
    counts = Graphs(scope).counts
    assert 3 < len(counts) < len(Graphs(dataset).counts) / 2
    assert len(export_parts(scope, tmp_path / "parts", 1)) == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--manifest",), "--manifest goes with --parts N"),
        (("--parts", "2"), "--parts needs a new folder; name it with -o FOLDER"),
        (("--parts", "2", "--flat", "-o", "new"), "without --flat, --kind and --force"),
        (("--parts", "2", "-o", "full"), "full: is there and not empty; name a new folder"),
        (("--parts", "2", "-o", "full/file"), "file: is there and not empty; name a new folder"),
        (("--parts", "2", "-o", "full/file/new"), "file/new: "),
    ],
)
def test_what_cannot_be_written_in_parts_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").write_text("mine", "utf-8")
    ran = CliRunner().invoke(group, [*WORDS, *words])
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert message in ran.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "full"]


def test_parts_go_with_nquads_alone(tmp_path: Path) -> None:
    words = ["export", "trig", "--graph", str(ROOT / "graph"), "--parts", "2", "-o", str(tmp_path)]
    ran = CliRunner().invoke(group, words)
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert "--parts goes with nquads" in ran.stderr
