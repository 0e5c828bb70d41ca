"""List the RDF files that paths name: files, and those in folders, in sorted order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eventgraph.errors import InputError, reading, writable_name
from eventgraph.rdf.formats import FORMATS, format_of, is_rdf
from eventgraph.rdf.settling import JOURNAL, settle

__all__ = ["STORE", "files_of"]

#: The file by which a folder is known as a store on disk (`stores/`).
STORE: Final = "eventgraph-store.json"
_SUFFIXES: Final = {suffix for format in FORMATS.values() for suffix in format.suffixes}
_MISSING: Final = "no such file or folder; check the path, or name one with --graph"
_SERVICE: Final = "is a service, which this does not read or change; name files"


def files_of(*paths: str | Path) -> tuple[Path, ...]:
    """List the RDF files that paths name, those of a folder in sorted order, each once.

    Names that begin with a dot or end with `~` are passed over in folders. Raises InputError for
    a path that is not there, a folder without RDF, and a suffix that is nearly one of RDF's.
    """
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        with reading(path):
            there = path.exists()
        if not there:
            web = str(path).startswith(("http:/", "https:/"))
            raise InputError(_SERVICE if web else _MISSING, path)
        if (path / STORE).exists():
            message = "is a store, which is only read; name the files that it was built from"
            raise InputError(message, path)
        if path.is_dir():
            found.update(dict.fromkeys(_files_in(path)))
        else:
            format_of(writable_name(path))
            if (path.parent / JOURNAL).exists():
                settle(path.parent)
            found[path] = None
    return tuple(found)


def _files_in(folder: Path) -> list[Path]:
    """List a folder's RDF files; a suffix that is nearly one of RDF's is refused, not skipped."""
    files = [writable_name(path) for path in _walk(folder, frozenset()) if is_rdf(path)]
    if not files:
        known = ", ".join(sorted(_SUFFIXES))
        raise InputError(
            f"the folder holds no RDF file ({known}, or those with .gz or .zst)", folder
        )
    return files


def _walk(folder: Path, above: frozenset[Path]) -> Iterator[Path]:
    """Go through a folder and those in it in sorted order; no link upwards, and no store."""
    above |= {folder.resolve()}
    with reading(folder):
        entries = sorted(folder.iterdir())
    if any(path.name == STORE for path in entries):
        return
    if any(path.name == JOURNAL for path in entries):
        settle(folder)
        entries = sorted(folder.iterdir())
    for path in entries:
        if path.name.startswith(".") or path.name.endswith("~"):
            continue
        if not path.is_dir():
            yield path
        elif path.resolve() not in above:
            yield from _walk(path, above)
