"""A thing that got a new IRI is still found by its old one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from eventgraph.claims.names import in_current_names, resolve, strangers
from eventgraph.cli import group
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


def test_an_old_query_is_asked_by_the_names_of_today(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(TEXT, "utf-8")
    (tmp_path / "old.rq").write_text("SELECT ?kind { event:talks-2025 a ?kind }", "utf-8")
    words = ["query", str(tmp_path / "old.rq"), "-f", "csv", "--graph", str(tmp_path / "a.ttl")]
    ran = CliRunner().invoke(group, words)
    new = ["query", str(tmp_path / "new.rq"), *words[2:]]
    (tmp_path / "new.rq").write_text("SELECT ?kind { event:talks a ?kind }", "utf-8")
    assert ran.stdout == CliRunner().invoke(group, new).stdout
    assert ran.stdout.count("\n") > 1
    assert ran.stderr == "eventgraph: event:talks-2025 is now event:talks, and asked so\n"


def test_a_query_for_old_names_themselves_is_asked_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(TEXT, "utf-8")
    query = parse_query("ASK { ?new dcterms:replaces event:talks-2025 }", "q")
    assert in_current_names(query, eg.load(tmp_path)) == (query, {})
