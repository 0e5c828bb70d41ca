"""Exports of more than memory should hold: the same bytes, from temporary files."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

from click.testing import CliRunner
from rdflib import Dataset

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.exports.pieces.sorting import sorted_lines


def test_lines_sorted_on_disk_are_those_sorted_in_memory() -> None:
    random.seed(7)
    lines = [f"{random.randrange(300):x} é \\n".encode() for _ in range(2000)]  # noqa: S311
    for most in (1, 100, 5000, 10**9):
        assert list(sorted_lines(lines, most)) == sorted(set(lines))
    assert list(sorted_lines([], 1)) == []


def test_a_packed_export_holds_the_bytes_of_the_one_that_is_not(
    dataset: Dataset, tmp_path: Path
) -> None:
    packed = tmp_path / "data.nq.gz"
    ran = CliRunner().invoke(group, ["export", "nquads", "-o", str(packed)])
    assert ran.exit_code == 0
    data = eg.export(dataset, "nquads")
    assert packed.read_bytes() == gzip.compress(data, mtime=0)
