"""What is handed to a worker goes on where the worker ends, and where its reader takes nothing."""

from __future__ import annotations

import errno
import mmap
import os
import socket
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPResponse
from itertools import count

import pytest

from eventgraph.serving.handed.line import Back, joined, next_back, say_back
from eventgraph.serving.keeping import memory
from eventgraph.serving.running import Limits, Server
from readers import get, serving, until

ROWS = "SELECT ?s ?n { ?s a ?kind BIND(%d AS ?n) } LIMIT 400"


@pytest.fixture
def brief() -> Iterator[Server]:
    """Serve by workers that end after 20 answers."""
    with serving(Limits(workers=3, minders=1, answers=20, brief=1.0), ["graph"]) as server:
        yield server


def answer(connection: socket.socket) -> bytes:
    read = HTTPResponse(connection)
    read.begin()
    assert read.status == 200
    return read.read()


def test_a_worker_that_has_answered_enough_is_replaced(brief: Server) -> None:
    seen = set()
    with closing(socket.create_connection(brief.socket.getsockname(), timeout=30)) as connection:
        for number in range(3_000):
            connection.sendall(get(f"SELECT ({number} AS ?n) {{}}"))
            assert f'"value":"{number}"'.encode() in answer(connection)
            seen |= {one.worker.number for one in list(brief.hands.minders) if one.readers}
            if len(seen) > 2:
                break
            time.sleep(0.01)
    assert len(seen) > 2


def test_a_reader_that_takes_nothing_for_a_while_gets_all(brief: Server) -> None:
    with closing(socket.socket()) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(30)
        connection.connect(brief.socket.getsockname())
        for number in range(2):
            connection.sendall(get(ROWS % number))
            assert answer(connection).count(b'"s":') == 400
        for number in range(120):
            connection.sendall(get(ROWS % number))
            time.sleep(0.01)
        took = b""
        while took.count(b"HTTP/1.1 200 OK") < 120 or not took.endswith(b"]}}\n"):
            took += connection.recv(1 << 16)
    values = [f'"value":"{number}"'.encode() for number in range(120)]
    answers = took.split(b"HTTP/1.1 200 OK")[1:]
    assert [value in one for value, one in zip(values, answers, strict=True)] == [True] * 120


def test_where_no_connection_can_be_handed_over_the_server_answers_all() -> None:
    with (
        serving(Limits(workers=2, minders=0), ["graph"]) as server,
        closing(socket.create_connection(server.socket.getsockname(), timeout=30)) as connection,
    ):
        for number in range(20):
            connection.sendall(get(f"SELECT ({number} AS ?n) {{}}"))
            assert f'"value":"{number}"'.encode() in answer(connection)
        assert server.hands.minders == []


def test_what_two_processes_share_has_other_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    made = socket.socketpair

    def without(**given: int) -> tuple[socket.socket, socket.socket]:
        if given["type"] == socket.SOCK_SEQPACKET:
            raise OSError(errno.EPROTONOSUPPORT, "not here")
        return made(**given)

    monkeypatch.setattr(socket, "socketpair", without)
    monkeypatch.delattr(os, "memfd_create")
    one, other = joined()
    with one, other:
        say_back(one, 5, data=b"some")
        say_back(one, 6)
        assert [next_back(other), next_back(other)] == [Back(b"R", 5, b"some"), Back(b"R", 6)]
    handle = memory(64)
    with mmap.mmap(handle, 64) as first, mmap.mmap(handle, 64) as second:
        os.close(handle)
        first[10] = 3
        assert second[10] == 3


def test_a_worker_that_was_followed_before_may_rest() -> None:
    """What the server went on with in its place is not what it is at when it is lent again."""
    limits = Limits(workers=2, minders=1, slice=60, seconds=2)
    with (
        serving(limits, ["graph"]) as server,
        closing(socket.create_connection(server.socket.getsockname(), timeout=30)) as connection,
    ):

        def minder() -> int:
            return next((one.worker.number for one in server.hands.minders if one.readers), 0)

        def asked(pattern: str) -> int:
            connection.sendall(get(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}"))
            assert answer(connection)
            return minder()

        seen, numbers = set[int](), count()
        while True:
            until(lambda: not server.hands.needed())
            until(lambda: asked(f"BIND({next(numbers)} AS ?x)"))
            if (by := minder()) in seen:
                break
            seen.add(by)
            until(lambda: not asked(f"?a a ?b . ?c a ?d BIND({next(numbers)} AS ?x)"))  # takes long
        time.sleep(limits.seconds + 2)  # the look for workers that stand still comes each second
        assert minder() == by
