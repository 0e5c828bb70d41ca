"""A service answers queries by itself: the library's as on files, and nothing that leads out."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from rdflib import Dataset, Graph

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.errors import EventGraphError, QueryError
from eventgraph.sparql.files import parse_query
from eventgraph.sparql.keeping import Kept
from eventgraph.sparql.remote import run_there
from eventgraph.tables.table import Table

pytestmark = pytest.mark.external

QUERIES = eg.read_queries()


def told(answer: object) -> object:
    """Give an answer as it can be compared."""
    if isinstance(answer, Table):
        return answer.columns, sorted(map(str, answer.rows))
    return sorted(map(str, answer)) if isinstance(answer, Graph) else answer


@pytest.mark.parametrize("name", QUERIES)
def test_oxigraph_answers_the_library_as_files_do(
    name: str, dataset: Dataset, on_oxigraph: str
) -> None:
    query = QUERIES[name]
    kept = run_there(query, on_oxigraph, query.example())
    assert isinstance(kept, Kept)
    assert told(kept.answer) == told(eg.run(query, dataset, query.example()))


def test_the_verb_writes_what_the_service_answers(on_oxigraph: str, on_virtuoso: str) -> None:
    words = ("query", "who-never-speaks", "-p", "least=5", "-f", "json")
    files = CliRunner().invoke(group, [*words, "--graph", "graph"])
    there = CliRunner().invoke(group, [*words, "--graph", on_oxigraph, "--at-service"])
    assert (there.exit_code, there.stderr) == (0, "")
    assert there.stdout == files.stdout
    assert len(json.loads(there.stdout)["results"]["bindings"]) > 5
    there = CliRunner().invoke(group, [*words, "--graph", on_virtuoso, "--at-service"])
    assert there.exit_code == 0, there.stderr
    assert there.stdout == files.stdout
    assert "Virtuoso 7 answers some queries otherwise than files do" in there.stderr
    for speaker, status in (("actor:marco-rubio", 0), ("actor:nobody", 1)):
        ask = ("query", "does-actor-speak", "-p", f"actor={speaker}", "--at-service")
        for place in (on_oxigraph, on_virtuoso):
            assert CliRunner().invoke(group, [*ask, "--graph", place]).exit_code == status


def test_an_answer_that_virtuoso_cuts_is_an_error(on_virtuoso: str) -> None:
    with pytest.raises(EventGraphError, match="gives a part of the answer"):
        run_there(parse_query("SELECT * { ?s ?p ?o }", "q"), on_virtuoso)
    with pytest.raises(QueryError, match="q: CONSTRUCT may be cut by Virtuoso 7 without a sign"):
        run_there(parse_query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", "q"), on_virtuoso)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { SERVICE <URL> { ?s ?p ?o } }", "q: SERVICE would leave this machine"),
        ("SELECT * FROM <URL> { ?s ?p ?o }", "q: FROM is not sent"),
        ("LOAD <URL>", "q:.*queries only read"),
        ("SELECT * { ?s ?p }", r"q:1:\d+: "),
    ],
)
def test_what_is_refused_on_files_is_refused_before_it_is_sent(
    talking: tuple[str, list[tuple[int, dict[str, str], bytes]], list[str]], text: str, message: str
) -> None:
    url, replies, asked = talking
    replies.append((500, {}, b""))
    with pytest.raises(QueryError, match=message):
        run_there(parse_query(text.replace("URL", url), "q"), url)
    assert asked == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--graph", "graph"), "--at-service needs one service"),
        (("--graph", "http://127.0.0.1:9/", "--during", "2025"), "--at-service knows no scope"),
        (("--graph", "http://127.0.0.1:9/", "-p", "x"), "-p x: write it as -p name=value"),
        (("--graph", "http://127.0.0.1:9/"), "cannot be reached"),
    ],
)
def test_what_the_option_does_not_go_with_is_told(words: tuple[str, ...], message: str) -> None:
    ran = CliRunner().invoke(group, ["query", "left-out", "--at-service", *words])
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert message in ran.stderr
