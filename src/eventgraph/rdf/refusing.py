"""Refuse what no file may ask for or leave out, and find the line where it stands."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from eventgraph.errors import InputError
from eventgraph.vocabulary import OWL

__all__ = ["bytes_of", "find", "refuse_imports", "refuse_unnamed"]

_IMPORTS: Final = re.compile(rb"[:#]imports\b")
_BLOCK: Final = re.compile(
    rb"^[ \t]*(?:graph\s+)?(?:_:[^\s{]+|\[\s*\])\s*\{", re.IGNORECASE | re.MULTILINE
)
_LINE: Final = re.compile(rb"_:\S+[ \t]*\.[ \t\r]*$", re.MULTILINE)
#: How a graph without a name looks, by the suffix of the file.
_UNNAMED: Final = {".trig": _BLOCK, ".nq": _LINE, ".nquads": _LINE}


def bytes_of(path: Path) -> bytes:
    """Give what a file holds, uncompressed."""
    data = path.read_bytes()
    return gzip.decompress(data) if path.suffix.lower() == ".gz" else data


def find(path: Path, pattern: re.Pattern[bytes]) -> tuple[int | None, int | None]:
    """Give line and column, both from 1, of a pattern's first match, for a message only."""
    data = bytes_of(path)
    match = pattern.search(data)
    if match is None:
        return None, None
    before = data[: match.start()]
    line = before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")
    return before.count(b"\n") + 1, len(line) + 1


def refuse_imports(store: ox.Store, files: tuple[Path, ...]) -> None:
    """Refuse `owl:imports`; raises InputError with the place."""
    wanted = next(store.quads_for_pattern(None, ox.NamedNode(str(OWL.imports)), None), None)
    if wanted is None:
        return
    target = getattr(wanted.object, "value", str(wanted.object))
    advice = "save that file beside it and drop owl:imports"
    message = f"asks to import <{target}>, and nothing is fetched; {advice}"
    for path in files:
        line, column = find(path, _IMPORTS)
        if line is not None:
            raise InputError(message, path, line, column)
    raise InputError(message, files[0] if files else None)


def refuse_unnamed(store: ox.Store, files: tuple[Path, ...]) -> None:
    """Refuse a graph whose name is a blank node: nobody can cite, dispute or scope such a claim."""
    if not any(isinstance(name, ox.BlankNode) for name in store.named_graphs()):
        return
    message = "a graph is named by a blank node; give the claim an IRI of its own, as claim:…"
    for path in files:
        for pattern in filter(None, map(_UNNAMED.get, map(str.lower, path.suffixes))):
            line, column = find(path, pattern)
            if line is not None:
                raise InputError(message, path, line, column)
    raise InputError(message, files[0] if len(files) == 1 else None)
