"""Write rows to a folder for each bucket, in the order in which they come; few are held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice, pairwise
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

__all__ = ["scatter"]

#: How many batches are held before all of their rows are written.
_HELD: Final = 4
#: In up to so many runs of one bucket rows are cut as they stand; in more they are sorted.
_RUNS: Final = 1000


def scatter(folder: Path, batches: Iterable[pa.RecordBatch], by: str) -> None:
    """Write batches as `by=NUMBER/part.parquet`, without the column `by`."""
    writers: dict[int, pq.ParquetWriter] = {}
    left = iter(batches)
    with ExitStack() as stack:
        while several := list(islice(left, _HELD)):
            for number, rows in _by_bucket(pa.Table.from_batches(several), by):
                if number not in writers:
                    place = folder / f"{by}={number}"
                    place.mkdir(parents=True)
                    file = pq.ParquetWriter(
                        place / "part.parquet",
                        rows.schema,
                        compression="zstd",
                        compression_level=1,
                    )
                    writers[number] = stack.enter_context(file)
                writers[number].write_table(rows)


def _by_bucket(table: pa.Table, by: str) -> Iterator[tuple[int, pa.Table]]:
    """Give the rows of each bucket, in their order."""
    numbers = table.column(by).combine_chunks()
    rows = table.drop_columns([by])
    lengths = pc.run_end_encode(numbers)
    if len(lengths.values) > _RUNS:
        order = pc.array_sort_indices(numbers)
        rows, lengths = rows.take(order), pc.run_end_encode(numbers.take(order))
    runs: defaultdict[int, list[pa.Table]] = defaultdict(list)
    bounds = pairwise([0, *lengths.run_ends.to_pylist()])
    for (start, end), number in zip(bounds, lengths.values.to_pylist(), strict=True):
        runs[number].append(rows.slice(start, end - start))
    for number in sorted(runs):
        yield number, pa.concat_tables(runs[number]).combine_chunks()
