"""The SPARQL 1.1 Protocol for queries: how one may ask, what is refused, in which formats."""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest

ASK = "ASK { ?s ?p ?o }"
ROWS = "SELECT ?s { ?s a evg:Prisoner } LIMIT 3"
CLAIM = "https://w3id.org/eventgraph/id/claim/maduro-credits-the-church"
JSON = "application/sparql-results+json"
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"


def test_a_query_is_asked_by_get_by_form_and_directly(ask: httpx.Client) -> None:
    answers = [
        ask.get("/sparql", params={"query": ASK}),
        ask.post("/sparql", data={"query": ASK}),
        ask.post("/sparql", content=ASK, headers={"Content-Type": DIRECT}),
        ask.post("/sparql", content=ASK, headers={"Content-Type": f"{DIRECT}; charset=UTF-8"}),
    ]
    assert [answer.status_code for answer in answers] == [200] * 4
    assert [answer.json()["boolean"] for answer in answers] == [True] * 4
    assert {answer.headers["content-type"] for answer in answers} == {JSON}


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("application/sparql-results+xml;q=0.9, text/csv;q=0.1", "application/sparql-results+xml"),
        ("text/html, application/xml;q=0.9, */*;q=0.1", "application/xml"),
    ],
)
def test_results_come_as_accept_likes_them(ask: httpx.Client, accept: str, kind: str) -> None:
    answer = ask.get(
        "/sparql", params={"query": "SELECT * { ?s ?p ?o } LIMIT 2"}, headers={"Accept": accept}
    )
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert answer.content


