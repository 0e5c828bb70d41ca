"""The engines that answer SQL over tables: DuckDB on this machine, Spark wherever it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Protocol

from eventgraph.errors import FormatError, StoreError, pick

__all__ = ["ENGINES", "Engine", "needed", "opened_by", "tables_of"]

#: The engines by name; each is a module of its own, since each needs a library of its own.
ENGINES: Final = {"duckdb": "eventgraph.bulk.duck", "spark": "eventgraph.bulk.spark"}
#: What is installed for what, where a library is missing.
_PACKAGES: Final = {"duckdb": "duckdb pyarrow", "pyarrow": "duckdb pyarrow", "pyspark": "pyspark"}

Rows = tuple[tuple[str, ...], list[tuple[object, ...]]]


class Engine(Protocol):
    """What runs a statement of SQL; `ask` gives the names of its columns, and its rows."""

    def run(self, statement: str) -> None:
        """Run a statement that has no answer."""

    def ask(self, statement: str) -> Rows:
        """Run a query."""


def needed(module: str) -> Any:  # noqa: ANN401 - a module of this room
    """Import what needs an extra; raises FormatError with what to install where it is missing.

    >>> needed("eventgraph.bulk.scripts").__name__
    'eventgraph.bulk.scripts'
    """
    try:
        return import_module(module)
    except ImportError as error:
        name = (error.name or "").partition(".")[0]
        if name not in _PACKAGES:
            raise
        message = f"bulk needs {name}; install it with: pip install {_PACKAGES[name]}"
        raise FormatError(message) from error


def tables_of(folder: Path) -> dict[str, Path]:
    """Name the tables in a folder, each with the file or the folder of files that it is."""
    files = {name: folder / f"{name}.parquet" for name in ("terms", "readings", "events")}
    return {"quads": folder / "quads", **files}


@contextmanager
def opened_by(name: str, folder: Path, master: str | None = None) -> Iterator[Engine]:
    """Open the tables in a folder with an engine; `master` is where Spark runs.

    Raises UnknownName for an engine that there is none of, StoreError for what the engine says.
    """
    module = needed(ENGINES[pick(name, ENGINES, "engine")])
    if master is not None and name != "spark":
        raise StoreError(f"--master names where Spark runs; {name} runs here, so leave it out")
    opened: AbstractContextManager[Engine] = (
        module.opened(folder, master) if name == "spark" else module.opened(folder)
    )
    with opened as engine:
        yield engine
