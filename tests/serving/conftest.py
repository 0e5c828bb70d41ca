"""A server on this machine, of the curated graph, for the tests of what it answers."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import httpx
import pytest

from eventgraph.serving.limits import Limits
from eventgraph.serving.running import Served, Server, Settings


@pytest.fixture(scope="session")
def lines() -> list[str]:
    """Collect what the server tells of requests."""
    return []


@pytest.fixture(scope="session")
def server(lines: list[str]) -> Iterator[Server]:
    limits = Limits(seconds=1.5, slice=0.1, slow=2, memory=400 << 20, headers=1.0, whole=20)
    server = Server(Served(("graph",), limits=limits), Settings(port=0, say=lines.append))
    thread = threading.Thread(target=server.run)
    thread.start()
    yield server
    server.end()
    thread.join(30)
    assert not thread.is_alive()
    assert server.pool.nurse.process.returncode is not None


@pytest.fixture
def ask(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.address, timeout=30) as client:
        yield client
