"""Texts kept beside a dataset are found by themselves, and pages tell where a quote stands."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import InputError
from eventgraph.evidence.quotes import check_quotes
from eventgraph.evidence.sourcetexts import kept_texts
from eventgraph.reports.quotes import quote_page
from eventgraph.vocabulary import PREFIXES, curie

TEXT = "First they left.\n\fThen they came back. They left.\n\fSo it was."
SUM = sha256(TEXT.encode()).hexdigest()


def written(folder: Path, claims: str = "", stated: str = f'; evg:textSha256 "{SUM}"') -> Dataset:
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    things = (
        'actor:ana a evg:Person ; rdfs:label "Ana"@en .\n'
        f"source:s a evg:PublishedReport {stated} .\nsource:t a evg:NewsArticle .\n"
    )
    (folder / "data.trig").write_text(prefixes + things + claims, "utf-8")
    return eg.load(folder / "data.trig")


def claim(name: str, quote: str, more: str = "") -> str:
    return (
        f"claim:{name} {{ event:e evg:party actor:ana }}\nclaim:{name} a evg:Claim ; "
        f"sem:accordingTo actor:ana ; prov:wasQuotedFrom source:s ; "
        f'evg:quote "{quote}"@en {more} .\n'
    )


def keep(folder: Path, name: str, text: str) -> None:
    (folder / "texts").mkdir(exist_ok=True)
    (folder / "texts" / name).write_bytes(text.encode())


@pytest.mark.parametrize("name", ["s.txt", "any other name.txt"])
def test_a_text_is_found_by_its_sum(tmp_path: Path, name: str) -> None:
    dataset = written(tmp_path)
    keep(tmp_path, name, TEXT)
    for graph in (tmp_path, tmp_path / "data.trig"):
        (source,) = kept_texts(dataset, [graph])
        assert curie(source) == "source:s"


def test_a_text_of_a_source_without_a_sum_is_found_by_its_name(tmp_path: Path) -> None:
    dataset = written(tmp_path, stated="")
    keep(tmp_path, "t.txt", "Other words.")
    keep(tmp_path, "u.txt", "No source.")
    keep(tmp_path, "s.pdf", "%PDF")
    found = kept_texts(dataset, [tmp_path])
    assert {curie(source): text.text for source, text in found.items()} == {
        "source:t": "Other words."
    }


def test_a_text_that_has_changed_is_refused(tmp_path: Path) -> None:
    dataset = written(tmp_path)
    keep(tmp_path, "s.txt", TEXT + " And more.")
    with pytest.raises(InputError, match=r"texts/s.txt: is not the text that quotes of source:s"):
        kept_texts(dataset, [tmp_path])
    keep(tmp_path, "copy.txt", TEXT)
    assert [text.text for text in kept_texts(dataset, [tmp_path]).values()] == [TEXT]


def test_the_verb_finds_texts_by_itself_and_a_named_one_wins(tmp_path: Path) -> None:
    written(tmp_path, claim("c", "Then they came"), stated="")
    run = ["quotes", "--graph", str(tmp_path)]
    assert "1 unchecked" in CliRunner().invoke(group, run).stdout
    keep(tmp_path, "s.txt", TEXT)
    assert "1 quote: 1 exact" in CliRunner().invoke(group, run).stdout
    (tmp_path / "other.txt").write_text("Nothing of it.", "utf-8")
    named = CliRunner().invoke(group, [*run, "--text", f"source:s={tmp_path / 'other.txt'}"])
    assert (named.exit_code, "1 missing" in named.stdout) == (1, True)


def test_validate_says_how_many_quotes_stand_in_the_texts(tmp_path: Path) -> None:
    written(tmp_path, claim("c", "Then they came") + claim("d", "Then nobody came"), stated="")
    run = ["validate", "--graph", str(tmp_path)]
    assert "kept beside the dataset" not in CliRunner().invoke(group, run).stdout
    keep(tmp_path, "s.txt", TEXT)
    told = "quotes: 1 of 2 stand in the texts kept beside the dataset; eventgraph quotes tells of"
    assert told in CliRunner().invoke(group, run).stdout


def test_a_quote_on_another_page_than_stated_is_a_warning(tmp_path: Path) -> None:
    dataset = written(
        tmp_path,
        claim("right", "So it was", '; evg:fragment "page=3"')
        + claim("wrong", "Then they came", '; evg:fragment "page=7"')
        + claim("silent", "came back"),
    )
    keep(tmp_path, "s.txt", TEXT)
    checked = check_quotes(dataset, kept_texts(dataset, [tmp_path]))
    wrong = (
        'warning: stands on page 2 of the text, and the claim says 7; write evg:fragment "page=2"'
    )
    assert {curie(one.claim): (one.page, one.findings) for one in checked} == {
        "claim:right": (3, ()),
        "claim:silent": (2, ()),
        "claim:wrong": (2, (wrong,)),
    }


def test_the_page_decides_between_places_of_the_same_words(tmp_path: Path) -> None:
    keep(tmp_path, "s.txt", TEXT.replace("They left", "First they left"))
    told = claim("told", "First they left", '; evg:fragment "page=2"')
    dataset = written(tmp_path, claim("open", "First they left") + told, stated="")
    checked = check_quotes(dataset, kept_texts(dataset, [tmp_path]))
    assert [one.outcome for one in checked] == ["ambiguous", "exact"]


def test_a_quote_runs_over_the_end_of_a_page_and_the_report_shows_no_sign_of_it(
    tmp_path: Path,
) -> None:
    dataset = written(tmp_path, claim("c", "They left. So it was"))
    keep(tmp_path, "s.txt", TEXT)
    texts = kept_texts(dataset, [tmp_path])
    checked = check_quotes(dataset, texts)
    assert checked[0].outcome == "normalised (white space)"
    page = quote_page(dataset, checked, texts)
    assert "\N{REPLACEMENT CHARACTER}" not in page
    assert "\f" not in page
