"""Every error that eventgraph raises on purpose, in one tree.

EventGraphError
├── InputError        a file cannot be read; knows path, line and column
├── FormatError       no such format, or a format that cannot hold what is asked of it
├── QueryError        a query cannot be read, bound or answered
│   └── UnknownQuery  no query of that name
├── UnknownName       nothing of that name: no thing, measure, certainty, account
├── ShapesError       the shapes or checks themselves are broken
└── StoreError        a store on disk cannot be opened or written

Data that does not conform is no error: it comes back as a ``Report``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Final

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
    "hint_at",
    "near",
    "one_of",
    "pick",
    "reading",
    "writable_name",
]


#: From how many names on near ones are looked for with RapidFuzz.
_MANY: Final = 2000
#: What is longer is no name that was misspelt, and is not compared with any.
_LONGEST: Final = 500
#: How alike two names must be to be near, from 0 to 1.
_ALIKE: Final = 0.6
#: What no name in UTF-8 holds: the null, and halves of characters, which stand for other bytes.
_NO_NAME: Final = re.compile(r"[\x00\ud800-\udfff]")


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
    """A name that nothing carries: no thing, measure, certainty, field … is called so."""


class ShapesError(EventGraphError):
    """Shapes or checks that are themselves broken."""


class StoreError(EventGraphError):
    """A store on disk that cannot be opened or written."""


def near(text: str, candidates: Iterable[str], most: int = 3) -> list[str]:
    """Name the nearest of many names, the nearest first; never the name itself.

    Above some thousand names RapidFuzz compares them: it takes 0.01 s where difflib takes 2 s.

    >>> near("turtel", ["turtle", "trig"])
    ['turtle']
    """
    if len(text) > _LONGEST:
        return []
    names = sorted(set(candidates) - {text})
    if len(names) <= _MANY:
        from difflib import get_close_matches  # noqa: PLC0415 - on error only

        return get_close_matches(text, names, n=most, cutoff=_ALIKE)
    # Loaded on error only, and then only for many names.
    process = import_module("rapidfuzz.process")
    found = process.extract(text, names, limit=most, score_cutoff=100 * _ALIKE)
    return [name for name, _, _ in found]


def did_you_mean(text: str, candidates: Iterable[str], most: int = 3) -> str:
    """Write a hint that names the nearest candidates, or nothing.

    >>> did_you_mean("turtel", ["turtle", "trig"])
    '; did you mean turtle?'
    >>> did_you_mean("zzz", ["turtle"])
    ''
    """
    return one_of(near(text, candidates, most))


def one_of(names: Sequence[str]) -> str:
    """Write a hint that names these, or nothing where there is none.

    >>> one_of(["turtle", "trig"])
    '; did you mean turtle or trig?'
    """
    return f"; did you mean {' or '.join(names)}?" if names else ""


def hint_at(name: str, known: Iterable[str], verb: str = "there are") -> str:
    """Write a hint that names what is near, or else all there is.

    >>> hint_at("zzz", ["turtle", "trig"])
    '; there are turtle, trig'
    """
    names = list(known)
    return did_you_mean(name, names) or f"; {verb} {', '.join(names) or 'none'}"


def pick(
    name: str, known: Iterable[str], what: str, error: type[EventGraphError] = UnknownName
) -> str:
    """Give a name back where it is known; raises `error`, which says what is, where it is not.

    >>> pick("turtel", ["turtle", "trig"], "format")
    Traceback (most recent call last):
    eventgraph.errors.UnknownName: no format is named 'turtel'; did you mean turtle?
    """
    names = list(known)
    if name not in names:
        raise error(f"no {what} is named {name!r}{hint_at(name, names)}")
    return name


def writable_name(path: Path) -> Path:
    """Give a path back whose name can be written as text; raises InputError for any other."""
    if _NO_NAME.search(str(path)):
        raise InputError("has a name that is not UTF-8; rename it", path)
    return path


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Translate what the operating system and decoders raise while `path` is read: InputError."""
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
    except ValueError as error:
        if not _NO_NAME.search(str(path)):
            raise
        raise InputError("no file can have this name; check the path", path) from error
