"""Find the file and line where a thing is described in Turtle, TriG, N-Triples or N-Quads."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from eventgraph.errors import reading
from eventgraph.rdf.formats import format_of
from eventgraph.rdf.prefixes import PREFIX_LINE
from eventgraph.vocabulary import PREFIXES

__all__ = ["Location", "locate"]

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
        prefixes = dict(PREFIXES)
        with reading(path), path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if declared := PREFIX_LINE.match(line):
                    prefixes[declared["name"]] = declared["namespace"]
                elif found := _SUBJECT.match(line):
                    iri = (
                        found[1] if found[1] is not None else prefixes.get(found[2], "") + found[3]
                    )
                    where = graphs if line[found.end() :].lstrip().startswith("{") else described
                    where.setdefault(iri, Location(path, number))
    return graphs | described
