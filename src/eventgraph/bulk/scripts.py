"""The files of SQL that ship in the package, statement by statement."""

from __future__ import annotations

import re
from importlib import resources
from typing import Final

__all__ = ["statements_of"]

_END: Final = re.compile(r";[ \t]*$", re.MULTILINE)


def statements_of(name: str) -> tuple[str, ...]:
    """Read a file of SQL; a semicolon at the end of a line ends a statement.

    >>> len(statements_of("declared"))
    1
    """
    text = resources.files("eventgraph").joinpath(f"bulk/sql/{name}.sql").read_text("utf-8")
    return tuple(statement.strip() for statement in _END.split(text) if statement.strip())
