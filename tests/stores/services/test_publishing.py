"""What is written to a service is written once, whole, and reads back as it was."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import StoreError
from eventgraph.rdf.drafts import drafts_of
from eventgraph.rdf.oxigraph import prefixes_of, store_of
from servers import SECRET, oxigraph, virtuoso

pytestmark = pytest.mark.external

HEADS = """
@prefix : <http://example.org/own/> .
@prefix own: <http://example.org/own/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
AWKWARD = (
    HEADS
    + r"""
:said { own:stay evg:size "~80"^^evg:quantity ; sem:hasBeginTimeStamp "2025-07" . }
:said a evg:Claim ; sem:accordingTo :ana ; evg:attitude evg:Asserts ;
    evg:quotePrefix " a\t\n é日本😀\" "@es .
:denied { own:stay evg:size 70 . }
:denied a evg:Claim ; sem:accordingTo :ben ; evg:attitude evg:Denies .
:begun { own:stay evg:size "60..65"^^evg:quantity . }
:begun a evg:Claim ; evg:status evg:Draft ; evg:attitude evg:Denies .
:ana rdfs:seeAlso [ rdfs:label "one" ; rdfs:seeAlso [ rdfs:label "two" ] ] , [ rdfs:label "one" ] .
<http://example.org/own/gé%20/x> { :a :b <http://example.org/ñ> . }
"""
)


CONFIG = """
[services.there]
url = "{url}"
profile = "{product}"
prefixes = {{ own = "http://example.org/own/" }}
auth = "digest"
user = "USER_THERE"
password = "PASSWORD_THERE"
"""


