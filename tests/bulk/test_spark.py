"""The same SQL on Spark: on two worker processes of a cluster on this machine; what it needs."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import eventgraph as eg
from bulk_alike import found_in, of_table
from disagreeing import disagreeing
from eventgraph.bulk.asking import BY
from eventgraph.bulk.engines import Engine, Rows, opened_by
from eventgraph.bulk.scripts import statements_of
from eventgraph.claims.extents.declarations import declarations
from eventgraph.cli import group
from eventgraph.tables.table import Table

CLUSTER = "local-cluster[2,1,1024]"
#: What Spark asks here is over before a compiler that takes its time has paid for itself.
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
JAVA = bool(os.environ.get("JAVA_HOME") or shutil.which("java"))
with_java = pytest.mark.skipif(not JAVA, reason="Spark needs Java: set JAVA_HOME, or install it")
SCRIPTS = {**{by: ("views", name) for by, name in BY.items()}, "check": ("check",)}
SCRIPTS["conflicts"] = ("views", "positions", "conflicts")


def answers(engine: Engine) -> dict[str, Rows]:
    """Ask everything there is to ask, in one session."""
    found = {}
    for name, scripts in SCRIPTS.items():
        *before, query = (one for script in scripts for one in statements_of(script))
        for statement in before:
            engine.run(statement)
        found[name] = engine.ask(query)
    return found


def java_processes() -> set[str]:
    """List the Java processes of Spark that this one began, by number."""
    told = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(os.getpid())],
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    return {line.split()[0] for line in told.splitlines() if "spark" in line}


@pytest.fixture
def quick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Java's processes of Spark compile once, and quickly; what they answer is the same."""
    settings = tmp_path / "settings"
    settings.mkdir()
    lines = [f"spark.{whose}.extraJavaOptions {QUICK}\n" for whose in ("driver", "executor")]
    (settings / "spark-defaults.conf").write_text("".join(lines), "utf-8")
    monkeypatch.setenv("SPARK_CONF_DIR", str(settings))
    monkeypatch.setenv("SPARK_LAUNCHER_OPTS", QUICK)


@pytest.mark.external
@pytest.mark.slow
@with_java
@pytest.mark.usefixtures("quick")
def test_a_cluster_answers_as_duckdb_and_as_conflicts_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    aside = tmp_path / "aside"
    aside.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(aside))
    path, folder = tmp_path / "claims.nq", tmp_path / "tables"
    wrong = '<urn:a> <urn:b> "2025-02-30"^^<http://www.w3.org/2001/XMLSchema#date> .\n'
    long = f'<urn:a> <urn:b> "{chr(92)}"{"x" * 50_000}{chr(92) * 2}"@en .\n'
    path.write_text(f"{disagreeing(11)}{wrong}{long}", "utf-8")
    eg.build_parquet(folder, path)
    with opened_by("duckdb", folder) as engine:
        known = answers(engine)
    before, ctrl_c = java_processes(), signal.getsignal(signal.SIGINT)
    with opened_by("spark", folder, CLUSTER) as engine:
        found = answers(engine)
    assert found == known
    assert java_processes() == before
    assert signal.getsignal(signal.SIGINT) is ctrl_c
    assert list(aside.iterdir()) == []
    assert capfd.readouterr() == ("", "")
    dataset = eg.load(path)
    columns, rows = found["conflicts"]
    table = Table(columns, tuple(rows))  # type: ignore[arg-type]
    assert of_table(table, declarations(dataset)) == found_in(dataset)
    assert [row[0] for row in found["check"][1]] == ["is no day of the calendar"]


def without_java(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(folder))


def with_a_folder_that_is_none(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    monkeypatch.setenv("JAVA_HOME", str(folder))


def with_an_old_one(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    java = folder / "bin/java"
    java.parent.mkdir()
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(folder))


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (without_java, "Spark needs Java, and there is none; install"),
        (with_a_folder_that_is_none, "Spark needs Java, and there is none in JAVA_HOME"),
        (with_an_old_one, "Spark needs Java 17 or newer, and"),
    ],
)
def test_without_java_one_line_says_what_to_do(
    tmp_path: Path,
    curated_tables: Path,
    monkeypatch: pytest.MonkeyPatch,
    harm: Callable[[pytest.MonkeyPatch, Path], None],
    told: str,
) -> None:
    harm(monkeypatch, tmp_path)
    ran = CliRunner().invoke(group, ["bulk", "stats", str(curated_tables), "--engine", "spark"])
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert ran.stderr.startswith(f"eventgraph: {told}")


@pytest.mark.external
@pytest.mark.slow
@with_java
@pytest.mark.usefixtures("quick")
def test_a_master_that_is_none_is_told_on_one_line(curated_tables: Path) -> None:
    words = ["bulk", "stats", str(curated_tables), "--engine", "spark", "--master", "nowhere"]
    ran = CliRunner().invoke(group, words)
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    assert ran.stderr.startswith(f"eventgraph: {curated_tables}: Spark cannot answer: ")
