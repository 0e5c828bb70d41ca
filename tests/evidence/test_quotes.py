"""Quotes: the texts they stand in, their numbers and dates, annotations, page and command."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import EventGraphError
from eventgraph.evidence.annotations import web_annotations
from eventgraph.evidence.quotes import check_quotes, passes, quotes_table
from eventgraph.evidence.sourcetexts import read_texts
from eventgraph.reports.quotes import quote_page
from eventgraph.text.anchoring import SourceText
from eventgraph.vocabulary import PREFIXES, curie

TEXT = """The return

On July 18, two new flights returned 252 people, “safe and\u00a0sound” – so the ministry.
The people were free. In the U.S. Senate nobody spoke.

The people were home: 2,500 in all. Nicola\u0301s spoke… and left.
"""
SUM = sha256(TEXT.encode()).hexdigest()
OTHER_SUM = sha256(b"another text").hexdigest()


CLAIMS = """
actor:ana a evg:Person ; rdfs:label "Ana & <Co>"@en .
source:s a evg:NewsArticle ; rdfs:label "S"@en ; dcterms:issued "2025-07-19"^^xsd:date ;
    schema:url <https://example.org/s> ; evg:textSha256 "SUM" .
source:reprint a evg:NewsArticle ; evg:textSha256 "SUM" ; prov:wasDerivedFrom source:s .
claim:one { group:g evg:size 252 . event:e sem:hasTimeStamp "2025-07-18"^^xsd:date . }
claim:one a evg:Claim ; rdfs:label "One <b>"@en ; sem:accordingTo actor:ana ;
    prov:wasQuotedFrom source:s ; evg:certainty evg:Stated ;
    evg:quote "On July 18, two new flights returned 252 people"@en .
claim:two { event:e evg:flights 2 . }
claim:two a evg:Claim ; sem:accordingTo actor:ana ; prov:wasQuotedFrom source:reprint ;
    evg:certainty evg:Stated ; evg:quote "two new flights"@en .
