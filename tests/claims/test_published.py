"""What could be known on a day."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from eventgraph.claims.scopes import Scope, claims
from eventgraph.cli import group
from eventgraph.errors import UnknownName
from eventgraph.vocabulary import PREFIXES, curie

DATA = """
actor:ana a evg:Person ; rdfs:label "Ana"@en . actor:ben a evg:Person ; rdfs:label "Ben"@en .
event:march a evg:Transfer ; rdfs:label "March"@en .
source:early a evg:NewsArticle ; dcterms:issued "2025-07-18"^^xsd:date .
source:vague a evg:NewsArticle ; dcterms:issued "2025-07"^^xsd:gYearMonth .
source:late a evg:NewsArticle ; dcterms:issued "2025-07-22T09:00:00-04:00"^^xsd:dateTime .
source:undated a evg:WireStory .
claim:a { event:march evg:flights 3 }
claim:a sem:accordingTo actor:ana ; prov:wasQuotedFrom source:early .
claim:b { event:march evg:flights 4 }
claim:b sem:accordingTo actor:ben ; prov:wasQuotedFrom source:early .
claim:c { event:march evg:flights 5 }
claim:c sem:accordingTo actor:ana ; prov:wasQuotedFrom source:vague .
claim:d { event:march evg:flights 6 }
claim:d sem:accordingTo actor:ben ; prov:wasQuotedFrom source:undated .
claim:e { claim:e evg:withdraws claim:a }
claim:e sem:accordingTo actor:ana ; prov:wasQuotedFrom source:late .
claim:f { claim:f evg:withdraws claim:b }
claim:f sem:accordingTo actor:ana ; prov:wasQuotedFrom source:late .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "data.trig").write_text(prefixes + DATA, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("day", "known"),
    [
        ("2025-07-18", "ab"),
        ("2025-07-20", "ab"),
        # The withdrawal by another than the speaker takes nothing away.
        ("2025-07-22", "bef"),
        ("2025-07-31", "bcef"),
        ("2025-07", "bcef"),
        ("2026", "bcef"),
    ],
)
def test_what_was_published_by_a_day_counts_unless_its_speaker_took_it_back(
    folder: Path, day: str, known: str
) -> None:
    found = claims(eg.load(folder), Scope(as_of=day))
    assert found == tuple(sorted(found or ()))
    assert "".join(curie(name).removeprefix("claim:") for name in found or ()) == known


def test_before_anything_was_published_nothing_was_known(folder: Path) -> None:
    with pytest.raises(UnknownName, match="no claim is in the scope"):
        eg.scope(eg.load(folder), as_of="2025-07-17")


def test_what_is_no_day_is_refused(folder: Path) -> None:
    with pytest.raises(UnknownName, match="'Friday' is no day; write 2025-07-18"):
        eg.scope(eg.load(folder), as_of="Friday")


def test_every_verb_takes_the_day(folder: Path) -> None:
    arguments = ["query", "speakers", "--graph", str(folder), "--as-of", "2025-07-20", "-f", "csv"]
    answer = CliRunner().invoke(group, arguments)
    assert answer.exit_code == 0
    assert answer.stdout.count("\n") == 3
