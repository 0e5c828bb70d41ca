"""Other programs for JSON-LD read the same quads out of our export, offline, and drop nothing."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, NoReturn

import pyoxigraph as ox
import pytest
from pyld import jsonld

import eventgraph as eg
from eventgraph.exports.headers import headed

ROOT = Path(__file__).parents[2]


def no_network(url: str, _options: dict[str, Any]) -> NoReturn:
    raise AssertionError(f"asked for {url}")


def quads(data: bytes | str) -> set[ox.Quad]:
    return set(ox.parse(data, format=ox.RdfFormat.N_QUADS))


def test_pyld_reads_the_quads_of_the_curated_graph_from_its_jsonld() -> None:
    dataset = eg.load(ROOT / "graph")
    document = json.loads(eg.export(dataset, "jsonld"))
    options = {"format": "application/n-quads", "documentLoader": no_network}
    assert quads(jsonld.to_rdf(document, options)) == quads(eg.export(dataset, "nquads"))


def refuse(name: object) -> NoReturn:
    raise AssertionError(f"dropped {name}")


def exported() -> bytes:
    """Export the curated graph as the verb does, with its sentence on independence."""
    dataset = eg.load(ROOT / "graph")
    return headed(eg.export(dataset, "jsonld"), dataset, "jsonld")


def test_pyld_drops_no_member_and_writes_back_the_same_quads() -> None:
    options = {"documentLoader": no_network, "on_property_dropped": refuse}
    expanded = jsonld.expand(json.loads(exported()), options)
    assert expanded[0] == {"@index": eg.independence_note(eg.load(ROOT / "graph"))}
    told = jsonld.to_rdf(expanded, {"format": "application/n-quads"})
    again = jsonld.from_rdf(told, {"format": "application/n-quads"})
    assert quads(jsonld.to_rdf(again, {"format": "application/n-quads"})) == quads(told)
    assert quads(told) == quads(eg.export(eg.load(ROOT / "graph"), "nquads"))


@pytest.mark.external
def test_jsonld_js_in_its_safe_mode_drops_nothing_and_reads_our_n_quads(tmp_path: Path) -> None:
    if shutil.which("node") is None or not (ROOT / "node_modules/jsonld").is_dir():
        pytest.skip("needs Node.js and what scripts/node-packages fetches")
    (tmp_path / "data.jsonld").write_bytes(exported())
    (tmp_path / "data.nq").write_bytes(eg.export(eg.load(ROOT / "graph"), "nquads"))
    program = Path(__file__).with_name("read_jsonld.cjs")
    command = ["node", str(program), str(ROOT / "node_modules/jsonld"), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    wanted = quads((tmp_path / "data.nq").read_bytes())
    assert quads((tmp_path / "from-jsonld.nq").read_bytes()) == wanted
    assert quads((tmp_path / "from-nquads.nq").read_bytes()) == wanted
