"""Say how each engine does in a test, and by which decision ours does worse."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset

import eventgraph as eg
from eventgraph.rdf.oxigraph import store_of
from suites.answers import Rows, alike, expected, format_at, same_rows
from suites.engines import Bare, Ours
from suites.manifests import Test

__all__ = ["TRIPS", "Verdict", "judged", "trips"]

#: Words of a refusal, and the decision behind it as `docs/conformance.md` calls it.
_DECISIONS: Final = {
    "is relative; write it in full": "relative IRI",
    "a relative IRI has no place here": "relative IRI",
    "named by a blank node": "graph named by a blank node",
    "RDF 1.2": "RDF 1.2",
    "SERVICE would leave this machine": "SERVICE",
    "nothing is fetched": "nothing is fetched",
    "is not declared; put": "undeclared prefix",
    "builds one XML entity from another": "nested XML entities",
    "IRI ends in no XML name": "no XML name",
    "RDF/XML cannot hold the character": "no character of XML",
}
#: Formats of a round trip: ours by name, Oxigraph's, and whether named graphs travel whole.
TRIPS: Final = {
    "turtle": (ox.RdfFormat.TURTLE, ".ttl", False),
    "trig": (ox.RdfFormat.TRIG, ".trig", True),
    "jsonld": (ox.RdfFormat.JSON_LD, ".jsonld", True),
    "nquads": (ox.RdfFormat.N_QUADS, ".nq", True),
    "ntriples": (ox.RdfFormat.N_TRIPLES, ".nt", False),
    "rdfxml": (ox.RdfFormat.RDF_XML, ".rdf", False),
}
_Engine = Bare | Ours


class Verdict(NamedTuple):
    """Whether each engine passes; why ours does not; whether values were respelt on the way."""

    suite: str
    name: str
    bare: bool
    ours: bool
    reason: str = ""
    respelt: bool = False


class _Outcome(NamedTuple):
    passed: bool
    said: str = ""
    respelt: bool = False


def _outcome(engine: _Engine, test: Test) -> _Outcome:
    """Run a test; what is refused for a fault of the document is refused in a negative test."""
    try:
        if test.kind in {"good", "bad", "same"}:
            return _document(engine.quads(test), test)
        found = engine.answer(test)
    except (SyntaxError, ValueError, OSError, RuntimeError, eg.EventGraphError) as error:
        read = test.kind == "good query" and "custom function" in str(error)
        return _Outcome(read or test.kind.startswith("bad"), str(error))
    if test.kind != "answer" or test.result is None:
        return _Outcome(not test.kind.startswith("bad"), "is read although it is wrong")
    wanted = expected(test.result)
    if isinstance(wanted, Rows):
        same = isinstance(found, Rows) and same_rows(found, wanted)
    elif isinstance(wanted, bool) or not (wanted and isinstance(wanted[0], ox.Quad)):
        same = found == wanted or (isinstance(wanted, list) and _sorted(found) == _sorted(wanted))
    else:
        same = isinstance(found, list) and alike(found, wanted, by_value=True)  # type: ignore[arg-type]
    return _Outcome(same, "another answer")


def _sorted(rows: object) -> list[str]:
    return sorted(map(str, rows)) if isinstance(rows, list) else []


def _document(quads: list[ox.Quad], test: Test) -> _Outcome:
    if test.kind != "same" or test.result is None:
        return _Outcome(test.kind == "good", "is read although it is wrong")
    wanted = list(
        ox.parse(path=str(test.result), format=format_at(test.result), base_iri=test.base)
    )
    same = alike(quads, wanted, by_value=True)
    return _Outcome(same, "another graph", same and not alike(quads, wanted, by_value=False))


def judged(test: Test) -> Verdict:
    """Run a test by both engines."""
    bare = _outcome(Bare(), test)
    with TemporaryDirectory() as folder:
        ours = _outcome(Ours(Path(folder)), test)
        reason = _decision(ours.said)
        if reason == "relative IRI":
            again = _outcome(Ours(Path(folder), declared=True), test)
            if test.kind.startswith("bad"):
                ours = again
            elif not again.passed:
                reason = _decision(again.said)
    if not ours.passed and not reason and test.kind == "answer" and _by_union(test):
        reason = "union default graph"
    reason = "" if ours.passed else reason or f"fault: {ours.said}"
    return Verdict(test.suite, test.name, bare.passed, ours.passed, reason, ours.respelt)


def _decision(said: str) -> str:
    return next((name for words, name in _DECISIONS.items() if words in said), "")


def _by_union(test: Test) -> bool:
    """Tell whether Oxigraph fails as well where its default graph is the union of all."""
    engine = Bare()
    engine.union = True
    return not _outcome(engine, test).passed


def trips(test: Test) -> list[Verdict]:
    """Write a document that is to be read in each format that holds it, and read it again."""
    with TemporaryDirectory() as folder:
        engine = Ours(Path(folder))
        try:
            quads = Bare().quads(test)
            dataset = _loaded(engine, test)
        except (SyntaxError, ValueError, OSError, eg.EventGraphError):
            return []
        plain = all(isinstance(quad.graph_name, ox.DefaultGraph) for quad in quads)
        return [
            Verdict(f"{name}, written", test.name, *_trip(name, quads, dataset, Path(folder)))
            for name, (_, _, named) in TRIPS.items()
            if plain or named
        ]


def _loaded(engine: Ours, test: Test) -> Dataset:
    try:
        return engine.load(test.file, test.base)
    except eg.EventGraphError as error:
        if _decision(str(error)) != "relative IRI":
            raise
        engine.declared = True
        return engine.load(test.file, test.base)


def _trip(
    name: str, quads: list[ox.Quad], dataset: Dataset, folder: Path
) -> tuple[bool, bool, str]:
    """Go there and back by both engines."""
    format, suffix, _ = TRIPS[name]
    try:
        written = ox.serialize(quads, format=format)
        bare = alike(ox.parse(written, format=format), quads, by_value=True)
    except (SyntaxError, ValueError):
        bare = False
    file = folder / f"written{suffix}"
    try:
        file.write_bytes(eg.export(dataset, name))
        again = store_of(eg.load(file, ontology=False))
    except eg.EventGraphError as error:
        return bare, False, _decision(str(error)) or f"fault: {error}"
    same = alike(again, store_of(dataset), by_value=False)
    return bare, same, "" if same else "fault: another graph comes back"
