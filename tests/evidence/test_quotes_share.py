"""Quotes: which share of a text's words they hold together is said, with the text and without."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from eventgraph.claims.quoted.shares import quoted_shares
from eventgraph.cli import group
from eventgraph.evidence.quotes import check_quotes
from eventgraph.reports.quotes import shares_of
from eventgraph.text.sources import SourceText
from eventgraph.vocabulary import PREFIXES

TEXT = "They were sent home on Friday, in all twelve."
SOURCES = f"""
source:s a evg:NewsArticle ; evg:textSha256 "{sha256(TEXT.encode()).hexdigest()}" COUNT .
source:reprint a evg:NewsArticle ; evg:textSha256 "{sha256(TEXT.encode()).hexdigest()}" .
source:other a evg:NewsArticle .
"""


def written(folder: Path, quotes: dict[str, str], count: str) -> list[str]:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    claims = "".join(
        f"claim:c{number} {{ event:e evg:affects actor:b }} claim:c{number} a evg:Claim ; "
        f'sem:accordingTo actor:a ; prov:wasQuotedFrom {source} ; evg:quote "{quote}"@en .\n'
        for number, (quote, source) in enumerate(quotes.items())
    )
    (folder / "data.trig").write_text(prefixes + SOURCES.replace("COUNT", count) + claims, "utf-8")
    (folder / "s.txt").write_text(TEXT, "utf-8")
    return ["--graph", str(folder / "data.trig")]


QUOTES = {
    "They were sent home": "source:s",
    "were sent home on": "source:reprint",
    "They … twelve": "source:s",
    "unheard of": "source:other",
}


def test_with_the_text_the_words_are_counted_in_it(tmp_path: Path) -> None:
    graph = written(tmp_path, QUOTES, "; evg:wordCount 9")
    page = tmp_path / "s.html"
    text = ["--text", f"source:s={tmp_path / 's.txt'}", "--html", str(page)]
    line = "source:reprint, source:s: quotes hold 6 of 9 words (66.7%)"
    assert CliRunner().invoke(group, ["quotes", *graph, *text]).stdout.splitlines()[-1] == line
    assert line in page.read_text("utf-8")


def test_without_the_text_it_is_told_from_the_quotes(tmp_path: Path) -> None:
    graph = written(tmp_path, QUOTES, "; evg:wordCount 10")
    line = "source:reprint, source:s: quotes hold about 6 of 10 words (60.0%)"
    for verb in ("quotes", "validate"):
        assert line in CliRunner().invoke(group, [verb, *graph]).stdout.splitlines()[-2:]


def test_a_source_that_does_not_say_its_words_has_no_share(tmp_path: Path) -> None:
    written(tmp_path, QUOTES, "")
    assert quoted_shares(eg.load(tmp_path)) == []


@pytest.mark.parametrize(("count", "findings"), [(5, 1), (7, 1), (8, 0), (0, 0)])
def test_validation_remarks_above_four_fifths(tmp_path: Path, count: int, findings: int) -> None:
    written(tmp_path, QUOTES, f"; evg:wordCount {count}")
    found = [f for f in eg.validate(eg.load(tmp_path)).findings if f.check == "quoted-too-much"]
    assert [f.severity for f in found] == ["info"] * findings
    assert all(f"about 6 of {count} words" in f.message for f in found)


def test_the_quotes_of_the_curated_graph_hold_at_most_65_percent(source_text: str) -> None:
    dataset = eg.load(Path(__file__).parents[2] / "graph")
    (told,) = quoted_shares(dataset)
    texts = dict.fromkeys(told.sources, SourceText(source_text))
    (exact,) = shares_of(dataset, check_quotes(dataset, texts), texts)
    assert (told.words, told.sources) == (exact.words, exact.sources)
    assert max(told.share, exact.share) <= 0.65
    assert abs(told.held - exact.held) <= 0.02 * exact.words
