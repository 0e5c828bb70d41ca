"""What Turtle, TriG, N-Triples and N-Quads say as text: their prefixes, and where things stand."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Final, NamedTuple, cast

import pyoxigraph as ox

from eventgraph.errors import reading
from eventgraph.rdf.formats import format_of
from eventgraph.rdf.guarding import Guard
from eventgraph.rdf.streams import MOST, is_packed, opened
from eventgraph.vocabulary import PREFIXES

__all__ = ["Location", "declared_prefixes", "locate", "merged"]

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


def declared_prefixes(path: Path, most: int = MOST) -> dict[str, str]:
    """Give the prefixes that a file declares, wherever it does, but for nameless ones.

    Of two declarations of one name the first counts.

    >>> declared_prefixes(Path("graph/sources.ttl"))["actor"]
    'https://w3id.org/eventgraph/id/actor/'
    """
    syntax = _TURTLE.get(format_of(path).name)
    if syntax is None:
        return {}
    with opened(path, most) as stream:
        guard = Guard(stream, format_of(path).name)
        guard.drain()
    return merged(path, guard.prefixes, most, simple=guard.simple)


def merged(
    path: Path, declared: Mapping[str, str], most: int = MOST, *, simple: bool = False
) -> dict[str, str]:
    """Put what a file's text declares below what Oxigraph's parser reads at its head.

    The parser knows what `@base` makes of them; what is `simple`, as `Guard` says, it reads alike.
    """
    syntax = _TURTLE.get(format_of(path).name)
    if syntax is None or not declared:
        return {}
    names = dict(declared)
    if not simple:
        with opened(path, most) as stream:
            parser = ox.parse(cast("IO[bytes]", stream), format=syntax)
            next(parser, None)
            names |= parser.prefixes
    return {name: iri for name, iri in names.items() if name and ":" in iri}


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
        if is_packed(path) or format_of(path).name in {"jsonld", "rdfxml"}:
            continue
        with reading(path), path.open(encoding="utf-8-sig") as lines:
            prefixes = PREFIXES | declared_prefixes(path, sys.maxsize)
            alone = format_of(path).name in {"nquads", "ntriples"}
            before = "\n\n"
            for number, line in enumerate(lines, 1):
                if line.startswith(before):
                    continue
                if "prefix" in line.lower():
                    for declared in _PREFIX.finditer(line):
                        prefixes[declared["name"]] = declared["namespace"]
                if found := _SUBJECT.match(line):
                    iri = (
                        found[1] if found[1] is not None else prefixes.get(found[2], "") + found[3]
                    )
                    where = graphs if line[found.end() :].lstrip().startswith("{") else described
                    if iri not in where:
                        where[iri] = Location(path, number)
                    if alone:
                        before = line[: found.end() + 1]
    return graphs | described
