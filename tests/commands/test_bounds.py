"""Verbs that would take too long or too much memory: ended with one line, and nothing left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from eventgraph.cli import BOUND, group

#: A join that no machine finishes while anybody looks on, and one that needs all of its rows.
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?g) }"
HUNGRY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?a"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write some hundred triples, and queries of them."""
    folder = tmp_path_factory.mktemp("bounds")
    lines = [f"<http://e/{n}> <http://e/p> <http://e/{n + 1}> .\n" for n in range(1000)]
    (folder / "data.nt").write_text("".join(lines), "utf-8")
    (folder / "endless.rq").write_text(ENDLESS + "\n", "utf-8")
    (folder / "hungry.rq").write_text(HUNGRY + "\n", "utf-8")
    (folder / "few.rq").write_text("SELECT ?x { VALUES ?x { 1 2 } }\n", "utf-8")
    return folder


def command(folder: Path, *words: str) -> list[str]:
    """Give the command line of a query."""
    graph = str(folder / "data.nt")
    return [sys.executable, "-m", "eventgraph", "query", *words, "--graph", graph, "--quiet"]


def ask(folder: Path, *words: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Answer a query of that folder, in a process of its own."""
    return subprocess.run(
        command(folder, *words), capture_output=True, text=True, check=False, input=stdin
    )


def left(folder: Path) -> list[str]:
    """List what lies beside an output that was never written."""
    return sorted(one.name for one in folder.iterdir())


def test_a_query_without_end_is_ended_after_its_time(folder: Path, tmp_path: Path) -> None:
    output = str(tmp_path / "out.csv")
    ran = ask(folder, str(folder / "endless.rq"), "--timeout", "1.5", "-f", "csv", "-o", output)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "eventgraph: query did not end within 1.5 s and was ended; "
        "ask for less, or raise --timeout\n"
    )
    assert left(tmp_path) == []


def test_a_stream_into_a_file_is_ended_and_what_was_there_stays(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "stream.rq").write_text(HUNGRY.partition(" ORDER")[0] + "\n", "utf-8")
    output = tmp_path / "out.tsv"
    output.write_text("what was there", "utf-8")
    ran = ask(folder, str(folder / "stream.rq"), "--timeout", "4", "-f", "tsv", "-o", str(output))
    assert ran.returncode == 2
    assert ran.stderr.splitlines()[-1].startswith("eventgraph: query did not end within 4 s")
    assert (left(tmp_path), output.read_text("utf-8")) == (["out.tsv"], "what was there")


def test_what_takes_more_memory_is_ended(folder: Path) -> None:
    ran = ask(folder, str(folder / "hungry.rq"), "--max-memory", "300", "-f", "csv")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        "eventgraph: query took more than 300 MiB of memory and was ended; "
        "ask for less, or raise --max-memory\n"
    )


def test_what_keeps_within_its_bounds_is_as_without(folder: Path) -> None:
    bounds = ("--timeout", "60", "--max-memory", "2G", "-f", "csv")
    few = ask(folder, str(folder / "few.rq"), *bounds)
    assert (few.returncode, few.stdout, few.stderr) == (0, "x\n1\n2\n", "")
    no = ask(folder, "-", *bounds[:4], stdin="ASK { <http://e/none> ?p ?o }")
    assert (no.returncode, no.stdout) == (1, "no\n")
    wrong = ask(folder, "-", *bounds[:4], stdin="ASK { ?s ?p }")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("eventgraph: <stdin>:1:")


@pytest.fixture
def endless(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a query without end, with a worker, and wait until that works."""
    words = command(folder, str(folder / "endless.rq"), "--timeout", "300")
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as started:
        try:
            while not workers_of(started.pid):
                time.sleep(0.05)
            yield started
        finally:
            started.kill()


def workers_of(parent: int) -> list[int]:
    """List the processes that a process has started."""
    path = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(child) for child in path.read_text("ascii").split()]


needs_proc = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs /proc")


@needs_proc
def test_ctrl_c_ends_the_worker_too(endless: subprocess.Popen[str]) -> None:
    (worker,) = workers_of(endless.pid)
    endless.send_signal(signal.SIGINT)
    said = endless.communicate()
    assert (endless.returncode, said) == (130, ("", "eventgraph: interrupted\n"))
    assert not Path(f"/proc/{worker}").exists()


@needs_proc
def test_a_worker_ends_when_nobody_watches_it(endless: subprocess.Popen[str]) -> None:
    os.kill(endless.pid, signal.SIGKILL)
    # What a worker writes to is closed when it is gone, and not before.
    assert endless.communicate() == ("", "")


@pytest.mark.parametrize("words", [("--timeout", "0"), ("--max-memory", "much")])
def test_a_bound_is_a_number(folder: Path, words: tuple[str, str]) -> None:
    ran = ask(folder, str(folder / "few.rq"), *words)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert f"Invalid value for '{words[0]}'" in ran.stderr


@pytest.mark.parametrize("verb", sorted(BOUND))
def test_every_verb_that_asks_can_be_bound(verb: str) -> None:
    said = CliRunner().invoke(group, [verb, "--help"]).output
    assert "--timeout SECONDS" in said
    assert "--max-memory MIB" in said
