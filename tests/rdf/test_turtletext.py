"""Prefixes that a file declares come out again in its exports."""

from __future__ import annotations

import gzip
from pathlib import Path

import eventgraph as eg
from eventgraph.rdf.turtletext import Location, declared_prefixes, locate

TEXT = """# head
@prefix ex: <http://example.org/> .
PREFIX other: <http://example.org/other#>
@prefix actor: <http://example.org/actor/> .
@prefix mine: <https://w3id.org/eventgraph/ns#> .
ex:a ex:b other:c .
@prefix late: <http://example.org/late/> .
"""


def test_a_files_own_prefixes_are_kept_and_the_shared_ones_stand(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(TEXT)
    written = eg.export(eg.load(path), "turtle").decode()
    assert written == (
        "@prefix ex: <http://example.org/> .\n"
        "@prefix other: <http://example.org/other#> .\n\n"
        "ex:a\n    ex:b other:c .\n"
    )


def test_compressed_files_keep_theirs_too(tmp_path: Path) -> None:
    path = tmp_path / "a.trig.gz"
    path.write_bytes(gzip.compress(TEXT.encode()))
    assert (
        "@prefix other: <http://example.org/other#> ." in eg.export(eg.load(path), "trig").decode()
    )


def test_prefixes_are_found_wherever_they_are_declared_at_the_head(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        "@prefix a: <http://example.org/a/> . @prefix b: <http://example.org/b/> .\n"
        "@prefix\n  c:\n  <http://example.org/c/> .\na:x b:y c:z .\n"
    )
    assert declared_prefixes(path) == {
        "a": "http://example.org/a/",
        "b": "http://example.org/b/",
        "c": "http://example.org/c/",
    }
    assert locate([path]) == {"http://example.org/a/x": Location(path, 5)}


def test_a_byte_order_mark_hides_no_prefix(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("\ufeff@prefix a: <http://example.org/a/> .\na:x a:y a:z .\n", "utf-8")
    assert declared_prefixes(path) == {"a": "http://example.org/a/"}
