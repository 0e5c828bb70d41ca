"""The script that runs W3C's protocol tests: it reads their manifests, and tells what fails."""

from __future__ import annotations

from pathlib import Path

import pytest

import protocol

HEAD = """
@prefix : <http://example.org/tests#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix mf: <http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#> .
@prefix ut: <http://www.w3.org/2009/sparql/tests/test-update#> .
@prefix cnt: <http://www.w3.org/2011/content#> .
@prefix ht: <http://www.w3.org/2011/http#> .
@prefix hts: <http://www.w3.org/2011/http-statusCodes#> .
<> mf:entries ( :by_get :by_form :no_method :update_by_form ) .
:by_get ut:graphData [ ut:graph <one.nt> ; rdfs:label "http://example.org/one" ] ;
  mf:action [ ht:requests ( [ ht:methodName "GET" ; ht:absolutePath
    "/sparql/?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D&default-graph-uri=http%3A%2F%2Fexample.org%2Fone" ;
    ht:resp [ mf:expectedStatus hts:StatusCode2xx ; mf:expectedBoolean true ;
      mf:expectedFormat "boolean" ] ] ) ] .
:by_form mf:action [ ht:requests ( [ ht:methodName "POST" ; ht:absolutePath "/sparql/" ;
    ht:headers ( [ ht:fieldName "content-type" ;
      ht:fieldValue "application/x-www-form-urlencoded" ] ) ;
    ht:body [ cnt:characterEncoding "UTF-8" ; cnt:chars "query=ASK%20%7B%7D" ] ;
    ht:resp [ mf:expectedStatus hts:StatusCode2xx ; mf:expectedBoolean FORM ] ] ) ] .
:no_method mf:action [ ht:requests ( [ ht:methodName "PUT" ; ht:absolutePath
    "/sparql/?query=ASK%20%7B%7D" ; ht:resp [ mf:expectedStatus hts:StatusCode4xx ] ] ) ] .
:update_by_form mf:action [ ht:requests ( [ ht:methodName "POST" ; ht:absolutePath "/sparql/" ;
    ht:headers ( [ ht:fieldName "content-type" ;
      ht:fieldValue "application/x-www-form-urlencoded" ] ) ;
    ht:body [ cnt:characterEncoding "UTF-8" ; cnt:chars "update=CLEAR%20ALL" ] ;
    ht:resp [ mf:expectedStatus hts:StatusCode2xx ] ] ) ] .
"""

REFUSED = "updates are refused: this dataset is only read"


def suite(folder: Path, form: str) -> Path:
    (folder / "manifest.ttl").write_text(HEAD.replace("FORM", form))
    (folder / "one.nt").write_text("<http://example.org/a> <http://example.org/b> <http://e/c> .\n")
    return folder


def test_what_passes_is_counted_and_updates_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert protocol.main([str(suite(tmp_path, "true"))]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"update_by_form: request 1: status 403, not 2xx: {REFUSED}",
        "queries: 3 of 3 pass",
        "updates, which are refused: 0 of 1 expect that",
    ]


def test_what_fails_is_told_and_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert protocol.main([str(suite(tmp_path, "false"))]) == 1
    assert "by_form: request 1: status 200, not False" in capsys.readouterr().out
