"""Claims that only report that somebody spoke, or only give an office, are told from others."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph as eg
from eventgraph.claims.reporting import only_reporting
from eventgraph.vocabulary import CLAIM, PREFIXES

THINGS = """
event:s a evg:Report . event:warning a evg:Warning . event:print a evg:Publication .
event:raid a evg:Arrest . actor:ana a evg:Person . office:mayor a evg:Office .
"""


@pytest.mark.parametrize(
    ("told", "described", "expected"),
    [
        ("event:s evg:madeBy actor:ana", "", "mere"),
        ("event:warning evg:madeBy actor:ana ; evg:medium 'letter'@en", "", "mere"),
        ("event:s sem:hasTimeStamp '2025'^^xsd:gYear ; evg:occasion event:raid", "", "mere"),
        ("event:print evg:madeBy actor:ana ; sem:hasPlace place:p", "", "mere"),
        ("actor:ana evg:holds office:mayor", "", "mere"),
        ("actor:ana evg:formerlyHeld office:mayor . event:s evg:madeBy actor:ana", "", "mere"),
        # What was said, to whom, of whom, and everything that is no speaking.
        ("event:s evg:madeBy actor:ana ; evg:content 'Go!'@en", "", "more"),
        ("event:s evg:madeBy actor:ana ; evg:about actor:b", "", "more"),
        ("event:s evg:madeBy actor:ana ; evg:addressedTo actor:b", "", "more"),
        ("event:raid sem:hasTimeStamp '2025'^^xsd:gYear", "", "more"),
        ("actor:ana evg:holds office:mayor ; evg:nationality place:p", "", "more"),
        ("claim:c evg:disputes claim:d", "", "more"),
        # What nobody asserts is no report.
        ("event:s evg:madeBy actor:ana", "; evg:attitude evg:Denies", "more"),
    ],
)
def test_only_who_spoke_or_which_office_is_a_mere_report(
    tmp_path: Path, told: str, described: str, expected: str
) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    claim = f"claim:c {{ {told} }} claim:c a evg:Claim ; sem:accordingTo actor:paper {described} ."
    (tmp_path / "data.trig").write_text(prefixes + THINGS + claim, "utf-8")
    dataset = eg.load(tmp_path)
    assert only_reporting(dataset) == ({str(CLAIM.c)} if expected == "mere" else set())