def written(folder: Path, text: str, name: str = "data.trig") -> Path:
    """Write a file."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("product", ["oxigraph", "virtuoso"])
def test_awkward_data_read_back_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, product: str
) -> None:
    monkeypatch.setattr("eventgraph.stores.services.naming.CONFIG", tmp_path / "eventgraph.toml")
    monkeypatch.setenv("USER_THERE", "dba")
    monkeypatch.setenv("PASSWORD_THERE", SECRET)
    server = oxigraph(tmp_path) if product == "oxigraph" else virtuoso(tmp_path, 100)
    with server as url:
        written(tmp_path, CONFIG.format(url=url, product=product), "eventgraph.toml")
        files = eg.load(written(tmp_path, AWKWARD))
        assert len(drafts_of(files)) == 4
        done = eg.publish(files, "there")
        assert done.quads == len(store_of(files))
        found = eg.load("there")
        assert eg.export(found, "nquads") == eg.export(files, "nquads")
        assert len(store_of(found)) == len(store_of(files))
        assert prefixes_of(found)["own"] == "http://example.org/own/"
        again = eg.publish(files, "there")
        assert (again.written, again.kept) == (0, done.written)
        assert eg.publish(found, "there").written == 0


def test_a_second_run_writes_what_changed_and_prunes_what_is_gone(tmp_path: Path) -> None:
    with oxigraph(tmp_path) as url:
        claims = "".join(f"<x:c{n}> {{ <x:s> <x:p> {n} }}\n" for n in range(20))
        words = ["publish", url, "--graph"]
        ran = CliRunner().invoke(group, [*words, str(written(tmp_path, claims))])
        assert (ran.exit_code, ran.stderr) == (0, "")
        assert f"{url}: 21 graphs written, 0 as they were; " in ran.stdout
        # One is told otherwise with as many triples, one has one more, one is gone.
        claims = claims.replace("<x:p> 3 ", "<x:p> 33 ").replace("<x:p> 4 ", "<x:p> 4, 5 ")
        claims = claims.replace("<x:c5> { <x:s> <x:p> 5 }\n", "")
        changed = str(written(tmp_path, claims))
        ran = CliRunner().invoke(group, [*words, changed])
        assert "2 graphs written, 18 as they were" in ran.stdout
        assert (
            "1 graph there that the dataset does not have; --prune removes:\n  x:c5\n" in ran.stderr
        )
        ran = CliRunner().invoke(group, [*words, changed, "--prune"])
        assert "0 graphs written, 20 as they were" in ran.stdout
        assert "1 graph removed:\n  x:c5\n" in ran.stderr
        assert eg.export(eg.load(url), "nquads") == eg.export(eg.load(changed), "nquads")
        # What broke off goes on.
        for name in ("x:c7", "x:c8"):
            httpx.delete(url.replace("/query", "/store"), params={"graph": name}, timeout=60)
        ran = CliRunner().invoke(group, [*words, changed])
        assert "2 graphs written, 18 as they were" in ran.stdout


def test_what_lies_outside_any_graph_of_a_service_is_no_silent_loss(tmp_path: Path) -> None:
    with oxigraph(tmp_path) as url:
        text = b"<x:a> <x:b> <x:c> ."
        kind = {"Content-Type": "text/turtle"}
        httpx.post(
            url.replace("/query", "/store"),
            params={"default": ""},
            content=text,
            headers=kind,
            timeout=60,
        )
        with pytest.raises(StoreError, match="holds 1 triples outside any named graph"):
            eg.load(url)


def test_blank_nodes_of_others_are_refused(tmp_path: Path) -> None:
    with oxigraph(tmp_path) as url:
        store, kind = url.replace("/query", "/store"), {"Content-Type": "text/turtle"}
        for text in (b"<x:a> <x:b> [] .", b"[] <x:b> <x:c> ."):
            httpx.put(store, params={"graph": "x:g"}, content=text, headers=kind, timeout=60)
            with pytest.raises(StoreError, match="holds blank nodes"):
                eg.load(url)


def test_an_iri_that_virtuoso_would_cut_is_refused_before_anything_is_written(
    tmp_path: Path, on_virtuoso: str
) -> None:
    long = written(tmp_path, f"<x:{'a' * 1900}> <x:p> 1 .\n", "long.ttl")
    before = eg.export(eg.load(on_virtuoso), "nquads")
    with pytest.raises(StoreError, match="Virtuoso 7 cuts IRIs of more than 1,879 bytes, as <x:a"):
        eg.publish(eg.load(long), on_virtuoso)
    assert eg.export(eg.load(on_virtuoso), "nquads") == before


def test_a_service_that_counts_other_than_was_written_is_told(tmp_path: Path) -> None:
    with oxigraph(tmp_path) as url, oxigraph(written_folder(tmp_path)) as other:
        text = f"[services.two]\nurl = '{url}'\nstore = '{other.replace('/query', '/store')}'\n"
        written(tmp_path, text, "eventgraph.toml")
        graph = written(tmp_path, "<x:c> { <x:s> <x:p> 1 }")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("eventgraph.stores.services.naming.CONFIG", tmp_path / "eventgraph.toml")
            ran = CliRunner().invoke(group, ["publish", "two", "--graph", str(graph)])
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
        assert "two: counts other triples than were written: " in ran.stderr
        assert "<x:c> has 0 of 1" in ran.stderr


def written_folder(folder: Path) -> Path:
    """Make a folder for a second server."""
    (folder / "other").mkdir()
    return folder / "other"


def test_what_a_products_own_loader_made_of_parts_is_counted(tmp_path: Path) -> None:
    graph = str(Path(__file__).parents[3] / "graph")
    parts = tmp_path / "parts"
    words = ["--parts", "3", "--manifest", "-o", str(parts)]
    ran = CliRunner().invoke(group, ["export", "nquads", "--graph", graph, *words])
    assert (ran.exit_code, ran.stdout) == (0, "")
    assert f"{parts}: " in ran.stderr
    assert " quads in 3 parts" in ran.stderr
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        pytest.skip("Oxigraph's server is not there: pip install oxigraph")
    files = sorted(parts.glob("*.nq.gz"))
    for number in (2, 3):
        (tmp_path / str(number)).mkdir()
        load = [str(program), "load", "--location", str(tmp_path / f"{number}/data"), "--file"]
        subprocess.run([*load, *map(str, files[:number])], check=True, capture_output=True)
        with oxigraph(tmp_path / str(number)) as url:
            ran = CliRunner().invoke(group, ["publish", url, "--loaded", str(parts)])
            if number == 3:
                assert (ran.exit_code, ran.stderr) == (0, "")
                assert ran.stdout.endswith(" graphs, as the manifest states\n")
                assert eg.export(eg.load(url), "nquads") == eg.export(eg.load(graph), "nquads")
            else:
                assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
                assert "and the manifest states" in ran.stderr
    (parts / "manifest.json").write_text('{"version": 1, "graphs": "2", "quads": 1}', "utf-8")
    ran = CliRunner().invoke(group, ["publish", "http://127.0.0.1:9", "--loaded", str(parts)])
    assert "manifest.json: is no manifest of parts; write one with export nquads" in ran.stderr


def test_literals_that_a_product_rewrites_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("eventgraph.stores.services.naming.CONFIG", tmp_path / "eventgraph.toml")
    monkeypatch.setenv("USER_THERE", "dba")
    monkeypatch.setenv("PASSWORD_THERE", SECRET)
    words = ["publish", "there", "--graph"]
    claims = {
        "before": '"-0044-03-15"^^<http://www.w3.org/2001/XMLSchema#date>',
        "exact": "0.12345678901234567",
        "whole": "true, false, 2, 0.5, 'a\\r\\n ', 'b\\u0001', '😀'@es-MX",
    }
    with virtuoso(tmp_path, 200) as url:
        written(tmp_path, CONFIG.format(url=url, product="virtuoso"), "eventgraph.toml")
        text = "".join(f"<x:{name}> {{ <x:s> <x:p> {value} }}\n" for name, value in claims.items())
        ran = CliRunner().invoke(group, [*words, str(written(tmp_path, text))])
        assert (ran.exit_code, ran.stderr.splitlines()[-2:]) == (0, ["  x:before", "  x:exact"])
        assert "2 graphs held otherwise than written, in some of their literals" in ran.stderr
        # Virtuoso holds true for the number 1.
        text = "<x:g> { <x:s> <x:p> true, 1 }"
        ran = CliRunner().invoke(group, [*words, str(written(tmp_path, text))])
        assert ran.exit_code == 2
        assert "there: counts other triples than were written: <x:g> has 1 of 2" in ran.stderr
