"""Look into RDF/XML before the parser does, and find where a parser stops that does not say."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Final, cast
from xml.parsers import expat

import pyoxigraph as ox

from eventgraph.errors import InputError

__all__ = ["check_markup", "place_of"]

_EXTERNAL: Final = (
    "asks for an external XML entity or DTD, and nothing is fetched; write it out in full"
)
_NESTED: Final = (
    "builds one XML entity from another, which can grow without bound; write it out in full"
)


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
