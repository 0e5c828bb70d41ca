"""Ask tables how much they hold, where claims disagree, which terms are none: in SQL."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from rdflib import URIRef

from eventgraph.bulk.engines import opened_by
from eventgraph.bulk.manifest import Bulk, damage, read_bulk
from eventgraph.bulk.scripts import statements_of
from eventgraph.errors import StoreError, pick
from eventgraph.steps import doing
from eventgraph.tables.table import Cell, Table

__all__ = ["BY", "Checked", "bulk_check", "bulk_conflicts", "bulk_stats"]

#: What can be counted, each by a file of SQL.
BY: Final = {"all": "stats", "predicate": "stats-by-predicate", "event": "stats-by-event"}
#: The columns that hold IRIs; a blank node among them stays text.
_NAMES: Final = frozenset({"thing", "question", "property", "predicate", "event", "example"})


class Checked(NamedTuple):
    """What was found: the manifest, the files that are not as written, the terms that are none."""

    made: Bulk
    damaged: tuple[str, ...]
    terms: Table


def bulk_stats(
    folder: str | Path,
    by: str = "all",
    engine: str = "duckdb",
    master: str | None = None,
    limit: int | None = None,
) -> Table:
    """Count what tables hold: claims, speakers, sources, actors, events, places and quads.

    `by` counts the statements of each "predicate", or the claims of each "event" instead. `engine`
    is "duckdb" or "spark"; `master` is where Spark runs; `limit` keeps the first rows. Raises
    StoreError for damaged tables.

    >>> import tempfile
    >>> from eventgraph.bulk.making import build_parquet
    >>> with tempfile.TemporaryDirectory() as place:
    ...     made = build_parquet(f"{place}/tables", "graph")
    ...     bulk_stats(f"{place}/tables").rows[0] == ("claims", made.claims)
    True
    """
    scripts = ("views", BY[pick(by, BY, "way to count")])
    table = _answered(Path(folder), scripts, (engine, master), limit)
    if by != "all":
        return table
    return Table(table.columns[1:], tuple(row[1:] for row in table.rows))


def bulk_conflicts(
    folder: str | Path,
    engine: str = "duckdb",
    master: str | None = None,
    limit: int | None = None,
) -> Table:
    """List the matters of which not all positions can hold, a row for each position.

    They are those of `conflicts` in which two speakers give a thing two values of one property, or
    two properties that exclude each other; or one denies, or disputes, what another says.

    >>> import tempfile
    >>> from eventgraph.bulk.making import build_parquet
    >>> with tempfile.TemporaryDirectory() as place:
    ...     made = build_parquet(f"{place}/tables", "graph")
    ...     bulk_conflicts(f"{place}/tables").columns[:4]
    ('kind', 'thing', 'question', 'property')
    """
    scripts = ("views", "positions", "conflicts")
    return _answered(Path(folder), scripts, (engine, master), limit)


def bulk_check(
    folder: str | Path,
    engine: str = "duckdb",
    master: str | None = None,
    limit: int | None = None,
) -> Checked:
    """Compare tables with their sums, and look at every term: whether it is what it claims to be.

    >>> import tempfile
    >>> from eventgraph.bulk.making import build_parquet
    >>> with tempfile.TemporaryDirectory() as place:
    ...     made = build_parquet(f"{place}/tables", "graph")
    ...     bulk_check(f"{place}/tables").damaged
    ()
    """
    folder = Path(folder)
    made = read_bulk(folder)
    damaged = tuple(damage(folder, made, sums=True))
    columns = ("fault", "term", "datatype", "quads", "example")
    if damaged:
        return Checked(made, damaged, Table(columns, ()))
    return Checked(made, (), _answered(folder, ("check",), (engine, master), limit))


def _answered(
    folder: Path, scripts: Sequence[str], by: tuple[str, str | None], limit: int | None
) -> Table:
    """Run files of SQL of which the last is a query, and give its answer, or its first rows."""
    engine, master = by
    made = read_bulk(folder)
    for fault in damage(folder, made):
        advice = "make it anew with eventgraph bulk parquet"
        raise StoreError(f"{folder}: is damaged: {fault}; {advice}")
    *before, query = (one for name in scripts for one in statements_of(name))
    with doing(f"asking {engine}"), opened_by(engine, folder, master) as asked:
        for statement in before:
            asked.run(statement)
        columns, rows = asked.ask(query if limit is None else f"{query}\nLIMIT {int(limit)}")
    return Table(columns, tuple(_row(columns, row) for row in rows))


def _row(columns: Sequence[str], row: Sequence[object]) -> tuple[Cell, ...]:
    return tuple(
        _cell(value, name in _NAMES or (name == "value" and row[columns.index("datatype")] == ""))
        for name, value in zip(columns, row, strict=True)
    )


def _cell(value: object, is_name: bool) -> Cell:  # noqa: FBT001 - a property of the column
    if isinstance(value, str):
        return URIRef(value) if is_name and not value.startswith("_:") else value
    return None if value is None else int(str(value))
