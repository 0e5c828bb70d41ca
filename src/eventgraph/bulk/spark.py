"""Spark: the same SQL where many machines share the work; here a Java process is begun for it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import pyspark
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from eventgraph.bulk.engines import Rows, tables_of
from eventgraph.errors import FormatError, StoreError

__all__ = ["opened"]

#: The oldest Java that Spark runs on.
_OLDEST: Final = 17
_VERSION: Final = re.compile(r'version "(\d+)')
_VIEW: Final = re.compile(r"TEMPORARY VIEW (\w+) AS")
#: Every session: nothing is served, nothing is shown, and a backslash in SQL is a backslash.
_SETTINGS: Final = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.parser.escapedStringLiterals": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.driver.memory": "1g",
}
#: On this machine: no other one can reach it.
_HERE: Final = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
_PARTITIONS: Final = "4"


class _Spark:
    """A session that answers."""

    def __init__(self, session: SparkSession) -> None:
        self._session = session

    def run(self, statement: str) -> None:
        """Run a statement that has no answer; a view is kept once it is asked."""
        self._session.sql(statement)
        if found := _VIEW.search(statement):
            self._session.catalog.cacheTable(found[1])

    def ask(self, statement: str) -> Rows:
        """Run a query."""
        answer = self._session.sql(statement)
        return tuple(answer.columns), [tuple(row) for row in answer.collect()]


@contextmanager
def opened(folder: Path, master: str | None = None) -> Iterator[_Spark]:
    """Open the tables in a folder; the Java process ends with the block.

    Raises FormatError without a Java that is new enough, StoreError for what Spark says.
    """
    java = _java()
    master = master or f"local[{len(os.sched_getaffinity(0))}]"
    # What is deleted may still be written to while processes end.
    with tempfile.TemporaryDirectory(prefix="eventgraph-", ignore_cleanup_errors=True) as place:
        log = Path(place) / "log.txt"
        with _environment(Path(place), master, java):
            session = None
            try:
                with _hushed(log):
                    session = _session(Path(place), master)
                for name, path in tables_of(folder.resolve()).items():
                    session.read.parquet(str(path)).createOrReplaceTempView(name)
                yield _Spark(session)
            except (PySparkException, RuntimeError, OSError) as error:
                raise StoreError(f"{folder}: Spark cannot answer: {_reason(error, log)}") from error
            except Exception as error:
                if type(error).__module__.partition(".")[0] != "py4j":
                    raise
                raise StoreError(f"{folder}: Spark cannot answer: {_reason(error, log)}") from error
            finally:
                _end(session)


def _java() -> str:
    """Find Java, and see that it is new enough; raises FormatError."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin/java") if home else shutil.which("java")
    advice = f"install Java {_OLDEST} or newer, and name its folder in JAVA_HOME"
    if not java or not os.access(java, os.X_OK):
        where = f"there is none in JAVA_HOME, {home}" if home else "there is none"
        raise FormatError(f"Spark needs Java, and {where}; {advice}")
    told = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)  # noqa: S603 - Java's own
    found = _VERSION.search(told.stderr + told.stdout)
    if found is None or int(found[1]) < _OLDEST:
        version = found[1] if found else "one that does not say its version"
        raise FormatError(f"Spark needs Java {_OLDEST} or newer, and {java} is {version}; {advice}")
    return java


@contextmanager
def _environment(place: Path, master: str, java: str) -> Iterator[None]:
    """Let Spark write nowhere but into a folder: its own is seen through one of links.

    Workers of a cluster on this machine write beside Spark's program, wherever that is.
    """
    home = place / "spark"
    home.mkdir()
    for entry in Path(pyspark.__file__).parent.iterdir():
        if entry.name != "work":
            (home / entry.name).symlink_to(entry)
    given = {
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_DIRS": str(place / "local"),
        "JAVA_HOME": str(Path(java).resolve().parent.parent),
        "PYSPARK_PYTHON": sys.executable,
    }
    if master.startswith("local"):
        given["SPARK_LOCAL_IP"] = "127.0.0.1"
    before = {name: os.environ.get(name) for name in given}
    os.environ.update(given)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


@contextmanager
def _hushed(log: Path) -> Iterator[None]:
    """Let what Java writes to stdout and stderr, from its begin on, go to a file."""
    with log.open("wb") as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        kept = []
        for own in (sys.stdout, sys.stderr):
            with suppress(AttributeError, OSError):
                own.flush()
        for number in (1, 2):
            with suppress(OSError):
                kept.append((number, os.dup(number)))
                os.dup2(stream.fileno(), number)
        try:
            yield
        finally:
            for number, copy in kept:
                os.dup2(copy, number)
                os.close(copy)


def _session(place: Path, master: str) -> SparkSession:
    builder: Any = SparkSession.builder
    builder = builder.master(master).appName("eventgraph")
    settings = {**_SETTINGS, "spark.sql.warehouse.dir": str(place / "warehouse")}
    if master.startswith("local"):
        settings |= {**_HERE, "spark.sql.shuffle.partitions": _PARTITIONS}
    for name, value in settings.items():
        builder = builder.config(name, value)
    with _own_ctrl_c():
        session: SparkSession = builder.getOrCreate()
    return session


@contextmanager
def _own_ctrl_c() -> Iterator[None]:
    """Keep what Ctrl-C does here: pyspark would put its own in place, and leave it there."""
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, before)


def _end(session: SparkSession | None) -> None:
    """End the session and its Java process, so that the next one begins anew."""
    context: Any = pyspark.SparkContext
    gateway = context._gateway  # noqa: SLF001 - pyspark ends it only with Python itself
    with suppress(Exception):
        if session is not None:
            session.stop()
    if gateway is None:
        return
    with suppress(Exception):
        gateway.shutdown()
    process = getattr(gateway, "proc", None)
    if process is not None:
        with suppress(OSError):
            process.stdin.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    context._gateway = context._jvm = None  # noqa: SLF001 - see above


def _reason(error: Exception, log: Path) -> str:
    """Say in one line what Spark says, or the last that Java wrote."""
    told = " ".join(str(error).split("\n")[0].split())
    if "JAVA_GATEWAY" in told and log.is_file():
        lines = log.read_text("utf-8", "replace").strip().splitlines()
        told = " ".join(lines[-1].split()) if lines else told
    return told[:500]
