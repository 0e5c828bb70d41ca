"""Refuse what no file may ask for or leave out, and find the place where it stands."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import IO, Final, cast
from xml.parsers import expat

import pyoxigraph as ox

from eventgraph.errors import InputError
from eventgraph.vocabulary import OWL

__all__ = ["bytes_of", "check_markup", "found_at", "place_of", "refuse_imports", "refuse_unnamed"]

_EXTERNAL: Final = (
    "asks for an external XML entity or DTD, and nothing is fetched; write it out in full"
)
_NESTED: Final = (
    "builds one XML entity from another, which can grow without bound; write it out in full"
)
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


def found_at(path: Path, pattern: re.Pattern[bytes]) -> tuple[int | None, int | None]:
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
        line, column = found_at(path, _IMPORTS)
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
            line, column = found_at(path, pattern)
            if line is not None:
                raise InputError(message, path, line, column)
    raise InputError(message, files[0] if len(files) == 1 else None)


def check_markup(data: bytes, path: Path) -> None:
    """Refuse XML that is not well-formed, or that declares entities which fetch or which nest.

    Raises InputError with line and column; `path` is for the message alone.

    >>> check_markup(b"<a><b></a>", Path("claims.rdf"))
    Traceback (most recent call last):
    eventgraph.errors.InputError: claims.rdf:1:9: mismatched tag; mend the XML there
    """
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(message: str) -> None:
        line, column = parser.CurrentLineNumber, parser.CurrentColumnNumber + 1
        raise InputError(message, path, line, column)

    def doctype(_name: str, system: str | None, public: str | None, _internal: int) -> None:
        if system is not None or public is not None:
            refuse(_EXTERNAL)

    def entity(_name: str, _parameter: int, value: str | None, *_where: str | None) -> None:
        if value is None:
            refuse(_EXTERNAL)
        elif "&" in value or "%" in value:
            refuse(_NESTED)

    parser.StartDoctypeDeclHandler = doctype
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat knows `isfinal` by its place only
    except expat.ExpatError as error:
        detail = expat.ErrorString(error.code)
        advice = "save the file with UTF-8 encoding" if "token" in detail else "mend the XML there"
        raise InputError(f"{detail}; {advice}", path, error.lineno, error.offset + 1) from error


class _Single:
    """A stream that gives one byte at a time, and so knows how far a parser came."""

    def __init__(self, data: bytes) -> None:
        self.data, self.taken = data, 0

    def read(self, _size: int = -1) -> bytes:
        self.taken += 1
        return self.data[self.taken - 1 : self.taken]


def place_of(data: bytes, format: ox.RdfFormat) -> tuple[int | None, int | None]:
    r"""Find line and column of the tag or object in which a parser stops that does not say where.

    >>> place_of(b'{"@id": "http://a",\n "@type": 5}', ox.RdfFormat.JSON_LD)
    (2, 12)
    """
    stream = _Single(data)
    try:
        for _ in ox.parse(cast("IO[bytes]", stream), format=format):
            pass
    except SyntaxError:
        before = data[: stream.taken]
        if format == ox.RdfFormat.RDF_XML:
            before = before[: before.rfind(b"<") + 1]
        line = before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")
        return before.count(b"\n") + 1, max(len(line), 1)
    return None, None