"""


def written(folder: Path, more: str = "") -> Dataset:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    text = CLAIMS.replace("SUM", SUM)
    (folder / "data.trig").write_text(prefixes + text + more, "utf-8")
    (folder / "s.txt").write_bytes(TEXT.encode())
    return eg.load(folder / "data.trig")


def claim(said: str, quote: str) -> str:
    return (
        f"claim:x {{ {said} . }}\nclaim:x a evg:Claim ; sem:accordingTo actor:ana ; "
        f'prov:wasQuotedFrom source:s ; evg:quote "{quote}"@en .\n'
    )


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("2", "two flights"),
        ("12", "twelve people"),
        ("20", "twenty people"),
        ("50", "at least fifty"),
        ("100", "a hundred days"),
        ("8000", "over 8,000 people"),
        ("8000", "eight thousand people"),
        ("6000000", "paid $6 million"),
        ("6000000", "six million dollars"),
        ("2.0", "just 2% of them"),
        ("2500", "2,500 in all"),
        ('"2025-03"^^xsd:gYearMonth', "In March 2025"),
        ('"2025-03-15"^^xsd:date', "since March 15"),
        ('"2025-07-18"^^xsd:date', "On Friday"),
        ('"2025-06"^^xsd:gYearMonth', "last month"),
        ('"2025-07-18"^^xsd:date', "yesterday"),
        ('"2025"^^xsd:gYear', "in 2025"),
    ],
)
def test_each_form_of_number_and_date_is_read(tmp_path: Path, value: str, quote: str) -> None:
    dataset = written(tmp_path, claim(f"event:x evg:amount {value}", quote))
    (checked,) = [one for one in check_quotes(dataset) if one.claim.endswith("/x")]
    assert [value.said for value in checked.unsaid] == []
    assert len(checked.values) == 1


@pytest.mark.parametrize(
    ("value", "quote"),
    [
        ("3", "two flights"),
        ("8000", "over 800 people"),
        ("6", "written by six-year-olds"[:10]),
        ('"2025-07-18"^^xsd:date', "in July"),
        ('"2025-07-18"^^xsd:date', "On Monday"),
        ('"2024"^^xsd:gYear', "in 2025"),
    ],
)
def test_what_the_quote_does_not_say_is_listed(tmp_path: Path, value: str, quote: str) -> None:
    dataset = written(tmp_path, claim(f"event:x evg:amount {value}", quote))
    (checked,) = [one for one in check_quotes(dataset) if one.claim.endswith("/x")]
    assert [curie(value.property) for value in checked.unsaid] == ["evg:amount"]
    assert not passes([checked])


def test_a_date_by_the_source_s_own_date_says_so(tmp_path: Path) -> None:
    checked = check_quotes(written(tmp_path))[0]
    said = {value.value: value.said for value in checked.values}
    assert said == {
        "252": "in the quote",
        "2025-07-18": "“july 18” by the source's date, 2025-07-19",
    }


def test_one_text_serves_every_source_with_its_sum(tmp_path: Path) -> None:
    dataset = written(tmp_path)
    texts = read_texts(dataset, [("source:s", tmp_path / "s.txt")])
    checked = check_quotes(dataset, texts)
    assert [(curie(one.claim), one.anchor.outcome) for one in checked] == [
        ("claim:one", "exact"),
        ("claim:two", "exact"),
    ]
    table = quotes_table(checked)
    assert table.column("start") == [12, 24]
    assert table.column("end") == [59, 39]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7 x", r"s.txt: is a PDF; save its words as plain text in UTF-8"),
        (b"PK\x03\x04 x", "is a compressed file"),
        (b"ab\x00c", "holds bytes that no text has"),
        (b"caf\xe9", "is not UTF-8; save the file with UTF-8 encoding"),
        (
            b"another text",
            "is not the text that quotes of source:s were taken from: its SHA-256 is",
        ),
        (b"another text", f"is {OTHER_SUM}, the dataset states {SUM}; give that text"),
    ],
)
def test_a_file_that_is_not_the_text_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    dataset = written(tmp_path)
    (tmp_path / "s.txt").write_bytes(data)
    with pytest.raises(EventGraphError, match=message) as caught:
        read_texts(dataset, [("source:s", tmp_path / "s.txt")])
    assert "\n" not in str(caught.value)


def test_annotations_follow_the_w3c_model(tmp_path: Path) -> None:
    dataset = written(tmp_path)
    texts = read_texts(dataset, [("source:s", tmp_path / "s.txt")])
    collection = json.loads(web_annotations(dataset, check_quotes(dataset, texts), texts))
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", 2)
    first = collection["first"]["items"][0]
    assert first["id"] == PREFIXES["claim"] + "one#quote"
    assert first["target"] == {
        "source": "https://example.org/s",
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": "On July 18, two new flights returned 252 people",
                "prefix": "The return\n\n",
                "suffix": ", “safe and\u00a0sound” – so the mini",
            },
            {"type": "TextPositionSelector", "start": 12, "end": 59},
        ],
    }
    assert first["body"][0] == {"id": PREFIXES["claim"] + "one", "purpose": "linking"}


def test_the_page_marks_quotes_escapes_all_and_runs_nothing(tmp_path: Path) -> None:
    dataset = written(tmp_path)
    texts = read_texts(dataset, [("source:s", tmp_path / "s.txt")])
    page = quote_page(dataset, check_quotes(dataset, texts), texts)
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "<script" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "One &lt;b&gt;" in page
    assert "Ana &amp; &lt;Co&gt;" in page
    assert "5 of 6 sentences carry no claim (83.3%)" in page
    assert '<div class="text" lang="en" dir="ltr">' in page
    assert '<q lang="en" dir="ltr">two new flights</q>' in page
    assert '<mark>two new flights</mark><sup><a href="#c2">2</a></sup>' in page
    assert "One publication: every claim was read in 2 documents derived from one another" in page


def run(tmp_path: Path, *words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(group, ["quotes", "--graph", str(tmp_path / "data.trig"), *words])
    return result.exit_code, result.stdout, result.stderr


def test_the_command_tells_by_its_exit_status(tmp_path: Path) -> None:
    written(tmp_path)
    text = f"source:s={tmp_path / 's.txt'}"
    code, out, _ = run(tmp_path, "--text", text, "--html", str(tmp_path / "page.html"))
    assert code == 0
    assert out.splitlines()[-5:] == [
        "2 quotes: 2 exact",
        "3 numbers and dates: 3 in their quotes",
        "wording: 2 rendered; 0 claims say otherwise",
        "6 sentences of source:reprint and source:s: 5 without a claim (83.3%)",
        "source:reprint, source:s: quotes hold 9 of 38 words (23.7%)",
    ]
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!doctype html>")
    assert run(tmp_path)[0] == 0
    written(tmp_path, claim("event:x evg:flights 2", "two other flights"))
    code, out, _ = run(tmp_path, "--text", text)
    assert code == 1
    assert "missing: claim:x\n  “two other flights”\n  nearest: “two new flights”" in out


def test_bad_options_get_one_line_and_status_2(tmp_path: Path) -> None:
    written(tmp_path)
    for words, message in (
        (["--text", "s.txt"], "--text s.txt: write it as --text SOURCE=FILE"),
        (["--text", "source:s=nowhere.txt"], "nowhere.txt: no such file"),
        (["--text", "actor:ana=s.txt"], "actor:ana is no source; name a source"),
        (["--according-to", "actor:anna"], "nothing in the dataset is named actor:anna; did you"),
        (["--format", "annotated"], "no table format is named 'annotated'"),
    ):
        code, out, err = run(tmp_path, *words)
        assert (code, out) == (2, "")
        assert err.startswith(f"eventgraph: {message}")
        assert err.count("\n") == 1


def test_every_quote_of_the_first_story_stands_in_its_source(
    first_story: Dataset, source_text: str
) -> None:
    dataset = first_story
    texts = dict.fromkeys({one.source for one in check_quotes(dataset)}, SourceText(source_text))
    checked = check_quotes(dataset, texts)
    assert {one.anchor.outcome for one in checked} == {"exact"}
    assert passes([one._replace(omissions=()) for one in checked])


def test_of_the_first_story_one_omission_at_most_leaves_out_a_negation(
    first_story: Dataset, source_text: str
) -> None:
    dataset = first_story
    texts = dict.fromkeys({one.source for one in check_quotes(dataset)}, SourceText(source_text))
    found = [one for one in check_quotes(dataset, texts) if one.findings]
    assert {curie(one.claim) for one in found} <= {"claim:accusers-ties-to-tren-de-aragua"}
