"""What tests of the desk share: the bridge, opened for work."""

from pathlib import Path

import pytest

from curated import GAZETTE, write_bridge
from eventgraph.curation.desk.holding import Desk


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Write the starter's files and their text."""
    return write_bridge(tmp_path)


@pytest.fixture
def desk(mine: Path) -> Desk:
    """Open them for work."""
    return Desk(mine, texts=[(f"<{GAZETTE}>", mine.parent / "text.txt")])
