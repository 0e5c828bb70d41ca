"""What a service is like is tried and told; nothing is changed unless a graph is named."""

from __future__ import annotations

import csv
import io

import httpx
import pytest
from click.testing import CliRunner

import eventgraph as eg
from eventgraph.cli import group

Reply = tuple[int, dict[str, str], bytes]
GRAPH = "http://example.org/doctor"


def found(*words: str) -> dict[str, str]:
    """Run the verb, and read what it found."""
    ran = CliRunner().invoke(group, ["doctor", *words, "-f", "csv"])
    assert (ran.exit_code, ran.stderr) == (0, "")
    rows = list(csv.reader(io.StringIO(ran.stdout)))
    assert rows[0] == ["what", "found"]
    return {row[0]: row[1] for row in rows[1:]}


@pytest.mark.external
def test_oxigraph_is_as_it_is(on_oxigraph: str) -> None:
    before = eg.export(eg.load(on_oxigraph), "nquads")
    told = found(on_oxigraph)
    assert told["product"] == "Oxigraph server (profile oxigraph; 0.5.13, by the tests)"
    assert told["queries by direct POST"] == "yes"
    assert told["row cap"] == "100,000 rows come whole"
    assert told["time-outs"] == "counts a million rows, and is not cut short"
    assert told["union"] == "the default graph is one of its own; union-default-graph unites"
    assert told["literals"] == "not tried, since it writes; name a graph with --write"
    told = found(on_oxigraph, "--write", GRAPH)
    assert '"0.50"^^<http://www.w3.org/2001/XMLSchema#decimal> becomes "0.5"' in told["literals"]
    assert "spaces" not in told["literals"]
    assert told["blank nodes"] == "come back as blank nodes"
    assert told["long IRIs"] == "of 2,519 bytes come back whole"
    assert eg.export(eg.load(on_oxigraph), "nquads") == before


@pytest.mark.external
def test_virtuoso_is_as_it_is(on_virtuoso: str) -> None:
    told = found(on_virtuoso, "--write", GRAPH)
    assert told["product"] == "Virtuoso 7 (profile virtuoso; 7.2.5.1 of Debian 12, by the tests)"
    assert told["queries by direct POST"].startswith("no: did not answer within 5 seconds")
    assert told["row cap"] == "200 rows at most, and says so; pages become as small"
    assert told["union"] == "the default graph is the union of all graphs"
    assert '"-0044-03-15"^^<http://www.w3.org/2001/XMLSchema#date> becomes "-0' in told["literals"]
    assert "spaces" not in told["literals"]
    assert told["blank nodes"] == "come back as blank nodes"
    assert told["long IRIs"] == "are cut after 1,879 bytes; publish refuses longer ones"


@pytest.mark.external
def test_a_graph_that_is_there_is_not_written(on_oxigraph: str) -> None:
    store = on_oxigraph.replace("/query", "/store")
    kind = {"Content-Type": "text/turtle"}
    triple = "<x:a> <x:b> <x:c> ."
    httpx.put(store, params={"graph": GRAPH}, content=triple, headers=kind, timeout=60)
    ran = CliRunner().invoke(group, ["doctor", on_oxigraph, "--write", GRAPH])
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert f"the graph <{GRAPH}> is there already; name one that is not" in ran.stderr
    assert httpx.get(store, params={"graph": GRAPH}, timeout=60).text.strip() == triple
    httpx.delete(store, params={"graph": GRAPH}, timeout=60)
    ran = CliRunner().invoke(group, ["doctor", on_oxigraph, "--write", "no IRI"])
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)


def test_what_is_not_answered_is_told(talking: tuple[str, list[Reply], list[str]]) -> None:
    url, replies, asked = talking
    json = {"Content-Type": "application/sparql-results+json"}
    first = b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}'
    replies += [(200, json | {"Server": "nginx"}, first), (500, {}, b"out of \x1b[31mmemory")]
    ran = CliRunner().invoke(group, ["doctor", url])
    assert ran.exit_code == 1
    assert "removal" not in ran.stdout
    assert "any SPARQL 1.1 service (profile sparql" in ran.stdout
    assert "answers with status 500: out of" in ran.stdout
    assert "\x1b" not in ran.stdout
    assert all(line.startswith("POST /sparql ") for line in asked)
