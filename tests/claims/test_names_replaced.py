"""A thing that got a new IRI is still found by its old one."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.claims.names import resolve, strangers
from eventgraph.sparql.files import parse_query

TEXT = """
@prefix event: <https://w3id.org/eventgraph/id/event/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix evg: <https://w3id.org/eventgraph/ns#> .
event:talks a evg:Negotiation ; dcterms:replaces event:talks-2025 .
event:talks-2025 dcterms:replaces event:talks-2025-07 .
event:one dcterms:replaces event:other .
event:other dcterms:replaces event:one .
"""


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("event:talks", "talks"),
        ("event:talks-2025", "talks"),
        ("event:talks-2025-07", "talks"),
        ("<https://w3id.org/eventgraph/id/event/talks-2025>", "talks"),
        ("event:one", "other"),
    ],
)
def test_an_old_name_leads_to_the_thing_as_it_is_named_now(
    tmp_path: Path, name: str, now: str
) -> None:
    (tmp_path / "a.ttl").write_text(TEXT, "utf-8")
    found = resolve(eg.load(tmp_path), name)
    assert str(found) == f"https://w3id.org/eventgraph/id/event/{now}"


def test_a_query_that_names_an_old_iri_is_told_the_new_one(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(TEXT, "utf-8")
    query = parse_query("ASK { event:talks-2025 ?says ?what }", "q")
    assert list(strangers(query, eg.load(tmp_path))) == [
        "event:talks-2025 is now event:talks; name it so"
    ]
