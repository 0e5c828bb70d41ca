"""Apply one file of shapes to small graphs: pySHACL, kept warm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import copy
from decimal import Decimal
from importlib import resources
from typing import Any, Final

import pyoxigraph as ox
from pyshacl.errors import ReportableRuntimeError
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shapes_graph import ShapesGraph
from rdflib import RDF, BNode, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Identifier, Node

from eventgraph.errors import ShapesError
from eventgraph.rdf.oxigraph import quietly, term
from eventgraph.validation.findings import UNNAMED, Finding
from eventgraph.validation.likeness import likeness, terms_of
from eventgraph.vocabulary import RDFS, curie

__all__ = ["SEVERITY", "Shapes", "graph_of", "judging", "read_shapes", "text_of", "triples_of"]

#: What a property shape asks for is not asked of members of these classes.
_NOT_FOR: Final = URIRef("https://w3id.org/eventgraph/shapes#notFor")
#: So many kinds of claims are remembered, for a server that runs for days.
_MOST: Final = 50_000
SEVERITY: Final[dict[Node, str]] = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "info"}


def read_shapes(name: str) -> Graph:
    """Read one of the two files of shapes."""
    text = (
        resources.files("eventgraph").joinpath(f"validation/shapes/{name}.ttl").read_text("utf-8")
    )
    return Graph().parse(data=text, format="turtle")


def text_of(graph: Graph, shape: Node, predicate: Node, language: str = "en") -> str:
    """Give a value of a shape as text, in a language or else in English; nothing without any.

    >>> shapes = read_shapes("claim")
    >>> shape = URIRef("https://w3id.org/eventgraph/shapes#share-of")
    >>> text_of(shapes, shape, SH.message, "es")
    'una parte necesita evg:shareOf con exactamente un grupo'
    """
    values = {getattr(value, "language", None): value for value in graph.objects(shape, predicate)}
    every = [values.get(tag) for tag in (language, "en", None)]
    return str(next((value for value in every if value is not None), ""))


def triples_of(store: ox.Store, *parts: tuple[Any, Any]) -> Iterator[ox.Triple]:
    """Give the triples of quads, by subject and graph name."""
    for subject, name in parts:
        for quad in store.quads_for_pattern(subject, None, None, name):
            yield quad.triple


def graph_of(triples: Iterable[ox.Triple]) -> Graph:
    """Copy triples into a small graph of their own."""
    graph = Graph()
    for one in triples:
        graph.add((term(one.subject), term(one.predicate), _comparable(term(one.object))))
    return graph


def _comparable(value: Identifier) -> Identifier:
    """Give text in place of a decimal NaN, which XSD does not know and pySHACL cannot compare."""
    number = value.value if isinstance(value, Literal) else None
    return Literal(str(value)) if isinstance(number, Decimal) and number.is_nan() else value


@contextmanager
def judging() -> Iterator[None]:
    """Translate what pySHACL raises about shapes that are themselves broken."""
    try:
        with quietly():
            yield
    except ReportableRuntimeError as error:
        raise ShapesError(f"a shape is broken: {' '.join(str(error).split())}") from error


class Shapes:
    """One file of shapes, parsed once and applied to many graphs."""

    def __init__(self, name: str) -> None:
        """Read the file, and keep the shapes that name their targets."""
        self.graph = read_shapes(name)
        targets = (SH.targetClass, SH.targetSubjectsOf)
        targeted = {node for target in targets for node in self.graph.subjects(target)}
        whole = ShapesGraph(self.graph)
        self.shapes = [shape for shape in whole.shapes if shape.node in targeted]
        self.executor = SHACLExecutor()
        self.language = "en"
        self.terms = terms_of(self.graph)
        self.seen: dict[tuple[str, ...], list[dict[Any, Any]]] = {}

    def apply(self, data: Graph) -> Iterator[Finding]:
        """Validate what stands outside all claims."""
        for result in self._results(data):
            yield self._finding(result, _plain(result[SH.focusNode]))

    def speaking(self, language: str) -> Shapes:
        """Give the same shapes, whose findings are told in a language; both remember together."""
        other = copy(self)
        other.language = language
        return other

    def apply_to_claim(
        self, triples: Iterable[ox.Triple | ox.Quad], claim: str
    ) -> Iterator[Finding]:
        """Validate a claim, or remember what was found in one that is alike to every shape."""
        alike = likeness(triples, self.terms)
        if alike.key not in self.seen:
            if len(self.seen) >= _MOST:
                self.seen.clear()
            self.seen[alike.key] = list(self._results(graph_of(alike.renamed()[0])))
        found = self.seen[alike.key]
        names = alike.renamed()[1] if found else {}
        for result in found:
            focus = _plain(result[SH.focusNode])
            name = names.get(str(focus))
            yield self._finding(result, focus if name is None else URIRef(name), claim)

    def _results(self, data: Graph) -> Iterator[dict[Any, Any]]:
        """Give what pySHACL says of a graph."""
        for shape in self.shapes:
            for _, _, triples in shape.validate(self.executor, data)[1]:
                result = {predicate: value for _, predicate, value in triples}
                if not self._excused(result, data):
                    yield result

    def _excused(self, result: dict[Any, Any], data: Graph) -> bool:
        """Tell whether a shape is not for a class of its focus, and something is only missing."""
        if _plain(result[SH.sourceConstraintComponent]) != SH.MinCountConstraintComponent:
            return False
        focus = _plain(result[SH.focusNode])
        classes = {
            above
            for of in data.objects(focus, RDF.type)
            for above in data.transitive_objects(of, RDFS.subClassOf)
        }
        return not classes.isdisjoint(self.graph.objects(_plain(result[SH.sourceShape]), _NOT_FOR))

    def _finding(self, result: dict[Any, Any], node: Node, claim: str | None = None) -> Finding:
        """Read one of pySHACL's results; what is found in a claim's graph counts for the claim."""
        shape = _plain(result[SH.sourceShape])
        focus = UNNAMED if isinstance(node, BNode) else str(node)
        message = text_of(self.graph, shape, SH.message, self.language)
        if claim is not None and focus != claim:
            message = f"{curie(focus)}: {message}"
        return Finding(
            SEVERITY[result[SH.resultSeverity]],
            text_of(self.graph, shape, SH.name),
            claim or focus,
            message,
            text_of(self.graph, shape, SH.description, self.language),
        )


def _plain(value: Node | tuple[Graph, Node]) -> Node:
    """Take a node out of the pair with its graph that pySHACL gives."""
    return value[1] if isinstance(value, tuple) else value
