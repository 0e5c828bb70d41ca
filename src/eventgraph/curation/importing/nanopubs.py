"""Read nanopublications as claims: what is said, who says it where, and who entered it.

See https://nanopub.net/guidelines/working_draft/. One that lacks what a claim must have, as the
words it rests on, becomes a draft.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.curation.holding import Holding, quads_of, statement_in
from eventgraph.curation.importing.drafting import Found, NewClaim
from eventgraph.curation.importing.marks import Left
from eventgraph.errors import InputError
from eventgraph.rdf.literals import typed_date
from eventgraph.rdf.loading import load
from eventgraph.vocabulary import DCTERMS, EVG, PAV, PROV, RDF, SEM, curie

__all__ = ["read_nanopubs"]

_NP: Final = "http://www.nanopub.org/nschema#"
_PARTS: Final = tuple(f"{_NP}has{part}" for part in ("Assertion", "Provenance", "PublicationInfo"))
_TYPE: Final = ox.NamedNode(str(RDF.type))
_CLAIM: Final = ox.NamedNode(str(EVG.Claim))
_ATTITUDE: Final = ox.NamedNode(str(EVG.attitude))
_ATTRIBUTED: Final = str(PROV.wasAttributedTo)
_SPEAKER: Final = str(SEM.accordingTo)
_SOURCE: Final = str(PROV.wasQuotedFrom)
#: What the provenance of others says in words of its own, and which of ours that is.
_SAID: Final = {
    _ATTRIBUTED: _SPEAKER,
    str(PROV.hadPrimarySource): _SOURCE,
    str(PROV.wasDerivedFrom): _SOURCE,
}
_PUBLISHED: Final = {
    str(DCTERMS.creator): str(PAV.curatedBy),
    str(DCTERMS.created): str(PAV.curatedOn),
}

Triples = list[ox.Triple]


class _Nanopub(NamedTuple):
    """The parts of one nanopublication."""

    name: ox.NamedNode
    assertion: ox.NamedNode
    said: Triples
    provenance: Triples
    info: Triples


def read_nanopubs(path: Path, holding: Holding) -> Found:
    """Read every nanopublication of a file in TriG, N-Quads or JSON-LD.

    A claim is named as its assertion graph, a draft until it is found to conform. What is said of
    a source that the dataset does not have comes along; all else that has no place is listed.
    Raises InputError, with file, line and column, for what cannot be read.
    """
    load(path, ontology=False)
    graphs: dict[str, Triples] = {}
    for quad in quads_of(path):
        if isinstance(quad.graph_name, ox.NamedNode):
            graphs.setdefault(quad.graph_name.value, []).append(quad.triple)
    found = Found([], {}, [], [])
    for one in _nanopubs(graphs, found.left):
        if one.assertion.value in holding.claims:
            why = f"is {curie(one.assertion.value)}, which the dataset has already"
            found.left.append(Left(curie(one.name.value), why))
        else:
            found.claims.append(_claim(one, holding, found))
    if not found.claims and not found.left:
        raise InputError("holds no nanopublication: no graph says np:hasAssertion", path)
    return found


def _nanopubs(graphs: dict[str, Triples], left: list[Left]) -> Iterator[_Nanopub]:
    """Put the parts of each nanopublication together; one that lacks a part is left."""
    heads: dict[str, dict[str, ox.NamedNode]] = {}
    for triples in graphs.values():
        for one in triples:
            if one.predicate.value in _PARTS and isinstance(one.object, ox.NamedNode):
                name = getattr(one.subject, "value", "")
                heads.setdefault(name, {})[one.predicate.value] = one.object
    for name, parts in heads.items():
        lacking = [part.rpartition("has")[2] for part in _PARTS if part not in parts]
        assertion, *others = (parts.get(part) for part in _PARTS)
        if assertion is None or lacking:
            left.append(Left(curie(name), f"has no graph of its {' and '.join(lacking)}"))
            continue
        told = [graphs.get(part.value, []) if part is not None else [] for part in others]
        node = ox.NamedNode(name)
        yield _Nanopub(node, assertion, graphs.get(assertion.value, []), told[0], told[1])


def _claim(one: _Nanopub, holding: Holding, found: Found) -> NewClaim:
    """Make a claim of a nanopublication."""
    name = one.assertion
    contents = list(_asserted(one))
    description = [
        triple
        for triple in (*one.provenance, *one.info)
        if triple.subject == name and isinstance(triple.object, ox.NamedNode | ox.Literal)
    ]
    known = {triple.predicate.value for triple in description}
    if _SPEAKER in known:
        description = [one for one in description if one.predicate.value != _ATTRIBUTED]
    description = [_ours(triple, known) for triple in description]
    for triple in one.info:
        term = _PUBLISHED.get(triple.predicate.value)
        if triple.subject == one.name and term and term not in known:
            description.append(_published(name, term, triple.object))
    if ox.Triple(name, _TYPE, _CLAIM) not in description:
        description.insert(0, ox.Triple(name, _TYPE, _CLAIM))
    sources = [t.object for t in description if t.predicate.value == _SOURCE]
    source = next((node for node in sources if isinstance(node, ox.NamedNode)), None)
    _beside(one, source, holding, found)
    return NewClaim(name, contents, tuple(dict.fromkeys(description)), source)


def _asserted(one: _Nanopub) -> Iterator[ox.Triple]:
    """Give what an assertion says; what is told in statements, as its graph would say it."""
    subjects: dict[object, Triples] = {}
    for triple in one.said:
        subjects.setdefault(triple.subject, []).append(triple)
    for triples in subjects.values():
        told = statement_in(triples)
        if told is not None and told[0] == one.assertion:
            yield told[1]
        else:
            yield from (t for t in triples if not _stance(t, one.assertion))


def _stance(triple: ox.Triple, claim: ox.NamedNode) -> bool:
    return triple.subject == claim and triple.predicate == _ATTITUDE


def _ours(triple: ox.Triple, known: set[str]) -> ox.Triple:
    """Say in our words what others say in theirs, where ours do not say it."""
    term = _SAID.get(triple.predicate.value)
    if term is None or term in known:
        return triple
    return ox.Triple(triple.subject, ox.NamedNode(term), triple.object)


def _published(
    name: ox.NamedNode, term: str, value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
) -> ox.Triple:
    """Say of a claim who made its nanopublication, and on which day."""
    if isinstance(value, ox.Literal):
        value = typed_date(value.value[:10]) or value
    return ox.Triple(name, ox.NamedNode(term), value)


def _beside(one: _Nanopub, source: ox.NamedNode | None, holding: Holding, found: Found) -> None:
    """Take along what is said of the source; list what else is said, and has no place."""
    for triple in (*one.provenance, *one.info):
        if triple.subject in {one.assertion, one.name}:
            continue
        if triple.subject == source and source is not None:
            if source.value not in holding.things:
                found.things.setdefault(source, []).append(triple)
            continue
        found.left.append(Left(curie(one.name.value), f"also says: {triple}"))
    for triple in one.info:
        if triple.subject == one.name and triple.predicate.value not in _PUBLISHED:
            found.left.append(Left(curie(one.name.value), f"also says: {triple}"))
