"""What is not exact is in words wherever a person reads it, and as it is written in files."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from eventgraph.cli import group
from eventgraph.vocabulary import EDTF, PREFIXES

HEAD = f"""
@prefix edtf: <{EDTF.removesuffix("EDTF")}> .
actor:ana a evg:Person ; rdfs:label "Ana"@en .
actor:ben a evg:Person ; rdfs:label "Ben"@en .
group:held a evg:Group ; rdfs:label "Held"@en .
event:stay a evg:Detention ; rdfs:label "Stay"@en ; rdfs:label "Estancia"@es .
source:s a evg:NewsArticle ; dcterms:issued "2025-07~"^^edtf:EDTF .
claim:c1 {{ group:held evg:size "~80"^^evg:quantity . event:stay evg:affects group:held ;
  sem:hasTimeStamp "2025-07?"^^edtf:EDTF }}
claim:c2 {{ group:held evg:size 252 . event:stay sem:hasTimeStamp "2024"^^xsd:gYear }}
claim:c1 a evg:Claim ; sem:accordingTo actor:ana ; evg:certainty evg:Stated ;
  prov:wasQuotedFrom source:s ; evg:quote "words"@en .
claim:c2 a evg:Claim ; sem:accordingTo actor:ben ; evg:certainty evg:Stated ;
  prov:wasQuotedFrom source:s ; evg:quote "words"@en .
"""
QUERY = "SELECT ?thing ?value { GRAPH ?g { ?thing evg:size|sem:hasTimeStamp ?value } }"
VERBS = (
    ("accounts", "event:stay"),
    ("accounts", "event:stay", "--only-in", "actor:ana", "--not-in", "actor:ben"),
    ("why", "claim:c1"),
    ("conflicts",),
    ("conflicts", "--pairs"),
    ("corroboration",),
    ("spread", "claim:c1"),
    ("query", "q.rq"),
)
RAW = ("~80", "2025-07?")
WORDS = {
    "en": ("about 80", "perhaps July 2025"),
    "es": ("unos 80", "quizá julio de 2025"),
}


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    prefixes = "\n".join(f"@prefix {name}: <{iri}> ." for name, iri in PREFIXES.items())
    data = tmp_path / "data.trig"
    data.write_text(f"{prefixes}\n{HEAD}", "utf-8")
    asked = "\n".join(f"PREFIX {name}: <{iri}>" for name, iri in PREFIXES.items())
    (tmp_path / "q.rq").write_text(f"#+ summary: Sizes and dates\n{asked}\n{QUERY}", "utf-8")
    monkeypatch.chdir(tmp_path)
    return data


def answer(data: Path, *words: str) -> str:
    result = CliRunner().invoke(group, [*words, "--graph", str(data)])
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.replace("\\~", "~").split())


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_people_read_words(told: Path, verb: tuple[str, ...], format: str, language: str) -> None:
    text = answer(told, *verb, "-f", format, "--lang", language)
    assert [words for words in WORDS[language] if words not in text] == []
    assert [raw for raw in (*RAW, "2025-07~") if raw in text] == []


@pytest.mark.parametrize("format", ["csv", "json"])
@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_programs_read_what_is_written(told: Path, verb: tuple[str, ...], format: str) -> None:
    text = answer(told, *verb, "-f", format)
    assert [raw for raw in RAW if raw not in text] == []
    assert [words for words in WORDS["en"] if words in text] == []


def test_raw_answers_stay_raw(told: Path) -> None:
    text = answer(told, "query", "q.rq", "--raw")
    assert [raw for raw in RAW if raw not in text] == []


def test_the_page_of_accounts_has_words(told: Path, tmp_path: Path) -> None:
    answer(told, "accounts", "event:stay", "--html", str(tmp_path / "page.html"))
    page = (tmp_path / "page.html").read_text("utf-8")
    assert [words for words in WORDS["en"] if words not in page] == []
    assert [raw for raw in RAW if raw in page] == []


def test_a_chain_has_words(told: Path) -> None:
    assert "perhaps July 2025" in answer(told, "path", "event:stay", "group:held")


def test_validate_tells_what_is_wrong_in_the_language_asked_for(tmp_path: Path) -> None:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "data.trig").write_text(prefixes + HEAD, "utf-8")
    words = ["validate", "--graph", str(tmp_path), "--format", "csv"]
    told = [CliRunner().invoke(group, [*words, "--lang", lang]).output for lang in ("en", "es")]
    here, there = ([line.split(",")[:3] for line in text.splitlines()] for text in told)
    assert sorted(here) == sorted(there)
    assert "has neither evg:textSha256" in told[0]
    assert "no tiene ni evg:textSha256" in told[1]
    assert "has neither" not in told[1]
