"""Refuse what no file may ask for or leave out, and find the place where it stands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import IO, Final, cast

import pyoxigraph as ox

from eventgraph.errors import InputError
from eventgraph.rdf.guarding import NEWER
from eventgraph.rdf.streams import MOST, opened
from eventgraph.vocabulary import OWL

__all__ = [
    "bytes_of",
    "found_at",
    "line_of",
    "place_of",
    "refuse_imports",
    "refuse_newer",
    "refuse_unnamed",
]

#: How many bytes a parser is given at once, until it is near the fault.
_COARSE: Final = 1 << 16
_IMPORTS: Final = re.compile(rb"[:#]imports\b")
_BLOCK: Final = re.compile(
    rb"^[ \t]*(?:graph\s+)?(?:_:[^\s{]+|\[\s*\])\s*\{", re.IGNORECASE | re.MULTILINE
)
_LINE: Final = re.compile(rb"_:\S+[ \t]*\.[ \t\r]*$", re.MULTILINE)
#: What RDF 1.2 adds, as it looks in Turtle, JSON-LD or RDF/XML.
_NEWER: Final = re.compile(
    rb"<<|\{\||~|(?<=[A-Za-z0-9])--(?:ltr|rtl)\b|[\"']@direction[\"']|[\"']Triple[\"']"
    rb"|\brdf:annotation|\bits:dir\b"
)
_ASK_NEWER: Final = """
    SELECT ?thing ?value {
      { ?thing ?property ?value } UNION { GRAPH ?graph { ?thing ?property ?value } }
      FILTER (isTRIPLE(?value) || hasLANGDIR(?value))
    } LIMIT 1"""
#: How a graph without a name looks, by the suffix of the file.
_UNNAMED: Final = {".trig": _BLOCK, ".nq": _LINE, ".nquads": _LINE}


def bytes_of(path: Path, most: int = MOST) -> bytes:
    """Give what a file holds, unpacked and without a byte order mark."""
    with opened(path, most) as stream:
        return b"".join(stream.pieces())


def found_at(
    path: Path, pattern: re.Pattern[bytes], most: int = MOST
) -> tuple[int | None, int | None]:
    """Give line and column, both from 1, of a pattern's first match, for a message only."""
    data = bytes_of(path, most)
    match = pattern.search(data)
    if match is None:
        return None, None
    before = data[: match.start()]
    line = before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")
    return before.count(b"\n") + 1, len(line) + 1


def line_of(path: Path, number: int, most: int = MOST) -> str:
    """Give one line of a file by its number from 1, for a message only."""
    lines = bytes_of(path, most).split(b"\n", number)
    return lines[number - 1].decode("utf-8", "replace") if number <= len(lines) else ""


def refuse_imports(store: ox.Store, files: tuple[Path, ...], most: int = MOST) -> None:
    """Refuse `owl:imports`; raises InputError with the place."""
    wanted = next(store.quads_for_pattern(None, ox.NamedNode(str(OWL.imports)), None), None)
    if wanted is None:
        return
    target = getattr(wanted.object, "value", str(wanted.object))
    advice = "save that file beside it and drop owl:imports"
    message = f"asks to import <{target}>, and nothing is fetched; {advice}"
    for path in files:
        line, column = found_at(path, _IMPORTS, most)
        if line is not None:
            raise InputError(message, path, line, column)
    raise InputError(message, files[0] if files else None)


def refuse_newer(store: ox.Store, files: tuple[Path, ...], most: int = MOST) -> None:
    """Refuse triples in the place of a term and directions of text; raises InputError."""
    solutions = cast("ox.QuerySolutions", store.query(_ASK_NEWER))
    wanted = next(solutions, None)
    if wanted is None:
        return
    message = f"a term of {wanted['thing']}, {wanted['value']}, {NEWER}"
    for path in files:
        line, column = found_at(path, _NEWER, most)
        if line is not None:
            raise InputError(message, path, line, column)
    raise InputError(message, files[0] if len(files) == 1 else None)


def refuse_unnamed(store: ox.Store, files: tuple[Path, ...], most: int = MOST) -> None:
    """Refuse a graph whose name is a blank node: nobody can cite, dispute or scope such a claim."""
    if not any(isinstance(name, ox.BlankNode) for name in store.named_graphs()):
        return
    message = "a graph is named by a blank node; give the claim an IRI of its own, as claim:…"
    for path in files:
        for pattern in filter(None, map(_UNNAMED.get, map(str.lower, path.suffixes))):
            line, column = found_at(path, pattern, most)
            if line is not None:
                raise InputError(message, path, line, column)
    raise InputError(message, files[0] if len(files) == 1 else None)


class _Counting:
    """A stream that gives single bytes from `fine` on, and so knows how far a parser came."""

    def __init__(self, data: bytes, fine: int) -> None:
        self.data, self.fine, self.taken = data, fine, 0

    def read(self, size: int = -1) -> bytes:
        start = self.taken
        self.taken += 1 if start >= self.fine else min(abs(size), _COARSE, self.fine - start)
        return self.data[start : self.taken]


def place_of(data: bytes, format: ox.RdfFormat) -> tuple[int | None, int | None]:
    r"""Find line and column of the tag or object in which a parser stops that does not say where.

    >>> place_of(b'{"@id": "http://a",\n "@type": 5}', ox.RdfFormat.JSON_LD)
    (2, 12)
    """
    coarse = _stop_of(data, format, len(data))
    end = coarse and _stop_of(data, format, max(coarse - _COARSE, 0))
    if end is None:
        return None, None
    before = data[:end]
    if format == ox.RdfFormat.RDF_XML:
        before = before[: before.rfind(b"<") + 1]
    line = before.rsplit(b"\n", 1)[-1].decode("utf-8", "replace")
    return before.count(b"\n") + 1, max(len(line), 1)


def _stop_of(data: bytes, format: ox.RdfFormat, fine: int) -> int | None:
    """Tell how many bytes a parser has taken when it stops at a fault."""
    stream = _Counting(data, fine)
    try:
        for _ in ox.parse(cast("IO[bytes]", stream), format=format):
            pass
    except SyntaxError:
        return stream.taken
    return None
