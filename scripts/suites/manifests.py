"""Read the tests of W3C's suites from their manifests, in Turtle and in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyoxigraph as ox

from eventgraph.sparql.text import calls_service

__all__ = ["SYNTAXES", "Test", "tests_in"]

_MF: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
_QT: Final = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_REGIME: Final = "http://www.w3.org/ns/sparql-service-description#entailmentRegime"

#: Names of suites by what a type of test begins with, and the suffix of their files.
SYNTAXES: Final = {
    "NTriples": ("N-Triples", ".nt"),
    "NQuads": ("N-Quads", ".nq"),
    "Turtle": ("Turtle", ".ttl"),
    "Trig": ("TriG", ".trig"),
    "XML": ("RDF/XML", ".rdf"),
}
_QUERY: Final = {
    "QueryEvaluationTest": "answer",
    "CSVResultFormatTest": "answer",
    "PositiveSyntaxTest": "good query",
    "PositiveSyntaxTest11": "good query",
    "NegativeSyntaxTest": "bad query",
    "NegativeSyntaxTest11": "bad query",
}
#: Options of JSON-LD that no reader of files has.
_UNKNOWN: Final = {
    "processingMode", "expandContext", "produceGeneralizedRdf", "rdfDirection", "specVersion:1.0",
}  # fmt: skip


class Test(NamedTuple):
    """One test; `kind` is good, bad or same for documents, and what `_QUERY` says for queries."""

    suite: str
    name: str
    kind: str
    file: Path
    base: str
    result: Path | None = None
    data: tuple[Path, ...] = ()
    graphs: tuple[tuple[str, Path], ...] = ()


def tests_in(folder: Path) -> Iterator[Test]:
    """Yield every test below a folder that reads a document or answers a query, in RDF 1.1.

    Left out are updates, protocols, entailment, other machines (SERVICE is read, not called), and
    options of JSON-LD that are not about files.
    """
    for path in sorted(folder.rglob("manifest*.ttl")):
        if not {"rdf12", "sparql12"} & set(path.parts):
            yield from _turtle(path)
    for path in sorted(folder.rglob("toRdf-manifest.jsonld")):
        yield from _jsonld(path)


def _path(iri: object) -> Path:
    return Path(ox.NamedNode(str(getattr(iri, "value", iri))).value.removeprefix("file://"))


class _Manifest:
    """A manifest in a store, and what a subject has by a property."""

    def __init__(self, path: Path) -> None:
        self.store = ox.Store()
        self.store.load(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())

    def all(self, subject: Any, iri: str) -> list[Any]:  # noqa: ANN401 - any term
        quads = self.store.quads_for_pattern(subject, ox.NamedNode(iri), None)
        return sorted((quad.object for quad in quads), key=str)

    def one(self, subject: Any, iri: str) -> Any:  # noqa: ANN401 - any term or none
        return next(iter(self.all(subject, iri)), None)


def _turtle(path: Path) -> Iterator[Test]:
    manifest = _Manifest(path)
    bases = list(
        manifest.store.quads_for_pattern(None, ox.NamedNode(f"{_MF}assumedTestBase"), None)
    )
    base = getattr(bases[0].object, "value", "") if bases else ""
    kinds = manifest.store.quads_for_pattern(None, ox.NamedNode(f"{_RDF}type"), None)
    for quad in sorted(kinds, key=str):
        kind = str(getattr(quad.object, "value", "")).rpartition("#")[2]
        action = manifest.one(quad.subject, f"{_MF}action")
        name = str(getattr(manifest.one(quad.subject, f"{_MF}name"), "value", quad.subject))
        if kind in _QUERY:
            test = _query(
                manifest, quad.subject, action, f"{path.parent.name}/{name}", _QUERY[kind]
            )
            if test is not None:
                yield test
        elif kind.startswith("Test"):
            yield from _document(manifest, quad.subject, kind, name, base)


def _document(manifest: _Manifest, test: Any, kind: str, name: str, base: str) -> Iterator[Test]:  # noqa: ANN401 - a term
    for start, (suite, _) in SYNTAXES.items():
        if not kind.startswith(f"Test{start}"):
            continue
        file = _path(manifest.one(test, f"{_MF}action"))
        result = manifest.one(test, f"{_MF}result")
        what = "bad" if "Negative" in kind else "same" if result is not None else "good"
        below = file.relative_to(_path(_above(test))) if base else file
        iri = base + str(below) if base else file.as_uri()
        yield Test(suite, name, what, file, iri, _path(result) if result is not None else None)


def _above(test: Any) -> str:  # noqa: ANN401 - a term
    """Give the folder in which the manifest of a test lies."""
    return str(test.value).rpartition("/")[0]


def _query(manifest: _Manifest, test: Any, action: Any, name: str, kind: str) -> Test | None:  # noqa: ANN401 - terms
    asked = manifest.one(action, f"{_QT}query") if kind == "answer" else action
    if asked is None or not isinstance(asked, ox.NamedNode):
        return None
    if manifest.all(action, _REGIME) or manifest.all(action, f"{_QT}serviceData"):
        return None
    file = _path(asked)
    if kind == "answer" and calls_service(file.read_bytes().decode("utf-8")):
        return None
    suite = "SPARQL 1.0" if "sparql10" in file.parts else "SPARQL 1.1"
    result = manifest.one(test, f"{_MF}result")
    return Test(
        suite,
        name,
        kind,
        file,
        file.as_uri(),
        _path(result) if result is not None else None,
        tuple(map(_path, manifest.all(action, f"{_QT}data"))),
        tuple((_path(g).as_uri(), _path(g)) for g in manifest.all(action, f"{_QT}graphData")),
    )


def _jsonld(path: Path) -> Iterator[Test]:
    manifest = json.loads(path.read_text("utf-8"))
    for test in manifest["sequence"]:
        option = test.get("option", {})
        asked = {*option, f"specVersion:{option.get('specVersion', '').removeprefix('json-ld-')}"}
        if asked & _UNKNOWN or not (path.parent / test["input"]).is_file():
            continue
        kinds = " ".join(test["@type"])
        kind = "bad" if "Negative" in kinds else "same" if "expect" in test else "good"
        base = option.get("base", manifest["baseIri"] + test["input"])
        result = path.parent / test["expect"] if "expect" in test else None
        yield Test("JSON-LD", test["@id"], kind, path.parent / test["input"], base, result)
