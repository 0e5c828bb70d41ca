"""Answers that would not fit: kept up to a limit, and said so in one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import Dataset, Graph

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.sparql.files import parse_query
from eventgraph.vocabulary import PREFIXES

PRODUCT = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
CLAIMS = 30


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write thirty claims of which each gives one group another size."""
    text = "".join(
        f"claim:c{n} a evg:Claim ; sem:accordingTo actor:a{n} .\n"
        f"claim:c{n} {{ group:g evg:size {n} }}\n"
        for n in range(CLAIMS)
    )
    heads = "".join(
        f"@prefix {name}: <{iri}> .\n"
        for name, iri in PREFIXES.items()
        if name in {"evg", "sem", "actor", "claim", "group"}
    )
    (tmp_path / "claims.trig").write_text(heads + text, "utf-8")
    return tmp_path


def ask(folder: Path, text: str, *more: str) -> Result:
    """Answer a query over those claims."""
    (folder / "asked.rq").write_text(text + "\n", "utf-8")
    graph = str(folder / "claims.trig")
    return CliRunner().invoke(
        group, ["query", str(folder / "asked.rq"), "--graph", graph, "-f", *more]
    )


def test_rows_above_the_limit_are_left_out_and_one_line_says_so(folder: Path) -> None:
    ran = ask(folder, PRODUCT, "csv", "--limit", "50")
    assert ran.exit_code == 0
    assert len(ran.stdout.splitlines()) == 51
    assert ran.stderr == (
        "eventgraph: asked has more than 100,000 answers; all but 50 are left out: "
        "narrow the query, or raise --limit\n"
    )
    ran = ask(folder, "SELECT * { GRAPH ?claim { ?s evg:size ?o } }", "csv", "--limit", "20")
    assert ran.stderr == (
        "eventgraph: asked has 30 answers; 10 are left out: narrow the query, or raise --limit\n"
    )


@pytest.mark.parametrize("limit", [str(CLAIMS), str(CLAIMS + 1), "1000000"])
def test_what_just_fits_is_whole_and_nothing_is_said(folder: Path, limit: str) -> None:
    ran = ask(folder, "SELECT * { GRAPH ?claim { ?s evg:size ?o } }", "csv", "--limit", limit)
    assert (len(ran.stdout.splitlines()), ran.stderr) == (CLAIMS + 1, "")


def test_triples_are_limited_too(folder: Path) -> None:
    text = "CONSTRUCT { ?d ?b ?f } { ?a ?b ?c . ?d ?e ?f }"
    ran = ask(folder, text, "ntriples", "--limit", "20")
    assert ran.exit_code == 0
    assert len(ran.stdout.splitlines()) == 20
    assert "more than 20 answers; all but 20 are left out" in ran.stderr
    same = "CONSTRUCT { ?c a ?t } { ?c a ?t . ?x ?y ?z FILTER(?c = claim:c1) }"
    assert ask(folder, same, "ntriples", "--limit", "1").stderr == ""


def test_ordered_rows_are_the_first_of_their_order(folder: Path) -> None:
    text = "SELECT ?o { GRAPH ?claim { ?s evg:size ?o } } ORDER BY DESC(?o)"
    assert ask(folder, text, "csv", "--limit", "2").stdout.split() == ["o", "29", "28"]


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_is_a_number_from_one_up(folder: Path, limit: str) -> None:
    assert ask(folder, PRODUCT, "csv", "--limit", limit).exit_code == 2


def test_the_functions_keep_all_unless_told(dataset: Dataset) -> None:
    query = parse_query("SELECT ?s { ?s ?p ?o }", "all")
    every = eg.run(query, dataset)
    few = eg.run(query, dataset, limit=7)
    assert isinstance(every, eg.Table)
    assert isinstance(few, eg.Table)
    assert (len(few), len(every) > 1000) == (7, True)
    graph = eg.run(parse_query("CONSTRUCT WHERE { ?s ?p ?o }", "all"), dataset, limit=7)
    assert isinstance(graph, Graph)
    assert len(graph) == 7


def test_pairs_of_claims_that_disagree_are_listed_up_to_a_limit(folder: Path) -> None:
    graph = str(folder / "claims.trig")
    arguments = ["conflicts", "--pairs", "--graph", graph, "-f", "csv", "--limit"]
    ran = CliRunner().invoke(group, [*arguments, "10"])
    assert (ran.exit_code, len(ran.stdout.splitlines())) == (0, 11)
    assert ran.stderr == (
        "eventgraph: there are more than 10 pairs; the rest is left out: "
        "ask about one thing, or raise --limit\n"
    )
    pairs = CLAIMS * (CLAIMS - 1) // 2
    whole = CliRunner().invoke(group, [*arguments, str(pairs)])
    assert (len(whole.stdout.splitlines()), whole.stderr) == (pairs + 1, "")


THIRD_POWER = "SELECT * { ?x evg:size ?a . ?x evg:size ?b . ?x evg:size ?c }"


@pytest.mark.parametrize("format", ["markdown", "text"])
def test_who_reads_gets_ten_thousand_rows_and_is_told_of_more(folder: Path, format: str) -> None:
    ran = ask(folder, THIRD_POWER, format)
    rows = [line for line in ran.stdout.splitlines() if "group:g" in line]
    assert (ran.exit_code, len(rows)) == (0, 10_000)
    assert "asked has 27,000 answers; 17,000 are left out" in ran.stderr


def test_what_is_left_out_is_counted_up_to_a_hundred_thousand(folder: Path) -> None:
    ran = ask(folder, f"{THIRD_POWER[:-1]} . ?x evg:size ?d }}", "text")
    assert ran.stderr == (
        "eventgraph: asked has more than 100,000 answers; all but 10,000 are left out: "
        "narrow the query, or raise --limit\n"
    )


def test_programs_get_all_of_it_and_so_does_who_asks_for_more(folder: Path) -> None:
    whole = ask(folder, THIRD_POWER, "csv")
    assert (len(whole.stdout.splitlines()), whole.stderr) == (CLAIMS**3 + 1, "")
    raised = ask(folder, THIRD_POWER, "markdown", "--limit", "27000")
    assert "left out" not in raised.stderr
    assert len(raised.stdout.splitlines()) > CLAIMS**3
