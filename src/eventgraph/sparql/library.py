"""Folders of query files: those of one's own, and the library that ships in the package."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from eventgraph.errors import InputError, UnknownQuery, did_you_mean, reading, writable_name
from eventgraph.sparql.files import Query, read_query

__all__ = [
    "OWN_FOLDER",
    "find_query",
    "known_queries",
    "library_folder",
    "query_paths",
    "read_queries",
]

Kept = TypeVar("Kept")

#: Where one's own queries are looked for when no other folder is named.
OWN_FOLDER: Final = Path("queries")


def library_folder() -> Path:
    """Find the library: beside this module once installed, at the top of a checkout before.

    >>> (library_folder() / "intermediaries.rq").is_file()
    True
    """
    here = Path(__file__).resolve()
    installed = here.with_name("library")
    for folder in (installed, here.parents[3] / "queries"):
        if folder.is_dir():
            return folder
    raise InputError("the library of queries is missing; install eventgraph anew", installed)


def query_paths(own: Path | None = None, part: str = "") -> dict[str, Path]:
    """Give the file of every query name: one's own first, then what the library adds to them.

    `own` must be there; without it `queries` in the working folder counts if it is there. `part`
    names a folder inside both, such as projections. A name of one's own hides the library's.

    >>> query_paths(part="projections")["offices"].name
    'offices.rq'
    """
    folder = OWN_FOLDER / part if own is None else own / part
    found = _files(folder) if own is not None or folder.is_dir() else {}
    shipped = _files(library_folder() / part)
    return found | {name: path for name, path in shipped.items() if name not in found}


def known_queries(own: Path | None = None) -> dict[str, Query]:
    """Read one's own queries and then those of the library that they do not hide, by name."""
    return {name: read_query(path) for name, path in query_paths(own).items()}


def read_queries(folder: str | Path | None = None) -> dict[str, Query]:
    """Read every `.rq` file of a folder (None: the library), by name in sorted order.

    Raises InputError for a folder that is not there and for a file that cannot be read.

    >>> "intermediaries" in read_queries()
    True
    """
    folder = library_folder() if folder is None else Path(folder)
    shipped = library_folder() in (folder, *folder.parents)
    paths = _files(folder)
    return {name: replace(read_query(path), shipped=shipped) for name, path in paths.items()}


def find_query(known: Mapping[str, Kept], name: str) -> Kept:
    """Pick a query, or its file, by name; raises UnknownQuery with the nearest names."""
    if name not in known:
        hint = did_you_mean(name, known) or "; eventgraph query lists them"
        raise UnknownQuery(f"no query is named {name!r}{hint}")
    return known[name]


def _files(folder: Path) -> dict[str, Path]:
    """List a folder's query files by name, sorted."""
    with reading(folder):
        if not folder.is_dir():
            raise InputError("no such folder of queries; check the path", folder)
        paths = map(writable_name, sorted(folder.glob("*.rq")))
        return {path.stem: path for path in paths}
