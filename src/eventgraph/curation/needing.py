"""Modules that need a package which comes as an extra: loaded when they are asked for."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from eventgraph.errors import FormatError

__all__ = ["needing"]


def needing(module: str, what: str, packages: str) -> ModuleType:
    """Load a module of this room by its name; `what` is what it is for, `packages` what it needs.

    Raises FormatError, which says how to install it, where one of them is missing.

    >>> needing("sheets.workbooks", ".xlsx", "openpyxl python-calamine").__name__
    'eventgraph.curation.sheets.workbooks'
    """
    try:
        return import_module(f"eventgraph.curation.{module}")
    except ModuleNotFoundError as error:
        if str(error.name).startswith("eventgraph"):
            raise
        message = f"{what} needs {error.name}; install it with: pip install {packages}"
        raise FormatError(message) from error
