"""Graphs without a name are refused where they stand."""

from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.errors import InputError


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
