"""Write each claim as a nanopublication: what is said, who says it where, and who entered it.

See https://nanopub.net/guidelines/working_draft/: four named graphs for each, in TriG.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pyoxigraph as ox
from rdflib import Dataset

from eventgraph.claims.cards import claim_names
from eventgraph.errors import FormatError
from eventgraph.exports.order import IN_CLAIM, TYPE, Section, sections
from eventgraph.exports.rdf import exported_quads, written_prefixes
from eventgraph.exports.turtle import write_turtle
from eventgraph.vocabulary import DCTERMS, EVG, PAV, PROV, curie

__all__ = ["export_nanopub"]

_NP: Final = "http://www.nanopub.org/nschema#"
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

_ATTITUDE: Final = ox.NamedNode(str(EVG.attitude))

Triples = list[ox.Triple]


def export_nanopub(dataset: Dataset, _format: str = "nanopub") -> bytes:
    """Write every claim of a dataset, or of a scope of one, as a nanopublication of its own.

    The assertion is the claim's graph and keeps its name. It is attributed to the claim's speaker;
    the nanopublication was created by who entered the claim. None is signed: that is for whoever
    publishes them. Raises FormatError for a claim that nobody is said to have entered.

    >>> import eventgraph as eg
    >>> eg.export(eg.load("graph"), "nanopub").startswith(b"@prefix np: <http://www.nanopub.org/")
    True
    """
    said: dict[str, Triples] = {}
    told: dict[str, Triples] = {}
    for quad in exported_quads(dataset):
        named = isinstance(quad.graph_name, ox.NamedNode)
        name = quad.graph_name if named else quad.subject
        if isinstance(name, ox.NamedNode):
            (said if named else told).setdefault(name.value, []).append(quad.triple)
    _take_over(told, said)
    written = (
        section
        for claim in sorted(claim_names(dataset))
        for section in _nanopublication(claim, said[claim], told)
    )
    return write_turtle(written, {"np": _NP, **written_prefixes(dataset)}).encode("utf-8")


def _take_over(told: Mapping[str, Triples], said: dict[str, Triples]) -> None:
    """Let a claim that asserts nothing have the statements it tells as its assertion.

    What it tells is thereby no triple of the assertion; its attitude stands beside it.
    """
    for triples in told.values():
        claims = [one.object for one in triples if one.predicate == IN_CLAIM]
        for claim in claims:
            if isinstance(claim, ox.NamedNode):
                stands = [one for one in told.get(claim.value, ()) if one.predicate == _ATTITUDE]
                said.setdefault(claim.value, stands).extend(triples)


def _nanopublication(claim: str, said: Triples, told: Mapping[str, Triples]) -> Iterator[Section]:
    """Make the four graphs of one claim: their names are the claim's, a dot, and what they are."""
    whole = ox.NamedNode(f"{claim}.nanopub")
    description = told[claim]
    published = [triple for triple in description if triple.predicate in _PUBLISHED]
    if not any(triple.predicate == _CURATOR for triple in published):
        raise FormatError(f"{curie(claim)} does not say who entered it; add pav:curatedBy")
    assertion, provenance, info = (
        ox.NamedNode(f"{claim}{part}") for part in ("", ".provenance", ".pubinfo")
    )
    parts = zip(_HEAD.values(), (assertion, provenance, info), strict=True)
    yield from _graph(
        ox.NamedNode(f"{claim}.head"),
        [
            ox.Triple(whole, TYPE, _NANOPUBLICATION),
            *(ox.Triple(whole, relation, part) for relation, part in parts),
        ],
    )
    yield from _graph(assertion, said)
    yield from _graph(provenance, _provenance(description, told))
    made = (ox.Triple(whole, _PUBLISHED[found.predicate], found.object) for found in published)
    yield from _graph(info, [*published, *made])


def _provenance(description: Triples, told: Mapping[str, Triples]) -> Triples:
    """Give who says it, in which words, and the document these were read in."""
    found = [triple for triple in description if triple.predicate not in _PUBLISHED]
    sources = {triple.object for triple in found if triple.predicate == _SOURCE}
    names = sorted(source.value for source in sources if isinstance(source, ox.NamedNode))
    return found + [triple for name in names for triple in told.get(name, ())]


def _graph(name: ox.NamedNode, triples: Iterable[ox.Triple]) -> Iterator[Section]:
    """Order one graph as every export does."""
    quads = (ox.Quad(one.subject, one.predicate, one.object, name) for one in triples)
    return (section for section in sections(quads) if section.claim is not None)
