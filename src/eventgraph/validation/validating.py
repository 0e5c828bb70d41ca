"""Validate a dataset: shapes claim by claim and over the dataset, and the evidence rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox
from rdflib import Dataset, Graph
from rdflib.namespace import SH
from rdflib.term import Node

from eventgraph.claims.attitudes import told
from eventgraph.errors import ShapesError
from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.scoped import graphs_of
from eventgraph.validation.checking import Checking
from eventgraph.validation.checks import read_checks, ungathered
from eventgraph.validation.drafts import without_drafts
from eventgraph.validation.findings import SEVERITIES, Finding, Report
from eventgraph.validation.following import without_following
from eventgraph.validation.shaping import (
    SEVERITY,
    read_shapes,
    text_of,
)
from eventgraph.vocabulary import ONTOLOGY_GRAPH, RDFS

__all__ = ["Finding", "Report", "Rule", "read_rules", "validate", "within"]

_ONTOLOGY: Final = ox.NamedNode(ONTOLOGY_GRAPH)


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
    language: str = "en",
) -> Report:
    """Check a dataset against the shapes and the evidence rules.

    What holds for one claim is checked claim by claim, on its own description and graph: over the
    union of all claims two speakers who disagree would look like one who errs. With `files`, the
    Turtle and TriG files the dataset was loaded from, findings name file and line. The dataset
    must hold the ontology, as `load` loads it. Drafts that `load` put aside are remarks; those that
    it was asked to count are checked like any claim. What one finding gathers stands `apart` where
    that is asked for. `least` is the least severity that is looked for: errors alone are found
    sooner. Findings are told in a `language`, where the rules know it. Within `in_processes(2)`
    two processes share the work, where there are claims enough. Not conforming is no error: see
    the report.
    Raises ShapesError for a dataset without the ontology, or if a shape or rule is itself broken.

    >>> import eventgraph as eg
    >>> validate(eg.load("graph")).conforms("warning")
    True
    """
    dataset = told(dataset)
    if not store_of(dataset).contains_named_graph(_ONTOLOGY):
        raise ShapesError(
            "the dataset lacks the ontology that checks go by; load it with ontology=True"
        )
    counted = SEVERITIES[: SEVERITIES.index(least) + 1]
    checks = [one.speaking(language) for one in read_checks() if one.severity in counted]
    checks = list(map(ungathered, checks)) if apart else checks
    work = Checking(dataset, checks, tuple(files), language)
    shaped, ruled, carrying = work.in_two() if work.is_much() else work.in_one()
    named = {finding.check for finding in shaped}
    known = {(one.check, one.focus) for one in ruled if one.check in named}
    shaped = [f for f in shaped if f.severity in counted and (f.check, f.focus) not in known]
    found = without_drafts(dataset, without_following(dataset, ruled + shaped, checks))
    return replace(Report.of(found), carrying=carrying)


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
        graph = read_shapes(scope)
        for shape in graph.subjects(SH.path):
            found.add(_rule(graph, shape, scope))
    return tuple(sorted(found, key=lambda rule: (rule.name, SEVERITIES.index(rule.severity), rule)))


def _rule(graph: Graph, shape: Node, scope: str) -> Rule:
    severity = graph.value(shape, SH.severity) or SH.Violation
    return Rule(
        text_of(graph, shape, SH.name),
        SEVERITY[severity],
        text_of(graph, shape, RDFS.comment),
        text_of(graph, shape, SH.description),
        text_of(graph, shape, SH.message),
        scope,
    )
