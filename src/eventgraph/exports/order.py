"""The order in which a dataset is written: things first, then each claim beside its graph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from eventgraph.claims.hands import REPORTED
from eventgraph.tables.terms import Term, literal, statement
from eventgraph.vocabulary import EVG, PROV, RDF, RDFS, SEM, SKOS

__all__ = [
    "CLAIM",
    "IN_CLAIM",
    "TYPE",
    "Block",
    "Section",
    "section_of",
    "sections",
]

Properties = dict[Term, list[Term]]
Subjects = dict[Term, Properties]

TYPE: Final = f"<{RDF.type}>"
CLAIM: Final = f"<{EVG.Claim}>"
IN_CLAIM: Final = f"<{EVG.inClaim}>"

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
_RANK: Final = {f"<{predicate}>": rank for rank, predicate in enumerate(_FIRST)}


class Block(NamedTuple):
    """One subject with its properties, all in the order they are written."""

    subject: Term
    properties: tuple[tuple[Term, tuple[Term, ...]], ...]


class Section(NamedTuple):
    """A claim: what its graph holds, and what describes it; without a claim, all other things."""

    claim: Term | None
    contents: tuple[Block, ...]
    description: tuple[Block, ...]


def sections(lines: Iterable[str]) -> Iterator[Section]:
    """Group lines of N-Quads by subject and claim, so that a diff shows what changed.

    Things come first, by IRI, then the claims, by IRI: each one's graph, its description, and the
    reified statements that carry it where a format has no graphs. Types and labels come first.

    >>> speaker, claim = "<http://example.org/z>", "<http://example.org/a>"
    >>> lines = [f"{claim} {TYPE} {CLAIM} .", f"{speaker} {TYPE} {speaker} {claim} ."]
    >>> [(part.claim == claim, len(part.contents)) for part in sections(lines)]
    [(False, 0), (True, 1)]
    """
    things, graphs = _grouped(lines)
    homes: dict[Term | None, list[Term]] = {None: [], **{name: [] for name in graphs}}
    for subject, properties in things.items():
        homes.setdefault(_home(subject, properties, graphs), []).append(subject)
    yield Section(None, (), _blocks({subject: things[subject] for subject in homes.pop(None)}))
    for claim in sorted((name for name in homes if name is not None), key=_order):
        described = {subject: things[subject] for subject in homes[claim]}
        own = {claim: described.pop(claim)} if claim in described else {}
        yield Section(claim, _blocks(graphs.get(claim, {})), _blocks(own) + _blocks(described))


def section_of(claim: Term | None, lines: Iterable[str]) -> Section:
    """Make the section of one claim, or of one thing, of all the lines that belong to it.

    >>> len(section_of("<urn:x>", [f"<urn:x> {TYPE} <urn:x> <urn:x> ."]).contents)
    1
    """
    things, graphs = _grouped(lines)
    contents = _blocks(graphs.get(claim, {})) if claim is not None else ()
    own = {claim: things.pop(claim)} if claim is not None and claim in things else {}
    return Section(claim, contents, _blocks(own) + _blocks(things))


def _grouped(lines: Iterable[str]) -> tuple[Subjects, dict[Term, Subjects]]:
    """Gather the triples of the default graph and of each named graph by subject and predicate."""
    things: Subjects = {}
    graphs: dict[Term, Subjects] = {}
    for subject, predicate, value, graph in map(statement, dict.fromkeys(lines)):
        subjects = graphs.setdefault(graph, {}) if graph else things
        subjects.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return things, graphs


def _home(subject: Term, properties: Properties, graphs: Mapping[Term, object]) -> Term | None:
    """Find the claim that a subject is written with: itself, or the one it is a statement of."""
    if subject in graphs or CLAIM in properties.get(TYPE, ()):
        return subject
    claims = [value for value in properties.get(IN_CLAIM, ()) if not value.startswith('"')]
    return min(claims, key=_order, default=None)


def _blocks(subjects: Mapping[Term, Properties]) -> tuple[Block, ...]:
    return tuple([_block(subject, subjects[subject]) for subject in _sorted(subjects)])


def _block(subject: Term, properties: Properties) -> Block:
    predicates = sorted(properties, key=_precedence)
    return Block(subject, tuple([(name, _sorted(properties[name])) for name in predicates]))


def _sorted(terms: Collection[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=_order) if len(terms) > 1 else terms)


@lru_cache(1 << 12)
def _precedence(predicate: Term) -> tuple[int, str]:
    return _RANK.get(predicate, len(_RANK)), predicate[1:-1]


def _order(term: Term) -> tuple[int, str, str, str]:
    """Sort IRIs before blank nodes before literals; literals by language first."""
    if term.startswith("<"):
        return 0, term[1:-1], "", ""
    if term.startswith("_"):
        return 1, term[2:], "", ""
    value, language, datatype = literal(term)
    return 2, language, value, datatype
