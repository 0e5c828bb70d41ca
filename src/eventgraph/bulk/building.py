"""Make tables of quads: read once, placed by what all of them say, written by event."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from eventgraph.bulk.declaring import Declared
from eventgraph.bulk.duck import connected, run_all
from eventgraph.bulk.inputs import inputs_of
from eventgraph.bulk.manifest import Bulk, files_in, write_bulk
from eventgraph.bulk.scattering import scatter
from eventgraph.bulk.scripts import statements_of
from eventgraph.bulk.spilling import spill_files, spill_store
from eventgraph.bulk.valuing import READINGS, readings
from eventgraph.errors import InputError, StoreError
from eventgraph.steps import doing
from eventgraph.stores.manifest import Listed, is_store, listed

__all__ = ["fill"]

_TERMS: Final = ("relation", "term", "other")
#: How many rows of answers are taken out of DuckDB at once.
_BATCH: Final = 1 << 16


def fill(new: Path, shown: Path, paths: tuple[str | Path, ...]) -> Bulk:
    """Write the tables of all that paths name into an empty folder, which `shown` will be.

    Raises InputError with file and line for what cannot be read, StoreError where the disk fails.
    """
    aside = new / "spill"
    with _writing(shown):
        aside.mkdir()
        made = _built(new, aside, paths)
        shutil.rmtree(aside)
        write_bulk(new, made)
    return made


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Translate what DuckDB and the system say while tables are written."""
    try:
        yield
    except (duckdb.Error, pa.ArrowException) as error:
        reason = " ".join(str(error).split())
        raise StoreError(f"{folder}: cannot be written: {reason}; check the disk") from error
    except OSError as error:
        reason = error.strerror or " ".join(str(error).split())
        raise StoreError(f"{folder}: cannot be written: {reason}; check the disk") from error


def _built(new: Path, aside: Path, paths: tuple[str | Path, ...]) -> Bulk:
    """Read all there is, and write the tables."""
    count, read = _spilled(aside, paths)
    if not count:
        raise InputError("hold no statement; name files that hold some", Path(*paths[:1]))
    with connected(aside) as database:
        database.read_parquet(str(aside / "*.parquet"), file_row_number=False).create_view("spill")
        run_all(database, "preparing")
        declared = Declared(database.execute(*statements_of("declared")).fetchall())
        terms = _terms(declared)
        pq.write_table(terms, new / "terms.parquet", compression="zstd")
        _register(database, declared)
        with doing("placing claims"):
            run_all(database, "placing")
        _write_readings(new / "readings.parquet", database, declared)
        with doing("writing tables"):
            # One thread keeps the rows in their order, so that equal input gives equal bytes.
            database.execute("SET threads = 1")
            database.table("bucketed").order("event").write_parquet(
                str(new / "events.parquet"), compression="zstd"
            )
            rows = database.view("quads").to_arrow_reader(1 << 17)
            scatter(new / "quads", rows, "bucket")
        told = database.execute(
            "SELECT (SELECT count(*) FROM kept), (SELECT count(*) FROM placed),"
            " (SELECT count(*) FROM events), (SELECT count(DISTINCT bucket) FROM bucketed)"
        ).fetchone() or (0, 0, 0, 0)
    quads, claims, events, buckets = map(int, told)
    files = [path for path in files_in(new) if not path.is_relative_to(aside)]
    return Bulk(quads, count - quads, claims, events, buckets, read, listed(files, new))


def _spilled(aside: Path, paths: tuple[str | Path, ...]) -> tuple[int, tuple[Listed, ...]]:
    stores = [path for path in paths if is_store(path)]
    if stores and len(paths) > 1:
        message = "is a store, which is read alone; build one store of all files"
        raise StoreError(f"{stores[0]}: {message}")
    if stores:
        return spill_store(aside, Path(stores[0]))
    inputs = inputs_of(*paths)
    if not inputs:
        raise InputError("names no file to read; name files or folders, or - for standard input")
    return spill_files(aside, inputs)


def _terms(declared: Declared) -> pa.Table:
    columns = list(zip(*declared.rows(), strict=True))
    return pa.table(dict(zip(_TERMS, columns, strict=True)))


def _register(database: duckdb.DuckDBPyConnection, declared: Declared) -> None:
    """Let SQL know the classes of things, and the properties whose values are read."""
    rows = list(declared.rows())
    kinds = [(term, other) for relation, term, other in rows if relation == "kind"]
    measured = [(term,) for relation, term, _ in rows if relation == "measures"]
    database.execute("CREATE TABLE kinds (class VARCHAR, kind VARCHAR)")
    database.executemany("INSERT INTO kinds VALUES (?, ?)", kinds)
    database.execute("CREATE TABLE measured (property VARCHAR)")
    database.executemany("INSERT INTO measured VALUES (?)", measured)


def _write_readings(path: Path, database: duckdb.DuckDBPyConnection, declared: Declared) -> None:
    """Read each value once, and write how it is read."""
    writer = pq.ParquetWriter(path, READINGS, compression="zstd")
    with doing("reading values") as step, writer:
        answer = database.execute(*statements_of("values"))

        def rows() -> Iterator[tuple[str, str, str, str]]:
            while found := answer.fetchmany(_BATCH):
                yield from found
                step.done += len(found)

        for table in readings(rows(), declared):
            writer.write_table(table)
