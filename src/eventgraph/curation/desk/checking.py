"""Check one claim while it is typed: by the rules of `validate`, on it and what it names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Final

import pyoxigraph as ox

from eventgraph.curation.desk.snapshot import Snapshot, node
from eventgraph.curation.desk.writing import NoValue, Written
from eventgraph.errors import EventGraphError
from eventgraph.evidence.quotes import check_quotes
from eventgraph.rdf.oxigraph import dataset_on
from eventgraph.text.anchoring import SourceText
from eventgraph.text.wording.phrases import told
from eventgraph.validation.findings import Finding, Report
from eventgraph.validation.parts import PartChecker
from eventgraph.vocabulary import EVG, ONTOLOGY_GRAPH

__all__ = ["ASIDE", "checked", "checker_of", "no_value"]

_ONTOLOGY: Final = ox.NamedNode(ONTOLOGY_GRAPH)
_HERE: Final = ox.DefaultGraph()
#: How many claims that have the words of one are looked at beside it.
_BESIDE: Final = 40
#: The name of a claim that has none yet.
ASIDE: Final = "https://w3id.org/eventgraph/id/claim/being-entered"


def checker_of(now: Snapshot) -> PartChecker:
    """Make what checks claims by a dataset's own ontology."""
    return PartChecker(now.store.quads_for_pattern(None, None, None, _ONTOLOGY))


def checked(
    checker: PartChecker,
    now: Snapshot,
    written: Written,
    texts: Mapping[str, SourceText],
    language: str = "en",
) -> Report:
    """Check a claim, beside the claims that have the same words; told in a language."""
    own = written.quads()
    report = checker.check({*own, *_around(now, own, written)}, {written.claim.value}, language)
    return Report.of([*report.findings, *_quoted(written, texts, language)])


def no_value(fault: EventGraphError, language: str) -> Finding:
    """Say that what was typed is no value, and what to write; in English where no words are known.

    >>> no_value(NoValue("date", "ayer", "no date"), "es").message[:28]
    '«ayer» no es una fecha; escr'
    >>> no_value(NoValue("date", "ayer", "no date"), "en").message
    "'ayer' is no date"
    """
    words = _words()[language].get(fault.kind) if isinstance(fault, NoValue) else None
    message = words.replace("{words}", fault.words) if isinstance(fault, NoValue) and words else ""
    return Finding("error", "value", "", message or str(fault), "")


@cache
def _words() -> dict[str, dict[str, str]]:
    """Read what is said of findings that no rule has words for, by language."""
    place = resources.files("eventgraph").joinpath("curation/desk/words/findings.json")
    found: dict[str, dict[str, str]] = json.loads(place.read_text("utf-8"))
    return found


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


def _quoted(written: Written, texts: Mapping[str, SourceText], language: str) -> Iterator[Finding]:
    """Say what the text of the source has against the words of a claim."""
    words = _words()[language]
    store = ox.Store()
    store.extend(written.quads())
    for one in check_quotes(dataset_on(store), texts):
        outcome = one.anchor.outcome
        if outcome in {"missing", "ambiguous"}:
            hint = _hint(one.anchor.hint, words) if outcome == "missing" else ""
            message = words[outcome] + (f" ({hint})" if hint else "")
            mend = words[f"{outcome}.mend"]
            yield Finding("error", f"quote-{outcome}", one.claim, message, mend)
        for finding in one.findings:
            severity, _, message = finding.partition(": ")
            yield Finding(severity, "quote-cut", one.claim, told(message, language), "")


def _hint(hint: str, words: Mapping[str, str]) -> str:
    """Tell in a language which passage is nearest, or that the words beside are others."""
    kind, _, nearest = hint.partition(": ")
    if kind == "nearest":
        return words["nearest"].replace("{words}", nearest)
    return words["beside"] if hint else ""
