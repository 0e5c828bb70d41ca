"""Every error that eventgraph raises on purpose, in one tree.

EventGraphError
├── InputError        a file cannot be read; knows path, line and column
├── FormatError       no such format, or a format that cannot hold what is asked of it
├── QueryError        a query cannot be read, bound or answered
│   └── UnknownQuery  no query of that name
├── UnknownName       no thing of that name in the dataset
├── ShapesError       the shapes or checks themselves are broken
└── StoreError        a store on disk cannot be opened or written

Data that does not conform is no error: it comes back as a ``Report``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

__all__ = [
    "EventGraphError",
    "FormatError",
    "InputError",
    "QueryError",
    "ShapesError",
    "StoreError",
    "UnknownName",
    "UnknownQuery",
    "did_you_mean",
    "reading",
]


class EventGraphError(Exception):
    """Base of all errors a user can mend; the message is one line."""


class InputError(EventGraphError):
    """A file that cannot be read as what it claims to be.

    >>> print(InputError("the prefix foo: is not declared", Path("a.ttl"), 2, 6))
    a.ttl:2:6: the prefix foo: is not declared
    """

    def __init__(
        self,
        message: str,
        path: Path | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        """Keep the place; line and column count from 1."""
        self.path, self.line, self.column = path, line, column
        place = ":".join(str(part) for part in (path, line, column) if part is not None)
        super().__init__(f"{place}: {message}" if place else message)


class FormatError(EventGraphError):
    """A format that is not known, or cannot hold what is asked of it."""


class QueryError(EventGraphError):
    """A query that cannot be read, bound or answered."""


class UnknownQuery(QueryError):
    """A query name that no file carries."""


class UnknownName(EventGraphError):
    """A name that nothing in the dataset carries."""


class ShapesError(EventGraphError):
    """Shapes or checks that are themselves broken."""


class StoreError(EventGraphError):
    """A store on disk that cannot be opened or written."""


def did_you_mean(text: str, candidates: Iterable[str], most: int = 3) -> str:
    """Write a hint that names the nearest candidates, or nothing.

    >>> did_you_mean("turtel", ["turtle", "trig"])
    '; did you mean turtle?'
    >>> did_you_mean("zzz", ["turtle"])
    ''
    """
    near = get_close_matches(text, sorted(set(candidates)), n=most, cutoff=0.6)
    return f"; did you mean {' or '.join(near)}?" if near else ""


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Translate what the operating system and decoders raise while `path` is read."""
    try:
        yield
    except FileNotFoundError as error:
        raise InputError("no such file or folder; check the path", path) from error
    except IsADirectoryError as error:
        raise InputError("is a folder; name a file in it", path) from error
    except PermissionError as error:
        raise InputError("may not be read; check its permissions", path) from error
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        message = "is not UTF-8; save the file with UTF-8 encoding"
        raise InputError(message, path, line, column) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path) from error
