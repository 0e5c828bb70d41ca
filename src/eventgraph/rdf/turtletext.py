"""What Turtle, TriG, N-Triples and N-Quads say as text: their prefixes, and where things stand."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Final, NamedTuple, cast

import pyoxigraph as ox

from eventgraph.errors import reading
from eventgraph.rdf.formats import format_of
from eventgraph.vocabulary import PREFIXES

__all__ = ["Location", "declared_prefixes", "locate"]

_TURTLE: Final = {"turtle": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG}
#: A declaration further down, as `@prefix` of Turtle or `PREFIX` of SPARQL.
_PREFIX: Final = re.compile(
    r"(?:^|\.)\s*@?prefix\s+(?P<name>[\w.-]*):\s*<(?P<namespace>[^>]*)>", re.IGNORECASE
)
_SUBJECT: Final = re.compile(
    r"^(?:graph\s+)?(?:<([^>\s]*)>|([\w-]+):([\w.-]*[\w-]))(?=[\s{]|$)", re.IGNORECASE
)


class Location(NamedTuple):
    """A file, and a line counted from 1."""

    path: Path
    line: int

    def __str__(self) -> str:
        """Write it as editors and compilers do."""
        return f"{self.path}:{self.line}"


def declared_prefixes(path: Path) -> dict[str, str]:
    """Give the prefixes at the head of a file, but for the shared ones and nameless ones.

    Oxigraph's parser reads them, as far as the first statement.

    >>> declared_prefixes(Path("graph/sources.ttl"))
    {}
    """
    shared = set(PREFIXES.values())
    return {
        name: namespace
        for name, namespace in _head(path).items()
        if name and name not in PREFIXES and ":" in namespace and namespace not in shared
    }


def _head(path: Path) -> dict[str, str]:
    """Read every prefix at the head of a Turtle or TriG file; other formats declare none."""
    syntax = _TURTLE.get(format_of(path).name)
    if syntax is None:
        return {}
    opened = gzip.open if path.suffix.lower() == ".gz" else open
    with opened(path, "rb") as stream:
        if stream.read(3) != b"\xef\xbb\xbf":
            stream.seek(0)
        parser = ox.parse(cast("IO[bytes]", stream), format=syntax)
        next(parser, None)
        return dict(parser.prefixes)


def locate(files: Iterable[Path]) -> dict[str, Location]:
    """Map each IRI to the line where its description begins, or else its named graph.

    Reads the files as text: a subject is found where it stands at the start of a line, as in all
    curated files; JSON-LD, RDF/XML and compressed files are passed over.

    >>> places = locate([Path("graph/sources.ttl")])
    >>> places["https://w3id.org/eventgraph/id/source/orinoco-2025-07-19"].path.name
    'sources.ttl'
    """
    described: dict[str, Location] = {}
    graphs: dict[str, Location] = {}
    for path in files:
        if path.suffix.lower() == ".gz" or format_of(path).name in {"jsonld", "rdfxml"}:
            continue
        with reading(path), path.open(encoding="utf-8-sig") as lines:
            prefixes = PREFIXES | _head(path)
            for number, line in enumerate(lines, 1):
                for declared in _PREFIX.finditer(line):
                    prefixes[declared["name"]] = declared["namespace"]
                if found := _SUBJECT.match(line):
                    iri = (
                        found[1] if found[1] is not None else prefixes.get(found[2], "") + found[3]
                    )
                    where = graphs if line[found.end() :].lstrip().startswith("{") else described
                    where.setdefault(iri, Location(path, number))
    return graphs | described
