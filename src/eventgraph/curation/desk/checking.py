"""Check one claim while it is typed: by the rules of `validate`, on it and what it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox

from eventgraph.curation.desk.snapshot import Snapshot, node
from eventgraph.curation.desk.writing import Written
from eventgraph.evidence.quotes import check_quotes
from eventgraph.rdf.oxigraph import dataset_on
from eventgraph.text.anchoring import SourceText
from eventgraph.validation.findings import Finding, Report
from eventgraph.validation.parts import PartChecker
from eventgraph.vocabulary import EVG, ONTOLOGY_GRAPH

__all__ = ["ASIDE", "checked", "checker_of"]

_ONTOLOGY: Final = ox.NamedNode(ONTOLOGY_GRAPH)
_HERE: Final = ox.DefaultGraph()
#: How many claims that have the words of one are looked at beside it.
_BESIDE: Final = 40
#: The name of a claim that has none yet.
ASIDE: Final = "https://w3id.org/eventgraph/id/claim/being-entered"
_NOT_FOUND: Final = "The words are not in the text of the source; mark them there."
_TWICE: Final = (
    "The words stand several times in the text; mark the words before or after them, too."
)


def checker_of(now: Snapshot) -> PartChecker:
    """Make what checks claims by a dataset's own ontology."""
    return PartChecker(now.store.quads_for_pattern(None, None, None, _ONTOLOGY))


def checked(
    checker: PartChecker,
    now: Snapshot,
    written: Written,
    texts: Mapping[str, SourceText],
) -> Report:
    """Check a claim, beside the claims that have the same words."""
    own = written.quads()
    report = checker.check({*own, *_around(now, own, written)}, {written.claim.value})
    return Report.of([*report.findings, *_quoted(written, texts)])


def _around(now: Snapshot, quads: Iterable[ox.Quad], written: Written) -> Iterator[ox.Quad]:
    """Give the descriptions of all that a claim names, and of what it shares words with."""
    known = {written.claim}
    named = [one for quad in quads for one in (quad.subject, quad.object)]
    near = [one for one in named if isinstance(one, ox.NamedNode)]
    near += map(ox.NamedNode, filter(None, _beside(now, written)))
    for round in (near, further := list[ox.NamedNode]()):
        for name in round:
            if name in known:
                continue
            known.add(name)
            for quad in now.store.quads_for_pattern(name, None, None, _HERE):
                yield quad
                if isinstance(quad.object, ox.NamedNode) and round is near:
                    further.append(quad.object)
            if name.value in now.claims:
                yield from now.store.quads_for_pattern(None, None, None, name)


def _beside(now: Snapshot, written: Written) -> Iterator[str]:
    """Name some claims with the same words."""
    for triple in written.description:
        if triple.predicate == node(EVG.quote):
            quads = now.store.quads_for_pattern(None, triple.predicate, triple.object, _HERE)
            yield from [getattr(quad.subject, "value", "") for quad in quads][:_BESIDE]


def _quoted(written: Written, texts: Mapping[str, SourceText]) -> Iterator[Finding]:
    """Say what the text of the source has against the words of a claim."""
    store = ox.Store()
    store.extend(written.quads())
    for one in check_quotes(dataset_on(store), texts):
        if one.anchor.outcome == "missing":
            hint = f" ({one.anchor.hint})" if one.anchor.hint else ""
            yield Finding("error", "quote-missing", one.claim, f"is not found{hint}", _NOT_FOUND)
        elif one.anchor.outcome == "ambiguous":
            yield Finding("error", "quote-ambiguous", one.claim, one.anchor.hint, _TWICE)
        for finding in one.findings:
            severity, _, message = finding.partition(": ")
            yield Finding(severity, "quote-cut", one.claim, message, "")
