"""DuckDB: one process, which keeps on disk what does not fit into the memory it is given."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb

from eventgraph.bulk.engines import Rows, tables_of
from eventgraph.bulk.scripts import statements_of
from eventgraph.errors import StoreError

__all__ = ["connected", "opened", "run_all"]

#: How much memory DuckDB may take.
_MEMORY: Final = "700MB"


@contextmanager
def connected(aside: Path, threads: int | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database in memory; what does not fit there goes to a folder. Nothing is fetched."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _MEMORY,
        "temp_directory": str(aside / "temporary"),
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    if threads is not None:
        settings["threads"] = threads
    database = duckdb.connect(":memory:", config=settings)
    try:
        yield database
    finally:
        database.close()


def run_all(database: duckdb.DuckDBPyConnection, name: str) -> None:
    """Run the statements of a file of SQL, one after the other."""
    for statement in statements_of(name):
        database.execute(statement)


class _Duck:
    """A database that answers."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self._database = database

    def run(self, statement: str) -> None:
        """Run a statement that has no answer; a view is made a table, and so asked once."""
        self._database.execute(statement.replace("TEMPORARY VIEW", "TEMPORARY TABLE", 1))

    def ask(self, statement: str) -> Rows:
        """Run a query."""
        answer = self._database.execute(statement)
        return tuple(column[0] for column in answer.description or ()), answer.fetchall()


@contextmanager
def opened(folder: Path) -> Iterator[_Duck]:
    """Open the tables in a folder; raises StoreError for what DuckDB says."""
    with tempfile.TemporaryDirectory(prefix="eventgraph-") as aside:
        try:
            with connected(Path(aside)) as database:
                run_all(database, "duckdb")
                for name, path in tables_of(folder).items():
                    parts = path / "*/*.parquet" if name == "quads" else path
                    hive = name == "quads"
                    database.read_parquet(str(parts), hive_partitioning=hive).create_view(name)
                yield _Duck(database)
        except duckdb.Error as error:
            reason = " ".join(str(error).split())
            raise StoreError(f"{folder}: DuckDB cannot answer: {reason}") from error
