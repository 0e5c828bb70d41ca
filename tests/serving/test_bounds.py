"""What may not be: endless questions, large bodies, odd paths and hosts; others are answered."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from eventgraph.serving.holding import Held, Served
from eventgraph.serving.limits import Limits
from eventgraph.serving.running import Server
from eventgraph.serving.working import warm

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?h ?g ?f"
ASK = "ASK { ?s ?p ?o }"


@pytest.fixture
def server(bounded: Server) -> Server:
    return bounded


def test_a_question_without_end_is_ended_and_the_others_go_on(
    ask: httpx.Client, server: Server
) -> None:
    answers: list[httpx.Response] = []

    def wait() -> None:
        answers.append(httpx.get(f"{server.address}sparql", params={"query": ENDLESS}, timeout=60))

    threads = [threading.Thread(target=wait) for _ in range(6)]
    for thread in threads:
        thread.start()
    time.sleep(0.4)
    for number in range(20):
        answer = ask.get("/sparql", params={"query": f"SELECT * {{ ?s ?p ?o }} LIMIT {number + 1}"})
        assert answer.status_code == 200
    for thread in threads:
        thread.join()
    assert {answer.status_code for answer in answers} == {503}
    told = {answer.text for answer in answers}
    assert told <= {
        "takes more than 1.5 seconds and was ended; ask for less, or in parts\n",
        "too many long questions are being answered; ask again in a while\n",
    }
    assert "takes more" in "".join(told)
    assert {answer.headers["retry-after"] for answer in answers} == {"5"}


def test_a_question_that_waits_for_the_processor_is_not_put_off(
    ask: httpx.Client, server: Server
) -> None:
    time.sleep(1.2)  # whoever was put off before has been replaced and buried
    nurse = server.pool.nurse.process.pid
    children = Path(f"/proc/{nurse}/task/{nurse}/children")
    workers = children.read_text().split()
    for worker in workers:
        os.kill(int(worker), signal.SIGSTOP)
    answers: list[httpx.Response] = []
    query = {"query": "ASK { ?waits ?for ?the_processor }"}
    thread = threading.Thread(target=lambda: answers.append(ask.get("/sparql", params=query)))
    thread.start()
    time.sleep(0.4)
    for worker in workers:
        os.kill(int(worker), signal.SIGCONT)
    thread.join()
    assert [answer.status_code for answer in answers] == [200]
    assert set(workers) <= set(children.read_text().split())


def test_what_a_worker_asks_itself_ends_none() -> None:
    held = Held(Served(("src/eventgraph/commands/starter",), limits=Limits(rows=1)))
    for query in ("SELECT", "SELECT * { ?s ?p ?o }", "ASK { ?s ?p ?o }"):
        warm(held, query)


def test_a_question_that_takes_too_much_memory_is_ended(ask: httpx.Client) -> None:
    answer = ask.get("/sparql", params={"query": GREEDY})
    assert answer.status_code in {413, 503}
    assert ask.get("/sparql", params={"query": ASK}).json()["boolean"] is True


def test_a_long_answer_streams_and_is_whole(ask: httpx.Client) -> None:
    query = "SELECT ?a ?b { ?a a ?x . ?b a ?y } LIMIT 30000"
    with ask.stream(
        "GET", "/sparql", params={"query": query}, headers={"Accept": "text/csv"}
    ) as answer:
        lines = sum(1 for _ in answer.iter_lines())
    assert (answer.status_code, lines) == (200, 30001)
    assert "content-length" not in answer.headers


def test_a_reader_who_goes_away_frees_the_worker(ask: httpx.Client) -> None:
    query = "SELECT ?a ?b ?c { ?a a ?x . ?b a ?y . ?c a ?z }"
    for _ in range(5):
        with ask.stream("GET", "/sparql", params={"query": query}) as answer:
            assert answer.status_code == 200
            next(answer.iter_bytes())
        time.sleep(0.2)
    assert ask.get("/sparql", params={"query": ASK}).json()["boolean"] is True


@pytest.mark.parametrize(
    "path", ["/..%2f..%2fetc/passwd", "/id/..%2F..%2F", "/%2e%2e/", "/doc/a%5cb.html", "/id/a%00"]
)
def test_odd_paths_are_refused(ask: httpx.Client, path: str) -> None:
    answer = ask.get(path)
    assert (answer.status_code, answer.text.count("\n")) == (400, 1)


def test_a_large_body_is_refused_before_it_is_read(ask: httpx.Client) -> None:
    headers = {"Content-Type": "application/sparql-query"}
    answer = ask.post("/sparql", content=b"#" * (2 << 20), headers=headers)
    assert answer.status_code == 413
    parts = (b"#" * 65536 for _ in range(40))
    with suppress(httpx.WriteError):  # where it has answered and closed before all was sent
        assert ask.post("/sparql", content=parts, headers=headers).status_code == 413


def test_too_many_parameters_are_refused(ask: httpx.Client) -> None:
    answer = ask.post("/sparql", data={f"p{n}": "1" for n in range(10_000)})
    assert (answer.status_code, answer.text) == (
        400,
        "the request has more than 100 parameters; send fewer\n",
    )
    assert ask.get("/sparql?" + "&".join(f"p{n}=1" for n in range(200))).status_code == 400
    assert ask.get("/sparql?query=" + "%20" * 20_000).status_code in {400, 414}


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "a b", "", "[::1", "localhost:99999999"]
)
def test_another_host_is_refused(ask: httpx.Client, host: str) -> None:
    assert ask.get("/", headers={"Host": host}).status_code in {400, 421}


def test_deep_nesting_is_refused(ask: httpx.Client) -> None:
    for query in (
        "SELECT * " + "{" * 5000 + "}" * 5000,
        "SELECT * { " + "?s ?p ?o . " * 5000 + "}",
    ):
        answer = ask.post("/sparql", data={"query": query})
        assert (answer.status_code, answer.text.count("\n")) == (400, 1)


def test_every_answer_says_what_a_browser_may_do_with_it(roomy: Server) -> None:
    for path in ("", "queries", "nowhere", "sparql?query=x", "id/actor/marco-rubio"):
        headers = httpx.get(f"{roomy.address}{path}", timeout=100).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "set-cookie" not in headers
        assert "access-control-allow-origin" not in headers


def test_the_log_has_a_line_for_each_request_without_what_was_asked(
    ask: httpx.Client, lines: list[str]
) -> None:
    del lines[:]
    ask.get("/sparql", params={"query": "ASK { ?secret ?p ?o }"})
    until = time.monotonic() + 10
    while not lines and time.monotonic() < until:  # the line follows the answer
        time.sleep(0.01)
    (line,) = lines
    assert line.startswith("GET /sparql 200 ")
    assert "secret" not in line


def test_healthz_answers(ask: httpx.Client) -> None:
    assert ask.get("/healthz").text == "well\n"


def closes(server: Server, sent: bytes, more: bytes = b"") -> bytes:
    """Send the beginning of a request, and more of it now and then; give what comes back."""
    address = server.socket.getsockname()
    with socket.create_connection(address, timeout=10) as connection:
        connection.sendall(sent)
        for byte in more:
            time.sleep(0.2)
            with suppress(OSError):
                connection.sendall(bytes([byte]))
        with suppress(ConnectionResetError):
            return connection.recv(4096)
    return b""


HOST = b"Host: 127.0.0.1\r\n"


def test_a_request_whose_head_does_not_end_is_closed(server: Server) -> None:
    assert closes(server, b"") == b""
    assert closes(server, b"GET /healthz HTTP/1.1\r\n" + HOST) == b""
    assert closes(server, b"GET /healthz HTTP/1.1\r\n" + HOST + b"X: ", b"abcdefghij") == b""


def test_a_request_whose_body_does_not_come_is_told_so(server: Server) -> None:
    head = b"POST /sparql HTTP/1.1\r\n" + HOST + b"Content-Length: 100\r\n"
    head += b"Content-Type: application/sparql-query\r\n\r\n"
    assert closes(server, head + b"ASK").startswith(b"HTTP/1.1 408 ")
    assert closes(server, head, b"ASK { ?s ?").startswith(b"HTTP/1.1 408 ")


def test_what_is_no_http_is_refused(server: Server) -> None:
    for sent in (b"\x16\x03\x01\x02\x00\x01\x00", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"):
        assert not closes(server, sent).startswith(b"HTTP/1.1 200")
    large = b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 200_000
    assert closes(server, large)[:12] in {b"", b"HTTP/1.1 400", b"HTTP/1.1 431"}


def test_a_keep_alive_connection_may_wait_between_requests(server: Server) -> None:
    address = server.socket.getsockname()
    asked = b"GET /healthz HTTP/1.1\r\n" + HOST + b"\r\n"
    with socket.create_connection(address, timeout=10) as connection:
        for _ in range(2):
            connection.sendall(asked)
            answer = b""
            while not answer.endswith(b"well\n"):
                answer += connection.recv(4096)
            assert answer.startswith(b"HTTP/1.1 200 ")
            time.sleep(1.5)


def test_methods_that_nobody_knows_are_refused(ask: httpx.Client) -> None:
    for method in ("TRACE", "CONNECT", "PROPFIND", "PATCH", "SEARCH"):
        assert ask.request(method, "/").status_code == 405
    assert ask.request("OPTIONS", "/sparql").status_code == 405
