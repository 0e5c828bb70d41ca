"""Write each claim as a nanopublication: what is said, who says it where, and who entered it.

See https://nanopub.net/guidelines/working_draft/: four named graphs for each, in TriG.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.cards import claim_names
from eventgraph.errors import FormatError
from eventgraph.exports.attribution import attributed
from eventgraph.exports.order import Section, sections
from eventgraph.exports.rdf import exported_quads, written_prefixes
from eventgraph.exports.turtle import turtle_pieces
from eventgraph.rdf.oxigraph import store_of
from eventgraph.rdf.scoped import shown_of
from eventgraph.tables.terms import written
from eventgraph.vocabulary import DCTERMS, EVG, PAV, PROV, RDF, curie

__all__ = ["Told", "export_nanopub"]

_NP: Final = "http://www.nanopub.org/nschema#"
_TYPE: Final = ox.NamedNode(str(RDF.type))
_IN_CLAIM: Final = ox.NamedNode(str(EVG.inClaim))
_NANOPUBLICATION: Final = ox.NamedNode(f"{_NP}Nanopublication")
_HEAD: Final = {
    part: ox.NamedNode(f"{_NP}has{part}") for part in ("Assertion", "Provenance", "PublicationInfo")
}
_SOURCE: Final = ox.NamedNode(str(PROV.wasQuotedFrom))
_CURATOR: Final = ox.NamedNode(str(PAV.curatedBy))
#: What of a claim's description is about its publication, and what the nanopublication has of it.
_PUBLISHED: Final = {
    _CURATOR: ox.NamedNode(str(DCTERMS.creator)),
    ox.NamedNode(str(PAV.curatedOn)): ox.NamedNode(str(DCTERMS.created)),
}

_DEFAULT: Final = ox.DefaultGraph()
_ATTITUDE: Final = ox.NamedNode(str(EVG.attitude))

Triples = list[ox.Triple]


def export_nanopub(dataset: Dataset, _format: str = "nanopub") -> Iterator[bytes]:
    """Write every claim of a dataset, or of a scope of one, as a nanopublication of its own.

    The assertion is the claim's graph and keeps its name. It is attributed to the claim's speaker;
    the nanopublication was created by who entered the claim. None is signed: that is for whoever
    publishes them. It comes in pieces, one claim after the other. Raises FormatError, before the
    first, for a claim that nobody is said to have entered.

    >>> import eventgraph as eg
    >>> eg.export(eg.load("graph"), "nanopub").startswith(b"@prefix np: <http://www.nanopub.org/")
    True
    """
    found = exported_quads(dataset)
    claims = sorted(claim_names(dataset))
    _refuse_unentered(found, claims)
    told = Told(dataset, found)
    made = (section for claim in claims for section in _nanopublication(claim, told))
    for text in turtle_pieces(made, {"np": _NP, **written_prefixes(dataset)}):
        yield text.encode("utf-8")


def _refuse_unentered(quads: Iterable[ox.Quad], claims: Iterable[str]) -> None:
    """Look through all there is for claims that nobody is said to have entered."""
    waiting = set(claims)
    for quad in quads:
        if quad.predicate == _CURATOR and quad.graph_name == _DEFAULT:
            waiting.discard(getattr(quad.subject, "value", ""))
    if waiting:
        name = curie(min(waiting))
        raise FormatError(f"{name} does not say who entered it; add pav:curatedBy")


class Told:
    """What a dataset tells, looked up name by name."""

    def __init__(self, dataset: Dataset, quads: Iterable[ox.Quad]) -> None:
        """Take quads that are held, with new names for blank nodes, or else the dataset's store."""
        self._held = isinstance(quads, list)
        self._dataset, self._store = dataset, store_of(dataset)
        if self._held:
            self._store = ox.Store()
            self._store.extend(quads)

    def of(self, name: ox.NamedNode) -> Triples:
        """Give what is said of a thing, outside claims."""
        quads = self._shown(self._store.quads_for_pattern(name, None, None, _DEFAULT))
        return [quad.triple for quad in (quads if self._held else attributed(quads, self._store))]

    def by(self, claim: ox.NamedNode) -> Triples:
        """Give what a claim says, or tells without asserting it.

        What it tells is thereby no triple of the assertion; its attitude stands beside it.
        """
        quads = self._shown(self._store.quads_for_pattern(None, None, None, claim))
        said = [quad.triple for quad in quads]
        found = self._shown(self._store.quads_for_pattern(None, _IN_CLAIM, claim, _DEFAULT))
        statements = [quad.subject for quad in found]
        if statements and not said:
            said = [triple for triple in self.of(claim) if triple.predicate == _ATTITUDE]
        named = (name for name in statements if isinstance(name, ox.NamedNode))
        return said + [triple for name in named for triple in self.of(name)]

    def _shown(self, quads: Iterator[ox.Quad]) -> Iterator[ox.Quad]:
        return quads if self._held else shown_of(self._dataset, quads)


def _nanopublication(claim: str, told: Told) -> Iterator[Section]:
    """Make the four graphs of one claim: their names are the claim's, a dot, and what they are."""
    whole = ox.NamedNode(f"{claim}.nanopub")
    description = told.of(ox.NamedNode(claim))
    published = [triple for triple in description if triple.predicate in _PUBLISHED]
    assertion, provenance, info = (
        ox.NamedNode(f"{claim}{part}") for part in ("", ".provenance", ".pubinfo")
    )
    parts = zip(_HEAD.values(), (assertion, provenance, info), strict=True)
    yield from _graph(
        ox.NamedNode(f"{claim}.head"),
        [
            ox.Triple(whole, _TYPE, _NANOPUBLICATION),
            *(ox.Triple(whole, relation, part) for relation, part in parts),
        ],
    )
    yield from _graph(assertion, told.by(assertion))
    yield from _graph(provenance, _provenance(description, told))
    made = (ox.Triple(whole, _PUBLISHED[found.predicate], found.object) for found in published)
    yield from _graph(info, [*published, *made])


def _provenance(description: Triples, told: Told) -> Triples:
    """Give who says it, in which words, and the document these were read in."""
    found = [triple for triple in description if triple.predicate not in _PUBLISHED]
    sources = {triple.object for triple in found if triple.predicate == _SOURCE}
    names = sorted(source.value for source in sources if isinstance(source, ox.NamedNode))
    return found + [triple for name in names for triple in told.of(ox.NamedNode(name))]


def _graph(name: ox.NamedNode, triples: Iterable[ox.Triple]) -> Iterator[Section]:
    """Order one graph as every export does."""
    lines = (written(one.subject, one.predicate, one.object, name) for one in triples)
    return (section for section in sections(lines) if section.claim is not None)
