"""Check a few claims by the rules for all, as often as somebody types: what it needs stays warm."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

import pyoxigraph as ox

from eventgraph.claims.attitudes import told
from eventgraph.rdf.loading import as_loaded
from eventgraph.rdf.oxigraph import dataset_on, store_of
from eventgraph.validation.checks import apply_checks, read_checks
from eventgraph.validation.findings import Finding, Report
from eventgraph.validation.following import without_following
from eventgraph.validation.shaping import Shapes, graph_of, judging, triples_of
from eventgraph.vocabulary import EVG, ONTOLOGY_GRAPH, OWL, RDFS, SKOS

__all__ = ["NOT_OF_CLAIMS", "PartChecker"]

_ONTOLOGY: Final = ox.NamedNode(ONTOLOGY_GRAPH)
#: What no rule asks of the ontology: words for readers; and what its own properties are called.
_UNREAD: Final = frozenset(
    map(str, (SKOS.definition, RDFS.isDefinedBy, RDFS.comment, SKOS.note, EVG.inverseLabel))
)
_LABEL: Final = ox.NamedNode(str(RDFS.label))
_CLASS: Final = ox.NamedNode(str(OWL.Class))
#: The checks that find nothing to mend in a claim, but in things, sources and the whole.
NOT_OF_CLAIMS: Final = frozenset(
    (
        "in-review",
        *("class-misplaced", "dataset-described-twice", "fact-outside-claim"),
        *("graph-without-claim", "label-missing", "label-shared", "part-of-itself"),
        *("person-perhaps-private", "quoted-too-much", "relation-outside-claim"),
        *("source-without-text", "thing-unmentioned", "thing-without-type"),
    )
)


class PartChecker:
    """The shapes and rules with an ontology, ready to be run on a few claims and what they name."""

    def __init__(self, ontology: Iterable[ox.Quad]) -> None:
        """Keep of an ontology's quads what rules go by, and read the shapes and rules."""
        known = list(ontology)
        named = {quad.subject for quad in known if quad.object == _CLASS}
        named |= {q.subject for q in known if not str(q.subject).startswith(f"<{EVG}")}
        self._ontology = [
            ox.Quad(quad.subject, quad.predicate, quad.object, _ONTOLOGY)
            for quad in known
            if quad.predicate.value not in _UNREAD
            and (quad.predicate != _LABEL or quad.subject in named)
        ]
        store = ox.Store()
        store.extend(self._ontology)
        self._known = graph_of(triples_of(store, (None, _ONTOLOGY)))
        self._whole, self._each = Shapes("dataset"), Shapes("claim")
        self._checks = [one for one in read_checks() if one.name not in NOT_OF_CLAIMS]

    def check(
        self, quads: Collection[ox.Quad], focus: Collection[str], language: str = "en"
    ) -> Report:
        """Check quads as `validate` would, and keep what is found of the claims in `focus`.

        The quads hold the claims in question and the descriptions of all that they name; dates and
        attitudes are read as `load` reads them. What is found is told in a `language`, where the
        rules know it. Raises ShapesError for a broken shape or rule.
        """
        store = ox.Store()
        store.extend([*self._ontology, *quads])
        as_loaded(store)
        dataset = told(dataset_on(store))
        with judging():
            shaped = list(self._shaped(store_of(dataset), focus, language))
        checks = [check.speaking(language) for check in self._checks]
        ruled = list(apply_checks(dataset, checks, focus=focus))
        known = {(finding.check, finding.focus) for finding in ruled}
        found = [*ruled, *(one for one in shaped if (one.check, one.focus) not in known)]
        kept = without_following(dataset, found, self._checks)
        return Report.of(finding for finding in kept if finding.focus in focus)

    def _shaped(self, store: ox.Store, focus: Collection[str], language: str) -> Iterator[Finding]:
        """Run both files of shapes; of claims those in question alone."""
        outside = graph_of(triples_of(store, (None, ox.DefaultGraph())))
        self._known += outside
        try:
            yield from self._whole.speaking(language).apply(self._known)
        finally:
            self._known -= outside
        for name in map(ox.NamedNode, sorted(focus)):
            if store.contains_named_graph(name):
                claim = triples_of(store, (None, name), (name, ox.DefaultGraph()))
                yield from self._each.speaking(language).apply_to_claim(claim, name.value)