@pytest.mark.parametrize(
    ("accept", "format"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_graphs_come_as_accept_likes_them(
    ask: httpx.Client, accept: str, format: ox.RdfFormat
) -> None:
    query = f"CONSTRUCT WHERE {{ <{CLAIM}> ?p ?o }}"
    answer = ask.get("/sparql", params={"query": query}, headers={"Accept": accept})
    assert answer.status_code == 200
    assert len(list(ox.parse(answer.content, format=format))) > 5


def test_what_nobody_can_write_is_406(ask: httpx.Client) -> None:
    answer = ask.get("/sparql", params={"query": ASK}, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "application/sparql-results+json" in answer.text


def test_graphs_of_the_request_count_before_those_of_the_query(ask: httpx.Client) -> None:
    count = "SELECT (COUNT(*) AS ?n) FROM <http://example.org/none> { ?s ?p ?o }"
    none = ask.get("/sparql", params={"query": count})
    one = ask.get("/sparql", params={"query": count, "default-graph-uri": CLAIM})
    numbers = [a.json()["results"]["bindings"][0]["n"]["value"] for a in (none, one)]
    assert numbers == ["0", "1"]
    named = "SELECT ?g { GRAPH ?g { ?s ?p ?o } }"
    answer = ask.post("/sparql", data={"query": named, "named-graph-uri": CLAIM})
    assert [row["g"]["value"] for row in answer.json()["results"]["bindings"]] == [CLAIM]
    both = ask.post(
        "/sparql",
        params={"default-graph-uri": CLAIM, "named-graph-uri": CLAIM},
        content="ASK { ?s ?p ?o . GRAPH ?g { ?s ?p ?o } }",
        headers={"Content-Type": DIRECT},
    )
    assert both.json()["boolean"] is True


def test_a_scope_narrows_what_is_asked(ask: httpx.Client) -> None:
    query = "SELECT DISTINCT ?who { GRAPH ?claim { ?s ?p ?o } ?claim sem:accordingTo ?who }"
    answer = ask.get("/sparql", params={"query": query, "as": "Nicolás Maduro"})
    found = {row["who"]["value"].rpartition("/")[2] for row in answer.json()["results"]["bindings"]}
    assert found == {"nicolas-maduro"}


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        (("PUT", {}, b"", {"query": ASK}), 405),
        (("DELETE", {}, b"", {"query": ASK}), 405),
        (("POST", {}, b"", {"query": ASK}), 415),
        (("POST", {"Content-Type": "text/plain"}, ASK.encode(), {}), 415),
        (("POST", {"Content-Type": FORM}, b"", {}), 400),
        (("POST", {"Content-Type": FORM}, b"query=ASK%20%7B%7D&query=ASK%20%7B%7D", {}), 400),
        (("POST", {"Content-Type": FORM}, b"query=ASK%20%7B%7D", {"query": ASK}), 400),
        (("POST", {"Content-Type": DIRECT}, "ASK {} # ñ".encode("utf-16"), {}), 400),
        (
            ("POST", {"Content-Type": f"{DIRECT}; charset=utf-16"}, "ASK {}".encode("utf-16"), {}),
            415,
        ),
        (("POST", {"Content-Type": DIRECT}, b"\xff", {}), 400),
        (("GET", {}, b"", {"query": "ASK { ?s ?p "}), 400),
        (("GET", {}, b"", {"query": ""}), 400),
        (("GET", {}, b"", {"quarry": ASK}), 400),
        (
            ("GET", {}, b"", {"query": "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }"}),
            400,
        ),
        (
            ("GET", {}, b"", {"query": "INSERT DATA { <e:a> <e:b> <e:c> }"}),
            400,
        ),
        (("POST", {"Content-Type": FORM}, b"update=CLEAR%20ALL", {}), 403),
        (("POST", {"Content-Type": "application/sparql-update"}, b"CLEAR ALL", {}), 403),
        (("GET", {}, b"", {"update": "CLEAR ALL"}), 403),
    ],
)
def test_what_the_protocol_does_not_know_is_refused_in_one_line(
    ask: httpx.Client, asked: tuple[str, dict[str, str], bytes | str, dict[str, str]], status: int
) -> None:
    method, headers, content, params = asked
    answer = ask.request(method, "/sparql", headers=headers, content=content, params=params)
    kind = answer.headers["content-type"]
    assert (answer.status_code, kind) == (status, "text/plain; charset=utf-8")
    assert answer.text.count("\n") == 1


def test_a_fault_of_a_query_names_line_and_column(ask: httpx.Client) -> None:
    answer = ask.get("/sparql", params={"query": "SELECT *\nWHERE { ?s ?p }"})
    assert answer.status_code == 400
    assert answer.text.startswith("query:2:")


def test_without_a_query_the_service_describes_itself(ask: httpx.Client) -> None:
    answer = ask.get("/sparql", headers={"Accept": "text/turtle"})
    store = ox.Store()
    store.load(answer.content, ox.RdfFormat.TURTLE)
    query = (
        "PREFIX sd: <http://www.w3.org/ns/sparql-service-description#> "
        "SELECT ?end ?triples { ?s a sd:Service ; sd:endpoint ?end ; sd:supportedLanguage "
        "sd:SPARQL11Query ; sd:feature sd:UnionDefaultGraph ; sd:defaultDataset "
        "[ <http://rdfs.org/ns/void#triples> ?triples ] }"
    )
    (row,) = list(store.query(query))  # type: ignore[arg-type]
    assert row["end"].value == str(ask.base_url.join("/sparql"))
    assert int(row["triples"].value) > 1000


def test_a_browser_gets_a_form(ask: httpx.Client) -> None:
    answer = ask.get("/sparql", headers={"Accept": "text/html"})
    assert "<textarea" in answer.text
    assert answer.headers["vary"] == "Accept, Accept-Language"


def test_an_answer_that_the_reader_has_is_not_sent_again(ask: httpx.Client) -> None:
    first = ask.get("/sparql", params={"query": ASK})
    again = ask.get(
        "/sparql", params={"query": ASK}, headers={"If-None-Match": first.headers["etag"]}
    )
    assert (again.status_code, again.content) == (304, b"")
    other = ask.get(
        "/sparql", params={"query": ROWS}, headers={"If-None-Match": first.headers["etag"]}
    )
    assert other.status_code == 200


def test_head_tells_what_get_would_without_a_body(ask: httpx.Client) -> None:
    answer = ask.head("/sparql", params={"query": ASK})
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-type"] == JSON
