"""Graphs without a name are refused where they stand."""

from pathlib import Path

import pyoxigraph as ox
import pytest

import eventgraph as eg
from eventgraph.errors import InputError
from eventgraph.rdf.refusing import place_of


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.trig", "<urn:a> <urn:b> 1 .\n_:c { <urn:a> <urn:b> 2 }", ":2:1"),
        ("a.trig", "GRAPH [] { <urn:a> <urn:b> 2 }", ":1:1"),
        ("a.nq", "<urn:a> <urn:b> <urn:c> <urn:d> .\n<urn:a> <urn:b> <urn:c> _:d .\n", ":2:25"),
        ("a.jsonld", '{"urn:x": 1, "@graph": [{"@id": "urn:a", "urn:b": 2}]}', ""),
    ],
)
def test_a_graph_without_a_name_is_refused(
    name: str, text: str, place: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(InputError) as caught:
        eg.load(path)
    assert str(caught.value) == (
        f"{path}{place}: a graph is named by a blank node; "
        "give the claim an IRI of its own, as claim:…"
    )


def test_an_import_whose_name_is_escaped_is_refused_without_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<urn:a> <http://www.w3.org/2002/07/owl#\\u0069mports> <urn:b> .")
    with pytest.raises(InputError) as caught:
        eg.load(path)
    assert str(caught.value) == (
        f"{path}: asks to import <urn:b>, and nothing is fetched; "
        "save that file beside it and drop owl:imports"
    )


def test_a_fault_is_placed_after_what_could_be_read_and_nowhere_where_there_is_none() -> None:
    sound, broken = b'{"@id": "http://a", "http://p": 1}', b'{"@id": "http://b", "@type": 5}'
    json = ox.RdfFormat.JSON_LD
    assert place_of(b"[" + sound + b",\n" + broken + b"]", json) == (2, 31)
    assert place_of(sound, json) == (None, None)
