"""Bare Oxigraph and eventgraph, side by side: each loads documents and answers queries."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
from rdflib import Dataset, Graph

import eventgraph as eg
from eventgraph.rdf.oxigraph import ox_term, store_of
from eventgraph.sparql.clauses import graphs_named
from eventgraph.sparql.files import parse_query
from suites.answers import Answer, answered, cells, format_at
from suites.manifests import Test

__all__ = ["Bare", "Ours", "with_base"]

_WRITTEN: Final = {
    ".srj": ("json", ox.QueryResultsFormat.JSON),
    ".tsv": ("tsv", ox.QueryResultsFormat.TSV),
}
_XML: Final = ("xml", ox.QueryResultsFormat.XML)


def with_base(path: Path, base: str, folder: Path) -> Path:
    """Write a copy of a document that says what its relative IRIs are resolved against."""
    data, copy = path.read_bytes(), folder / path.name
    if path.suffix in {".ttl", ".trig"}:
        data = f"@base <{base}> .\n".encode() + data
    elif path.suffix == ".rdf":
        data = re.sub(rb"<((?:\w+:)?RDF)\b", rb'<\1 xml:base="%s"' % base.encode(), data, count=1)
    elif path.suffix == ".jsonld":
        document = json.loads(data)
        top = document if isinstance(document, list) else [document]
        for node in filter(lambda part: isinstance(part, dict), top):
            context = node.get("@context", [])
            rest = context if isinstance(context, list) else [context]
            node["@context"] = [{"@base": base}, *rest]
        data = json.dumps(document).encode()
    copy.write_bytes(data)
    return copy


def named_files(test: Test, text: str) -> list[tuple[str, Path]]:
    """Name the graphs of a test: those it brings, or else the files that its FROM names."""
    if test.graphs or test.data or test.kind != "answer":
        return list(test.graphs)
    found = graphs_named(text)
    names = sorted(found.default | found.named) if found else []
    return [(name, Path(name.removeprefix("file://"))) for name in names]


class Bare:
    """Oxigraph as it comes."""

    union = False

    def quads(self, test: Test) -> list[ox.Quad]:
        """Load a document."""
        store = ox.Store()
        store.load(path=str(test.file), format=format_at(test.file), base_iri=test.base)
        return list(store)

    def answer(self, test: Test) -> Answer | list[list[str]]:
        """Answer a query on its data."""
        text = test.file.read_bytes().decode("utf-8")
        store = ox.Store()
        for path in test.data:
            store.load(path=str(path), format=format_at(path), base_iri=path.as_uri())
        for name, path in named_files(test, f"BASE <{test.base}>\n{text}"):
            graph = ox.NamedNode(name)
            store.load(path=str(path), format=format_at(path), base_iri=name, to_graph=graph)
        found: Any = store.query(text, base_iri=test.base, use_default_graph_as_union=self.union)
        if test.kind != "answer":
            return True  # it was read, and nobody follows where its SERVICE leads
        if isinstance(found, ox.QueryBoolean):
            return bool(found)
        if isinstance(found, ox.QueryTriples):
            return [ox.Quad(*triple) for triple in found]
        if test.result is not None and test.result.suffix == ".csv":
            return cells(found.serialize(format=ox.QueryResultsFormat.CSV).decode("utf-8"))
        return answered(found)


class Ours:
    """eventgraph's load, its run and its writers; documents may have their base declared."""

    def __init__(self, folder: Path, *, declared: bool = False) -> None:
        self.folder, self.declared = folder, declared

    def load(self, path: Path, base: str) -> Dataset:
        """Load one document as it is, or a copy that declares its base."""
        file = with_base(path, base, self.folder) if self.declared else path
        return eg.load(file, ontology=False)

    def quads(self, test: Test) -> list[ox.Quad]:
        """Load a document."""
        return list(store_of(self.load(test.file, test.base)))

    def answer(self, test: Test) -> Answer | list[list[str]]:
        """Answer a query on its data, written by our writers and read back."""
        text = f"BASE <{test.base}>\n{test.file.read_bytes().decode('utf-8')}"
        dataset = self._dataset(test, text)
        found = eg.run(parse_query(text, test.name, test.file), dataset)
        if isinstance(found, bool):
            return found
        if isinstance(found, Graph):
            return [ox.Quad(*map(ox_term, triple)) for triple in found]  # type: ignore[arg-type]
        suffix = test.result.suffix if test.result else ""
        if suffix == ".csv":
            return cells(eg.write(found, "csv"))
        name, format = _WRITTEN.get(suffix, _XML)
        return answered(
            ox.parse_query_results(eg.write(found, name).encode("utf-8"), format=format)
        )

    def _dataset(self, test: Test, text: str) -> Dataset:
        """Load data as they are, and named graphs from N-Quads: nothing else names files."""
        named = named_files(test, text)
        files = [
            with_base(path, path.as_uri(), self.folder) if self.declared else path
            for path in test.data
        ]
        if named or not files:
            graphs = self.folder / "graphs.nq"
            graphs.write_bytes(_graphs(named))
            files.append(graphs)
        return eg.load(*files, ontology=False)


def _graphs(named: Sequence[tuple[str, Path]]) -> bytes:
    quads = [
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(name))
        for name, path in named
        for quad in ox.parse(
            path=str(path), format=format_at(path), base_iri=name, rename_blank_nodes=True
        )
    ]
    return ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
