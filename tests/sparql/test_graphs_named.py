"""FROM and FROM NAMED choose what a query reads, as the specification says, in a scope too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset, Graph

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.rdf.oxigraph import store_of
from eventgraph.sparql.clauses import Graphs, graphs_named
from eventgraph.sparql.files import parse_query
from eventgraph.sparql.running import solve
from eventgraph.tables.table import Table
from eventgraph.vocabulary import CLAIM, PREFIXES

ROOT: Final = Path(__file__).parents[2]
CLEAN: Final = ROOT / "tests/clean.trig"
ONE: Final = frozenset({"http://e/a"})
NONE: Final = frozenset[str]()
COUNT: Final = "SELECT (COUNT(*) AS ?n)"


@pytest.fixture(scope="module")
def clean() -> Dataset:
    """Load two claims: the release, of four triples, and the talks, of three."""
    return eg.load(CLEAN)


def count(dataset: Dataset, text: str) -> int:
    """Answer a query that counts."""
    answer = eg.run(parse_query(text, "q"), dataset)
    assert isinstance(answer, Table)
    return int(str(answer.rows[0][0]))


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("FROM claim:release { ?s ?p ?o }", 4),
        (f"FROM <{CLAIM.release}> {{ ?s ?p ?o }}", 4),
        (f"FROM<{CLAIM.release}>WHERE{{ ?s ?p ?o }}", 4),
        ("from claim:release where { ?s ?p ?o }", 4),
        ("FROM # FROM claim:talks\n claim:release { ?s ?p ?o }", 4),
        ("FROM claim:release FROM claim:talks { ?s ?p ?o }", 7),
        ("FROM claim:release FROM claim:release { ?s ?p ?o }", 4),
        ("FROM claim:release { GRAPH ?g { ?s ?p ?o } }", 0),
        ("FROM NAMED claim:release { GRAPH ?g { ?s ?p ?o } }", 4),
        ("FROM NAMED claim:release FROM NAMED claim:talks { GRAPH ?g { ?s ?p ?o } }", 7),
        ("FROM NAMED claim:release { ?s ?p ?o }", 0),
        ("FROM NAMED claim:release { GRAPH claim:talks { ?s ?p ?o } }", 0),
        ("FROM claim:talks FROM NAMED claim:release { ?s ?p ?o GRAPH ?g { ?a ?b ?c } }", 12),
        ("FROM claim:nobody { ?s ?p ?o }", 0),
        ("FROM claim:nobody FROM claim:talks { ?s ?p ?o }", 3),
        ("FROM NAMED claim:nobody { GRAPH ?g { ?s ?p ?o } }", 0),
        ("FROM claim:release { ?s evg:size 12 ; ?p ?o . FILTER(?o != 'FROM claim:talks') }", 1),
    ],
)
def test_a_query_reads_the_graphs_it_names(clean: Dataset, clause: str, expected: int) -> None:
    assert count(clean, f"{COUNT} {clause}") == expected


def test_what_two_of_the_graphs_say_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "data.trig").write_text(
        "@prefix e: <http://e/> . e:a { e:s e:p 1, 2 } e:b { e:s e:p 2, 3 }", "utf-8"
    )
    dataset = eg.load(tmp_path)
    assert count(dataset, f"{COUNT} FROM <http://e/a> FROM <http://e/b> {{ ?s ?p ?o }}") == 3
    named = "FROM NAMED <http://e/b> { ?s ?p ?o GRAPH ?g { ?s ?p ?o } }"
    assert count(dataset, f"{COUNT} FROM <http://e/a> FROM <http://e/b> {named}") == 2


@pytest.mark.parametrize(
    "where",
    [
        "{ ?s ?p ?o . FILTER(STR(?o) != 'FROM claim:release') }",
        "{ ?s ?p ?o } # FROM claim:release",
        "{ ?s ?p ?o . FILTER(?o != <http://e/from>) }",
        "{ ?s ?p ?from }",
    ],
)
def test_the_word_alone_chooses_nothing(clean: Dataset, where: str) -> None:
    assert count(clean, f"{COUNT} {where}") == count(clean, f"{COUNT} {{ ?s ?p ?o }}")


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("FROM claim:release { ?s ?p ?o }", 0),
        ("FROM claim:talks { ?s ?p ?o }", 3),
        ("FROM claim:release FROM claim:talks { ?s ?p ?o }", 3),
        ("FROM NAMED claim:release { GRAPH ?g { ?s ?p ?o } }", 0),
        ("FROM NAMED claim:release { GRAPH claim:release { ?s ?p ?o } }", 0),
        ("FROM NAMED claim:release FROM NAMED claim:talks { GRAPH ?g { ?s ?p ?o } }", 3),
        ("FROM evg: { evg:Claim a ?kind }", 1),
    ],
)
def test_a_scope_hides_what_is_outside_it(clean: Dataset, clause: str, expected: int) -> None:
    scoped = eg.scope(clean, according_to="actor:ministry")
    assert count(scoped, f"{COUNT} {clause}") == expected


def test_every_form_reads_them(clean: Dataset) -> None:
    def answer(text: str) -> object:
        found = eg.run(parse_query(text, "q"), clean)
        return len(found) if isinstance(found, Graph) else found

    assert answer("ASK FROM claim:talks { ?s evg:size 12 }") is False
    assert answer("ASK FROM claim:release { ?s evg:size 12 }") is True
    assert answer("CONSTRUCT { ?o ?p ?s } FROM claim:talks WHERE { ?s ?p ?o }") == 3
    assert answer("CONSTRUCT FROM claim:talks WHERE { ?s ?p ?o }") == 3
    assert answer("DESCRIBE event:talks FROM claim:talks") == 2
    assert answer("DESCRIBE event:talks FROM claim:release") == 0
    assert answer("DESCRIBE ?s FROM claim:talks { ?s ?p ?o }") == 3


def test_the_command_line_reads_them_in_a_scope_too() -> None:
    def answer(*options: str) -> object:
        text = f"{COUNT} FROM claim:release FROM claim:talks {{ ?s ?p ?o }}"
        arguments = ["query", "-", "--graph", str(CLEAN), "-f", "json", *options]
        result = CliRunner().invoke(group, arguments, input=text)
        assert (result.exit_code, result.stderr) == (0, "")
        return json.loads(result.stdout)["results"]["bindings"][0]["n"]["value"]

    assert answer() == "7"
    assert answer("--according-to", "actor:gazette") == "4"


def test_a_graph_that_nothing_carries_is_named_with_the_nearest() -> None:
    text = "SELECT * FROM claim:relaese { ?s ?p ?o }"
    result = CliRunner().invoke(group, ["query", "-", "--graph", str(CLEAN)], input=text)
    assert result.exit_code == 0
    assert "named claim:relaese; did you mean claim:release?" in result.stderr


def test_what_cannot_be_read_behind_it_is_told_with_its_place() -> None:
    text = "SELECT *\nFROM nobody:x { ?s ?p ?o }"
    result = CliRunner().invoke(group, ["query", "-", "--graph", str(CLEAN)], input=text)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "<stdin>:2:6: the prefix nobody: is not declared" in result.stderr


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ASK FROM <http://e/a> { }", (ONE, NONE)),
        ("ASKFROM<http://e/a>{ }", (ONE, NONE)),
        ("ASK FROM <http://e/\\u0061> { }", (ONE, NONE)),
        ("BASE <http://e/> ASK FROM <a> { }", (ONE, NONE)),
        ("PREFIX : <http://e/> ASK FROM:a { }", (ONE, NONE)),
        ("PREFIX : <http://e/> ASK FROM NAMED:a { }", (NONE, ONE)),
        ("PREFIX from: <http://e/> ASK FROM from:a { }", (ONE, NONE)),
        ("PREFIX named: <http://e/> ASK FROM named:a { }", (ONE, NONE)),
        ("PREFIX named: <http://e/> ASK FROM NAMED named:a { }", (NONE, ONE)),
        ("PREFIX e: <http://e/> SELECT *FROMNAMEDe:a{ }", (NONE, ONE)),
        ("PREFIX from: <http://e/> DESCRIBE from:x FROM from:a", (ONE, NONE)),
        ("SELECT (EXISTS { ?s ?p ')' } AS ?x) ?y FROM <http://e/a> { }", (ONE, NONE)),
        ("CONSTRUCT { ?s ?p '}' } FROM <http://e/a> WHERE { ?s ?p ?o }", (ONE, NONE)),
        ("PREFIX e: <http://e/> DESCRIBE e:a\\( ?x FROM e:a { ?x ?y ?z }", (ONE, NONE)),
        ("ASK FROM <http://e/a> FROM NAMED <http://e/a> { }", (ONE, ONE)),
    ],
)
def test_each_spelling_is_read_as_oxigraph_reads_it(
    text: str, expected: tuple[frozenset[str], frozenset[str]]
) -> None:
    assert graphs_named(text) == Graphs(*expected)


@pytest.mark.parametrize(
    "text",
    [
        "PREFIX from: <http://e/> DESCRIBE from:x",
        "PREFIX from: <http://e/> SELECT * { from:x ?p ?o } ORDER BY from:f(?p)",
        "SELECT ?from { ?from ?p 'x'@from }",
        "DESCRIBE <http://e/from> # FROM <http://e/a>",
        "this is no query FROM <http://e/a>",
    ],
)
def test_no_other_word_is_taken_for_it(text: str) -> None:
    assert graphs_named(text) is None


HEADS: Final = (
    "SELECT *", "SELECT ?s", "SELECT(1 AS ?n)", "select distinct ?p", "ASK", "DESCRIBE ?s",
    "DESCRIBE claim:release", "CONSTRUCT { ?s ?p ?o }", "PREFIX from: <http://e/> DESCRIBE from:x",
    'SELECT("FROM claim:talks" AS ?n)', "SELECT * # FROM claim:talks\n",
)  # fmt: skip
CLAUSES: Final = (
    "FROM claim:release", "FROM claim:talks", "FROM NAMED claim:release", "FROM NAMED claim:talks",
    "from evg:", f"FROM <{CLAIM.talks}>", f"FROM#\n<{CLAIM.talks}>", "FROM NAMED claim:nobody",
)  # fmt: skip
BODIES: Final = (
    "{ ?s ?p ?o }",
    "WHERE { GRAPH ?g { ?s ?p ?o } }",
    "{ ?s ?p ?o FILTER(?p != 'FROM') }",
)


@given(
    st.sampled_from(HEADS),
    st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=4),
    st.sampled_from([" ", "\n", "#\n"]),
    st.sampled_from(BODIES),
)
def test_a_query_with_them_is_answered_as_oxigraph_alone_does(
    head: str, clauses: list[str], space: str, body: str
) -> None:
    where = body if not head.startswith("CONSTRUCT") or "WHERE" in body else f"WHERE {body}"
    text = f"{head} {space.join(clauses)}{where}"
    dataset = eg.load(CLEAN)
    ours = solve(parse_query(text, "q"), dataset)
    bare = store_of(dataset).query(text, prefixes=PREFIXES)
    if isinstance(bare, ox.QueryBoolean):
        assert bool(ours) is bool(bare)
    else:
        assert set(map(str, ours)) == set(map(str, bare))
