"""What the files of a dataset hold, as they are written: claims and things in the files' order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

import pyoxigraph as ox

from eventgraph.curation.editing import Edit
from eventgraph.errors import reading
from eventgraph.rdf.formats import format_of
from eventgraph.rdf.loading import SYNTAXES
from eventgraph.rdf.places.listing import files_of
from eventgraph.rdf.refusing import bytes_of
from eventgraph.vocabulary import EVG, RDF, SEM

__all__ = ["HeldClaim", "Holding", "hold", "hold_to_edit", "quads_of", "statement_in"]

_TYPE: Final = ox.NamedNode(str(RDF.type))
_CLAIM: Final = ox.NamedNode(str(EVG.Claim))
_STATUS: Final = ox.NamedNode(str(EVG.status))
_DRAFT: Final = ox.NamedNode(str(EVG.Draft))
_IN_CLAIM: Final = ox.NamedNode(str(EVG.inClaim))
_SPEAKER: Final = ox.NamedNode(str(SEM.accordingTo))
_PARTS: Final = tuple(ox.NamedNode(str(RDF[part])) for part in ("subject", "predicate", "object"))


@dataclass
class HeldClaim:
    """A claim as its files hold it: its graph, its description, and the file that describes it.

    `statements` are what it tells in reified statements, by the statement's name.
    """

    name: ox.NamedNode
    contents: list[ox.Triple] = field(default_factory=list)
    description: list[ox.Triple] = field(default_factory=list)
    statements: dict[ox.NamedNode, ox.Triple] = field(default_factory=dict)
    path: Path | None = None

    @property
    def is_draft(self) -> bool:
        """Whether it is begun and not finished."""
        return any(one.predicate == _STATUS and one.object == _DRAFT for one in self.description)

    @property
    def told(self) -> list[ox.Triple]:
        """Give what it tells, asserted or not."""
        return [*self.contents, *self.statements.values()]


@dataclass
class Holding:
    """What the files of a dataset hold: claims and things by IRI, in the files' order.

    `occurring` are the IRIs that stand anywhere in them, `predicates` those of relations.
    """

    claims: dict[str, HeldClaim] = field(default_factory=dict)
    things: dict[str, list[ox.Triple]] = field(default_factory=dict)
    occurring: set[str] = field(default_factory=set)
    predicates: set[str] = field(default_factory=set)


def hold(*paths: str | Path) -> Holding:
    """Read files and folders of RDF as they are written, without what `load` makes of them.

    Raises InputError as `load` does for what cannot be read; `load` them first, which refuses all
    else that no file may hold.

    >>> claim = "https://w3id.org/eventgraph/id/claim/iac-headline-counts-252"
    >>> len(hold("graph").claims[claim].contents)
    2
    """
    holding = Holding()
    graphs: dict[str, list[ox.Triple]] = {}
    subjects: dict[str, list[ox.Triple]] = {}
    places: dict[str, Path] = {}
    for path in files_of(*paths):
        for quad in quads_of(path):
            _note(quad, graphs, subjects, holding)
            if isinstance(quad.subject, ox.NamedNode):
                places.setdefault(quad.subject.value, path)
    _part(holding, graphs, subjects, places)
    return holding


def hold_to_edit(*paths: str | Path) -> tuple[Holding, Edit]:
    """Read files as `hold` does, and what changes them: a change in between is noticed then."""
    edit = Edit(*paths)
    list(edit.files)  # reads them
    return hold(*paths), edit


def quads_of(path: Path) -> Iterable[ox.Quad]:
    """Give the quads of a file as they are written; `load` it first, which refuses what is wrong.

    >>> next(iter(quads_of(Path("graph/sources.ttl")))).predicate.value.rpartition("#")[2]
    'type'
    """
    with reading(path):
        data = bytes_of(path)
    return cast("Iterable[ox.Quad]", ox.parse(data, format=SYNTAXES[format_of(path).name]))


def _note(
    quad: ox.Quad,
    graphs: dict[str, list[ox.Triple]],
    subjects: dict[str, list[ox.Triple]],
    holding: Holding,
) -> None:
    subject, predicate, value, graph = quad
    if isinstance(graph, ox.NamedNode):
        graphs.setdefault(graph.value, []).append(quad.triple)
    elif isinstance(subject, ox.NamedNode):
        subjects.setdefault(subject.value, []).append(quad.triple)
    holding.predicates.add(predicate.value)
    holding.occurring.update(
        term.value for term in (subject, predicate, value) if isinstance(term, ox.NamedNode)
    )


def _part(
    holding: Holding,
    graphs: dict[str, list[ox.Triple]],
    subjects: dict[str, list[ox.Triple]],
    places: dict[str, Path],
) -> None:
    """Part claims from things, and let each have its statements."""
    holding.occurring.update(graphs)
    told: dict[str, dict[ox.NamedNode, ox.Triple]] = {}
    for name, triples in list(subjects.items()):
        found = statement_in(triples)
        if found is not None:
            claim, triple = found
            told.setdefault(claim.value, {})[ox.NamedNode(name)] = triple
            del subjects[name]
    names = dict.fromkeys(
        [*(name for name, its in subjects.items() if _is_claim(its)), *graphs, *told]
    )
    for name in names:
        holding.claims[name] = HeldClaim(
            ox.NamedNode(name),
            graphs.get(name, []),
            subjects.pop(name, []),
            told.get(name, {}),
            places.get(name),
        )
    holding.things = subjects


def _is_claim(triples: list[ox.Triple]) -> bool:
    return any(
        (one.predicate == _TYPE and one.object == _CLAIM) or one.predicate == _SPEAKER
        for one in triples
    )


def statement_in(triples: list[ox.Triple]) -> tuple[ox.NamedNode, ox.Triple] | None:
    """Read a whole reified statement: of which claim it is, and what it tells; None for others.

    >>> statement_in([]) is None
    True
    """
    found = {one.predicate: one.object for one in triples}
    claim = found.get(_IN_CLAIM)
    if not isinstance(claim, ox.NamedNode) or len(found) != len(triples):
        return None
    subject, predicate, value = (found.get(part) for part in _PARTS)
    if (
        isinstance(subject, ox.NamedNode | ox.BlankNode)
        and isinstance(predicate, ox.NamedNode)
        and isinstance(value, ox.NamedNode | ox.BlankNode | ox.Literal)
    ):
        return claim, ox.Triple(subject, predicate, value)
    return None
