"""Parameters are bound and never pasted; no query leaves the machine."""

from pathlib import Path

import pytest
from rdflib import XSD, Dataset, Literal, URIRef

import eventgraph as eg
from eventgraph.errors import QueryError
from eventgraph.rdf.scoped import seen_through
from eventgraph.sparql.binding import bind
from eventgraph.sparql.files import Query, parse_query, read_query
from eventgraph.sparql.running import run, solve
from eventgraph.tables.table import Table

ROOT = Path(__file__).parents[2]
TYPED = parse_query(
    "#+ params:\n"
    "#+   - name: actor\n#+     type: iri\n"
    "#+   - name: day\n#+     type: date\n"
    "#+   - name: least\n#+     type: integer\n#+     default: 2\n"
    "#+   - name: words\n#+     type: string\n"
    "SELECT ?actor ?day ?least ?words { }",
    "typed",
)


def test_arguments_become_terms_of_their_types() -> None:
    bound = bind(TYPED, {"actor": "actor:x", "day": "2025-07-18", "words": "a 'b' \"c\""})
    assert bound == {
        "actor": URIRef("https://w3id.org/eventgraph/id/actor/x"),
        "day": Literal("2025-07-18", datatype=URIRef("http://www.w3.org/2001/XMLSchema#date")),
        "least": Literal(2),
        "words": Literal("a 'b' \"c\""),
    }
    assert bind(TYPED, {"least": 7})["least"] == Literal(7)
    assert bind(TYPED, {"actor": URIRef("http://e/x")})["actor"] == URIRef("http://e/x")


@pytest.mark.parametrize(
    ("text", "kind"),
    [("-0048", "gYear"), ("-0048-03", "gYearMonth"), ("-0048-03-15", "date"), ("2025", "gYear")],
)
def test_a_date_is_what_the_data_may_have(text: str, kind: str) -> None:
    wanted = Literal(text, datatype=XSD[kind], normalize=False)
    assert bind(TYPED, {"day": text})["day"] == wanted


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("actor", "Marco Rubio", "typed: actor='Marco Rubio' is no iri; write a CURIE (actor:…)"),
        ("actor", "x> } ; DROP", "typed: actor='x> } ; DROP' is no iri; write a CURIE (actor:…)"),
        ("actor", "http://x>};DROP", "typed: actor='http://x>};DROP' is no iri; write a CURIE"),
        ("actor", "<http://x> } #>", "typed: actor='<http://x> } #>' is no iri; write a CURIE"),
        ("actor", Literal("x"), 'typed: actor="x" is no iri'),
        (
            "day",
            "18 July 2025",
            "typed: day='18 July 2025' is no date; write it as 2025-07-18, 2025-07",
        ),
        (
            "day",
            "20250718",
            "typed: day='20250718' is no date; write it as 2025-07-18, 2025-07 or 2025",
        ),
        ("day", "2025-02-30", "typed: day='2025-02-30' is no date; there is no such day"),
        ("day", "-0049-13", "typed: day='-0049-13' is no date; there is no such month"),
        ("day", "2025-07~", "typed: day='2025-07~' is no date; write it as 2025-07-18, 2025-07"),
        (
            "day",
            "49 BC",
            "typed: day='49 BC' is no date; write it as 2025-07-18, 2025-07 or 2025; 49",
        ),
        ("least", "two", "typed: least='two' is no integer; write digits only, 18 at most"),
        ("least", "1 } #", "typed: least='1 } #' is no integer; write digits only"),
        ("least", "9" * 30, f"typed: least='{'9' * 30}' is no integer; write digits only"),
        ("word", "x", "typed: no parameter is named 'word'; did you mean words?"),
        ("zzz", "x", "typed: no parameter is named 'zzz'; it has actor, day, least, words"),
    ],
)
def test_an_argument_that_does_not_fit_is_refused(name: str, value: str, message: str) -> None:
    with pytest.raises(QueryError) as error:
        bind(TYPED, {name: value})
    assert str(error.value).startswith(message)


@pytest.mark.parametrize(
    "words",
    [
        "x> } ; DROP",
        "' } SELECT * { ?s ?p ?o } #",
        '"""',
        "\\",
        "\\u0022) }",
        "?quote",
        "}",
        "a\nb",
    ],
)
def test_a_string_is_never_code(dataset: Dataset, words: str) -> None:
    query = read_query(ROOT / "queries/quotes-with.rq")
    answer = run(query, dataset, {"words": words})
    assert isinstance(answer, Table)
    assert len(answer) == 0


def test_a_string_with_quotes_is_found_as_it_stands(dataset: Dataset) -> None:
    query = read_query(ROOT / "queries/quotes-with.rq")
    answer = run(query, dataset, {"words": "“the leadership”"})
    assert isinstance(answer, Table)
    assert [str(cell) for cell in answer.column("words")] == ["“the leadership”"]


