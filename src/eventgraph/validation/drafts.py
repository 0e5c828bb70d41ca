"""What validation says of drafts, and what it does not say because of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.rdf.drafts import draft_names, drafts_of
from eventgraph.rdf.oxigraph import store_of
from eventgraph.validation.findings import UNNAMED, Finding
from eventgraph.vocabulary import EVG, PROV, SEM, curie

__all__ = ["begun", "referring", "without_drafts"]

#: What a claim needs, in the order of a form, by the words for it.
_NEEDED: Final = {
    "speaker": (SEM.accordingTo,),
    "source": (PROV.wasQuotedFrom,),
    "quote": (EVG.quote, EVG.observes),
}
_IN_CLAIM: Final = ox.NamedNode(str(EVG.inClaim))
#: The checks that find what a draft would mend.
_OF_NAMES: Final = frozenset({"dangling-iri", "dispute-of-nothing"})
_NAMES: Final = re.compile(r"[^\s,;?]+")


def begun(dataset: Dataset, rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """Give each draft, counted or put aside, and say what it lacks."""
    counted = store_of(dataset)
    for row in rows:
        yield {**row, "lacks": _lacks(counted, ox.NamedNode(row["focus"]))}
    aside = drafts_of(dataset)
    for draft in draft_names(aside):
        yield {"focus": draft.value, "lacks": _lacks(aside, draft)}


def _lacks(store: ox.Store, draft: ox.NamedNode) -> str:
    missing = [
        name
        for name, properties in _NEEDED.items()
        if not any(
            any(store.quads_for_pattern(draft, ox.NamedNode(str(one)), None)) for one in properties
        )
    ]
    told = any(store.quads_for_pattern(None, _IN_CLAIM, draft))
    if not told and not any(store.quads_for_pattern(None, None, None, draft)):
        missing.append("statements")
    return f", without {', '.join(missing)}" if missing else ""


def referring(dataset: Dataset, _: Iterable[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    """Give what points to a draft that was put aside, as the claim in which it does."""
    store = store_of(dataset)
    for draft in draft_names(drafts_of(dataset)):
        found = {
            (_owner(quad), quad.predicate.value)
            for quad in store.quads_for_pattern(None, None, draft)
        }
        for focus, property in sorted(found):
            yield {"focus": focus, "property": property, "draft": draft.value}


def _owner(quad: ox.Quad) -> str:
    outside = isinstance(quad.graph_name, ox.DefaultGraph)
    owner = quad.subject if outside else quad.graph_name
    return owner.value if isinstance(owner, ox.NamedNode) else UNNAMED


def without_drafts(dataset: Dataset, findings: Iterable[Finding]) -> list[Finding]:
    """Leave out what is found only because a draft does not count: the draft itself is told."""
    aside = drafts_of(dataset)
    names = {curie(draft.value) for draft in draft_names(aside)}
    if not names:
        return list(findings)
    told = {getattr(term, "value", "") for quad in aside for term in (quad.subject, quad.object)}
    return [
        finding
        for finding in findings
        if (finding.check not in _OF_NAMES or names.isdisjoint(_NAMES.findall(finding.message)))
        and (finding.check != "thing-unmentioned" or finding.focus not in told)
    ]
