"""Run W3C's tests of the SPARQL 1.1 Protocol against an `eventgraph serve` of their own data.

Takes the folder `sparql/sparql11/protocol` of the suites, which are not part of the repository.
Updates are refused by design: of their tests those pass that expect a refusal, and for the others
it is told that they were refused. Ends with status 1 if any test of a query fails.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import httpx
import pyoxigraph as ox

from eventgraph.rdf.oxigraph import Term
from eventgraph.serving.running import Served, Server, Settings

__all__ = ["Case", "cases_in", "judged", "main"]

_MF: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_UT: Final = "http://www.w3.org/2009/sparql/tests/test-update#"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_LABEL: Final = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
_HT: Final = "http://www.w3.org/2011/http#"
_CNT: Final = "http://www.w3.org/2011/content#"
_KINDS: Final = {
    "boolean": ("sparql-results",),
    "tabular": ("sparql-results", "csv", "tab-separated"),
    "RDF": ("turtle", "triples", "rdf", "json", "quads", "trig"),
}


class Asked(NamedTuple):
    """One request, and what its answer should be like."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    statuses: tuple[str, ...]
    boolean: bool | None
    format: str


class Case(NamedTuple):
    """One test: its name, and its requests one after the other."""

    name: str
    requests: tuple[Asked, ...]

    @property
    def updates(self) -> bool:
        """Whether it asks for updates."""
        return "update" in self.name


class _Reader:
    """Walks through a manifest."""

    def __init__(self, path: Path) -> None:
        self.store = ox.Store()
        self.store.load(path=path, format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())

    def all(self, node: Term, name: str) -> list[Term]:
        if not isinstance(node, ox.NamedNode | ox.BlankNode):
            return []
        found = self.store.quads_for_pattern(node, ox.NamedNode(name), None)
        return [quad.object for quad in found]

    def one(self, node: Term, name: str) -> Term | None:
        return next(iter(self.all(node, name)), None)

    def text(self, node: Term, name: str) -> str:
        found = self.one(node, name)
        return found.value if isinstance(found, ox.Literal | ox.NamedNode) else ""

    def items(self, node: Term | None) -> Iterator[Term]:
        while node is not None and getattr(node, "value", "") != f"{_RDF}nil":
            first = self.one(node, f"{_RDF}first")
            if first is not None:
                yield first
            node = self.one(node, f"{_RDF}rest")


def cases_in(folder: Path) -> list[Case]:
    """Read the tests of a manifest, in its order."""
    reader = _Reader(folder / "manifest.ttl")
    (top,) = reader.store.quads_for_pattern(None, ox.NamedNode(f"{_MF}entries"), None)
    found = []
    for entry in reader.items(top.object):
        action = reader.one(entry, f"{_MF}action") or entry
        requests = reader.items(reader.one(action, f"{_HT}requests"))
        name = getattr(entry, "value", "").rpartition("#")[2]
        found.append(Case(name, tuple(_asked(reader, one) for one in requests)))
    return found


def _asked(reader: _Reader, node: Term) -> Asked:
    headers = {
        reader.text(one, f"{_HT}fieldName"): reader.text(one, f"{_HT}fieldValue")
        for one in reader.items(reader.one(node, f"{_HT}headers"))
    }
    body, encoding = reader.one(node, f"{_HT}body"), "utf-8"
    if body is not None:
        encoding = reader.text(body, f"{_CNT}characterEncoding") or encoding
    answer = reader.one(node, f"{_HT}resp") or node
    statuses = [getattr(one, "value", "") for one in reader.all(answer, f"{_MF}expectedStatus")]
    boolean = reader.text(answer, f"{_MF}expectedBoolean")
    return Asked(
        reader.text(node, f"{_HT}methodName"),
        reader.text(node, f"{_HT}absolutePath").replace("/sparql/", "/sparql", 1),
        headers,
        reader.text(body, f"{_CNT}chars").encode(encoding) if body is not None else b"",
        tuple(status.rpartition("StatusCode")[2][0] for status in statuses),
        boolean == "true" if boolean else None,
        reader.text(answer, f"{_MF}expectedFormat"),
    )


def judged(case: Case, client: httpx.Client) -> str:
    """Run one test; say what is wrong, or nothing."""
    for number, asked in enumerate(case.requests, 1):
        answer = client.request(asked.method, asked.path, headers=asked.headers, content=asked.body)
        where = f"request {number}: status {answer.status_code}"
        if str(answer.status_code)[0] not in asked.statuses:
            return f"{where}, not {' or '.join(asked.statuses)}xx: {answer.text.strip()}"
        if answer.is_success and asked.format:
            kind = answer.headers["content-type"]
            if not any(part in kind for part in _KINDS[asked.format]):
                return f"{where}, {kind} is not {asked.format}"
        if asked.boolean is not None and answer.json()["boolean"] != asked.boolean:
            return f"{where}, not {asked.boolean}"
    return ""


def _data(folder: Path, where: Path) -> None:
    """Write the graphs of the tests as one file of quads."""
    reader = _Reader(folder / "manifest.ttl")
    with where.open("wb") as file:
        graphs: dict[str, Path] = {}
        for quad in reader.store.quads_for_pattern(None, ox.NamedNode(f"{_UT}graphData"), None):
            file_named = reader.text(quad.object, f"{_UT}graph").rpartition("/")[2]
            graphs[reader.text(quad.object, _LABEL.value)] = folder / file_named
        for name, path in sorted(graphs.items()):
            quads = (
                ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(name))
                for quad in ox.parse(path=path, base_iri=name)
            )
            ox.serialize(quads, file, ox.RdfFormat.N_QUADS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run every test, and print what fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    folder = parser.parse_args(arguments).folder.resolve()
    with tempfile.TemporaryDirectory() as place:
        _data(folder, Path(place, "data.nq"))
        server = Server(Served((place,)), Settings(port=0, say=lambda _: None))
        thread = threading.Thread(target=server.run)
        thread.start()
        try:
            with httpx.Client(base_url=server.address, timeout=30, trust_env=False) as client:
                verdicts = [(case, judged(case, client)) for case in cases_in(folder)]
        finally:
            server.end()
            thread.join()
    for case, fault in verdicts:
        if fault:
            print(f"{case.name}: {fault}")
    queries = [(case, fault) for case, fault in verdicts if not case.updates]
    passed = sum(not fault for _, fault in queries)
    updates = len(verdicts) - len(queries)
    refused = sum(not fault for case, fault in verdicts if case.updates)
    print(f"queries: {passed} of {len(queries)} pass")
    print(f"updates, which are refused: {refused} of {updates} expect that")
    return int(passed < len(queries))


if __name__ == "__main__":
    sys.exit(main())
