"""Programs of others ask: rdflib, SPARQLWrapper, pandas, curl, and a validator of OpenAPI."""

from __future__ import annotations

import io
import shutil
import subprocess
from typing import Any

import httpx
import pandas as pd
import pytest
from openapi_spec_validator import validate
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from rdflib.query import ResultRow
from SPARQLWrapper import CSV, GET, JSON, POST, SPARQLWrapper

from eventgraph.serving.running import Server
from eventgraph.sparql.library import known_queries

COUNT = "SELECT (COUNT(DISTINCT ?c) AS ?n) { GRAPH ?c { ?s ?p ?o } ?c sem:accordingTo ?who }"


def test_rdflibs_store_reads_it(server: Server) -> None:
    store = SPARQLStore(f"{server.address}sparql", returnFormat="json")
    (row,) = store.query(COUNT)
    assert isinstance(row, ResultRow)
    assert int(str(row[0])) > 200
    triples = list(store.triples((None, None, None), None))
    assert len(triples) > 1000


@pytest.mark.parametrize("method", [GET, POST])
def test_sparqlwrapper_reads_it(server: Server, method: str) -> None:
    wrapper = SPARQLWrapper(f"{server.address}sparql")
    wrapper.setMethod(method)
    wrapper.setQuery(COUNT)
    wrapper.setReturnFormat(JSON)
    answer: Any = wrapper.query().convert()
    assert int(answer["results"]["bindings"][0]["n"]["value"]) > 200
    wrapper.setReturnFormat(CSV)
    table: Any = wrapper.query().convert()
    assert table.startswith(b"n\r\n")


def test_pandas_reads_a_query_by_name(ask: httpx.Client) -> None:
    answer = ask.get("/api/queries/intermediaries", headers={"Accept": "text/csv"})
    frame = pd.read_csv(io.StringIO(answer.text))
    assert list(frame.columns)[:2] == ["intermediary", "speaker"]
    assert len(frame) > 5


@pytest.mark.external
def test_curl_asks_by_form(server: Server) -> None:
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    words = ["curl", "-sS", "-H", "Accept: text/csv", "--data-urlencode", f"query={COUNT}"]
    ran = subprocess.run([*words, f"{server.address}sparql"], capture_output=True, check=True)
    assert ran.stdout.startswith(b"n\r\n")


def test_the_description_of_the_queries_is_openapi(ask: httpx.Client) -> None:
    document = ask.get("/api").json()
    validate(document)
    names = {path.rpartition("/")[2] for path in document["paths"]}
    assert names == set(known_queries())
    for path, operations in document["paths"].items():
        given = {
            parameter["name"]: parameter["example"]
            for parameter in operations["get"]["parameters"]
            if "example" in parameter
        }
        answer = ask.get(path, params=given)
        assert (answer.status_code, bool(answer.content)) == (200, True), (path, answer.text)
