"""Who is let in: this machine's own page; foreign hosts, pages and tokens are refused."""

import contextlib
import socket

import httpx
import pytest

from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.serving.guarding import LARGEST
from eventgraph.curation.serving.running import Served
from eventgraph.errors import EventGraphError


def raw(serving: Served, request: bytes, most: int = 65536) -> bytes:
    """Send bytes as they are; give the first of the answer."""
    with socket.create_connection(("127.0.0.1", serving.port), timeout=60) as line:
        with contextlib.suppress(ConnectionError):
            line.sendall(request)
        return line.recv(most)


def test_the_token_goes_into_a_cookie_and_out_of_the_address(serving: Served) -> None:
    answer = httpx.get(serving.opening, trust_env=False, timeout=60)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"]
    assert cookie == f"eventgraph-{serving.port}={serving.token}; HttpOnly; SameSite=Strict; Path=/"


@pytest.mark.parametrize("path", ["/", "/api/start", "/curation/serving/js/main.js", "/?token=x"])
def test_nothing_is_given_without_the_token(serving: Served, path: str) -> None:
    answer = httpx.get(serving.address + path[1:], trust_env=False, timeout=60)
    assert (answer.status_code, "token" in answer.text) == (403, True)


def test_every_answer_carries_the_headers_that_keep_others_out(web: httpx.Client) -> None:
    for path in ("/", "/api/start", "/pages/js/dom.js", "/nowhere", "/api/save"):
        headers = web.get(path).headers
        assert headers["content-security-policy"] == (
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            "img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
        )
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert "server" not in headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "localhost"},
        {"Host": "127.0.0.1"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Cookie": ""},
        {"Cookie": "eventgraph=x; a=b; ="},
    ],
    ids=str,
)
def test_foreign_hosts_pages_and_cookies_are_refused(
    web: httpx.Client, headers: dict[str, str]
) -> None:
    if "Cookie" in headers:
        web.cookies.clear()
    assert web.get("/api/start", headers=headers).status_code == 403


@pytest.mark.parametrize("left_out", ["Origin", "X-Eventgraph-Token"])
def test_a_change_needs_its_origin_and_the_token_of_the_page(
    web: httpx.Client, left_out: str
) -> None:
    del web.headers[left_out]
    answer = web.post("/api/undo", json={})
    assert answer.status_code == 403
    odd = {b"X-Eventgraph-Token": b"\xfc"}
    assert web.post("/api/undo", json={}, headers=odd).status_code == 403


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "HEAD"])
def test_other_methods_are_refused(web: httpx.Client, method: str) -> None:
    assert web.request(method, "/api/start").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/../../etc/passwd",
        "/curation/serving/js/../../../../pyproject.toml",
        "/curation/serving/js/..%2f..%2fguarding.py",
        "/curation/serving/guarding.py",
        "//etc/passwd",
        "/pages/js/dom.js/",
        "/api/..",
        "/%00",
        "/api/save%0d%0aX: y",
        "/C:\\Windows",
    ],
)
def test_only_what_the_page_is_made_of_is_given(
    web: httpx.Client, serving: Served, path: str
) -> None:
    cookie = f"Cookie: eventgraph-{serving.port}={serving.token}\r\n"
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{serving.port}\r\n{cookie}Connection: close\r\n"
    answer = raw(serving, f"{head}\r\n".encode())
    assert answer.split()[1] in {b"400", b"404"}
    assert b"root:" not in answer
    assert b"import" not in answer
    assert web.get("/api/start").status_code == 200


def test_a_large_body_is_refused_while_it_is_read(web: httpx.Client, serving: Served) -> None:
    sent = 0

    def chunks() -> object:
        nonlocal sent
        for _ in range(100):
            sent += 1024 * 1024
            yield b" " * 1024 * 1024

    try:
        answer = web.post("/api/save", content=chunks())  # type: ignore[arg-type]
        assert answer.status_code == 413
    except httpx.TransportError:
        pass  # the server hung up while we were still sending
    assert sent < 50 * LARGEST
    head = f"POST /api/save HTTP/1.1\r\nHost: 127.0.0.1:{serving.port}\r\n".encode()
    token = "".join(
        f"{name}: {value}\r\n" for name, value in web.headers.items() if "token" in name
    )
    cookie = f"Cookie: eventgraph-{serving.port}={serving.token}\r\n{token}"
    origin = f"Origin: {serving.address.rstrip('/')}\r\nContent-Length: 100000000\r\n\r\n"
    assert raw(serving, head + cookie.encode() + origin.encode()).split()[1] == b"413"
    assert web.get("/api/start").status_code == 200


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 100_000, b'{"entry": 3}'])
def test_what_is_no_request_of_ours_is_one_line(web: httpx.Client, body: bytes) -> None:
    answer = web.post("/api/save", content=body)
    assert answer.status_code == 400
    assert answer.json()["error"].count("\n") == 0


def test_a_port_that_is_taken_is_told_in_a_line(serving: Served, desk: Desk) -> None:
    with pytest.raises(EventGraphError, match=f"port {serving.port} of 127.0.0.1"):
        Served(desk, serving.port)


def test_it_listens_on_this_machine_alone(serving: Served) -> None:
    assert serving.socket.getsockname()[0] == "127.0.0.1"
