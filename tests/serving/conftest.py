"""Servers on this machine, of the curated graph, for the tests of what they answer.

`server` has room, so that a busy machine is not told from a question that takes too much; a module
of tests of the bounds makes `server` the one that is `bounded`.
"""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from eventgraph.serving.limits import Limits
from eventgraph.serving.running import Server
from readers import serving


@pytest.fixture(scope="session")
def lines() -> list[str]:
    """Collect what the servers tell of requests."""
    return []


@pytest.fixture(scope="session")
def roomy(lines: list[str]) -> Iterator[Server]:
    with serving(Limits(seconds=100, slice=50, whole=200), ["graph"], say=lines.append) as server:
        yield server
    assert server.pool.nurse.process.returncode is not None


@pytest.fixture(scope="session")
def bounded(lines: list[str]) -> Iterator[Server]:
    limits = Limits(seconds=1.5, slice=0.1, slow=2, memory=400 << 20, headers=1.0, whole=100)
    with serving(limits, ["graph"], say=lines.append) as server:
        yield server
    assert server.pool.nurse.process.returncode is not None


@pytest.fixture
def server(roomy: Server) -> Server:
    return roomy


@pytest.fixture
def ask(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.address, timeout=100) as client:
        yield client
