"""Quotes: what an omission leaves out is a finding where it must not, told in every outlet."""

from __future__ import annotations

import csv
import html
import io
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventgraph.cli import group
from eventgraph.vocabulary import PREFIXES

LEFT_OUT = """
source:s a evg:NewsArticle .
claim:c {{ event:e evg:responsible actor:b }}
claim:c a evg:Claim ; sem:accordingTo actor:a ; prov:wasQuotedFrom source:s ;
    evg:quote "{quote}"@en .
"""


def run(tmp_path: Path, *words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(group, ["quotes", "--graph", str(tmp_path / "data.trig"), *words])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("quote", "outcome", "finding", "statuses"),
    [
        ("is, if asked, not to blame for it", "exact", "", (0, 0)),
        ("not to … for it", "exact, with an omission", "", (0, 0)),
        (
            "is … not to blame",
            "exact, with an omission",
            "warning: leaves out “, if asked,”, and with it a hedge (if)",
            (0, 1),
        ),
        (
            "The minister … to blame",
            "exact, with an omission",
            "error: leaves out “is, if asked, not”, and with it a negation (not)",
            (1, 1),
        ),
        (
            "The minister … to  blame",
            "normalised (white space), with an omission",
            "error: leaves out “is, if asked, not”, and with it a negation (not)",
            (1, 1),
        ),
    ],
)
def test_an_omission_that_leaves_out_a_negation_or_a_hedge_is_a_finding(
    tmp_path: Path, quote: str, outcome: str, finding: str, statuses: tuple[int, int]
) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "data.trig").write_text(prefixes + LEFT_OUT.format(quote=quote), "utf-8")
    (tmp_path / "s.txt").write_text("The minister is, if asked, not to blame for it.", "utf-8")
    text = ["--text", f"source:s={tmp_path / 's.txt'}", "--html", str(tmp_path / "s.html")]
    code, out, _ = run(tmp_path, *text)
    assert (code, run(tmp_path, *text, "--fail-on", "warning")[0]) == statuses
    omits = ", 1 with an omission" if "omission" in outcome else ""
    assert f"1 quote: 1 {outcome.split(' ', maxsplit=1)[0].strip(',')}{omits}\n" in out
    (row,) = csv.DictReader(io.StringIO(run(tmp_path, *text, "-f", "csv")[1]))
    assert finding in row["findings"]
    assert bool(row["findings"]) is bool(finding)
    page = html.unescape((tmp_path / "s.html").read_text("utf-8"))
    assert outcome in page
    assert finding in page
    if finding:
        assert f"{outcome}: claim:c\n" in out
        assert finding in " ".join(out.split())
