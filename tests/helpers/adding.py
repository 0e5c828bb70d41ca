"""What tests of sources do: add one by the verb, look at all files, read a description."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result
from rdflib import URIRef

import eventgraph as eg
from eventgraph.cli import group
from eventgraph.vocabulary import curie

__all__ = ["add", "everything", "told"]


def add(folder: Path, *words: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(group, ["source", "add", *words, "--graph", str(folder)], input=data)


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def told(folder: Path, source: str) -> dict[str, list[str]]:
    """Give what is said of a source, by short names."""
    found: dict[str, list[str]] = {}
    iri = eg.resolve(dataset := eg.load(folder), source)
    for _, verb, value in sorted(dataset.triples((iri, None, None))):
        found.setdefault(curie(str(verb)), []).append(
            curie(str(value)) if isinstance(value, URIRef) else str(value)
        )
    return found
