"""Query files: headers read, faults located, form and order told from the text."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from eventgraph.errors import InputError, QueryError
from eventgraph.rdf.oxigraph import dataset_on
from eventgraph.sparql.files import Parameter, parse_query, read_query
from eventgraph.sparql.running import run

HEADER = """\
#+ summary: "Who: and what"
#+ description: >
#+   Two lines, of which the second
#+   note: looks like a key, and is none.
#+
#+ endpoint: http://example.org/
#+ params:
#+   - name: actor
#+     type: iri
#+     default: actor:marco-rubio
#+     description: The one who
#+       speaks.
#+   - name: least
#+     type: integer
#+     example: 3

# A plain comment.
SELECT ?actor ?least { } #+ summary: no header
"""


def test_a_header_is_read_in_full() -> None:
    query = parse_query(HEADER, "q")
    assert query.summary == "Who: and what"
    assert query.description == (
        "Two lines, of which the second note: looks like a key, and is none."
    )
    assert query.header["endpoint"] == "http://example.org/"
    assert query.parameters == (
        Parameter("actor", "iri", "actor:marco-rubio", None, "The one who speaks."),
        Parameter("least", "integer", None, "3", ""),
    )
    assert query.example() == {"least": "3"}
    assert query.form == "SELECT"


def test_a_header_is_told_in_another_language_as_far_as_it_knows_it() -> None:
    text = (
        "#+ summary: Who?\n#+ summary-es: ¿Quién?\n"
        "#+ description-es: >\n#+   En dos\n#+   líneas.\n"
        "#+ params:\n#+   - name: who\n#+     type: iri\n#+     description: Only this one.\n"
        "#+     description-es: Solo\n#+       este.\n#+     description-pt-BR: Só este.\nASK { }"
    )
    query = parse_query(text, "q")
    told = [
        (its.summary, its.description, its.parameters[0].description)
        for its in map(query.speaking, ("en", "es", "pt-BR", "fr"))
    ]
    assert told == [
        ("Who?", "", "Only this one."),
        ("¿Quién?", "En dos líneas.", "Solo este."),
        ("Who?", "", "Só este."),
        ("Who?", "", "Only this one."),
    ]


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing() -> None:
    query = parse_query("\ufeff" + HEADER.replace("\n", "\r\n"), "q")
    assert (query.header, query.parameters) == (
        parse_query(HEADER, "q").header,
        parse_query(HEADER, "q").parameters,
    )


def test_a_query_needs_no_header() -> None:
    query = parse_query("ASK { }", "q")
    assert (query.summary, query.description, query.parameters) == ("", "", ())


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("#+ sumary: x", "q.rq:1:3: the header knows no key 'sumary'; did you mean summary?"),
        ("#+ who speaks", "q.rq:1:3: the header line is no `key: value`; write for example"),
        (
            "#+ params:\n#+   - nam: x",
            "q.rq:2:3: the header knows no key 'nam'; did you mean name?",
        ),
        ("#+ params:\n#+   - type: iri", "q.rq:2:3: a parameter needs `name:`"),
        ("#+ params:\n#+   - name: 1x\n#+     type: iri", "q.rq:2:3: a parameter needs `name:`"),
        (
            "#+ params:\n#+   - name: x",
            "q.rq:2:3: x has the unknown type ''; there are iri, string",
        ),
        (
            "#+ params:\n#+   - name: x\n#+     type: int",
            "q.rq:2:3: x has the unknown type 'int'; did you mean integer?",
        ),
        (
            "#+ params:\n#+   - name: x\n#+     type: iri\n#+   - name: x\n#+     type: iri",
            "q.rq:2:3: the parameter x is listed twice; drop one",
        ),
    ],
)
def test_a_fault_in_the_header_says_where_it_is(header: str, message: str) -> None:
    with pytest.raises(InputError) as error:
        parse_query(f"{header}\nASK {{ }}", "q", Path("q.rq"))
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "q.rq:1:1: holds no query; write SELECT, CONSTRUCT, DESCRIBE or ASK"),
        ("# nothing\n", "q.rq:1:1: holds no query; write SELECT, CONSTRUCT, DESCRIBE or ASK"),
        (
            "\n  SELCT * { }",
            (
                "q.rq:2:3: 'SELCT' stands where SELECT, CONSTRUCT, DESCRIBE or ASK should; "
                "did you mean SELECT?"
            ),
        ),
        (
            "PREFIX e: <http://e/>\nDELETE WHERE { ?s ?p ?o }",
            "q.rq:2:1: DELETE would change data; queries only read, data changes in its files",
        ),
        ("SELECT * {\n  ?s ?p . }", "q.rq:2:3: '?s ?p . }' cannot be read; mend the query there"),
        (
            "SELECT * { ?s ?p ?o . FILTR(?o > 3) }",
            "q.rq:1:23: 'FILTR(?o > 3) }' cannot be read; mend the query there",
        ),
        ("SELECT * {\n  ?s ?p ?o", "q.rq:2:11: the query ends too early; mend the query there"),
        (
            "SELECT * { ?s ?p 'ag:x' . # ag:y\n  ag:z ?p ?o }",
            "q.rq:2:3: the prefix ag: is not declared; write PREFIX ag: <…>",
        ),
        (
            "SELECT * { acter:marco-rubio ?p ?o }",
            "q.rq:1:12: the prefix acter: is not declared; did you mean actor",
        ),
        ("SELECT * { <rubio> ?p ?o }", "q.rq:1:12: the IRI <rubio> is relative; write it in full"),
        (
            "SELECT ?x { } GROUP BY ?y",
            "q.rq:1:26: The SELECT contains a variable that is unbound; mend the query there",
        ),
        ("SELECT (<http://e/f>(1) AS ?x) { }", "q.rq: The custom function <http://e/f> is not"),
    ],
)
def test_a_fault_in_the_query_says_where_it_is(text: str, message: str) -> None:
    with pytest.raises(QueryError) as error:
        run(parse_query(text, "q", Path("q.rq")), dataset_on(ox.Store()))
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("data", [b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", b"\x89PNG\r\n\x1a\n"])
def test_a_file_that_is_no_text_is_no_query(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "q.rq"
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"q\.rq:\d:\d: is not UTF-8; save the file with UTF-8"):
        read_query(path)


def test_a_text_that_is_no_query_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "q.rq"
    path.write_bytes(b"%PDF-1.4\nbinary \x00 or not")
    with pytest.raises(QueryError, match=r"q\.rq:1:1: '%PDF-1' stands where SELECT"):
        run(read_query(path), dataset_on(ox.Store()))


def test_a_file_or_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no\.rq: no such file or folder; check the path"):
        read_query(tmp_path / "no.rq")
    with pytest.raises(InputError, match="is a folder; name a file in it"):
        read_query(tmp_path)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("PREFIX ask: <http://select/> # ask\nCONSTRUCT WHERE { ?ask ?p 'ask' }", "CONSTRUCT"),
        ("describe <http://e/ask>", "DESCRIBE"),
        ("SELECT * { }", "SELECT"),
        ("LOAD <http://e/ask>", ""),
    ],
)
def test_the_form_is_told_from_the_code_alone(text: str, form: str) -> None:
    assert parse_query(text, "q").form == form


@pytest.mark.parametrize(
    ("text", "ordered"),
    [
        ("SELECT * { ?s ?p ?o } ORDER BY ?s", True),
        ("SELECT * { ?s ?p ?o } order\nby ?s LIMIT 3 VALUES ?s { 1 }", True),
        ("SELECT * { { SELECT ?s { ?s ?p ?o } ORDER BY ?s } }", False),
        ("SELECT * { ?s ?p '''a \"\n' ORDER BY ?s''' } # ORDER BY ?s", False),
    ],
)
def test_only_an_order_of_the_whole_counts(text: str, ordered: bool) -> None:  # noqa: FBT001
    assert parse_query(text, "q").ordered is ordered


def test_rows_without_an_order_are_sorted() -> None:
    text = "SELECT ?x { VALUES ?x { 'b' <http://e/c> 'a'@en UNDEF 10 9 } }"
    answer = run(parse_query(text, "q"), dataset_on(ox.Store()))
    assert [str(row[0]) for row in answer.rows] == [  # type: ignore[union-attr]
        "None", "10", "9", "a", "b", "http://e/c",
    ]  # fmt: skip
