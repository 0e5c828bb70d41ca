"""SPARQL servers on loopback, each in a folder of its own, ended by its own process."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

import pytest

__all__ = ["SECRET", "free_port", "isql", "oxigraph", "virtuoso"]

#: The password of the Virtuoso that a test starts.
SECRET: Final = "of-a-test"  # noqa: S105 - it opens nothing but this
_VIRTUOSO: Final = """\
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/v-temp.db
TransactionFile = {folder}/v-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 10
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
DirsAllowed = {folder}
SchedulerInterval = 0
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = {folder}
ServerThreads = 5
[SPARQL]
ResultSetMaxRows = {rows}
DefaultQuery = ASK {{ }}
"""


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _up(process: subprocess.Popen[bytes], port: int) -> None:
    """Wait until a server takes connections."""
    for _ in range(600):
        assert process.poll() is None, "the server ended before it answered"
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    pytest.fail("the server did not come up within 30 seconds")


@contextmanager
def _running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _up(process, port)
        yield
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(30)


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Run Oxigraph's server on an empty store; give the address of its queries."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.exists():
        pytest.skip("Oxigraph's server is not there: pip install oxigraph")
    port = free_port()
    place = f"127.0.0.1:{port}"
    command = [str(program), "serve", "--location", str(folder / "data"), "--bind", place]
    with _running(command, port):
        yield f"http://{place}/query"


def isql(port: int, command: str) -> None:
    """Run one command of SQL; isql ends with 0 even where it fails."""
    words = [f"127.0.0.1:{port}", "dba", SECRET, f"exec={command}"]
    ran = subprocess.run(["isql-vt", *words], capture_output=True, text=True, check=False)
    assert "*** Error" not in ran.stdout + ran.stderr, ran.stderr


@contextmanager
def virtuoso(folder: Path, rows: int) -> Iterator[str]:
    """Run Virtuoso 7 that gives `rows` rows at most; give the address of its queries."""
    if shutil.which("virtuoso-t") is None or shutil.which("isql-vt") is None:
        pytest.skip("Virtuoso 7 is not there: apt-get install virtuoso-opensource-7-bin")
    sql, web = free_port(), free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_VIRTUOSO.format(folder=folder, sql=sql, web=web, rows=rows), "utf-8")
    command = ["virtuoso-t", "+configfile", str(ini), "+foreground"]
    # The first run creates the database and ends.
    first = [*command, "+pwdold", "dba", "+pwddba", SECRET, "+pwddav", SECRET]
    subprocess.run(first, check=True, capture_output=True, timeout=120)
    with _running(command, web):
        _up_sql(sql)
        isql(sql, 'GRANT SPARQL_UPDATE TO "SPARQL";')
        yield f"http://127.0.0.1:{web}/sparql"


def _up_sql(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=10):
        return
