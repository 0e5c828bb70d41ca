"""What `eventgraph query` cannot answer: one line on stderr, status 2, nothing written."""

from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner
from rdflib import Dataset, URIRef

from eventgraph.cli import group
from eventgraph.errors import QueryError
from eventgraph.sparql.files import parse_query
from eventgraph.sparql.running import run

ROOT: Final = Path(__file__).parents[2]


def refusal(*arguments: str, stdin: str | bytes | None = None) -> str:
    """Run the verb, which must refuse with status 2 and one line; give the line."""
    result = CliRunner().invoke(group, ["query", *arguments], input=stdin)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    return result.stderr.removeprefix("eventgraph: ").rstrip("\n")


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where `graph` and `queries` are."""
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("timelin",), "no query is named 'timelin'; did you mean timeline?"),
        (("zzz",), "no query is named 'zzz'; eventgraph query lists them"),
        (("no/such.rq",), "no/such.rq: no such file or folder; check the path"),
        (("queries/",), "queries: is a folder; name a file in it"),
        (("--queries", "no", "x"), "no: no such folder of queries; check the path"),
        (("timeline", "-p", "from"), "-p from: write it as -p name=value"),
        (("timeline", "-p", "=x"), "-p =x: write it as -p name=value"),
        (
            ("timeline", "-p", "from=July"),
            "timeline: from='July' is no date; write it as 2025-07-18",
        ),
        (
            ("timeline", "-p", "form=2025-07-18"),
            "timeline: no parameter is named 'form'; did you mean from?",
        ),
        (("speakers", "-p", "x=1"), "speakers: no parameter is named 'x'; it has none"),
        (
            ("timeline", "-p", "from=2025-07-18", "-p", "from=2025-07-19"),
            "-p from=2025-07-19: from is given twice; drop one",
        ),
        (
            ("namings", "-p", "thing=place:cekot"),
            "nothing in the dataset is named place:cekot; did you mean place:cecot?",
        ),
        (
            ("namings", "-p", "thing=http://x/> } ; DROP"),
            (
                "nothing in the dataset is named 'http://x/> } ; DROP'; "
                "write a CURIE such as actor:…, or an exact label"
            ),
        ),
        (
            ("speakers", "-f", "turtle"),
            "SELECT is not answered as 'turtle'; there are text, csv, tsv, json, xml, markdown",
        ),
        (("speakers", "-f", "jsn"), "SELECT is not answered as 'jsn'; did you mean json?"),
        (
            ("about-a-claim", "-f", "csv"),
            (
                "DESCRIBE is not answered as 'csv'; "
                "there are turtle, trig, jsonld, nquads, ntriples, rdfxml"
            ),
        ),
        (
            ("does-actor-speak", "-f", "csv"),
            "ASK is not answered as 'csv'; there are text, json, xml",
        ),
        (
            ("speakers", "--graph", "no/such"),
            "no/such: no such file or folder; check the path, or name one with --graph",
        ),
        (("speakers", "-o", "no/such/file"), "no/such/file: cannot be written: No such file or"),
    ],
)
def test_what_cannot_be_answered_is_one_line_and_status_2(
    arguments: tuple[str, ...], message: str
) -> None:
    assert refusal(*arguments).startswith(message)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "article.pdf"
    path.write_bytes(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    assert refusal(str(path)) == f"{path}:2:2: is not UTF-8; save the file with UTF-8 encoding"
    assert refusal("-", stdin=b"\xff\xfe") == (
        "<stdin>:1:1: is not UTF-8; save the file with UTF-8 encoding"
    )


def test_a_fault_cannot_forge_lines_or_colours() -> None:
    message = refusal("-", stdin="SELECT * { '\x1b[31m' \x1b[2J ?p }")
    assert "\x1b" not in message
    assert message.startswith("<stdin>:1:12: ")


@pytest.mark.parametrize("bracket", ["{", "[ ?a ", "("])
def test_a_query_too_deep_for_the_parser_is_refused(bracket: str, tmp_path: Path) -> None:
    path = tmp_path / "deep.rq"
    path.write_text(f"SELECT * {{ ?s ?p {bracket * 20_000}")
    result = CliRunner().invoke(group, ["query", str(path)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"eventgraph: {path}: brackets stand more than 100 deep, which may end the whole process; "
        "write the query flatter\n"
    )


def test_brackets_beside_each_other_or_in_strings_are_not_deep(dataset: Dataset) -> None:
    query = parse_query(f"ASK {{ {'{} ' * 500} FILTER('{'(' * 500}' != '') }}", "flat")
    assert run(query, dataset) is True


def test_a_name_too_long_for_a_file_is_one_line() -> None:
    result = CliRunner().invoke(group, ["query", "n" * 300])
    assert result.exit_code == 2
    assert result.stderr.endswith("n: cannot be read: File name too long\n")


@pytest.mark.parametrize("option", ["--according-to", "--party", "--source", "--during"])
def test_an_empty_scope_option_is_not_read_as_none(option: str) -> None:
    result = CliRunner().invoke(group, ["query", "timeline", option, ""])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        f"eventgraph: {option} is empty; name what it should be, or leave it out\n"
    )


def test_an_argument_that_is_no_iri_at_all_is_refused(dataset: Dataset) -> None:
    query = parse_query("#+ params:\n#+   - name: x\n#+     type: iri\nASK { ?x ?y ?z }", "q")
    with pytest.raises(QueryError, match="q: No scheme found in an absolute IRI"):
        run(query, dataset, {"x": URIRef("no-scheme")})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * { ?s ?p -1.0 . ?x }", "1:25: '?x }' cannot be read; mend the query there"),
        (
            "SELECT * {\n  ?s geo:long -66.9 .\n  FILTR(?s > -.5)\n}",
            "3:3: 'FILTR(?s > -.5)' cannot be read; mend the query there",
        ),
        ("SELECT * { ?s ?p -1e400 . ?x }", "1:27: '?x }' cannot be read; mend the query there"),
        ("SELECT * { ?s ?p '2025-02-30'^^xsd:date . ?x }", "1:43: '?x }' cannot be read;"),
        ("SELECT * { ?s ?p 'yes'^^xsd:boolean . ?x }", "1:39: '?x }' cannot be read;"),
        ('SELECT * { ?s ?p "\\U00110000" }', "1:19: \\U00110000 is no character; mend it"),
        ('SELECT * {\n ?s ?p "\\uD800" }', "2:9: \\uD800 is no character; mend it"),
        ('SELECT * { ?s ?p "\\u00e9\\U0001F600" . ?x }', "1:39: '?x }' cannot be read;"),
        ("SELECT * { ?s ?p 'x'@e-n-1234567890 . ?x }", "1:"),
    ],
)
def test_whatever_the_diagnosis_stumbles_over_the_fault_has_its_place(
    text: str, message: str
) -> None:
    assert refusal("-", stdin=text).startswith(f"<stdin>:{message}")


@pytest.mark.parametrize(
    "text",
    [
        "ASK { FILTER(" + "!" * 100_000 + "true) }",
        "SELECT (1" + " - 1" * 100_000 + " AS ?x) { }",
        "ASK { FILTER(true" + " || true" * 100_000 + ") }",
        "ASK { { }" + " UNION { }" * 100_000 + " }",
        "ASK { ?s a" + "/a" * 100_000 + " ?o }",
        "ASK { ?s a" + "|a" * 100_000 + " ?o }",
        "ASK { " + "?s ?p ?o . " * 100_000 + " }",
        "ASK { " + "OPTIONAL { ?s ?p ?o } " * 100_000 + " }",
        "ASK { " + "BIND(1 AS ?x) " * 100_000 + " }",
        "ASK { ?s ?p 1" + ", 1" * 100_000 + " }",
    ],
)
def test_a_query_of_too_many_parts_for_the_engine_is_refused(text: str) -> None:
    assert refusal("-", stdin=text) == (
        "<stdin>: holds more than 1000 patterns and operators, which may end the whole process; "
        "write it shorter, or with VALUES"
    )


def test_rows_of_values_and_lists_are_no_parts(dataset: Dataset) -> None:
    values = " ".join(f"actor:a-{number}" for number in range(5000))
    numbers = ", ".join(map(str, range(5000)))
    text = f"ASK {{ VALUES ?x {{ {values} }} FILTER (1 IN ({numbers})) }}"
    assert run(parse_query(text, "q"), dataset) is True


def test_a_query_without_end_is_refused() -> None:
    assert refusal("/dev/zero") == "/dev/zero: holds more than 16 MiB; split it"
