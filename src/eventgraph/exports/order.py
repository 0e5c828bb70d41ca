"""The order in which a dataset is written: things first, then each claim beside its graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

import pyoxigraph as ox

from eventgraph.claims.hands import REPORTED
from eventgraph.vocabulary import EVG, PROV, RDF, RDFS, SEM, SKOS

__all__ = [
    "CLAIM",
    "IN_CLAIM",
    "TYPE",
    "Block",
    "Name",
    "Object",
    "Section",
    "section_of",
    "sections",
]

Name = ox.NamedNode | ox.BlankNode
Object = ox.NamedNode | ox.BlankNode | ox.Literal
Properties = dict[ox.NamedNode, dict[Object, None]]
Subjects = dict[Name, Properties]

TYPE: Final = ox.NamedNode(str(RDF.type))
CLAIM: Final = ox.NamedNode(str(EVG.Claim))
IN_CLAIM: Final = ox.NamedNode(str(EVG.inClaim))

_DEFAULT: Final = ox.DefaultGraph()
_FIRST: Final = (
    RDF.type,
    RDFS.label,
    SKOS.altLabel,
    SEM.accordingTo,
    *REPORTED,
    EVG.statedIn,
    PROV.wasQuotedFrom,
    EVG.quote,
    EVG.certainty,
    EVG.inClaim,
    RDF.subject,
    RDF.predicate,
    RDF.object,
)
_RANK: Final = {str(predicate): rank for rank, predicate in enumerate(_FIRST)}


class Block(NamedTuple):
    """One subject with its properties, all in the order they are written."""

    subject: Name
    properties: tuple[tuple[ox.NamedNode, tuple[Object, ...]], ...]


class Section(NamedTuple):
    """A claim: what its graph holds, and what describes it; without a claim, all other things."""

    claim: Name | None
    contents: tuple[Block, ...]
    description: tuple[Block, ...]


def sections(quads: Iterable[ox.Quad]) -> Iterator[Section]:
    """Group quads by subject and claim, so that a diff of two versions shows what changed.

    Things come first, by IRI, then the claims, by IRI: each one's graph, its description, and the
    reified statements that carry it where a format has no graphs. Types and labels come first.

    >>> speaker, claim = ox.NamedNode("http://example.org/z"), ox.NamedNode("http://example.org/a")
    >>> quads = [ox.Quad(claim, TYPE, CLAIM), ox.Quad(speaker, TYPE, speaker, claim)]
    >>> [(part.claim == claim, len(part.contents)) for part in sections(quads)]
    [(False, 0), (True, 1)]
    """
    things, graphs = _grouped(quads)
    homes: dict[Name | None, list[Name]] = {None: [], **{name: [] for name in graphs}}
    for subject, properties in things.items():
        homes.setdefault(_home(subject, properties, graphs), []).append(subject)
    yield Section(None, (), _blocks({subject: things[subject] for subject in homes.pop(None)}))
    for claim in sorted((name for name in homes if name is not None), key=_order):
        described = {subject: things[subject] for subject in homes[claim]}
        own = {claim: described.pop(claim)} if claim in described else {}
        yield Section(claim, _blocks(graphs.get(claim, {})), _blocks(own) + _blocks(described))


def section_of(claim: Name | None, quads: Iterable[ox.Quad]) -> Section:
    """Make the section of one claim, or of one thing, of all the quads that belong to it.

    >>> x = ox.NamedNode("http://example.org/x")
    >>> len(section_of(x, [ox.Quad(x, TYPE, x, x)]).contents)
    1
    """
    things, graphs = _grouped(quads)
    contents = _blocks(graphs.get(claim, {})) if claim is not None else ()
    own = {claim: things.pop(claim)} if claim is not None and claim in things else {}
    return Section(claim, contents, _blocks(own) + _blocks(things))


def _grouped(quads: Iterable[ox.Quad]) -> tuple[Subjects, dict[Name, Subjects]]:
    """Gather the triples of the default graph and of each named graph by subject and predicate."""
    things: Subjects = {}
    graphs: dict[Name, Subjects] = {}
    for subject, predicate, value, graph in quads:
        subjects = things if graph == _DEFAULT else graphs.setdefault(graph, {})
        subjects.setdefault(subject, {}).setdefault(predicate, {})[value] = None
    return things, graphs


def _home(subject: Name, properties: Properties, graphs: Mapping[Name, object]) -> Name | None:
    """Find the claim that a subject is written with: itself, or the one it is a statement of."""
    if subject in graphs or CLAIM in properties.get(TYPE, {}):
        return subject
    claims = [value for value in properties.get(IN_CLAIM, {}) if not isinstance(value, ox.Literal)]
    return min(claims, key=_order, default=None)


def _blocks(subjects: Mapping[Name, Properties]) -> tuple[Block, ...]:
    return tuple(
        Block(
            subject,
            tuple(
                (predicate, tuple(sorted(subjects[subject][predicate], key=_order)))
                for predicate in sorted(subjects[subject], key=_precedence)
            ),
        )
        for subject in sorted(subjects, key=_order)
    )


def _precedence(predicate: ox.NamedNode) -> tuple[int, str]:
    return _RANK.get(predicate.value, len(_RANK)), predicate.value


def _order(term: Object) -> tuple[int, str, str, str]:
    """Sort IRIs before blank nodes before literals; literals by language first."""
    if isinstance(term, ox.Literal):
        return 2, term.language or "", term.value, term.datatype.value
    return int(isinstance(term, ox.BlankNode)), term.value, "", ""
