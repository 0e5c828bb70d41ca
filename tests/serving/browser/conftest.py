"""A server on this machine for Chromium."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from eventgraph.serving.limits import Limits
from eventgraph.serving.running import Server
from readers import serving


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """Serve the curated graph, with more time for a page than a busy machine takes."""
    with serving(Limits(seconds=60.0), ["graph"]) as server:
        yield server