def test_a_parameter_that_the_query_cannot_bind_says_how_to_mend_it(dataset: Dataset) -> None:
    text = "#+ params:\n#+   - name: x\n#+     type: iri\nSELECT ?s { ?s ?p ?o FILTER(?s = ?x) }"
    with pytest.raises(QueryError) as error:
        run(parse_query(text, "q"), dataset, {"x": "actor:x"})
    assert str(error.value) == ("q: the parameter x cannot be bound; add ?x to what is selected")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { service silent <URL> { ?s ?p ?o } }",
        "SELECT * { BIND(1 AS ?x) SeRvIcE<URL>{ ?s ?p ?o } }",
        "SELECT * { BIND(<URL> AS ?u) SERVICE ?u { ?s ?p ?o } }",
        "PREFIX e: <URL>\nSELECT * { ?s ?p 1SERVICEe:x{ ?s ?p ?o } }",
        "ASK { FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
        "# harmless\rASK { SERVICE <URL> { ?s ?p ?o } }",
        "ASK { # harmless\rSERVICE <URL> { ?s ?p ?o }\n}",
        "ASK { BIND('''\n# ''' AS ?x) SERVICE <URL> { ?s ?p ?o }\n}",
        'ASK { BIND("""\n#""" AS ?x) SERVICE <URL> { ?s ?p ?o }\n}',
        "#+ summary: x\n\n  # y\r\nASK { SERVICE <URL> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
        "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
        "PREFIX e: <URL>\nSELECT * { ?s ?p e:a\\#b . SERVICE <URL> { ?s ?p ?o } }",
        "PREFIX e: <URL>\nSELECT * { ?s ?p e:a\\'b . SERVICE <URL> { ?s ?p ?o } ?a ?b e:c\\'d }",
        "SELECT * { ?s ?p <URL\u00a0'> . SERVICE <URL> { ?s ?p ?o } ?a ?b <URL\u00a0'> }",
        "SELECT * { ?s ?p <URL/\\u00e9'> . SERVICE <URL> { ?s ?p ?o } ?a ?b <URL/\\u00e9'> }",
        "SELECT * { ?s ?p ?x . FILTER(?x<?s)SERVICE <URL> { ?s ?p ?o } FILTER(?x>?s) }",
        "PREFIX : <URL>\nSELECT * { ?s ?p :a.SERVICE :b { ?s ?p ?o } }",
        "PREFIX : <URL>\nSELECT * { SERVICE:b { ?s ?p ?o } }",
        'SELECT * { ?s ?p """a\\"""" . SERVICE <URL> { ?s ?p ?o } ?a ?b """c""" }',
        "SELECT * { ?s ?p ?service . SERVICE ?service { ?s ?p ?o } }",
    ],
)
def test_service_is_refused_however_it_is_spelt(
    dataset: Dataset, trap: tuple[str, list[bytes]], text: str
) -> None:
    address, asked = trap
    with pytest.raises(QueryError) as error:
        run(parse_query(text.replace("URL", f"{address}/"), "q"), dataset)
    assert str(error.value) == (
        "q: SERVICE would leave this machine and is refused; take it out, or name its address with "
        "--allow-service"
    )
    assert asked == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
        "SELECT * { \u017fERVICE <URL> { ?s ?p ?o } }",
        "SELECT * FROM <URL> { ?s ?p ?o }",
        "SELECT * FROM NAMED <URL> { GRAPH ?g { ?s ?p ?o } }",
        "DESCRIBE <URL>",
        "LOAD <URL>",
        "LOAD <URL> ; SELECT * { ?s ?p ?o }",
    ],
)
def test_nothing_else_leaves_the_machine_either(
    dataset: Dataset, trap: tuple[str, list[bytes]], text: str
) -> None:
    address, asked = trap
    query = parse_query(text.replace("URL", f"{address}/"), "q")
    try:
        run(query, dataset)
    except QueryError as error:
        assert str(error).startswith("q:")  # noqa: PT017 - some of these are answered with nothing
    assert asked == []


@pytest.mark.parametrize(
    "text",
    [
        "#+ summary: Which services?\nSELECT ?x { VALUES ?x { 'the Secret Service' } }",
        "SELECT ?x { VALUES ?x { 'the \\u0053ecret Service' } } # no SERVICE is called",
        'SELECT ?x { VALUES ?x { """the "Secret" Service""" } }',
        "SELECT ?x { BIND(<http://e/service> AS ?service) VALUES ?x { 'Service' } }",
        "PREFIX e: <http://e/>\nSELECT ?x { VALUES (?x ?y) { ('Service' e:service) } }",
    ],
)
def test_the_word_may_stand_where_it_calls_nothing(dataset: Dataset, text: str) -> None:
    assert [row["x"].value[-7:] for row in solve(parse_query(text, "q"), dataset)] == ["Service"]


@pytest.mark.parametrize(
    "words",
    [
        '"""x\\""" GRAPH ?d """',
        "'''x\\''' GRAPH ?d '''",
        "'GRAPH ?d'",
        '"it\\"s GRAPH ?d"',
        "<http://e/\u00a0'GRAPH>",
    ],
)
def test_a_scope_leaves_the_querys_own_strings_alone(dataset: Dataset, words: str) -> None:
    text = f"SELECT ?v {{ GRAPH ?c {{ ?s ?p ?o }} BIND({words} AS ?v) }} LIMIT 1"
    whole, scoped = (
        [row["v"].value for row in solve(parse_query(text, "q"), seen)]
        for seen in (dataset, eg.scope(dataset, according_to="actor:marco-rubio"))
    )
    assert scoped == whole


def test_a_claim_that_is_no_iri_is_refused_before_it_is_asked(dataset: Dataset) -> None:
    seen = seen_through(
        dataset, ["urn:c> } SERVICE <http://127.0.0.1/> { ?a ?b ?d } VALUES ?c { <u"]
    )
    with pytest.raises(QueryError, match="is no IRI, so no claim"):
        solve(parse_query("SELECT * { GRAPH ?c { ?s ?p ?o } }", "q"), seen)


def test_a_query_reads_and_never_writes(dataset: Dataset) -> None:
    before = len(dataset)
    for text in ("INSERT DATA { <http://e/s> <http://e/p> 1 }", "CLEAR ALL", "DROP ALL"):
        with pytest.raises(QueryError, match="would change data; queries only read"):
            run(Query("q", text), dataset)
    assert len(dataset) == before
