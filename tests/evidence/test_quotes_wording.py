"""Quotes: whose words they are is found from the quotation marks, and told where a claim errs."""

from __future__ import annotations

import csv
import html
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.vocabulary import PREFIXES

TEXT = "“We are free,” said Ana’s aunt, calling it “a miracle” of the people’s will."
CLAIM = """
source:s a evg:NewsArticle ; dcterms:publisher actor:paper .
claim:c {{ event:e evg:responsible actor:b }}
claim:c a evg:Claim ; sem:accordingTo {speaker} ; prov:wasQuotedFrom source:s ;
    {wording} evg:quote "{quote}"@en .
"""
IN_MARKS = "warning: stands in quotation marks, and the claim calls it rendered"
NOT_IN_MARKS = "warning: does not stand in quotation marks, and the claim calls it direct"
IN_PART = "warning: stands in quotation marks only in part, and the claim calls it direct"


def written(folder: Path, quote: str, wording: str, speaker: str = "actor:aunt") -> list[str]:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    said = f"evg:wording evg:{wording} ;" if wording else ""
    claim = CLAIM.format(speaker=speaker, wording=said, quote=quote)
    (folder / "data.trig").write_text(prefixes + claim, "utf-8")
    (folder / "s.txt").write_text(TEXT, "utf-8")
    given = ["--graph", str(folder / "data.trig"), "--text", f"source:s={folder / 's.txt'}"]
    return ["quotes", *given]


@pytest.mark.parametrize(
    ("quote", "wording", "standing", "finding"),
    [
        ("We are free", "Direct", "direct", ""),
        ("We are free", "Rendered", "direct", IN_MARKS),
        ("We … free", "Rendered", "direct", IN_MARKS),
        ("We are free", "", "direct", ""),
        ("calling it", "Rendered", "rendered", ""),
        ("calling it", "Direct", "rendered", NOT_IN_MARKS),
        ("said Ana’s aunt … of the people’s will", "Direct", "rendered", NOT_IN_MARKS),
        ("We are … a miracle", "Direct", "direct", ""),
        ("it “a miracle”", "Direct", "partly direct", IN_PART),
        ("it “a miracle”", "Rendered", "partly direct", ""),
        ("nowhere", "Direct", "", ""),
    ],
)
def test_a_wording_that_the_marks_belie_is_told_in_every_outlet(
    tmp_path: Path, quote: str, wording: str, standing: str, finding: str
) -> None:
    arguments = written(tmp_path, quote, wording)
    page = tmp_path / "s.html"
    told = CliRunner().invoke(group, [*arguments, "--html", str(page)])
    rows = CliRunner().invoke(group, [*arguments, "-f", "csv"])
    (row,) = csv.DictReader(io.StringIO(rows.stdout))
    assert (row["wording"], row["findings"].split(";")[0]) == (standing, finding)
    (solution,) = json.loads(CliRunner().invoke(group, [*arguments, "-f", "json"]).stdout)[
        "results"
    ]["bindings"]
    assert solution.get("wording", {}).get("value", "") == standing
    words = " ".join(told.stdout.split())
    assert (finding in words, "the claim calls it" in words) == (True, bool(finding))
    count = "1 claim says otherwise" if finding else "0 claims say otherwise"
    line = f"wording: 1 {standing}; {count}"
    assert (line in told.stdout) == bool(standing)
    shown = html.unescape(page.read_text("utf-8"))
    assert (line in shown, finding in shown) == (bool(standing), True)
    assert f", {standing}" in shown
    failed = 1 if finding or not standing else 0
    assert CliRunner().invoke(group, [*arguments, "--fail-on", "warning"]).exit_code == failed


def test_a_publication_that_speaks_for_itself_needs_no_quotation_marks(tmp_path: Path) -> None:
    for quote in ("calling it", "a miracle"):
        arguments = written(tmp_path, quote, "Direct", "actor:paper")
        result = CliRunner().invoke(group, [*arguments, "--fail-on", "warning"])
        assert (result.exit_code, "0 claims say otherwise" in result.stdout) == (0, True)


def test_a_quote_that_stands_in_several_places_stands_in_no_one_wording(tmp_path: Path) -> None:
    arguments = written(tmp_path, "a", "Direct")
    (tmp_path / "s.txt").write_text("“a” or a", "utf-8")
    assert "wording:" not in CliRunner().invoke(group, arguments).stdout


def test_a_rendering_that_is_passed_on_may_stand_in_quotation_marks() -> None:
    checked = [
        one
        for one in eg.check_quotes(eg.load("graph"))
        if one.claim.endswith("/delcy-rodriguez-lost-deal")
    ]
    assert [one.wording for one in checked] == [""]
