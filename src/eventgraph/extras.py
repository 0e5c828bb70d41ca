"""Modules that need a package which comes as an extra: loaded when they are asked for."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from eventgraph.errors import FormatError

__all__ = ["needing"]


def needing(module: str, what: str, packages: str) -> ModuleType:
    """Load a module by its name below `eventgraph`; `packages` is what `what` needs.

    Raises FormatError, which says how to install it, where one of them is missing.

    >>> needing("serving.limits", "serve", "starlette uvicorn").__name__
    'eventgraph.serving.limits'
    """
    try:
        return import_module(f"eventgraph.{module}")
    except ModuleNotFoundError as error:
        if str(error.name).startswith("eventgraph"):
            raise
        message = f"{what} needs {error.name}; install it with: pip install {packages}"
        raise FormatError(message) from error
