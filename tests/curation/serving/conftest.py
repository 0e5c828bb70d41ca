"""What tests of the server share: the bridge, served on loopback."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from curated import GAZETTE, client, served, write_bridge
from eventgraph.curation.desk.holding import Desk
from eventgraph.curation.serving.running import Served


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """Write the starter's files and their text."""
    return write_bridge(tmp_path)


@pytest.fixture
def desk(mine: Path) -> Desk:
    """Open them for work."""
    return Desk(mine, texts=[(f"<{GAZETTE}>", mine.parent / "text.txt")])


@pytest.fixture
def serving(desk: Desk) -> Iterator[Served]:
    """Serve them."""
    with served(desk) as one:
        yield one


@pytest.fixture
def web(serving: Served) -> Iterator[httpx.Client]:
    """Give a client that was let in."""
    with client(serving) as one:
        yield one
