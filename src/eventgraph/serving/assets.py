"""What the server's pages load from it."""

from __future__ import annotations

from functools import cache
from importlib import resources

__all__ = ["script"]


@cache
def script() -> bytes:
    """Give the script that offers names."""
    return resources.files("eventgraph").joinpath("serving/js/serve.js").read_bytes()
