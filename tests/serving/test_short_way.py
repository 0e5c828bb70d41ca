"""A query that comes in one piece is answered as one that comes in two: nobody can tell which."""

from __future__ import annotations

import socket
import time
from http.client import HTTPResponse
from urllib.parse import quote_plus

import pytest

from eventgraph.serving.running import Limits, Server
from eventgraph.serving.shortcut import Shortcut
from readers import serving, until

ROWS = "SELECT ?p ?o { <https://w3id.org/eventgraph/id/actor/marco-rubio> ?p ?o }"
LONG = "SELECT ?a ?b { ?a a ?x . ?b a ?y } LIMIT 20000"
HOST = "Host: 127.0.0.1\r\n"
FORM = "Content-Type: application/x-www-form-urlencoded\r\n"
DIRECT = "Content-Type: application/sparql-query\r\n"
CSV = "Accept: text/csv\r\n"


def get(query: str, more: str = "", headers: str = "") -> bytes:
    return f"GET /sparql?query={quote_plus(query)}{more} HTTP/1.1\r\n{HOST}{headers}\r\n".encode()


def post(body: str, headers: str) -> bytes:
    size = f"Content-Length: {len(body.encode())}\r\n"
    return f"POST /sparql HTTP/1.1\r\n{HOST}{headers}{size}\r\n{body}".encode()


KNOWN = {
    "rows": get(ROWS),
    "rows as a table": get(ROWS, headers=CSV),
    "a format in the address": get(ROWS, "&format=tsv", CSV),
    "a form": post(f"query={quote_plus(ROWS)}", FORM),
    "a query as it is": post(ROWS, DIRECT),
    "a graph": get(f"DESCRIBE <http://example.org/x> # {'x' * 2000}"),
    "a choice of claims": get(ROWS, "&as=Nicol%C3%A1s+Maduro"),
    "nobody": get(ROWS, "&as=nobody+at+all"),
    "a fault": get("SELECT * { ?s ?p "),
    "no text": get(ROWS, headers="Accept: image/png\r\n"),
    "relative to the address": get("SELECT ?x { BIND(<a/b> AS ?x) }"),
    "a long answer": get(LONG, headers="Accept: application/sparql-results+xml\r\n"),
    "kept alive": get(ROWS, headers="Connection: keep-alive\r\n"),
}
OTHER = {
    "updates": get("", "&update=x"),
    "two queries": get(ROWS, "&query=ASK+%7B%7D"),
    "no query": get("").replace(b"query=", b"quarry="),
    "nothing asked": get("").replace(b"?query=", b""),
    "a host in capitals": get(ROWS).replace(b"127.0.0.1", b"LOCALHOST"),
    "a port there cannot be": get(ROWS).replace(b"127.0.0.1", b"localhost:70000"),
    "another host": get(ROWS).replace(b"127.0.0.1", b"evil.example"),
    "two hosts": get(ROWS, headers=HOST),
    "closed": get(ROWS, headers="Connection: close\r\n"),
    "chunks": post("", FORM + "Transfer-Encoding: chunked\r\n"),
    "another site": get(ROWS, headers="Origin: http://evil.example\r\n"),
    "known": get(ROWS, headers='If-None-Match: "x"\r\n'),
    "a kind nobody sends": post(ROWS, "Content-Type: text/plain\r\n"),
    "a head alone": get(ROWS).replace(b"GET ", b"HEAD "),
    "a body with GET": get(ROWS, headers="Content-Length: 1\r\n") + b"x",
    "half a body": post(ROWS, DIRECT)[:-1],
    "a control sign": get(ROWS, headers="X: a\x00b\r\n"),
    "a folded line": get(ROWS, headers="X: a\r\n b\r\n"),
    "a sign too many": get(ROWS, headers="Content-Length: +0\r\n"),
    "an older protocol": get(ROWS).replace(b"HTTP/1.1", b"HTTP/1.0"),
    "another address": get(ROWS).replace(b"/sparql", b"/sparql/"),
    "bytes that are no text": post("é", DIRECT).replace("é".encode(), b"\xff\xff"),
}


def answered(server: Server, *pieces: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
    with socket.create_connection(server.socket.getsockname(), timeout=100) as connection:
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(0.05 if piece is not pieces[-1] else 0)
        answer = HTTPResponse(connection)
        answer.begin()
        headers = [(name, value) for name, value in answer.getheaders() if name != "date"]
        return answer.status, headers, answer.read()


@pytest.fixture
def short(server: Server) -> Shortcut:
    return Shortcut(server.served.limits, server.settings.hosts)


@pytest.mark.parametrize("name", KNOWN)
def test_what_comes_in_one_piece_is_answered_as_what_comes_in_two(
    server: Server, short: Shortcut, name: str
) -> None:
    request = KNOWN[name]
    assert short.read(request) is not None
    at_once = answered(server, request)
    assert at_once == answered(server, request[:30], request[30:])
    assert (at_once[0] == 200) == (name not in {"nobody", "a fault", "no text"})


@pytest.mark.parametrize("name", OTHER)
def test_what_is_odd_goes_the_long_way(short: Shortcut, name: str) -> None:
    assert short.read(OTHER[name]) is None


def test_requests_that_come_together_are_answered_one_after_the_other(server: Server) -> None:
    queries = [f"ASK {{ VALUES ?x {{ {n} }} FILTER(?x > 2) }}" for n in range(6)]
    sent = b"".join(map(get, queries))
    with socket.create_connection(server.socket.getsockname(), timeout=100) as connection:
        connection.sendall(get(queries[0]) + sent)  # which h11 reads, since it is not one
        time.sleep(0.05)
        connection.sendall(get(queries[5]))
        connection.sendall(sent)
        found = b""
        while found.count(b'"boolean"') < 14:
            found += connection.recv(65536)
    told = [piece.split(b"}")[0].strip() == b"true" for piece in found.split(b'"boolean":')[1:]]
    assert told == [False, *[n > 2 for n in range(6)], True, *[n > 2 for n in range(6)]]


def test_whoever_goes_away_leaves_no_worker_behind() -> None:
    endless = get("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }")
    with serving(Limits(seconds=300), ["graph"]) as server:
        for _ in range(4):
            with socket.create_connection(server.socket.getsockname(), timeout=100) as connection:
                connection.sendall(endless)
                time.sleep(0.02)
        until(lambda: not server.pool.busy, 100)  # less than a question may take
        assert answered(server, get("ASK { ?s ?p ?o }"))[0] == 200
