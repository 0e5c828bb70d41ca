"""Validate a dataset: shapes claim by claim and over the dataset, and the evidence rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any, Final, NamedTuple

import pyoxigraph as ox
from pyshacl.errors import ReportableRuntimeError
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shapes_graph import ShapesGraph
from rdflib import RDF, BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import SH
from rdflib.term import Identifier, Node

from eventgraph.claims.attitudes import told
from eventgraph.errors import ShapesError
from eventgraph.rdf.oxigraph import quietly, store_of, term
from eventgraph.rdf.scoped import graphs_of
from eventgraph.rdf.turtletext import locate
from eventgraph.steps import steps
from eventgraph.validation.checks import apply_checks, read_checks, ungathered
from eventgraph.validation.drafts import without_drafts
from eventgraph.validation.findings import SEVERITIES, UNNAMED, Finding, Report
from eventgraph.validation.following import without_following
from eventgraph.validation.likeness import likeness, terms_of
from eventgraph.vocabulary import ONTOLOGY_GRAPH, RDFS, curie

__all__ = ["Finding", "Report", "Rule", "read_rules", "validate", "within"]

_ONTOLOGY: Final = ox.NamedNode(ONTOLOGY_GRAPH)
#: What a property shape asks for is not asked of members of these classes.
_NOT_FOR: Final = URIRef("https://w3id.org/eventgraph/shapes#notFor")
_SEVERITY: Final[dict[Node, str]] = {SH.Violation: "error", SH.Warning: "warning", SH.Info: "info"}


class Rule(NamedTuple):
    """What one property shape asks for; `scope` is claim or dataset."""

    name: str
    severity: str
    why: str
    mend: str
    message: str
    scope: str


def validate(
    dataset: Dataset,
    files: Iterable[Path] = (),
    *,
    least: str = "info",
    apart: bool = False,
) -> Report:
    """Check a dataset against the shapes and the evidence rules.

    What holds for one claim is checked claim by claim, on its own description and graph: over the
    union of all claims two speakers who disagree would look like one who errs. With `files`, the
    Turtle and TriG files the dataset was loaded from, findings name file and line. The dataset
    must hold the ontology, as `load` loads it. Drafts that `load` put aside are remarks; those that
    it was asked to count are checked like any claim. What one finding gathers stands `apart` where
    that is asked for. `least` is the least severity that is looked for: errors alone are found
    sooner. Not conforming is no error: see the report.
    Raises ShapesError for a dataset without the ontology, or if a shape or rule is itself broken.

    >>> import eventgraph as eg
    >>> validate(eg.load("graph")).conforms("warning")
    True
    """
    located = locate(files)
    dataset = told(dataset)
    with _judging():
        shaped = list(_shaped(dataset))
    counted = SEVERITIES[: SEVERITIES.index(least) + 1]
    checks = [check for check in read_checks() if check.severity in counted]
    checks = list(map(ungathered, checks)) if apart else checks
    ruled = list(apply_checks(dataset, checks, located))
    known = {(finding.check, finding.focus) for finding in ruled}
    shaped = [f for f in shaped if f.severity in counted and (f.check, f.focus) not in known]
    found = without_drafts(dataset, without_following(dataset, ruled + shaped, checks))
    return Report.of(f._replace(place=str(located.get(f.focus, ""))) for f in found)


def within(report: Report, scope: Dataset) -> Report:
    """Leave out of a dataset's report what is found in claims that do not show in a scope of it."""
    counted = graphs_of(scope)
    if counted is None:
        return report
    others = {graph.value for graph in store_of(scope).named_graphs()}.difference(counted)
    return Report(tuple(f for f in report.findings if f.focus not in others))


def read_rules() -> tuple[Rule, ...]:
    """Read what the shapes that ship in the package ask for, by name.

    >>> [rule.severity for rule in read_rules() if rule.name == "stated-in-several"]
    ['warning']
    """
    found = set()
    for scope in ("claim", "dataset"):
        graph = _read_shapes(scope)
        for shape in graph.subjects(SH.path):
            found.add(_rule(graph, shape, scope))
    return tuple(sorted(found, key=lambda rule: (rule.name, SEVERITIES.index(rule.severity), rule)))


