"""The verb `serve`: what it refuses, what it prints, that it follows files, how it ends."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
from click.testing import CliRunner

from eventgraph.cli import group
from eventgraph.serving.running import Server
from eventgraph.vocabulary import PREFIXES

ROOT = Path(__file__).resolve().parents[2]
STARTER = ROOT / "src/eventgraph/commands/starter"
DRAFT = """
actor:ana a evg:Person . event:e a evg:Event .
claim:one { event:e sem:hasActor actor:ana } claim:one a evg:Claim ; sem:accordingTo actor:ana .
claim:two { event:e sem:hasActor actor:ana }
claim:two a evg:Claim ; sem:accordingTo actor:ana ; evg:status evg:Draft .
"""
COUNT = "SELECT (COUNT(DISTINCT ?c) AS ?n) { ?c sem:accordingTo ?who }"


class Running(NamedTuple):
    """A server in a process of its own."""

    process: subprocess.Popen[str]
    address: str
    first: list[str]


@contextmanager
def running(*words: str) -> Iterator[Running]:
    command = [sys.executable, "-m", "eventgraph", "serve", "--port", "0", *words]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=env) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        try:
            assert line.startswith("serving at http://"), line
            yield Running(process, line.split()[2].rstrip(";"), [line])
        finally:
            if process.poll() is None:
                process.kill()


def children_of(process: int) -> set[int]:
    """Name the processes that one has begun, and those that these have."""
    listed = subprocess.run(
        ["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True
    ).stdout.split()
    pairs = list(zip(map(int, listed[::2]), map(int, listed[1::2]), strict=True))
    found, more = set[int](), {process}
    while more:
        more = {child for child, parent in pairs if parent in more} - found
        found |= more
    return found


def runs(process: int) -> bool:
    """Tell whether a process runs; one that has ended and waits for its parent has no words."""
    try:
        return Path(f"/proc/{process}/cmdline").read_bytes() != b""
    except OSError:
        return False


def gone(processes: set[int]) -> bool:
    for _ in range(100):
        if not any(map(runs, processes)):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.external
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_ended_and_no_process_stays(ending: signal.Signals) -> None:
    with running("--graph", str(STARTER)) as server:
        assert httpx.get(f"{server.address}healthz", trust_env=False).text == "well\n"
        answer = httpx.get(f"{server.address}sparql", params={"query": COUNT}, trust_env=False)
        assert answer.status_code == 200
        children = children_of(server.process.pid)
        assert len(children) >= 3
        server.process.send_signal(ending)
        _, told = server.process.communicate(timeout=30)
    assert server.process.returncode == 0
    assert told.endswith("ended\n")
    assert "GET /healthz 200 5 B" in told
    assert gone(children)


@pytest.mark.external
def test_a_server_that_is_killed_takes_its_processes_along() -> None:
    with running("--graph", str(STARTER)) as server:
        children = children_of(server.process.pid)
        server.process.kill()
        server.process.wait(10)
        assert gone(children)


@pytest.mark.external
def test_it_follows_its_files_and_keeps_what_it_has_where_they_cannot_be_read(
    tmp_path: Path,
) -> None:
    mine = tmp_path / "mine"
    shutil.copytree(STARTER, mine)
    with running("--graph", str(mine), "--watch") as server:
        assert server.process.stderr is not None

        def count() -> str:
            url = f"{server.address}sparql"
            answer = httpx.get(url, params={"query": COUNT}, trust_env=False)
            found: str = answer.json()["results"]["bindings"][0]["n"]["value"]
            return found

        def until(beginning: str) -> str:
            assert server.process.stderr is not None
            while not (line := server.process.stderr.readline()).startswith(beginning):
                assert line
            return line

        before = count()
        (mine / "more.ttl").write_text("this is no Turtle")
        assert "more.ttl:1:" in until("not loaded, the version before is served: ")
        assert count() == before
        (mine / "more.ttl").write_text(
            "@prefix c: <https://w3id.org/eventgraph/id/claim/> .\n"
            "@prefix sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> .\n"
            "c:one-more sem:accordingTo <https://w3id.org/eventgraph/id/actor/mayor> .\n"
        )
        until("loaded anew: version ")
        assert int(count()) == int(before) + 1
        server.process.send_signal(signal.SIGINT)
        server.process.communicate(timeout=30)
    assert server.process.returncode == 0


def test_it_does_not_listen_to_others_unless_that_is_said() -> None:
    ran = CliRunner().invoke(group, ["serve", "--host", "0.0.0.0"])  # noqa: S104 - refused
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert "add --public" in ran.stderr


@pytest.mark.external
def test_it_says_what_public_means() -> None:
    with running("--graph", str(STARTER), "--host", "0.0.0.0", "--public") as server:  # noqa: S104 - in a test
        assert server.process.stderr is not None
        assert "can read all of the dataset" in server.process.stderr.readline()
        port = server.address.rsplit(":", 1)[1]
        named = httpx.get(
            f"http://127.0.0.1:{port}healthz", headers={"Host": "any.example"}, trust_env=False
        )
        assert named.status_code == 200


def test_a_port_that_is_taken_is_one_line(server: Server) -> None:
    port = str(server.socket.getsockname()[1])
    ran = CliRunner().invoke(group, ["serve", "--port", port])
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert f"port {port} of 127.0.0.1 cannot be had: Address already in use" in ran.stderr


def test_a_dataset_that_cannot_be_loaded_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "bad.ttl").write_text("a b")
    ran = CliRunner().invoke(group, ["serve", "--port", "0", "--graph", str(tmp_path)])
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert "bad.ttl:1:" in ran.stderr
    missing = CliRunner().invoke(group, ["serve", "--port", "0", "--graph", "nowhere"])
    assert (missing.exit_code, missing.stderr.count("\n")) == (2, 1)
    assert "nowhere: no such file or folder" in missing.stderr


def test_what_is_said_of_reading_holds_for_the_server_too(tmp_path: Path) -> None:
    given = ["serve", "--port", "0", "--graph", "graph"]
    for option, told in (
        (("--max-file", "1k"), "holds more than 1 KiB; split it, or allow more with --max-file"),
        (("--read-around", "event:exchange"), "files and stores are read whole"),
    ):
        ran = CliRunner().invoke(group, [*given, *option])
        assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
        assert told in ran.stderr
    prefixes = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    (tmp_path / "data.trig").write_text(prefixes + DRAFT, "utf-8")
    counts = {}
    for words in ((), ("--drafts",)):
        with running("--graph", str(tmp_path), *words) as server:
            asked = httpx.get(
                f"{server.address}sparql", params={"query": COUNT}, headers={"Accept": "text/csv"}
            )
            counts[words] = (asked.text.split()[1], asked.headers["ETag"])
    assert [count for count, _ in counts.values()] == ["1", "2"]
    assert len({tag for _, tag in counts.values()}) == len(counts)


def test_a_library_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*sys.modules]:
        if name.startswith(("eventgraph.serving.running", "uvicorn")):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    ran = CliRunner().invoke(group, ["serve"])
    assert ran.exit_code == 2
    assert "serve needs uvicorn; install it with: pip install starlette uvicorn" in ran.stderr


def test_what_a_service_holds_cannot_be_followed() -> None:
    words = ["serve", "--port", "0", "--watch", "--graph", "http://127.0.0.1:1/query"]
    ran = CliRunner().invoke(group, words)
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert "--watch follows files" in ran.stderr
