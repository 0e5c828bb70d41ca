"""A connection that asks short queries is handed to a worker; nobody can tell, but by the time."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any, cast

import pytest

from eventgraph.serving.running import Limits, Server
from readers import Reader, get, serving, until

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LARGE = "SELECT ?a ?b { ?a a ?x . ?b a ?y } LIMIT 3000"
LARGER = "SELECT ?a ?b { ?a a ?x . ?b a ?y } LIMIT 60000"
TOO_LONG = b"takes more than 1.5 seconds and was ended; ask for less, or in parts\n"
DIED = b"took more memory than is allowed, or could not be answered; ask for less\n"


@pytest.fixture
def server(bounded: Server) -> Server:
    return bounded


def short(number: int) -> str:
    return f"SELECT ?s ?n {{ ?s a ?kind BIND({number} AS ?n) }} ORDER BY ?s LIMIT 2"


def minded(server: Server) -> int:
    return sum(len(one.readers) for one in server.hands.minders)


def is_minded(server: Server, reader: Reader) -> bool:
    """Tell whether a connection, this one and no other, is handed over."""
    readers = [one for minder in server.hands.minders for one in minder.readers.values()]
    address = reader.socket.getsockname()
    return any(cast("Any", one).client == address for one in readers)


def resting(server: Server) -> Any:  # noqa: ANN401 - a class of the module's own
    """Give the only one who minds connections, once it has answered in full."""
    (minder,) = [one for one in server.hands.minders if one.readers]
    until(lambda: minder.page.read() is None)
    return minder


def state(number: int) -> str:
    """Tell the state of a process, as the kernel does; nothing of one that is no more."""
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(") ")[2][:1]
    except (FileNotFoundError, ProcessLookupError):
        return ""


@pytest.fixture
def handed(server: Server) -> Iterator[Callable[[], Reader]]:
    """Make connections that are handed over."""
    made: list[Reader] = []

    def make() -> Reader:
        until(lambda: not server.hands.needed())
        reader, numbers = Reader(server), count()
        made.append(reader)
        until(lambda: reader.ask(short(next(numbers)))[0] == 200 and is_minded(server, reader))
        return reader

    until(lambda: not minded(server))
    yield make
    for reader in made:
        reader.socket.close()


def test_what_a_worker_answers_by_itself_is_what_the_server_answers(
    server: Server, handed: Callable[[], Reader]
) -> None:
    reader, other = handed(), Reader(server)
    for query in (short(77), LARGE, "ASK { ?s ?p ?o }", "SELECT * { ?s ?p", "SELECT ?x { }"):
        first, again = reader.ask(query), reader.ask(query)
        assert first == again
        other.socket.sendall(get(query)[:30])
        time.sleep(0.05)
        other.socket.sendall(get(query)[30:])
        assert other.answer() == first
    other.socket.close()


def test_what_is_kept_of_a_long_answer_is_not_worked_out_again(
    server: Server, handed: Callable[[], Reader]
) -> None:
    reader = handed()
    first = reader.ask(LARGE)
    assert len(first[2]) > 1 << 16
    kept = server.site.kept.find(dict(first[1])["etag"].strip('"'))
    assert kept is not None
    assert kept.body == first[2]
    again = handed()
    assert again.ask(LARGE) == first
    until(lambda: not minded(server))


def test_what_is_odd_goes_back_to_the_server(server: Server, handed: Callable[[], Reader]) -> None:
    reader = handed()
    reader.socket.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
    assert reader.answer()[2] == b"well\n"
    assert reader.ask(short(5))[0] == 200
    reader = handed()
    reader.socket.sendall(get(short(6))[:40])
    time.sleep(0.05)
    reader.socket.sendall(get(short(6))[40:])
    assert reader.answer() == Reader(server).ask(short(6))
    reader = handed()
    reader.socket.sendall(get(short(1)) + get(short(2)))
    assert reader.answer()[0] == 200


def test_a_question_without_end_gets_its_sentence_and_others_go_on(
    handed: Callable[[], Reader],
) -> None:
    bad, others = handed(), [handed() for _ in range(5)]
    bad.send(ENDLESS)
    time.sleep(0.01)
    for number, other in enumerate(others):
        assert other.ask(short(100 + number))[0] == 200
    status, headers, body = bad.answer()
    assert (status, body, dict(headers)["retry-after"]) == (503, TOO_LONG, "5")
    assert bad.ask(short(8))[0] == 200


def test_who_goes_away_from_a_question_without_end_frees_its_worker(
    server: Server, handed: Callable[[], Reader]
) -> None:
    bad = handed()
    bad.send(ENDLESS)
    time.sleep(0.05)
    bad.socket.close()
    until(lambda: not server.pool.busy and not minded(server))


def test_a_long_answer_comes_whole(server: Server, handed: Callable[[], Reader]) -> None:
    status, headers, body = handed().ask(LARGER)
    assert (status, dict(headers)["Transfer-Encoding"]) == (200, "chunked")
    assert body.count(b'"a":') == 60_000
    assert body == Reader(server).ask(LARGER)[2]


def test_a_worker_that_stands_still_loses_its_connections(
    server: Server, handed: Callable[[], Reader]
) -> None:
    one, minder = handed(), resting(server)
    os.kill(minder.worker.number, signal.SIGSTOP)
    until(lambda: state(minder.worker.number) == "T")
    one.send(short(11))
    minder.recall(next(iter(minder.readers)))
    assert one.answer()[0] == 200


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGSTOP])
def test_a_worker_that_ends_or_stands_still_is_spoken_for(
    server: Server, handed: Callable[[], Reader], sent: signal.Signals
) -> None:
    bad = handed()
    (minder,) = [one for one in server.hands.minders if one.readers]
    number = minder.worker.number
    bad.send(ENDLESS)
    until(lambda: not minded(server) or ((doing := minder.page.read()) and doing.answering))
    os.kill(number, sent)
    status, _, body = bad.answer()
    assert (status, body) in {(503, DIED), (503, TOO_LONG)}
    until(lambda: not Path(f"/proc/{number}").exists())
    assert bad.ask(short(9))[0] == 200


def test_a_worker_that_rests_and_ends_is_not_missed(
    server: Server, handed: Callable[[], Reader]
) -> None:
    one, minder = handed(), resting(server)
    os.kill(minder.worker.number, signal.SIGKILL)
    until(lambda: not minded(server))
    assert one.ask(short(10))[0] == 200


def test_the_log_has_a_line_for_what_a_worker_answers(
    handed: Callable[[], Reader], lines: list[str]
) -> None:
    reader = handed()
    del lines[:]
    for number in range(20, 24):
        reader.ask(short(number))
    until(lambda: len(lines) >= 4)
    assert all(re.fullmatch(r"GET /sparql 200 [1-9][0-9]+ B [0-9]+ ms", line) for line in lines)


def test_a_new_version_answers_from_then_on_and_the_end_closes_what_was_handed_over(
    tmp_path: Path,
) -> None:
    file, lines = tmp_path / "some.trig", list[str]()
    file.write_text("<http://e/g> { <http://e/a> <http://e/p> 1 }")
    with serving(
        Limits(workers=3, minders=1), [str(tmp_path)], watch=True, say=lines.append
    ) as server:
        reader = Reader(server)
        query = "SELECT ?n { <http://e/a> <http://e/p> ?n }"
        until(lambda: b'"value":"1"' in reader.ask(query)[2] and minded(server) == 1)
        file.write_text("<http://e/g> { <http://e/a> <http://e/p> 2 }")
        until(lambda: any(line.startswith("loaded anew") for line in lines))
        for _ in range(4):
            assert b'"value":"2"' in reader.ask(query)[2]
        until(lambda: b'"value":"2"' in reader.ask(query)[2] and minded(server) == 1)
    assert reader.socket.recv(100) == b""