def _read_shapes(name: str) -> Graph:
    """Read one of the two files of shapes."""
    text = (
        resources.files("eventgraph").joinpath(f"validation/shapes/{name}.ttl").read_text("utf-8")
    )
    return Graph().parse(data=text, format="turtle")


def _rule(graph: Graph, shape: Node, scope: str) -> Rule:
    severity = graph.value(shape, SH.severity) or SH.Violation
    return Rule(
        _text(graph, shape, SH.name),
        _SEVERITY[severity],
        _text(graph, shape, RDFS.comment),
        _text(graph, shape, SH.description),
        _text(graph, shape, SH.message),
        scope,
    )


def _text(graph: Graph, shape: Node, predicate: Node) -> str:
    return str(graph.value(shape, predicate) or "")


def _shaped(dataset: Dataset) -> Iterator[Finding]:
    """Run both files of shapes."""
    store = store_of(dataset)
    if not store.contains_named_graph(_ONTOLOGY):
        raise ShapesError(
            "the dataset lacks the ontology that checks go by; load it with ontology=True"
        )
    outside = _graph_of(_triples(store, (None, ox.DefaultGraph()), (None, _ONTOLOGY)))
    yield from _Shapes("dataset").apply(outside)
    shapes = _Shapes("claim")
    for name in steps(sorted(store.named_graphs(), key=str), "checking claims"):
        if name != _ONTOLOGY:
            claim = _triples(store, (None, name), (name, ox.DefaultGraph()))
            yield from shapes.apply_to_claim(claim, name.value)


def _triples(store: ox.Store, *parts: tuple[Any, Any]) -> Iterator[ox.Triple]:
    """Give the triples of quads by subject and graph name."""
    for subject, name in parts:
        for quad in store.quads_for_pattern(subject, None, None, name):
            yield quad.triple


def _graph_of(triples: Iterable[ox.Triple]) -> Graph:
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
def _judging() -> Iterator[None]:
    """Translate what pySHACL raises about shapes that are themselves broken."""
    try:
        with quietly():
            yield
    except ReportableRuntimeError as error:
        raise ShapesError(f"a shape is broken: {' '.join(str(error).split())}") from error


class _Shapes:
    """One file of shapes, parsed once and applied to many graphs."""

    def __init__(self, name: str) -> None:
        """Read the file, and keep the shapes that name their targets."""
        self.graph = _read_shapes(name)
        targets = (SH.targetClass, SH.targetSubjectsOf)
        targeted = {node for target in targets for node in self.graph.subjects(target)}
        whole = ShapesGraph(self.graph)
        self.shapes = [shape for shape in whole.shapes if shape.node in targeted]
        self.executor = SHACLExecutor()
        self.terms = terms_of(self.graph)
        self.seen: dict[frozenset[str], list[dict[Any, Any]]] = {}

    def apply(self, data: Graph) -> Iterator[Finding]:
        """Validate what stands outside all claims."""
        for result in self._results(data):
            yield self._finding(result, _plain(result[SH.focusNode]))

    def apply_to_claim(self, triples: Iterable[ox.Triple], claim: str) -> Iterator[Finding]:
        """Validate a claim, or remember what was found in one that is alike to every shape."""
        alike = likeness(triples, self.terms)
        if alike.key not in self.seen:
            self.seen[alike.key] = list(self._results(_graph_of(alike.triples)))
        for result in self.seen[alike.key]:
            focus = _plain(result[SH.focusNode])
            name = alike.names.get(str(focus))
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
        message = _text(self.graph, shape, SH.message)
        if claim is not None and focus != claim:
            message = f"{curie(focus)}: {message}"
        return Finding(
            _SEVERITY[result[SH.resultSeverity]],
            _text(self.graph, shape, SH.name),
            claim or focus,
            message,
            _text(self.graph, shape, SH.description),
        )


def _plain(value: Node | tuple[Graph, Node]) -> Node:
    """Take a node out of the pair with its graph that pySHACL gives."""
    return value[1] if isinstance(value, tuple) else value
