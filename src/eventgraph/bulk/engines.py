"""The engines that answer SQL over tables: DuckDB on this machine, Spark wherever it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final, Protocol

from eventgraph.errors import StoreError, pick
from eventgraph.extras import needing

__all__ = ["ENGINES", "PACKAGES", "Engine", "opened_by", "tables_of"]

#: What making tables needs, and asking them on this machine.
PACKAGES: Final = "duckdb pyarrow"
#: The engines by name; each is a module of its own, since each needs libraries of its own.
ENGINES: Final = {"duckdb": ("bulk.duck", PACKAGES), "spark": ("bulk.spark", "pyspark")}

Rows = tuple[tuple[str, ...], list[tuple[object, ...]]]


class Engine(Protocol):
    """What runs a statement of SQL; `ask` gives the names of its columns, and its rows."""

    def run(self, statement: str) -> None:
        """Run a statement that has no answer."""

    def ask(self, statement: str) -> Rows:
        """Run a query."""


def tables_of(folder: Path) -> dict[str, Path]:
    """Name the tables in a folder, each with the file or the folder of files that it is."""
    files = {name: folder / f"{name}.parquet" for name in ("terms", "readings", "events")}
    return {"quads": folder / "quads", **files}


@contextmanager
def opened_by(name: str, folder: Path, master: str | None = None) -> Iterator[Engine]:
    """Open the tables in a folder with an engine; `master` is where Spark runs.

    Raises UnknownName for an engine that there is none of, StoreError for what the engine says.
    """
    own, packages = ENGINES[pick(name, ENGINES, "engine")]
    module = needing(own, "bulk", packages)
    if master is not None and name != "spark":
        raise StoreError(f"--master names where Spark runs; {name} runs here, so leave it out")
    opened: AbstractContextManager[Engine] = (
        module.opened(folder, master) if name == "spark" else module.opened(folder)
    )
    with opened as engine:
        yield engine
