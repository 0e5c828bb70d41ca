"""The curated graph as tables, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

import eventgraph as eg

GRAPH = Path(__file__).parents[2] / "graph"


@pytest.fixture(scope="session")
def curated_tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bulk") / "tables"
    eg.build_parquet(folder, GRAPH)
    return folder
